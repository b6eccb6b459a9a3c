#include "instruments/boilerplate.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "instruments/rows.h"

namespace weiguan {

namespace {

// Those whose other side is no copy of the article, oldest first; evenly thinned out.
std::vector<const Repeat*> judged(
    ArticleId article, const std::vector<Repeat>& repeats, Others& others) {
  std::vector<const Repeat*> all;
  for (const Repeat& one : repeats) {
    const ArticleId other = one.source == article ? one.target : one.source;
    if (others.copy_group(other) != others.copy_group(article)) all.push_back(&one);
  }
  if (all.size() <= most_judged) return all;
  std::sort(all.begin(), all.end(), [&](const Repeat* a, const Repeat* b) {
    const auto key = [&](const Repeat* repeat) {
      const ArticleId other = repeat->source == article ? repeat->target : repeat->source;
      const TimeRange& time = others.of(other).published;
      return std::tuple(time.earliest, time.latest, other);
    };
    return key(a) < key(b);
  });
  std::vector<const Repeat*> some;
  for (std::size_t i = 0; i < most_judged; ++i) some.push_back(all[i * all.size() / most_judged]);
  return some;
}

std::optional<Time> day_of_one(const TimeRange& time, const Zone& zone) {
  if (time.earliest == beginning_of_time) return {};
  const Period day = period_of(time.earliest, Unit::day, zone);
  if (time.latest >= day.to) return {};
  return day.from;
}

bool is_part(std::size_t part, const Range& whole, double least) {
  return static_cast<double>(part) >= least * static_cast<double>(whole.end - whole.begin);
}

}  // namespace

BoilerplateRule boilerplate_rule(const Arguments& arguments) {
  BoilerplateRule rule;
  rule.texts = whole_argument(arguments, "recurring", 2, surely_recurring);
  return rule;
}

std::vector<Range> merged(std::vector<Range> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
    return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
  });
  std::vector<Range> all;
  for (const Range& one : ranges) {
    if (all.empty() || one.begin > all.back().end) {
      all.push_back(one);
    } else {
      all.back().end = std::max(all.back().end, one.end);
    }
  }
  return all;
}

std::size_t covered(const Range& range, const std::vector<Range>& by) {
  std::size_t sum = 0;
  auto one = std::partition_point(
      by.begin(), by.end(), [&](const Range& other) { return other.end <= range.begin; });
  for (; one != by.end() && one->begin < range.end; ++one) {
    sum += std::min(range.end, one->end) - std::max(range.begin, one->begin);
  }
  return sum;
}

Recurrences::Recurrences(
    ArticleId article,
    const std::vector<Repeat>& repeats,
    Others& others,
    const BoilerplateRule& rule,
    const Zone& zone)
    : rule_(rule) {
  std::set<std::pair<std::size_t, std::size_t>> ranges;
  for (const Repeat* repeat : judged(article, repeats, others)) {
    const bool is_source = repeat->source == article;
    const ArticleId other = is_source ? repeat->target : repeat->source;
    Known one;
    one.group = others.copy_group(other);
    one.day = day_of_one(others.of(other).published, zone);
    one.small = (is_source ? repeat->of_target : repeat->of_source) <= rule.most_of;
    for (const RepeatedPassage& passage : repeat->passages) {
      one.passages.push_back(is_source ? passage.source : passage.target);
      ranges.emplace(one.passages.back().begin, one.passages.back().end);
    }
    one.passages = merged(std::move(one.passages));
    others_.push_back(std::move(one));
  }
  if (others_.size() < rule.texts) return;
  std::vector<Recurrence> found;
  for (const auto& [begin, end] : ranges) {
    const Recurrence& one = count({begin, end});
    if (one.boilerplate) found.push_back(one);
  }
  std::sort(found.begin(), found.end(), [](const Recurrence& a, const Recurrence& b) {
    const auto key = [](const Recurrence& one) {
      const std::size_t length = one.range.end - one.range.begin;
      return std::tuple(~one.texts, ~length, one.range.begin);
    };
    return key(a) < key(b);
  });
  std::vector<Range> taken;
  for (const Recurrence& one : found) {
    boilerplate_.push_back(one.range);
    if (covered(one.range, taken) * 5 > one.range.end - one.range.begin) continue;
    formulas_.push_back(one);
    taken.push_back(one.range);
    taken = merged(std::move(taken));
  }
  boilerplate_ = merged(std::move(boilerplate_));
}

const Recurrence& Recurrences::count(const Range& range) {
  const auto [at, is_new] = counted_.try_emplace({range.begin, range.end});
  Recurrence& found = at->second;
  if (!is_new) return found;
  struct Text {
    std::optional<Time> day;
    bool small = true;
  };
  std::map<ArticleId, Text> texts;
  for (const Known& one : others_) {
    if (!is_part(covered(range, one.passages), range, rule_.recurs)) continue;
    ++found.articles;
    Text& text = texts[one.group];
    if (one.day && (!text.day || *one.day < *text.day)) text.day = one.day;
    text.small = text.small && one.small;
  }
  found.range = range;
  found.texts = texts.size();
  std::set<Time> days, small_days;
  std::size_t small = 0;
  for (const auto& [group, text] : texts) {
    if (text.day) days.insert(*text.day);
    if (!text.small) continue;
    ++small;
    if (text.day) small_days.insert(*text.day);
  }
  found.days = days.size();
  const bool often = small >= rule_.texts && small_days.size() >= rule_.texts;
  const bool very_often = small >= surely_recurring && small_days.size() >= 2;
  found.boilerplate = 2 * small > texts.size() && (often || very_often);
  return found;
}

Recurrence Recurrences::of(const Range& range) {
  Recurrence found = count(range);
  if (range.end > range.begin && is_part(covered(range, boilerplate_), range, rule_.recurs)) {
    found.boilerplate = true;
  }
  return found;
}

}  // namespace weiguan
