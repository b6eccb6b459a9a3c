// Which blocks of a page are its article.
#pragma once

#include <string_view>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/document.h"
#include "extract/page.h"

namespace weiguan::extract {

// Why a block is not part of the text, or that it is.
enum class Fate {
  kept,
  outside,
  before_headline,
  headline,
  furniture,
  link,
  behind_stop,
  line,
  repeated
};

std::string_view to_string(Fate fate);  // "kept", "before-headline", ...

struct Body {
  std::vector<Fate> fates;  // One for each block.
  NodeIndex container = 0;
  double confidence = 0;
  PageKind kind = PageKind::unknown;
};

// `headline` is the block that holds the page's headline, or no_block.  `says_article`: its
// metadata calls the page an article.
Body choose_body(
    const Document& document,
    const std::vector<Block>& blocks,
    std::size_t headline,
    bool says_article);

}  // namespace weiguan::extract
