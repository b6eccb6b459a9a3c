#include "instruments/versus/detail/match.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <unordered_map>

namespace weiguan::versus {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t most_candidates = 6;
constexpr std::size_t most_places = 50;  // A pair of words in more sentences tells nothing.
constexpr std::size_t most_joined = 8;   // Sentences that one on the other side may become.
constexpr double least_contained = 0.6;  // Of the pairs of the shorter sentence.
constexpr std::size_t least_pairs = 5;   // That it must have for that.
constexpr double least_together = 0.1;   // Of the pairs of the shorter, for any likeness.

using Pairs = std::vector<std::uint64_t>;

// The different pairs of neighbours; of one word, that.
Pairs pairs_of(const Units& units) {
  Pairs pairs;
  for (std::size_t i = 0; i + 1 < units.size(); ++i)
    pairs.push_back((static_cast<std::uint64_t>(units[i]) << 32) | units[i + 1]);
  if (units.size() == 1) pairs.push_back((static_cast<std::uint64_t>(units[0]) << 32) | UINT32_MAX);
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::size_t common(const Pairs& a, const Pairs& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++count;
    const bool left = a[i] <= b[j], right = b[j] <= a[i];
    if (left) ++i;
    if (right) ++j;
  }
  return count;
}

struct Edge {
  std::size_t source = 0, target = 0;
  double similarity = 0, contained = 0;
  double apart = 0;  // How far their places in both texts differ, 0 to 1.
  bool target_contained = false;
};

class Matcher {
 public:
  Matcher(
      const std::vector<Sentence>& source, const std::vector<Sentence>& target, const Stop* stop)
      : source_(source),
        target_(target),
        stop_(stop),
        of_source_(source.size(), none),
        of_target_(target.size(), none) {}

  std::vector<Match> match();

 private:
  void take_equal();
  void find_edges();
  void candidates_of(std::size_t target, const Pairs& pairs, std::vector<std::size_t>& found);
  void take_best();
  void take_neighbours();
  bool extend(const Edge& edge);
  void join(std::size_t source, std::size_t target);
  Units units_of(const std::vector<Sentence>& side, const Run& run) const;
  void find_moved();
  std::vector<Match> in_order() const;

  const std::vector<Sentence>& source_;
  const std::vector<Sentence>& target_;
  const Stop* stop_;
  std::vector<std::size_t> of_source_, of_target_;  // The match that holds a sentence.
  std::vector<Match> matches_;
  std::vector<Pairs> source_pairs_, target_pairs_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places_;
  std::vector<Edge> edges_;
};

void Matcher::join(std::size_t source, std::size_t target) {
  of_source_[source] = of_target_[target] = matches_.size();
  Match one;
  one.source = {source, source + 1};
  one.target = {target, target + 1};
  matches_.push_back(one);
}

// Where a sentence stands several times, the first with the first and so on.
void Matcher::take_equal() {
  std::map<Units, std::vector<std::size_t>> places;
  for (std::size_t i = source_.size(); i > 0; --i) places[source_[i - 1].units].push_back(i - 1);
  for (std::size_t j = 0; j < target_.size(); ++j) {
    const auto found = places.find(target_[j].units);
    if (found == places.end() || found->second.empty()) continue;
    join(found->second.back(), j);
    found->second.pop_back();
  }
}

void Matcher::candidates_of(
    std::size_t target, const Pairs& pairs, std::vector<std::size_t>& found) {
  std::map<std::size_t, std::size_t> votes;
  for (const std::uint64_t pair : pairs) {
    const auto at = places_.find(pair);
    if (at == places_.end() || at->second.size() > most_places) continue;
    for (const std::uint32_t one : at->second) ++votes[one];
  }
  std::vector<std::pair<std::size_t, std::size_t>> ranked(votes.begin(), votes.end());
  const auto away = [&](std::size_t source) {
    return source > target ? source - target : target - source;
  };
  std::ranges::sort(ranked, [&](const auto& a, const auto& b) {
    if (a.second != b.second) return a.second > b.second;
    if (away(a.first) != away(b.first)) return away(a.first) < away(b.first);
    return a.first < b.first;
  });
  found.clear();
  for (const auto& one : ranked) {
    if (found.size() == most_candidates) break;
    found.push_back(one.first);
  }
}

void Matcher::find_edges() {
  source_pairs_.resize(source_.size());
  target_pairs_.resize(target_.size());
  for (std::size_t i = 0; i < source_.size(); ++i) {
    if (of_source_[i] != none) continue;
    source_pairs_[i] = pairs_of(source_[i].units);
    for (const std::uint64_t pair : source_pairs_[i])
      places_[pair].push_back(static_cast<std::uint32_t>(i));
  }
  std::vector<std::size_t> found;
  for (std::size_t j = 0; j < target_.size(); ++j) {
    if (of_target_[j] != none) continue;
    if (requested(stop_)) return;
    target_pairs_[j] = pairs_of(target_[j].units);
    candidates_of(j, target_pairs_[j], found);
    for (const std::size_t i : found) {
      const Pairs& left = source_pairs_[i];
      const Pairs& right = target_pairs_[j];
      const std::size_t least = std::min(left.size(), right.size());
      Edge edge;
      edge.source = i;
      edge.target = j;
      edge.target_contained = right.size() < left.size();
      edge.contained = static_cast<double>(common(left, right)) / static_cast<double>(least);
      if (edge.contained < least_together) continue;
      edge.similarity = similarity(source_[i].units, target_[j].units);
      const bool part = edge.contained >= least_contained && least >= least_pairs;
      if (edge.similarity < least_similar && !part) continue;
      edge.apart = std::abs(
          static_cast<double>(i) / static_cast<double>(source_.size()) -
          static_cast<double>(j) / static_cast<double>(target_.size()));
      edges_.push_back(edge);
    }
  }
}

void Matcher::take_best() {
  std::ranges::stable_sort(edges_, [](const Edge& a, const Edge& b) {
    if (a.similarity != b.similarity) return a.similarity > b.similarity;
    return a.apart < b.apart;
  });
  for (const Edge& one : edges_) {
    if (of_source_[one.source] == none && of_target_[one.target] == none)
      join(one.source, one.target);
  }
}

Units Matcher::units_of(const std::vector<Sentence>& side, const Run& run) const {
  Units units;
  for (std::size_t i = run.begin; i < run.end; ++i)
    units.insert(units.end(), side[i].units.begin(), side[i].units.end());
  return units;
}

// Adds the free sentence of an edge to the match of the other, where that match then says more of
// the same.
bool Matcher::extend(const Edge& edge) {
  const bool source_free = of_source_[edge.source] == none;
  if (source_free == (of_target_[edge.target] == none)) return false;
  if (edge.contained < least_contained || edge.target_contained == source_free) return false;
  const std::size_t number = source_free ? of_target_[edge.target] : of_source_[edge.source];
  Match& match = matches_[number];
  const Run& other = source_free ? match.target : match.source;
  Run& run = source_free ? match.source : match.target;
  if (other.size() > 1 || run.size() >= most_joined) return false;
  const std::size_t at = source_free ? edge.source : edge.target;
  Run wider = run;
  if (at + 1 == run.begin) {
    wider.begin = at;
  } else if (at == run.end) {
    wider.end = at + 1;
  } else {
    return false;
  }
  const auto& side = source_free ? source_ : target_;
  const Units whole = units_of(source_free ? target_ : source_, other);
  if (similarity(units_of(side, wider), whole) <= similarity(units_of(side, run), whole))
    return false;
  run = wider;
  (source_free ? of_source_ : of_target_)[at] = number;
  return true;
}

void Matcher::take_neighbours() {
  for (bool more = true; more;) {
    more = false;
    for (const Edge& one : edges_) {
      if (requested(stop_)) return;
      more = extend(one) || more;
    }
  }
}

// All but the heaviest chain that has one order on both sides; a match weighs the words of its
// target.
void Matcher::find_moved() {
  std::vector<std::size_t> order(matches_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t one) { return matches_[one].target.begin; });
  struct Best {
    std::uint64_t weight = 0;
    std::size_t match = none;
  };
  std::vector<Best> tree(source_.size() + 1);  // Fenwick: the best chain that ends up to a place.
  std::vector<std::size_t> before(matches_.size(), none);
  Best whole;
  for (const std::size_t one : order) {
    Match& match = matches_[one];
    Best best;
    for (std::size_t at = match.source.begin; at > 0; at &= at - 1) {
      if (tree[at].weight > best.weight) best = tree[at];
    }
    before[one] = best.match;
    for (std::size_t j = match.target.begin; j < match.target.end; ++j)
      best.weight += target_[j].units.size();
    best.match = one;
    for (std::size_t at = match.source.end; at < tree.size(); at += at & (~at + 1)) {
      if (best.weight > tree[at].weight) tree[at] = best;
    }
    if (best.weight > whole.weight) whole = best;
    match.moved = true;
  }
  for (std::size_t one = whole.match; one != none; one = before[one]) matches_[one].moved = false;
}

std::vector<Match> Matcher::in_order() const {
  std::vector<Match> all;
  std::size_t next = 0;  // In the source.
  const auto tell_cut = [&](std::size_t until) {
    for (; next < until; ++next) {
      if (of_source_[next] != none) continue;
      Match cut;
      cut.source = {next, next + 1};
      all.push_back(cut);
    }
  };
  for (std::size_t j = 0; j < target_.size();) {
    if (of_target_[j] == none) {
      Match added;
      added.target = {j, j + 1};
      all.push_back(added);
      ++j;
      continue;
    }
    const Match& match = matches_[of_target_[j]];
    if (!match.moved) tell_cut(match.source.begin);
    all.push_back(match);
    j = match.target.end;
  }
  tell_cut(source_.size());
  return all;
}

std::vector<Match> Matcher::match() {
  take_equal();
  find_edges();
  take_best();
  take_neighbours();
  for (Match& one : matches_) {
    const Units left = units_of(source_, one.source), right = units_of(target_, one.target);
    one.equal = left == right;
    one.similarity = one.equal ? 1 : similarity(left, right);
  }
  find_moved();
  return in_order();
}

}  // namespace

std::vector<Match> match(
    const std::vector<Sentence>& source, const std::vector<Sentence>& target, const Stop* stop) {
  return Matcher(source, target, stop).match();
}

}  // namespace weiguan::versus
