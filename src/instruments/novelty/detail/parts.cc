#include "instruments/novelty/detail/parts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "text/utf8.h"

namespace weiguan::novelty {

namespace {

// Of all that have one passage; at first nobody has it.
struct Holders {
  Time same_earliest = Time::max(), same_latest = Time::max();
  Time others_earliest = Time::max();  // Of those that are undecided, too.
  Time others_latest = Time::max();    // Only of those that surely were before.

  bool same() const { return same_latest != Time::max(); }
  bool others() const { return others_earliest != Time::max(); }
  void add(const Shared& one) {
    const TimeRange& time = one.published;
    if (one.whose == Whose::same) {
      same_earliest = std::min(same_earliest, time.earliest);
      same_latest = std::min(same_latest, time.latest);
      return;
    }
    others_earliest = std::min(others_earliest, time.earliest);
    if (one.whose == Whose::other) others_latest = std::min(others_latest, time.latest);
  }
  void add(const Holders& more) {
    same_earliest = std::min(same_earliest, more.same_earliest);
    same_latest = std::min(same_latest, more.same_latest);
    others_earliest = std::min(others_earliest, more.others_earliest);
    others_latest = std::min(others_latest, more.others_latest);
  }
};

std::uint64_t& part_of(Parts& parts, const Holders& all, std::chrono::hours clock_error) {
  const auto before = [clock_error](Time latest, Time earliest) {
    return latest != Time::max() && (earliest == Time::max() || latest + clock_error < earliest);
  };
  if (!all.others()) return all.same() ? parts.repeated : parts.own;
  if (before(all.same_latest, all.others_earliest)) return parts.repeated;
  if (before(all.others_latest, all.same_earliest)) return parts.taken;
  return parts.undecided;
}

}  // namespace

Parts& Parts::operator+=(const Parts& other) {
  own += other.own;
  undecided += other.undecided;
  taken += other.taken;
  repeated += other.repeated;
  boilerplate += other.boilerplate;
  return *this;
}

Parts divide(
    std::string_view text,
    const std::vector<Shared>& shared,
    const std::vector<Range>& boilerplate,
    std::chrono::hours clock_error) {
  // Those who have exactly the same passage are one.
  std::map<std::pair<std::size_t, std::size_t>, Holders> passages;
  std::set<std::size_t> borders = {0, text.size()};
  for (const Shared& one : shared) {
    passages[{one.passage.begin, one.passage.end}].add(one);
    borders.insert({one.passage.begin, one.passage.end});
  }
  for (const Range& one : boilerplate) borders.insert({one.begin, one.end});

  Parts parts;
  auto next = passages.begin();
  std::vector<std::pair<std::size_t, const Holders*>> open;  // Where each passage ends.
  auto formula = boilerplate.begin();
  for (auto border = borders.begin(); std::next(border) != borders.end(); ++border) {
    const std::size_t begin = *border, end = *std::next(border);
    for (; next != passages.end() && next->first.first <= begin; ++next) {
      open.emplace_back(next->first.second, &next->second);
    }
    open.erase(
        std::remove_if(
            open.begin(), open.end(), [begin](const auto& one) { return one.first <= begin; }),
        open.end());
    while (formula != boilerplate.end() && formula->end <= begin) ++formula;
    const std::uint64_t characters = count_characters(text.substr(begin, end - begin));
    if (formula != boilerplate.end() && formula->begin <= begin) {
      parts.boilerplate += characters;
      continue;
    }
    Holders all;
    for (const auto& one : open) all.add(*one.second);
    part_of(parts, all, clock_error) += characters;
  }
  return parts;
}

}  // namespace weiguan::novelty
