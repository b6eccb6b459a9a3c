#include "text/landmarks.h"

#include <algorithm>
#include <bit>
#include <deque>
#include <tuple>

#include "text/detail/compared_words.h"
#include "text/detail/grams.h"

namespace weiguan {

namespace {

using detail::HashedGram;

constexpr std::uint32_t landmark_weight = 20;
constexpr std::uint64_t whole = 0x57484F4C45u;  // Told apart from runs.

}  // namespace

GramCounts::GramCounts(std::uint64_t runs, std::size_t most_bytes) {
  std::size_t size = 1024;
  while (size < runs && size * 2 <= most_bytes) size *= 2;
  counts_.assign(size, '\0');
}

std::uint8_t GramCounts::of(std::uint64_t hash) const {
  if (counts_.empty()) return 0;
  return static_cast<std::uint8_t>(counts_[hash & (counts_.size() - 1)]);
}

void GramCounts::add(const ComparedText& text) {
  if (counts_.empty()) return;
  std::vector<HashedGram> grams;
  detail::hash_grams(text.read().units, text.read().weights, landmark_weight, grams);
  for (const HashedGram& gram : grams) {
    char& count = counts_[gram.hash & (counts_.size() - 1)];
    if (static_cast<unsigned char>(count) < 255) ++count;
  }
}

std::vector<std::uint64_t> landmarks(const ComparedText& text, const GramCounts& counts) {
  const detail::ComparedWords& words = text.read();
  const std::vector<detail::Unit>& units = words.units;
  if (units.empty()) return {};
  if (words.weight < least_run) {
    std::uint64_t hash = whole;
    for (const detail::Unit& unit : units) hash = detail::mix(hash, unit.word);
    return {hash};
  }
  std::vector<HashedGram> grams;
  detail::hash_grams(units, words.weights, landmark_weight, grams);
  std::vector<std::uint8_t> count(grams.size());
  for (std::size_t i = 0; i < grams.size(); ++i) count[i] = counts.of(grams[i].hash);
  const auto rarer = [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(count[a], grams[a].hash) < std::tuple(count[b], grams[b].hash);
  };
  std::vector<std::uint64_t> out;
  std::deque<std::uint32_t> best;  // Grams of the stretch, the rarest first.
  // The stretch from `begin` that weighs least_run or a little less: words up to `end`.
  std::uint64_t left = words.weight;
  std::uint32_t end = 0, weight = 0, next = 0;
  for (std::uint32_t begin = 0; begin < units.size() && left >= least_run; ++begin) {
    while (end < units.size() && weight + words.weights[end] <= least_run)
      weight += words.weights[end++];
    for (; next < grams.size() && grams[next].end <= end; ++next) {
      while (!best.empty() && rarer(next, best.back())) best.pop_back();
      best.push_back(next);
    }
    while (!best.empty() && best.front() < begin) best.pop_front();
    if (!best.empty()) {
      const std::uint64_t hash = grams[best.front()].hash;
      if (out.empty() || out.back() != hash) out.push_back(hash);
    }
    weight -= words.weights[begin];
    left -= words.weights[begin];
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace weiguan
