// The text of a page while it is being cut down to its article.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/document.h"
#include "extract/detail/lexicon.h"
#include "extract/detail/weights.h"

namespace weiguan::extract {

struct Draft {
  const Document& document;
  const std::vector<Block>& blocks;
  const std::vector<double>& weights;  // Of the blocks.
  const Sums& sums;
  const std::vector<Hint>& hints;
  NodeIndex container = 0;
  std::size_t headline = no_block;
  std::vector<Fate> fates;          // One for each block.
  std::vector<std::size_t> shapes;  // What each block looks like: paragraphs of one article share
                                    // tag and class, and their parents'.

  bool kept(std::size_t block) const { return fates[block] == Fate::kept; }
  bool is_prose(std::size_t block) const { return kept(block) && weights[block] > 0; }
  bool inside(NodeIndex node, std::size_t block) const;  // Whether the element holds the block.
  bool holds_headline(NodeIndex node) const;             // An h1 where the headline is not known.
  int kept_size() const;
  std::size_t common_shape() const;               // Of most of the kept running text.
  std::size_t first_block(NodeIndex node) const;  // Of the element, or the one behind it.
  void drop(NodeIndex node, Fate fate);           // The kept blocks of the element.
  void drop_from(std::size_t block, Fate fate);   // The kept blocks from this one on.
};

// With the blocks of the container kept.
Draft draft_of(
    const Document& document,
    const std::vector<Block>& blocks,
    const std::vector<double>& weights,
    const Sums& sums,
    const std::vector<Hint>& hints,
    NodeIndex container,
    std::size_t headline);

}  // namespace weiguan::extract
