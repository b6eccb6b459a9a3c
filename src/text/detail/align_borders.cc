#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

#include "text/detail/align_boxes.h"

namespace weiguan::detail {

Refiner::Refiner(const Sides& sides, const AlignSettings& settings)
    : sides_(sides),
      settings_(settings),
      word_stamps_(sides.words.size(), 0),
      feature_stamps_(sides.weights.size(), 0) {}

void Refiner::mark(const Side& side, std::uint32_t begin, std::uint32_t end) {
  ++stamp_;
  for (std::uint32_t i = begin; i < end; ++i) {
    word_stamps_[side.units[i].word] = stamp_;
    // A pair of characters must lie inside as a whole.
    const bool whole = !sides_.words.is_cjk(side.units[i].word) || i + 1 < end;
    if (whole && side.features[i] != no_feature) feature_stamps_[side.features[i]] = stamp_;
  }
}

bool Refiner::marked(const Side& side, std::uint32_t at) const {
  const std::uint32_t word = side.units[at].word;
  if (!sides_.words.is_cjk(word)) return word_stamps_[word] == stamp_;
  const auto known = [&](std::uint32_t i) {
    return side.features[i] != no_feature && feature_stamps_[side.features[i]] == stamp_;
  };
  return known(at) || (at > 0 && sides_.words.is_cjk(side.units[at - 1].word) && known(at - 1));
}

// The run of units around the range with the largest sum, less what its borders cost (Kadane's
// algorithm with a price at both ends).
bool Refiner::move(
    const Side& side,
    const AlignSettings::Borders& borders,
    std::uint32_t& begin,
    std::uint32_t& end) const {
  const std::uint32_t from = begin < borders.reach ? 0 : begin - borders.reach;
  const auto to = static_cast<std::uint32_t>(
      std::min<std::size_t>(side.units.size(), std::size_t{end} + borders.reach));
  const auto cost = [&](std::uint32_t at) {
    return side.begins_sentence[at] != 0 ? 0 : borders.inside;
  };
  double best = 0, sum = 0;
  std::uint32_t start = from;
  begin = end = from;
  for (std::uint32_t i = from; i < to; ++i) {
    const bool is_little = sides_.words.is_little(side.units[i].word);
    const bool known = marked(side, i);
    const double value =
        known ? (is_little ? borders.little : 1) : -(is_little ? borders.little : borders.absent);
    if (i == from || sum <= -cost(i)) {
      sum = -cost(i);
      start = i;
    }
    sum += value;
    if (sum - cost(i + 1) > best) {
      best = sum - cost(i + 1);
      begin = start;
      end = i + 1;
    }
  }
  return best > 0;
}

bool Refiner::refine(Box& box) {
  const AlignSettings::Borders& borders =
      box.exact ? settings_.exact_borders : settings_.fuzzy_borders;
  for (std::uint32_t round = 0; round < borders.rounds; ++round) {
    const Box before = box;
    mark(sides_.target, box.target_begin, box.target_end);
    if (!move(sides_.source, borders, box.source_begin, box.source_end)) return false;
    mark(sides_.source, box.source_begin, box.source_end);
    if (!move(sides_.target, borders, box.target_begin, box.target_end)) return false;
    if (before.source_begin == box.source_begin && before.source_end == box.source_end &&
        before.target_begin == box.target_begin && before.target_end == box.target_end)
      break;
  }
  return true;
}

Refiner::Common Refiner::common(const Box& box) {
  Common out;
  const auto share = [&](const Side& side, std::uint32_t begin, std::uint32_t end) {
    double all = 0, common = 0;
    out.evidence = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
      const std::uint32_t feature = side.features[i];
      if (feature == no_feature) continue;
      const auto weight = static_cast<double>(sides_.weights[feature]);
      all += weight;
      if (feature_stamps_[feature] < stamp_) continue;
      common += weight;
      if (feature_stamps_[feature] == stamp_) out.evidence += weight;
      feature_stamps_[feature] = stamp_ + 1;
    }
    ++stamp_;
    return all > 0 ? common / all : 0;
  };
  mark(sides_.target, box.target_begin, box.target_end);
  const double source = share(sides_.source, box.source_begin, box.source_end);
  mark(sides_.source, box.source_begin, box.source_end);
  out.share = std::min(source, share(sides_.target, box.target_begin, box.target_end));
  return out;
}

namespace {

std::uint32_t smaller_size(const Sides& sides, const Box& box) {
  return std::min(
      size_of(sides, sides.source, box.source_begin, box.source_end),
      size_of(sides, sides.target, box.target_begin, box.target_end));
}

bool overlap(const Box& a, const Box& b) {
  return a.source_begin < b.source_end && b.source_begin < a.source_end &&
         a.target_begin < b.target_end && b.target_begin < a.target_end;
}

// Puts a reworded passage in the place of the exact ones that it overlaps where it is much longer;
// drops it where it is not.
void replace_narrow(const std::vector<Box>& fuzzy, double wider, std::vector<Box>& kept) {
  // The exact ones by cells of the target, so that each is compared with few.
  constexpr std::uint32_t width = 256;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> cells;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (std::uint32_t cell = kept[i].target_begin / width; cell <= kept[i].target_end / width;
         ++cell)
      cells[cell].push_back(i);
  }
  std::vector<char> replaced(kept.size(), 0);
  std::vector<Box> added;
  for (const Box& box : fuzzy) {
    std::vector<std::size_t> inside;
    for (std::uint32_t cell = box.target_begin / width; cell <= box.target_end / width; ++cell) {
      const auto found = cells.find(cell);
      if (found == cells.end()) continue;
      for (const std::size_t i : found->second) {
        if (overlap(box, kept[i])) inside.push_back(i);
      }
    }
    std::sort(inside.begin(), inside.end());
    inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
    std::uint64_t source = 0, target = 0;
    for (const std::size_t i : inside) {
      source += kept[i].source_size();
      target += kept[i].target_size();
    }
    if (box.source_size() < wider * static_cast<double>(source)) continue;
    if (box.target_size() < wider * static_cast<double>(target)) continue;
    for (const std::size_t i : inside) replaced[i] = 1;
    added.push_back(box);
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (replaced[i] == 0) added.push_back(kept[i]);
  }
  kept.swap(added);
}

}  // namespace

std::vector<Box> best_sources(std::vector<Box> boxes) {
  std::stable_sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) {
    const auto size = [](const Box& box) { return std::min(box.source_size(), box.target_size()); };
    return size(a) != size(b) ? size(a) > size(b) : a.exact > b.exact;
  });
  // Ranges of the target that are explained, apart from each other: begin and end.
  std::map<std::uint32_t, std::uint32_t> explained;
  std::vector<Box> kept;
  for (const Box& box : boxes) {
    std::uint32_t covered = 0, begin = box.target_begin, end = box.target_end;
    auto at = explained.upper_bound(box.target_begin);
    if (at != explained.begin()) --at;
    while (at != explained.end() && at->first <= box.target_end) {
      const std::uint32_t from = std::max(at->first, box.target_begin);
      const std::uint32_t to = std::min(at->second, box.target_end);
      if (from < to) covered += to - from;
      ++at;
    }
    if (2 * covered >= box.target_size()) continue;
    kept.push_back(box);
    at = explained.upper_bound(begin);
    if (at != explained.begin() && std::prev(at)->second >= begin) --at;
    while (at != explained.end() && at->first <= end) {
      begin = std::min(begin, at->first);
      end = std::max(end, at->second);
      at = explained.erase(at);
    }
    explained.emplace(begin, end);
  }
  std::sort(kept.begin(), kept.end(), [](const Box& a, const Box& b) {
    return a.target_begin != b.target_begin ? a.target_begin < b.target_begin
                                            : a.source_begin < b.source_begin;
  });
  return kept;
}

std::vector<Box> aligned(const Sides& sides, const AlignSettings& settings) {
  Refiner refiner(sides, settings);
  std::vector<Box> kept;
  for (Box box : exact_boxes(sides, settings)) {
    if (refiner.refine(box) && smaller_size(sides, box) >= settings.least_size) kept.push_back(box);
  }
  std::vector<Box> fuzzy;
  for (Box box : settings.fuzzy ? fuzzy_boxes(sides, settings) : std::vector<Box>()) {
    if (!refiner.refine(box) || smaller_size(sides, box) < settings.least_fuzzy_size) continue;
    const Refiner::Common common = refiner.common(box);
    if (common.share < settings.least_share) continue;
    if (common.share * common.evidence >= settings.least_evidence) fuzzy.push_back(box);
  }
  replace_narrow(fuzzy, settings.wider, kept);
  kept = best_sources(merged(std::move(kept), 0));
  return gathered(std::move(kept), settings.part_gap, settings.least_filled);
}

}  // namespace weiguan::detail
