#include "extract/detail/date_clues.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t blocks_above = 5;  // The headline; a date further up is another's.
constexpr std::ptrdiff_t blocks_below = 8;

Clue clue_of(DateProperty property) {
  switch (property) {
    case DateProperty::json_article:
      return Clue::json_article;
    case DateProperty::json_page:
      return Clue::json_page;
    case DateProperty::json_other:
      return Clue::json_other;
    case DateProperty::meta:
      return Clue::meta;
    case DateProperty::meta_vague:
      return Clue::meta_vague;
    case DateProperty::microdata:
      return Clue::microdata;
    case DateProperty::state:
      return Clue::state;
  }
  return Clue::json_other;
}

Clue modified_clue(DateProperty property) {
  if (property == DateProperty::meta || property == DateProperty::meta_vague)
    return Clue::modified_meta;
  return property == DateProperty::microdata ? Clue::modified_microdata : Clue::modified_json;
}

class Collection {
 public:
  Collection(
      const Document& document,
      const std::vector<Block>& blocks,
      const Metadata& metadata,
      const DateContext& context)
      : document_(document), blocks_(blocks), metadata_(metadata), context_(context) {
    latest_ = context.captured + std::chrono::days{1};
    if (const auto archived = archived_on(context.url)) {
      latest_ = std::min(
          latest_, range_of(*archived, Zone(), TimeSource::address).latest + std::chrono::days{1});
    }
  }

  std::vector<Candidate> run() {
    from_address();
    from_metadata();
    from_text();
    std::vector<Candidate> out;
    const int address_month = month_of_address(context_.url);
    const int upload_month = last_upload();
    for (auto& [day, candidate] : days_) {
      if (candidate.told.empty() && candidate.visible.empty()) continue;
      candidate.day = day;
      if (day / 100 == address_month) candidate.agreeing.push_back(Clue::address_month);
      if (day / 100 == upload_month) candidate.agreeing.push_back(Clue::upload_month);
      out.push_back(std::move(candidate));
    }
    return out;
  }

 private:
  bool is_possible(const WrittenDate& date) const {
    return range_of(date, context_.zone, TimeSource::text).earliest <= latest_;
  }

  void tell(const WrittenDate& date, Clue clue) {
    if (is_possible(date)) days_[date.number()].told.push_back({date, {clue}, no_block});
  }

  void from_address() {
    auto date = date_of_address(context_.url);
    if (!date) date = date_of_address(metadata_.canonical);
    if (date) tell(*date, Clue::address);
  }

  // The newest month in the addresses of the article's pictures, /uploads/2024/07/: 202407.
  int last_upload() const {
    if (context_.body_begin == no_block) return 0;
    const NodeIndex from =
        blocks_
            [context_.headline == no_block ? context_.body_begin
                                           : std::min(context_.headline, context_.body_begin)]
                .first;
    const NodeIndex to = blocks_[context_.body_end].first;
    int month = 0;
    for (NodeIndex i = from; i < to; ++i) {
      if (document_.nodes[i].tag == Tag::img)
        month = std::max(month, month_of_address(document_.attribute(i, "src")));
    }
    return month;
  }

  // Of each property the first; of JSON-LD articles the one with the page's headline.
  void from_metadata() {
    std::map<DateProperty, std::vector<std::pair<WrittenDate, bool>>> all;
    const std::string title = letters_of(metadata_.title);
    for (const DateText& one : metadata_.published) {
      const auto date = date_of_value(one.text);
      if (!date || !is_possible(*date)) continue;
      const std::string headline = letters_of(one.headline);
      const bool fits = !headline.empty() && contains(title, headline);
      all[one.property].push_back({*date, fits});
    }
    for (const auto& [property, dates] : all) {
      std::set<int> different;
      for (const auto& [date, fits] : dates) different.insert(date.number());
      auto chosen =
          std::find_if(dates.begin(), dates.end(), [](const auto& d) { return d.second; });
      if (chosen == dates.end()) chosen = dates.begin();
      if (property == DateProperty::state && different.size() > 1) continue;
      const bool list = property == DateProperty::microdata && different.size() >= 3;
      tell(chosen->first, list ? Clue::microdata_list : clue_of(property));
      if (property == DateProperty::json_article || property == DateProperty::json_page ||
          property == DateProperty::meta)
        published_.insert(chosen->first.number());
    }
    std::set<Clue> seen;
    for (const DateText& one : metadata_.modified) {
      const auto date = date_of_value(one.text);
      const Clue clue = modified_clue(one.property);
      if (!date || !is_possible(*date) || !seen.insert(clue).second) continue;
      tell(*date, clue);
      modified_.insert(date->number());
    }
    for (const std::string* text : {&metadata_.title, &metadata_.description}) {
      const auto dates = dates_in(*text, month_first());
      if (dates.size() != 1) continue;
      const DateLabel label = label_of(std::string_view(*text).substr(0, dates.front().begin));
      if (label == DateLabel::none || label == DateLabel::published) {
        tell(dates.front(), Clue::described);
        break;
      }
    }
  }

  bool month_first() const {
    const std::string language = lower(metadata_.language);
    return language == "en-us" || language == "en_us";
  }

  Clue place_of(std::size_t block) const {
    const auto at = static_cast<std::ptrdiff_t>(block);
    const bool behind = context_.body_end != no_block && context_.headline != no_block &&
                        context_.body_end > context_.headline && block > context_.body_end;
    if (context_.headline != no_block && !behind) {
      const auto gap = at - static_cast<std::ptrdiff_t>(context_.headline);
      if (gap >= 0 && gap <= blocks_below) return Clue::below;
      if (gap < 0 && gap >= -static_cast<std::ptrdiff_t>(blocks_above)) return Clue::above;
    }
    if (context_.body_begin != no_block) {
      const auto begin = static_cast<std::ptrdiff_t>(context_.body_begin);
      const auto end = static_cast<std::ptrdiff_t>(context_.body_end);
      if (at >= begin - 3 && at <= begin + 1) return Clue::start;
      if (at >= end - 1 && at <= end + 3) return Clue::end;
      if (at > begin && at < end) return Clue::inside;
    }
    return Clue::outside;
  }

  bool is_told(int day) const {
    const auto at = days_.find(day);
    return at != days_.end() && !at->second.told.empty();
  }

  // The day of the capture far above the headline is that of the visit: "Sunday, 22 November 2026".
  bool is_today(const VisibleDate& one) const {
    if (context_.headline == no_block || one.block + blocks_above >= context_.headline)
      return false;
    const TimeRange day = range_of(one.date, context_.zone, TimeSource::text);
    return one.label == DateLabel::none && !one.date.seconds && day.earliest <= context_.captured &&
           context_.captured <= day.latest;
  }

  // Metadata that tells the moment of a visible time in UTC, on the day before or after, is of the
  // day and zone that the page shows.
  void follow_clock(const WrittenDate& shown) {
    if (!shown.seconds || shown.offset) return;
    constexpr std::chrono::minutes::rep furthest = 840;  // 14 hours: no zone is further from UTC.
    const Time local = range_of(shown, Zone(), TimeSource::text).earliest;
    for (auto& [day, candidate] : days_) {
      if (day == shown.number()) continue;
      for (std::size_t i = 0; i < candidate.told.size(); ++i) {
        const WrittenDate& told = candidate.told[i].date;
        if (!told.seconds || !told.offset || *told.offset != 0) continue;
        const auto ahead = local - range_of(told, Zone(), TimeSource::metadata).earliest;
        const auto minutes =
            std::chrono::floor<std::chrono::minutes>(ahead + std::chrono::seconds{59});
        if (minutes.count() % 60 != 0 || std::abs(minutes.count()) > furthest) continue;
        Sighting moved = candidate.told[i];
        moved.date = shown;
        moved.date.offset = static_cast<int>(minutes.count()) * 60;
        candidate.told.erase(candidate.told.begin() + static_cast<std::ptrdiff_t>(i--));
        if (published_.count(day) != 0) published_.insert(shown.number());
        days_[shown.number()].told.push_back(std::move(moved));
      }
    }
  }

  static Clue form_of(const VisibleDate& one) {
    if (one.time_tag) return Clue::time_tag;
    if (one.marked) return Clue::marked;
    if (one.prose) return Clue::prose;
    return one.bare ? Clue::bare : Clue::mixed;
  }

  void from_text() {
    std::set<std::tuple<Clue, bool, bool, bool>> seen;
    std::size_t line = no_block;  // The block of the date before, and its day.
    int line_day = 0;
    for (const VisibleDate& one : visible_dates(document_, blocks_, month_first())) {
      if (!is_possible(one.date)) continue;
      Sighting sighting;
      sighting.date = one.date;
      sighting.block = one.block;
      std::vector<Clue>& clues = sighting.clues;
      const Clue place = place_of(one.block);
      const Clue form = form_of(one);
      if (one.label == DateLabel::stated) {
        clues = {Clue::called_stated};
      } else if (form == Clue::prose) {
        const bool by_headline = place == Clue::below || place == Clue::above;
        clues = {!by_headline ? Clue::prose : one.leads ? Clue::prose_lead : Clue::prose_near};
      } else {
        clues = {place, form};
      }
      if (one.label == DateLabel::published && form != Clue::prose)
        clues.push_back(Clue::called_published);
      if (one.label == DateLabel::updated) clues.push_back(Clue::called_updated);
      if (one.label == DateLabel::signed_on) clues.push_back(Clue::called_signed);
      if (one.label == DateLabel::other || is_today(one)) clues.push_back(Clue::called_other);
      const bool near = place == Clue::below || place == Clue::above || place == Clue::start;
      if (one.comment) clues.push_back(Clue::comment);
      if (one.unseen) clues.push_back(Clue::unseen);
      if (one.quoted) clues.push_back(Clue::quoted);
      if (one.furniture && !one.comment && !near) clues.push_back(Clue::furniture);
      if (one.alike >= 3) {
        const bool post =
            one.first_alike && one.label == DateLabel::published && one.date.seconds.has_value();
        clues.push_back(post ? Clue::post : one.first_alike ? Clue::alike_first : Clue::alike);
      }
      const bool called_other = one.label == DateLabel::other;
      const auto slot = std::make_tuple(
          place, form == Clue::prose, one.alike >= 3, one.label == DateLabel::published);
      if (seen.count(slot) != 0) clues.push_back(Clue::later);
      if (!called_other) seen.insert(slot);
      if (place == Clue::below && one.block > context_.headline + 4) clues.push_back(Clue::far);
      if (link_share(blocks_[one.block]) > 0.8) clues.push_back(Clue::linked);
      if (one.date.seconds && form != Clue::prose) clues.push_back(Clue::clock);
      const int day = one.date.number();
      const bool revised = one.label == DateLabel::updated && one.block == line && day > line_day;
      if (revised) clues.push_back(Clue::updated);
      line = one.block;
      line_day = day;
      if (near && form != Clue::prose && one.label != DateLabel::other) follow_clock(one.date);
      if (published_.count(day) == 0 && !published_.empty()) {
        if (form == Clue::mixed || form == Clue::prose) clues.push_back(Clue::contradicted);
        if (*published_.begin() < day) {
          if (one.label == DateLabel::updated && !revised) {
            clues.push_back(Clue::updated);
          } else if (one.label != DateLabel::updated && modified_.count(day) != 0) {
            clues.push_back(Clue::modified);
          }
        }
      }
      if (one.date.swapped != 0) {
        Sighting other = sighting;
        std::swap(other.date.month, other.date.day);
        // What metadata says decides which of the two is meant.
        const bool meant = is_told(one.date.swapped) && !is_told(day);
        (meant ? sighting : other).clues.push_back(Clue::swapped);
        if (is_possible(other.date)) days_[one.date.swapped].visible.push_back(std::move(other));
      }
      days_[day].visible.push_back(std::move(sighting));
    }
  }

  const Document& document_;
  const std::vector<Block>& blocks_;
  const Metadata& metadata_;
  const DateContext& context_;
  Time latest_{};
  std::map<int, Candidate> days_;
  std::set<int> published_;  // The days that metadata calls so.
  std::set<int> modified_;
};

}  // namespace

std::vector<Candidate> candidates(
    const Document& document,
    const std::vector<Block>& blocks,
    const Metadata& metadata,
    const DateContext& context) {
  return Collection(document, blocks, metadata, context).run();
}

}  // namespace weiguan::extract
