#include <algorithm>
#include <cmath>

#include "text/detail/align_boxes.h"

namespace weiguan::detail {

namespace {

struct Gram {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0, size = 0;  // Units.
};

// In a gram: eleven words, or nine CJK characters, which say more together than two words do.
constexpr std::uint32_t word_size = 5, cjk_part = 6;

// A gram from every unit that has enough behind it.
std::vector<Gram> grams_of(const Sides& sides, const Side& side, std::uint32_t least) {
  std::vector<Gram> grams;
  const std::vector<Unit>& units = side.units;
  grams.reserve(units.size());
  const auto size = [&](std::uint32_t at) {
    return sides.words.is_cjk(units[at].word) ? cjk_part : word_size;
  };
  std::uint32_t end = 0, sum = 0;
  for (std::uint32_t begin = 0; begin < units.size(); ++begin) {
    while (sum < least && end < units.size()) sum += size(end++);
    if (sum < least) break;
    std::uint64_t hash = 0;
    for (std::uint32_t i = begin; i < end; ++i) hash = mix(hash, units[i].word);
    grams.push_back({hash, begin, end - begin});
    sum -= size(begin);
  }
  return grams;
}

// Equal units in a row on both sides.
struct Run {
  std::uint32_t source = 0, target = 0, size = 0, seeds = 0;
};

// Grams in common, those that follow each other on both sides as one run.
std::vector<Run> runs_of(const Sides& sides, const AlignSettings& settings) {
  std::vector<Gram> source = grams_of(sides, sides.source, settings.gram);
  const std::vector<Gram> target = grams_of(sides, sides.target, settings.gram);
  std::sort(source.begin(), source.end(), [](const Gram& a, const Gram& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.begin < b.begin;
  });
  const auto places = [&](const Gram& gram) {
    const auto less = [](const Gram& a, const Gram& b) { return a.hash < b.hash; };
    return std::equal_range(source.begin(), source.end(), gram, less);
  };
  std::vector<std::uint64_t> points(settings.most_places + 1, 0);
  for (const Gram& gram : target) {
    const auto [first, last] = places(gram);
    const auto count = static_cast<std::size_t>(last - first);
    if (count > 0 && count <= settings.most_places) points[count] += count;
  }
  // Frequent grams go first where there would be too many points; those of one place stay.
  std::size_t most_places = 1;
  std::uint64_t total = points.size() > 1 ? points[1] : 0;
  while (most_places + 1 < points.size() &&
         total + points[most_places + 1] <= std::max<std::uint64_t>(total, settings.most_points)) {
    total += points[++most_places];
  }
  std::vector<Run> runs;
  std::vector<std::uint32_t> open, next;  // Runs that the gram before this one is part of.
  for (const Gram& gram : target) {
    const auto [first, last] = places(gram);
    next.clear();
    if (static_cast<std::size_t>(last - first) <= most_places) {
      auto run = open.begin();
      for (auto place = first; place != last; ++place) {
        while (run != open.end() &&
               runs[*run].source + (gram.begin - runs[*run].target) < place->begin)
          ++run;
        if (run != open.end() &&
            runs[*run].source + (gram.begin - runs[*run].target) == place->begin) {
          Run& longer = runs[*run];
          longer.size = gram.begin + gram.size - longer.target;
          ++longer.seeds;
          next.push_back(*run);
        } else {
          next.push_back(static_cast<std::uint32_t>(runs.size()));
          runs.push_back({place->begin, gram.begin, gram.size, 1});
        }
      }
    }
    open.swap(next);
  }
  return runs;
}

// What both texts begin or end with, however often it is repeated.
void add_ends(const Sides& sides, std::uint32_t least, std::vector<Run>& runs) {
  const std::vector<Unit>&a = sides.source.units, &b = sides.target.units;
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t front = 0, back = 0;
  while (front < most && a[front].word == b[front].word) ++front;
  while (back < most && a[a.size() - 1 - back].word == b[b.size() - 1 - back].word) ++back;
  const auto add = [&](std::size_t x, std::size_t y, std::size_t size) {
    if (size < least && (size < a.size() || size < b.size())) return;
    if (size == 0) return;
    runs.push_back(
        {static_cast<std::uint32_t>(x),
         static_cast<std::uint32_t>(y),
         static_cast<std::uint32_t>(size),
         static_cast<std::uint32_t>(size)});
  };
  add(0, 0, front);
  if (front < most) add(a.size() - back, b.size() - back, back);
}

}  // namespace

std::vector<Box> exact_boxes(const Sides& sides, const AlignSettings& settings) {
  std::vector<Run> runs = runs_of(sides, settings);
  add_ends(sides, settings.gram / cjk_size, runs);
  std::vector<Box> boxes;
  boxes.reserve(runs.size());
  for (const Run& run : runs) {
    boxes.push_back({run.source, run.source + run.size, run.target, run.target + run.size, true});
  }
  boxes = merged(std::move(boxes), settings.exact_gap);
  boxes = gathered(std::move(boxes), settings.part_gap, settings.least_filled);
  std::vector<Box> kept;
  for (const Box& box : boxes) {
    const std::uint32_t size = std::min(
        size_of(sides, sides.source, box.source_begin, box.source_end),
        size_of(sides, sides.target, box.target_begin, box.target_end));
    if (size >= settings.least_size) kept.push_back(box);
  }
  return kept;
}

std::vector<Box> fuzzy_boxes(const Sides& sides, const AlignSettings& settings) {
  const Side &a = sides.source, &b = sides.target;
  // The largest product of places that keeps the points below their bound.
  std::vector<std::uint64_t> points_of(settings.most_pairs + 1, 0);
  for (std::size_t i = 0; i < sides.weights.size(); ++i) {
    const std::uint64_t pairs = std::uint64_t{a.counts[i]} * b.counts[i];
    if (pairs > 0 && pairs <= settings.most_pairs) points_of[pairs] += pairs;
  }
  std::uint64_t most_pairs = 0, total = 0;
  while (most_pairs < settings.most_pairs &&
         total + points_of[most_pairs + 1] <= settings.most_points) {
    total += points_of[++most_pairs];
  }
  const auto used = [&](std::uint32_t feature) {
    if (feature == no_feature) return false;
    const std::uint64_t pairs = std::uint64_t{a.counts[feature]} * b.counts[feature];
    return pairs > 0 && pairs <= most_pairs;
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // In the source, by feature.
  for (std::uint32_t i = 0; i < a.features.size(); ++i) {
    if (used(a.features[i])) places.emplace_back(a.features[i], i);
  }
  std::sort(places.begin(), places.end());
  std::vector<Point> points;
  for (std::uint32_t j = 0; j < b.features.size(); ++j) {
    if (!used(b.features[j])) continue;
    auto at = std::lower_bound(
        places.begin(), places.end(), std::make_pair(b.features[j], std::uint32_t{0}));
    for (; at != places.end() && at->first == b.features[j]; ++at)
      points.push_back({at->second, j});
  }
  // The points near one, on both sides, by cells of the target within which the source rises.
  const std::uint32_t window = settings.window;
  std::vector<std::uint32_t> order(points.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto row = [&](std::uint32_t i) { return points[i].target / (window + 1); };
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    if (row(x) != row(y)) return row(x) < row(y);
    return points[x].source != points[y].source ? points[x].source < points[y].source : x < y;
  });
  std::vector<std::uint32_t> stamps(sides.weights.size(), UINT32_MAX);
  std::vector<Point> cores;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    double sum = 0;
    const std::uint32_t middle = row(i);
    const std::uint32_t from = points[i].source < window ? 0 : points[i].source - window;
    for (std::uint32_t r = middle == 0 ? 0 : middle - 1; r <= middle + 1; ++r) {
      auto at = std::lower_bound(
          order.begin(), order.end(), r, [&](std::uint32_t x, std::uint32_t value) {
            return row(x) != value ? row(x) < value : points[x].source < from;
          });
      for (; at != order.end() && row(*at) == r && points[*at].source <= points[i].source + window;
           ++at) {
        const std::uint32_t target = points[*at].target;
        if (target > points[i].target + window || target + window < points[i].target) continue;
        const std::uint32_t feature = b.features[target];
        if (stamps[feature] == i) continue;
        stamps[feature] = i;
        sum += static_cast<double>(sides.weights[feature]);
      }
      if (sum >= settings.core) break;
    }
    if (sum >= settings.core) cores.push_back(points[i]);
  }
  const std::vector<std::uint32_t> groups = grouped(cores, settings.core_gap);
  std::vector<std::uint32_t> box_of(cores.size(), UINT32_MAX);
  std::vector<Box> boxes;
  for (std::uint32_t i = 0; i < cores.size(); ++i) {
    const Point& point = cores[i];
    std::uint32_t& number = box_of[groups[i]];
    if (number == UINT32_MAX) {
      number = static_cast<std::uint32_t>(boxes.size());
      boxes.push_back({point.source, point.source, point.target, point.target, false});
    }
    Box& box = boxes[number];
    box.source_begin = std::min(box.source_begin, point.source);
    box.source_end = std::max(box.source_end, point.source + 1);
    box.target_begin = std::min(box.target_begin, point.target);
    box.target_end = std::max(box.target_end, point.target + 1);
  }
  return merged(std::move(boxes), settings.merge_gap);
}

}  // namespace weiguan::detail
