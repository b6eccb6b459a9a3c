#include "extract/detail/published.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include <fmt/format.h>

#include "extract/detail/dates.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

// How much each kind of evidence counts, after how often it was right on pages with known dates
// (measures/extraction.md).
double weight_of(DateOrigin origin) {
  switch (origin) {
    case DateOrigin::address:
      return 4;
    case DateOrigin::headline:
      return 2.4;
    case DateOrigin::itemprop:
      return 2.2;
    case DateOrigin::json_ld:
      return 1.6;
    case DateOrigin::meta:
      return 1.6;
    case DateOrigin::time_tag:
      return 1.2;
    case DateOrigin::classed:
      return 1;
    case DateOrigin::labelled:
      return 0.6;
    case DateOrigin::short_block:
      return 0.5;
    case DateOrigin::any_block:
      return 0.5;
    case DateOrigin::updated:
      return 0.2;
  }
  return 0;
}

TimeSource source_of(DateOrigin origin) {
  switch (origin) {
    case DateOrigin::address:
      return TimeSource::address;
    case DateOrigin::itemprop:
    case DateOrigin::json_ld:
    case DateOrigin::meta:
    case DateOrigin::updated:
      return TimeSource::metadata;
    default:
      return TimeSource::text;
  }
}

struct Vote {
  WrittenDate date;
  DateOrigin origin;
};

bool says_date(std::string_view class_and_id) {
  static constexpr std::string_view words[] = {
      "date",
      "time",
      "info",
      "meta",
      "pub",
      "posted",
      "byline",
      "datum",
      "zeit",
      "fecha",
      "published",
      "timestamp",
      "source",
      "shijian"};
  const std::string small = lower(class_and_id);
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return contains(small, word);
  });
}

bool has_label(std::string_view text) {
  static const std::vector<std::string_view> words = {
      "发布",
      "发表",
      "發布",
      "發表",
      "时间",
      "時間",
      "日期",
      "更新",
      "posted",
      "published",
      "publié",
      "vom ",
      "veröffentlicht",
      "date:",
      "datum",
      "erstellt",
      "pubblicato",
      "publicado",
      "on "};
  return contains_any(lower(text), words);
}

std::string text_below(const Document& document, NodeIndex node, std::size_t limit) {
  std::string text;
  for (NodeIndex i = node + 1; i < document.nodes[node].end && text.size() < limit; ++i) {
    if (document.nodes[i].tag != Tag::text) continue;
    text += document.nodes[i].text;
    text += ' ';
  }
  return one_line(text);
}

class Ballot {
 public:
  Ballot(
      const Document& document,
      const std::vector<Block>& blocks,
      const Metadata& metadata,
      const DateContext& context)
      : document_(document), blocks_(blocks), metadata_(metadata), context_(context) {
    const std::string language = lower(metadata.language);
    month_first_ = language == "en-us" || language == "en_us";
  }

  std::vector<Vote> votes() {
    if (const auto date = date_of_address(context_.url)) add(*date, DateOrigin::address);
    if (votes_.empty() && !metadata_.canonical.empty()) {
      if (const auto date = date_of_address(metadata_.canonical)) add(*date, DateOrigin::address);
    }
    for (const DateText& one : metadata_.published) {
      if (const auto date = date_of_value(one.text)) add(*date, one.origin);
    }
    for (const DateText& one : metadata_.modified) {
      if (const auto date = date_of_value(one.text)) add(*date, DateOrigin::updated);
    }
    from_elements();
    from_blocks();
    return std::move(votes_);
  }

 private:
  bool is_possible(const WrittenDate& date) const {
    return range_of(date, context_.zone, TimeSource::text).earliest <=
           context_.captured + std::chrono::days{1};
  }

  bool has(DateOrigin origin) const {
    return std::any_of(
        votes_.begin(), votes_.end(), [&](const Vote& one) { return one.origin == origin; });
  }

  // Only the first date of each kind votes.
  void add(const WrittenDate& date, DateOrigin origin) {
    if (!has(origin) && is_possible(date)) votes_.push_back({date, origin});
  }

  void from_elements() {
    for (NodeIndex i = 1; i < document_.nodes.size(); ++i) {
      const Node& node = document_.nodes[i];
      if (node.tag == Tag::text || node.tag == Tag::meta || node.tag == Tag::link ||
          node.tag == Tag::script)
        continue;
      if (node.tag == Tag::time && !has(DateOrigin::time_tag)) {
        auto date = date_of_value(document_.attribute(i, "datetime"));
        if (!date) {
          const auto written = dates_in(text_below(document_, i, 100), month_first_);
          if (!written.empty()) date = written.front();
        }
        if (date) add(*date, DateOrigin::time_tag);
      } else if (node.attribute_count != 0 && !has(DateOrigin::classed) && node.end - i < 40) {
        const std::string_view name = document_.attribute(i, "class");
        const std::string_view id = document_.attribute(i, "id");
        if (!says_date(name) && !says_date(id)) continue;
        const std::string text = text_below(document_, i, 300);
        if (text.size() > 250) continue;
        const auto written = dates_in(text, month_first_);
        if (!written.empty()) add(written.front(), DateOrigin::classed);
      }
    }
  }

  void from_blocks() {
    if (context_.headline != no_block) {
      const std::size_t from = context_.headline < 2 ? 0 : context_.headline - 2;
      const std::size_t to = std::min(blocks_.size(), context_.headline + 9);
      // What stands below the headline counts before what stands above it.
      for (std::size_t i = context_.headline; i < to && !has(DateOrigin::headline); ++i)
        from_block(i, DateOrigin::headline);
      for (std::size_t i = from; i < context_.headline && !has(DateOrigin::headline); ++i)
        from_block(i, DateOrigin::headline);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_short = blocks_[i].size < 60;
      if (!has(DateOrigin::any_block)) from_block(i, DateOrigin::any_block);
      if (is_short && !has(DateOrigin::short_block)) from_block(i, DateOrigin::short_block);
      if (is_short && !has(DateOrigin::labelled) && has_label(blocks_[i].text))
        from_block(i, DateOrigin::labelled);
      if (has(DateOrigin::any_block) && has(DateOrigin::short_block) && has(DateOrigin::labelled))
        break;
    }
  }

  void from_block(std::size_t i, DateOrigin origin) {
    if (blocks_[i].text.size() > 2000) return;
    for (const WrittenDate& date : dates_in(blocks_[i].text, month_first_)) {
      if (!is_possible(date)) continue;
      add(date, origin);
      return;
    }
  }

  const Document& document_;
  const std::vector<Block>& blocks_;
  const Metadata& metadata_;
  const DateContext& context_;
  bool month_first_ = false;
  std::vector<Vote> votes_;
};

// Of the votes for one day the one that tells most: a time with its zone, a time, the day.
int worth(const Vote& vote) {
  const int told = vote.date.seconds ? (vote.date.offset ? 40 : 20) : 0;
  return told - static_cast<int>(vote.origin);
}

std::string zone_name(int offset) {
  const int minutes = std::abs(offset) / 60;
  return fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace

Published find_dates(
    const Document& document,
    const std::vector<Block>& blocks,
    const Metadata& metadata,
    const DateContext& context) {
  Published out;
  const std::vector<Vote> votes = Ballot(document, blocks, metadata, context).votes();
  std::map<int, double> days;
  for (const Vote& vote : votes) days[vote.date.number()] += weight_of(vote.origin);
  const Vote* chosen = nullptr;
  double most = 0;
  for (const Vote& vote : votes) {
    const double sum = days[vote.date.number()];
    const bool better = chosen == nullptr || sum > most ||
                        (sum == most && vote.date.number() == chosen->date.number() &&
                         worth(vote) > worth(*chosen));
    if (!better) continue;
    chosen = &vote;
    most = sum;
  }
  if (chosen != nullptr) {
    out.published = range_of(chosen->date, context.zone, source_of(chosen->origin));
    if (chosen->date.offset) out.zone = zone_name(*chosen->date.offset);
  }
  for (const DateText& one : metadata.modified) {
    const auto date = date_of_value(one.text);
    if (!date) continue;
    const TimeRange range = range_of(*date, context.zone, TimeSource::metadata);
    if (range.earliest > context.captured + std::chrono::days{1}) continue;
    out.modified = range;
    break;
  }
  return out;
}

}  // namespace weiguan::extract
