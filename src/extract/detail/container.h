// The element that holds the article.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/document.h"
#include "extract/detail/lexicon.h"
#include "extract/detail/weights.h"

namespace weiguan::extract {

bool holds_blocks(Tag tag);  // Not a paragraph or list item by itself.

// The element with the most running text, inside what the page itself calls its article where it
// does.  `headline` is the block of the headline, or no_block.
NodeIndex choose_container(
    const Document& document,
    const std::vector<Block>& blocks,
    const Sums& sums,
    const std::vector<Hint>& hints,
    std::size_t headline);

}  // namespace weiguan::extract
