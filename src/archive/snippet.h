// The piece of an article that shows why it was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/query.h"
#include "text/tokens.h"

namespace weiguan {

struct Snippet {
  std::string text;          // On one line; "…" where the article goes on.
  std::vector<Range> marks;  // The hits in `text`.
};

// Around the densest hits: most of the phrases, then most of the hits; the article's beginning
// where there are none.  `width` is in characters (one Chinese character counts two), "…" not
// counted.
Snippet make_snippet(
    std::string_view text, const std::vector<MarkedPhrase>& phrases, std::size_t width = 160);

}  // namespace weiguan
