#include "instruments/monthly/detail/months.h"

#include <algorithm>
#include <chrono>

#include "stats/tests.h"

namespace weiguan::monthly {

namespace {

constexpr std::size_t most_named_articles = 100;
constexpr double least_due = 3;  // Articles that make an absence tell something.
constexpr double false_discoveries = 0.05;

Period month_before(const Period& month, const Zone& zone) {
  return period_of(month.from - std::chrono::seconds{1}, Unit::month, zone);
}

std::optional<std::size_t> month_of(const Months& all, const TimeRange& time) {
  for (std::size_t i = 0; i < months; ++i) {
    if (time.earliest >= all[i].period.from && time.latest < all[i].period.to) return i;
  }
  return {};
}

}  // namespace

std::string_view to_string(Move move) {
  switch (move) {
    case Move::none:
      return "steady";
    case Move::missing:
      return "missing";
    case Move::entered:
      return "entered";
    case Move::rose:
      return "rose";
    case Move::fell:
      return "fell";
    case Move::left:
      return "left";
  }
  return "steady";
}

Share share_in(const Record& record, const Months& all, std::size_t month) {
  return {record.articles[month], all[month].ground.with_text};
}

Share share_of_year(const Record& record, const Months& all) {
  Share share;
  for (std::size_t i = 0; i < now; ++i) {
    share.hits += record.articles[i];
    share.total += all[i].ground.with_text;
  }
  return share;
}

std::vector<Verdict> judge(const std::vector<Record>& records, const Months& all) {
  std::vector<Verdict> verdicts(records.size());
  std::vector<double> chances;
  const bool can_compare = all[now].ground.with_text > 0 && all[before].ground.with_text > 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Share here = share_in(records[i], all, now);
    const Share there = share_in(records[i], all, before);
    if (can_compare) verdicts[i].change = log_ratio(here, there);
    const Table2x2 table{here.hits, there.hits, here.total - here.hits, there.total - there.hits};
    chances.push_back(can_compare ? fisher_exact(table) : 1);
  }
  const std::vector<double> adjusted = benjamini_hochberg(chances);
  for (std::size_t i = 0; i < records.size(); ++i) {
    Verdict& verdict = verdicts[i];
    verdict.p = adjusted[i];
    const Share year = share_of_year(records[i], all);
    const std::uint64_t here = records[i].articles[now];
    const double due = rate(year).value_or(0) * static_cast<double>(all[now].ground.with_text);
    if (all[now].ground.with_text == 0 || year.total == 0) {
      verdict.move = Move::missing;
    } else if (here > 0 && year.hits == 0) {
      verdict.move = Move::entered;
    } else if (here == 0 && due >= least_due) {
      verdict.move = Move::left;
    } else if (!can_compare) {
      verdict.move = Move::missing;
    } else if (verdict.change && verdict.p < false_discoveries) {
      verdict.move = verdict.change->value > 0 ? Move::rose : Move::fell;
    }
  }
  return verdicts;
}

Months take_months(const Archive& archive, const Selection& selection, const Period& month) {
  Months all;
  Period at = month;
  for (std::size_t i = months; i-- > 0; at = month_before(at, selection.zone)) all[i].period = at;
  Filter filter = selection.filter();
  filter.published = Period{all[0].period.from, all[now].period.to};
  filter.possible = false;
  CountBy by;
  by.unit = Unit::day;
  by.zone = selection.zone;
  for (const Count& one : archive.count_articles(filter, by)) {
    if (!one.from) continue;
    for (Month& in : all) {
      if (*one.from < in.period.from || *one.from >= in.period.to) continue;
      if (one.with_text > 0) ++in.days_with_text;
    }
  }
  by.unit = Unit::month;
  for (const Count& one : archive.count_articles(filter, by)) {
    for (Month& in : all) {
      if (!one.from || *one.from != in.period.from) continue;
      in.ground.articles += one.articles;
      in.ground.with_text += one.with_text;
      in.ground.characters += one.characters;
    }
  }
  const bool by_outlet = !selection.outlets.empty();
  for (const CaptureCount& one : archive.count_captures(by_outlet, Unit::month, selection.zone)) {
    const auto& wanted = selection.outlets;
    if (by_outlet && std::find(wanted.begin(), wanted.end(), one.outlet) == wanted.end()) continue;
    for (Month& in : all) {
      if (one.from == in.period.from) in.ground.captures += one.captures;
    }
  }
  for (Month& in : all) {
    for (Period day = period_of(in.period.from, Unit::day, selection.zone); day.from < in.period.to;
         day = period_of(day.to, Unit::day, selection.zone)) {
      ++in.days;
    }
  }
  return all;
}

std::vector<Record> take_records(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    const Selection& selection,
    const Months& all,
    const RunContext& context) {
  std::vector<Record> records(phrases.size());
  Filter filter = selection.filter();
  filter.published = Period{all[0].period.from, all[now].period.to};
  filter.possible = false;
  archive.phrase_uses(
      counted_phrases(phrases),
      Overlap::every,
      filter,
      [&](const PhraseUse& use) {
        if (requested(context.stop)) return false;
        const std::optional<std::size_t> month = month_of(all, use.published);
        if (!month || use.occurrences == 0) return true;
        Record& record = records[use.phrase];
        ++record.articles[*month];
        if (*month != now) return true;
        if (record.articles_by_id.size() < most_named_articles) {
          record.articles_by_id.push_back(use.article);
        }
        FirstUse& first =
            record.outlets.try_emplace(use.outlet, FirstUse{use.published, use.article, 0})
                .first->second;
        ++first.articles;
        return true;
      },
      context.stop);
  return records;
}

}  // namespace weiguan::monthly
