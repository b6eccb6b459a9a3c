// Which sentences of two texts say the same.
#pragma once

#include <cstddef>
#include <vector>

#include "base/stop.h"
#include "instruments/versus/detail/sentences.h"

namespace weiguan::versus {

struct Run {  // Sentences in a row.
  std::size_t begin = 0, end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

// What became of some sentences: one on each side, or one on one side and several on the other
// (parted or drawn together), or one side empty.
struct Match {
  Run source, target;
  bool equal = false;  // All the words are the same, in the same order.
  bool moved = false;  // It stands before or behind what it stood behind or before.
  double similarity = 0;
};

// Each sentence of both sides is in exactly one match.  In the order of the target; what is only in
// the source stands behind what stood before it there.
//
// Equal sentences first; then, of those that share words in a row, the most similar first, from
// `least_similar` on or where the shorter is most of it part of the longer; then neighbours of
// these that the other side has too.
std::vector<Match> match(
    const std::vector<Sentence>& source,
    const std::vector<Sentence>& target,
    const Stop* stop = nullptr);

inline constexpr double least_similar = 0.5;

}  // namespace weiguan::versus
