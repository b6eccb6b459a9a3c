// What the names of elements say of the text in them.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/document.h"
#include "extract/detail/lexicon.h"

namespace weiguan::extract {

// What the classes of each element and of those around it say, one for each node.  A name says
// nothing against the headline's elements, nor against most of the page's text.  `weights` are
// those of the blocks.
std::vector<Hint> hints_of(
    const Document& document,
    const std::vector<Block>& blocks,
    const std::vector<double>& weights,
    std::size_t headline);

}  // namespace weiguan::extract
