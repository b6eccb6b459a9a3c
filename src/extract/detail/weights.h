// How much each part of a page speaks for being the article.
#pragma once

#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/document.h"
#include "extract/detail/lexicon.h"

namespace weiguan::extract {

// How much a block speaks for being running text; below zero it speaks against.
double weight(const Block& block);

std::vector<double> weights_of(const std::vector<Block>& blocks);  // One for each block.

// One for each node, with all below it.
struct Sums {
  std::vector<double> weights;
  std::vector<int> sizes;  // Of the blocks.
};

// What the names around running text say against it counts.
Sums add_up(
    const Document& document,
    const std::vector<Block>& blocks,
    const std::vector<double>& weights,
    const std::vector<Hint>& hints);

}  // namespace weiguan::extract
