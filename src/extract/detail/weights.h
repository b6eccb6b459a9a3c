// How much each part of a page speaks for being the article, and the element that holds it.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/document.h"
#include "extract/detail/lexicon.h"

namespace weiguan::extract {

// How much a block speaks for being running text; below zero it speaks against.
double weight(const Block& block);

// What the classes of each element and of those around it say, one for each node.
std::vector<Hint> hints_of(
    const Document& document, const std::vector<Block>& blocks, std::size_t headline);

// One for each node, with all below it.
struct Sums {
  std::vector<double> weights;
  std::vector<int> sizes;  // Of the blocks.
};

Sums add_up(
    const Document& document, const std::vector<Block>& blocks, const std::vector<Hint>& hints);

bool holds_blocks(Tag tag);  // Not a paragraph or list item by itself.

// `headline` is the first node of the headline's block; 0: there is none.
NodeIndex choose_container(
    const Document& document,
    const Sums& sums,
    const std::vector<Block>& blocks,
    const std::vector<Hint>& hints,
    NodeIndex headline);

}  // namespace weiguan::extract
