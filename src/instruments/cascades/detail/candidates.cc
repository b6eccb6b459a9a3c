#include "instruments/cascades/detail/candidates.h"

#include <algorithm>
#include <utility>

namespace weiguan::cascades {

namespace {

constexpr std::uint32_t most_wordings = 64;  // That a rare run has.
constexpr std::size_t most_rare = 64;        // Rare runs that are asked.
constexpr std::size_t most_close = 8;        // Wordings taken by them.
constexpr std::size_t most_holders = 6;
constexpr std::size_t first_few = 3, next_few = 2;

bool is_rare(std::uint32_t wordings_with) {
  return wordings_with >= 2 && wordings_with <= most_wordings;
}

// The keys with the highest counts, the lesser of equal ones.
std::vector<std::uint32_t> highest(
    const std::map<std::uint32_t, std::uint32_t>& counts, std::size_t most) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> all(counts.begin(), counts.end());
  std::stable_sort(
      all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (all.size() > most) all.resize(most);
  std::vector<std::uint32_t> keys;
  for (const auto& [key, count] : all) keys.push_back(key);
  return keys;
}

// The first ones of a rising list, and those next to `at`, on both sides.
void add_some(
    const std::vector<std::uint32_t>& from,
    std::uint32_t at,
    std::size_t first,
    std::vector<std::uint32_t>& to) {
  for (std::size_t i = 0; i < std::min(first, from.size()); ++i) to.push_back(from[i]);
  const auto middle =
      static_cast<std::size_t>(std::lower_bound(from.begin(), from.end(), at) - from.begin());
  for (std::size_t i = middle - std::min(middle, next_few); i < middle; ++i) to.push_back(from[i]);
  for (std::size_t i = middle; i < std::min(middle + next_few, from.size()); ++i) {
    to.push_back(from[i]);
  }
}

}  // namespace

Candidates::Candidates(const std::vector<Member>& members, const Wordings& wordings)
    : members_(members), wordings_(wordings), by_wording_(wordings.size()) {
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    if (!members[i].who.empty()) by_who_[members[i].who].push_back(i);
    by_wording_[members[i].wording].push_back(i);
  }
  if (members.size() <= all_pairs) return;
  starts_.assign(wordings.runs() + 1, 0);
  const auto each = [&](const auto& take) {
    for (std::uint32_t number = 0; number < wordings.size(); ++number) {
      Numbers runs = wordings[number].runs;
      std::sort(runs.begin(), runs.end());
      runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
      for (const std::uint32_t run : runs) {
        if (is_rare(wordings.wordings_with(run))) take(run, number);
      }
    }
  };
  each([&](std::uint32_t run, std::uint32_t) { ++starts_[run + 1]; });
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  with_.resize(starts_.back());
  Numbers at(starts_.begin(), starts_.end() - 1);
  each([&](std::uint32_t run, std::uint32_t number) { with_[at[run]++] = number; });
}

Candidates::Numbers Candidates::close_wordings(std::uint32_t wording) const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> rare;
  for (const std::uint32_t run : wordings_[wording].runs) {
    const std::uint32_t with = wordings_.wordings_with(run);
    if (is_rare(with)) rare.emplace_back(with, run);
  }
  std::sort(rare.begin(), rare.end());
  rare.erase(std::unique(rare.begin(), rare.end()), rare.end());
  if (rare.size() > most_rare) rare.resize(most_rare);
  std::map<std::uint32_t, std::uint32_t> shared;
  for (const auto& [with, run] : rare) {
    for (std::uint32_t i = starts_[run]; i < starts_[run + 1]; ++i) {
      if (with_[i] != wording) ++shared[with_[i]];
    }
  }
  return highest(shared, most_close);
}

Candidates::Numbers Candidates::first_holders(std::uint32_t member) const {
  std::map<std::uint32_t, std::uint32_t> held;
  for (const std::uint32_t run : wordings_[members_[member].wording].runs) {
    const std::uint32_t holder = wordings_.first_with(run);
    if (2 * std::size_t{wordings_.wordings_with(run)} <= wordings_.size()) ++held[holder];
  }
  return highest(held, most_holders);
}

std::vector<std::uint32_t> Candidates::of(std::uint32_t member) const {
  const auto count = static_cast<std::uint32_t>(members_.size());
  Numbers found;
  if (count <= all_pairs) {
    for (std::uint32_t i = 0; i < count; ++i) found.push_back(i);
  } else {
    const Member& one = members_[member];
    for (std::uint32_t i = 0; i < first_few; ++i) found.push_back(i);
    for (std::uint32_t i = member - std::min<std::uint32_t>(member, next_few);
         i < std::min<std::uint32_t>(member + next_few + 1, count);
         ++i) {
      found.push_back(i);
    }
    const auto add_who = [&](const Who& who) {
      const auto all = by_who_.find(who);
      if (all != by_who_.end()) add_some(all->second, member, first_few, found);
    };
    for (const Who& who : one.declared) add_who(who);
    add_who(one.who);
    add_some(by_wording_[one.wording], member, first_few, found);
    for (const std::uint32_t wording : close_wordings(one.wording)) {
      add_some(by_wording_[wording], member, 1, found);
    }
    for (const std::uint32_t holder : first_holders(member)) found.push_back(holder);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase(found, member);
  return found;
}

}  // namespace weiguan::cascades
