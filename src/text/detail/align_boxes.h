// The stages of alignment.  A box is a range of units of each side that belong together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/detail/units.h"

namespace weiguan::detail {

struct Box {
  std::uint32_t source_begin = 0, source_end = 0;  // Units; the end is not included.
  std::uint32_t target_begin = 0, target_end = 0;
  bool exact = false;  // Found by long runs of equal units.

  std::uint32_t source_size() const { return source_end - source_begin; }
  std::uint32_t target_size() const { return target_end - target_begin; }
};

// Where the values come from: measures/reuse.md.
struct AlignSettings {
  // Runs of equal units.  A gram is as many units as give this size (a word 5, a CJK character 4).
  std::uint32_t gram = 52;
  std::uint32_t most_places = 16;  // A gram with more in the source is passed over.
  std::uint32_t exact_gap = 30;    // Units between two runs of one passage, on either side.
  // Parts of one passage in another order, or with much between them.
  std::uint32_t part_gap = 40;
  double least_filled = 0.7;
  // Passages that were reworded.
  bool fuzzy = true;
  std::uint32_t most_pairs = 25;  // A feature is passed over where its places multiply to more.
  std::uint32_t window = 35;
  double core = 30;
  std::uint32_t core_gap = 9;
  std::uint32_t merge_gap = 32;
  // The borders: how far they may move in a round, what a unit counts that the other side does not
  // have (one that it has counts 1), a little word either way, and what it costs to begin or to end
  // inside a sentence.
  struct Borders {
    std::uint32_t reach = 12;
    std::uint32_t rounds = 3;
    double absent = 0.75;
    double little = 0.6;
    double inside = 5;
  };
  Borders fuzzy_borders;
  Borders exact_borders{0, 0, 1, 0, 0};
  double least_share = 0.25;   // Of a reworded passage's content that stands on the other side.
  double least_evidence = 20;  // The weight of the different features it shares, times that share.
  double wider =
      2;  // A reworded passage this much longer than the exact one in it takes its place.
  std::uint32_t least_size = 150;        // See cjk_size.
  std::uint32_t least_fuzzy_size = 115;  // For those that were reworded.
  std::size_t most_points = 4000000;     // Bounds time and memory.
};

inline constexpr std::uint32_t no_feature = UINT32_MAX;

struct Side {
  std::vector<Unit> units;
  // The word, or for a CJK character it and the one behind it; no_feature where that says nothing.
  std::vector<std::uint32_t> features;
  std::vector<std::uint32_t> counts;  // Of each feature on this side.
  // Whether a sentence begins with the unit; one more than there are units, the last is true.
  std::vector<char> begins_sentence;
};

struct Sides {
  Vocabulary words;
  Side source, target;
  std::vector<float> weights;  // Of each feature.
};

Sides read_sides(std::string_view source, std::string_view target);

std::uint32_t size_of(const Sides& sides, const Side& side, std::uint32_t begin, std::uint32_t end);

// Each a list of boxes in the order of the target.
std::vector<Box> exact_boxes(const Sides& sides, const AlignSettings& settings);
std::vector<Box> fuzzy_boxes(const Sides& sides, const AlignSettings& settings);

// Moves the borders of boxes to where what both sides have in common begins and ends.
class Refiner {
 public:
  Refiner(const Sides& sides, const AlignSettings& settings);

  // False where nothing in common is left.
  bool refine(Box& box);
  // What a box has in common, by weight.
  struct Common {
    double share = 0;     // Of the poorer side's content.
    double evidence = 0;  // Different features, each once.
  };
  Common common(const Box& box);

 private:
  void mark(const Side& side, std::uint32_t begin, std::uint32_t end);
  bool marked(const Side& side, std::uint32_t at) const;
  bool move(
      const Side& side,
      const AlignSettings::Borders& borders,
      std::uint32_t& begin,
      std::uint32_t& end) const;

  const Sides& sides_;
  const AlignSettings& settings_;
  std::vector<std::uint32_t> word_stamps_, feature_stamps_;
  std::uint32_t stamp_ = 0;
};

// Points that lie within the gaps of each other, chained: the group of each.
struct Point {
  std::uint32_t source = 0, target = 0;
};
std::vector<std::uint32_t> grouped(const std::vector<Point>& points, std::uint32_t gap);

// Joins boxes that lie within the gap on both sides until none do.
std::vector<Box> merged(std::vector<Box> boxes, std::uint32_t gap);

// Joins boxes that follow each other in the target within the gap and fill, in whatever order, most
// of one stretch of the source.  In the order of the target.
std::vector<Box> gathered(std::vector<Box> boxes, std::uint32_t gap, double least_filled);

// Where the source says a thing several times, the longest of the boxes that explain one part of
// the target.  In the order of the target.
std::vector<Box> best_sources(std::vector<Box> boxes);

std::vector<Box> aligned(const Sides& sides, const AlignSettings& settings);

}  // namespace weiguan::detail
