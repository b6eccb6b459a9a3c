#include <map>
#include <tuple>

#include <fmt/format.h>

#include "archive/sqlite/detail/filter.h"
#include "archive/sqlite/detail/questions.h"
#include "archive/sqlite/detail/rows.h"

namespace weiguan::detail {

namespace {

// Rows come in the order of time, so the period of the last one mostly holds the next one too.
class Periods {
 public:
  Periods(Unit unit, const Zone& zone) : unit_(unit), zone_(zone) {}

  const Period& of(Time time) {
    if (time < last_.from || time >= last_.to) last_ = period_of(time, unit_, zone_);
    return last_;
  }

 private:
  Unit unit_;
  Zone zone_;
  Period last_;
};

}  // namespace

std::vector<Count> count_articles_in(
    Database& database, const Filter& filter, const Bits* matching, const CountBy& by) {
  // Only what is asked for is read: all of it stands in one index.
  Statement rows = database.prepare(fmt::format(
      "SELECT {}, {}, {}, {}, characters, n FROM articles WHERE {}{}",
      by.outlet ? "outlet" : "''",
      by.kind ? "kind" : "''",
      by.language ? "language" : "''",
      by.unit ? "published_earliest, published_latest" : "0, 0",
      condition(filter),
      by.unit ? " ORDER BY published_earliest, published_latest, id" : ""));
  using Key = std::tuple<std::string, std::string, std::string, bool, Time>;
  struct Sum {
    std::uint64_t articles = 0, with_text = 0, characters = 0;
  };
  std::map<Key, Sum> groups;
  Periods periods(by.unit.value_or(Unit::day), by.zone);
  Sum* sum = nullptr;  // Of `last`: rows that follow one another mostly count together.
  Key last;
  while (rows.step()) {
    const std::int64_t n = rows.integer(6);
    if (matching != nullptr && (n > matching->last() || !matching->has(n))) continue;
    bool cannot_tell = true;
    Time from{};
    if (by.unit) {
      const Period& period = periods.of(time_from(rows.integer(3)));
      if (time_from(rows.integer(4)) < period.to) {
        cannot_tell = false;
        from = period.from;
      }
    }
    const auto now = std::tuple(rows.view(0), rows.view(1), rows.view(2), cannot_tell, from);
    if (sum == nullptr || now != last) {
      last = Key(now);
      sum = &groups[last];
    }
    ++sum->articles;
    if (rows.integer(5) > 0) ++sum->with_text;
    sum->characters += rows.count(5);
  }
  std::vector<Count> counts;
  for (const auto& [key, total] : groups) {
    const auto& [outlet, kind, language, cannot_tell, from] = key;
    Count count;
    count.outlet = outlet;
    count.kind = kind;
    count.language = language;
    if (!cannot_tell) count.from = from;
    count.articles = total.articles;
    count.with_text = total.with_text;
    count.characters = total.characters;
    counts.push_back(std::move(count));
  }
  return counts;
}

std::vector<CaptureCount> count_captures_in(
    Database& database, bool by_outlet, Unit unit, const Zone& zone) {
  Statement rows = database.prepare("SELECT time, outlet FROM captures ORDER BY time, outlet");
  std::map<std::pair<std::string, Time>, std::uint64_t> groups;
  Periods periods(unit, zone);
  while (rows.step()) {
    const Time from = periods.of(time_from(rows.integer(0))).from;
    ++groups[{by_outlet ? rows.text(1) : std::string(), from}];
  }
  std::vector<CaptureCount> counts;
  for (const auto& [key, captures] : groups) counts.push_back({key.first, key.second, captures});
  return counts;
}

}  // namespace weiguan::detail
