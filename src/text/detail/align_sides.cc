#include <algorithm>
#include <cmath>

#include "text/detail/align_boxes.h"
#include "text/sentences.h"

namespace weiguan::detail {

namespace {

std::vector<char> sentence_begins(std::string_view text, const std::vector<Unit>& units) {
  std::vector<char> out(units.size() + 1, 0);
  std::size_t at = 0;
  for (const Range& one : sentences(text)) {
    while (at < units.size() && units[at].begin < one.begin) ++at;
    out[at] = 1;
  }
  out.back() = 1;
  return out;
}

}  // namespace

Sides read_sides(std::string_view source, std::string_view target) {
  Sides sides;
  sides.source.units = sides.words.read(source);
  sides.target.units = sides.words.read(target);
  sides.source.begins_sentence = sentence_begins(source, sides.source.units);
  sides.target.begins_sentence = sentence_begins(target, sides.target.units);
  std::unordered_map<std::uint64_t, std::uint32_t> pairs;
  const std::uint32_t words = static_cast<std::uint32_t>(sides.words.size());
  for (Side* side : {&sides.source, &sides.target}) {
    const std::vector<Unit>& units = side->units;
    side->features.assign(units.size(), no_feature);
    for (std::size_t i = 0; i < units.size(); ++i) {
      const std::uint32_t word = units[i].word;
      if (!sides.words.is_cjk(word)) {
        if (!sides.words.is_little(word)) side->features[i] = word;
        continue;
      }
      if (i + 1 == units.size() || !sides.words.is_cjk(units[i + 1].word)) continue;
      const std::uint64_t pair = std::uint64_t{word} << 32 | units[i + 1].word;
      const std::uint32_t next = words + static_cast<std::uint32_t>(pairs.size());
      side->features[i] = pairs.try_emplace(pair, next).first->second;
    }
  }
  const std::size_t features = words + pairs.size();
  for (Side* side : {&sides.source, &sides.target}) {
    side->counts.assign(features, 0);
    for (const std::uint32_t one : side->features) {
      if (one != no_feature) ++side->counts[one];
    }
  }
  const double total =
      static_cast<double>(sides.source.units.size() + sides.target.units.size()) + 1;
  sides.weights.assign(features, 0);
  for (std::size_t i = 0; i < features; ++i) {
    const double count = sides.source.counts[i] + sides.target.counts[i];
    if (count > 0) sides.weights[i] = static_cast<float>(std::log(total / count));
  }
  return sides;
}

std::uint32_t size_of(
    const Sides& sides, const Side& side, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t size = 0;
  for (std::uint32_t i = begin; i < end; ++i) size += sides.words.length(side.units[i].word);
  return size;
}

namespace {

std::uint32_t root_of(std::vector<std::uint32_t>& parents, std::uint32_t one) {
  while (parents[one] != one) {
    parents[one] = parents[parents[one]];
    one = parents[one];
  }
  return one;
}

bool near(const Box& a, const Box& b, std::uint32_t gap) {
  return a.source_begin <= b.source_end + gap && b.source_begin <= a.source_end + gap &&
         a.target_begin <= b.target_end + gap && b.target_begin <= a.target_end + gap;
}

}  // namespace

std::vector<std::uint32_t> grouped(const std::vector<Point>& points, std::uint32_t gap) {
  std::vector<std::uint32_t> parents(points.size());
  for (std::uint32_t i = 0; i < parents.size(); ++i) parents[i] = i;
  // Cells as wide as the gap: whatever is near stands in the same or a neighbouring cell.
  const std::uint32_t width = gap + 1;
  std::unordered_map<std::uint64_t, std::uint32_t> last_of_cell;
  std::vector<std::uint32_t> before(points.size(), UINT32_MAX);
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    const std::uint32_t x = points[i].source / width, y = points[i].target / width;
    for (std::uint32_t u = x == 0 ? 0 : x - 1; u <= x + 1; ++u) {
      for (std::uint32_t v = y == 0 ? 0 : y - 1; v <= y + 1; ++v) {
        const auto cell = last_of_cell.find(std::uint64_t{u} << 32 | v);
        if (cell == last_of_cell.end()) continue;
        for (std::uint32_t j = cell->second; j != UINT32_MAX; j = before[j]) {
          const auto distance = [](std::uint32_t a, std::uint32_t b) {
            return a < b ? b - a : a - b;
          };
          if (distance(points[i].source, points[j].source) > gap) continue;
          if (distance(points[i].target, points[j].target) > gap) continue;
          parents[root_of(parents, i)] = root_of(parents, j);
          // All points of one cell are of one group.
          if (u == x && v == y) break;
        }
      }
    }
    const auto [cell, is_new] = last_of_cell.try_emplace(std::uint64_t{x} << 32 | y, i);
    if (!is_new) {
      before[i] = cell->second;
      cell->second = i;
    }
  }
  for (std::uint32_t i = 0; i < parents.size(); ++i) parents[i] = root_of(parents, i);
  return parents;
}

std::vector<Box> merged(std::vector<Box> boxes, std::uint32_t gap) {
  for (bool changed = true; changed;) {
    changed = false;
    std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) {
      return a.target_begin != b.target_begin ? a.target_begin < b.target_begin
                                              : a.source_begin < b.source_begin;
    });
    std::vector<Box> kept;
    std::vector<std::size_t> open;  // Of kept: those whose target may still reach a later one.
    for (const Box& one : boxes) {
      open.erase(
          std::remove_if(
              open.begin(),
              open.end(),
              [&](std::size_t i) { return kept[i].target_end + gap < one.target_begin; }),
          open.end());
      bool joined = false;
      for (const std::size_t i : open) {
        Box& other = kept[i];
        if (!near(one, other, gap)) continue;
        other.source_begin = std::min(other.source_begin, one.source_begin);
        other.source_end = std::max(other.source_end, one.source_end);
        other.target_end = std::max(other.target_end, one.target_end);
        other.exact = other.exact || one.exact;
        joined = changed = true;
        break;
      }
      if (joined) continue;
      open.push_back(kept.size());
      kept.push_back(one);
    }
    boxes.swap(kept);
  }
  return boxes;
}

std::vector<Box> gathered(std::vector<Box> boxes, std::uint32_t gap, double least_filled) {
  constexpr std::size_t most_parts = 64;
  std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) {
    return a.target_begin != b.target_begin ? a.target_begin < b.target_begin
                                            : a.source_begin < b.source_begin;
  });
  std::vector<Box> out;
  std::vector<char> used(boxes.size(), 0);
  std::vector<std::size_t> parts;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (used[i] != 0) continue;
    Box whole = boxes[i], best = boxes[i];
    std::uint64_t source = whole.source_size(), target = whole.target_size();
    parts.clear();
    std::size_t best_parts = 0;
    for (std::size_t j = i + 1; j < boxes.size() && j < i + most_parts; ++j) {
      const Box& next = boxes[j];
      if (next.target_begin > whole.target_end + gap) break;
      const std::uint32_t reached = std::min(whole.target_end, next.target_end);
      const std::uint32_t overlap = std::max(reached, next.target_begin) - next.target_begin;
      // What says the same part of the target again is another source of it.
      if (used[j] != 0 || 2 * overlap > next.target_size()) continue;
      source += next.source_size();
      target += next.target_size() - overlap;
      whole.source_begin = std::min(whole.source_begin, next.source_begin);
      whole.source_end = std::max(whole.source_end, next.source_end);
      whole.target_end = std::max(whole.target_end, next.target_end);
      whole.exact = whole.exact || next.exact;
      parts.push_back(j);
      // Parts that say one place of the source twice fill more than there is.
      const auto of_source = static_cast<double>(source) / whole.source_size();
      const auto of_target = static_cast<double>(target) / whole.target_size();
      if (of_source < least_filled || of_source > 2 - least_filled || of_target < least_filled)
        continue;
      best = whole;
      best_parts = parts.size();
    }
    for (std::size_t k = 0; k < best_parts; ++k) used[parts[k]] = 1;
    out.push_back(best);
  }
  return out;
}

}  // namespace weiguan::detail
