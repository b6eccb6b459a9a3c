#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"
#include "views/web/detail/html.h"

namespace weiguan::web {

struct PhraseMark {
  Range range;
  std::string phrase;  // Its id in the glossary.
};

// The text in paragraphs, with passages (in order) and phrases of the glossary (in order, without
// overlap) marked; a phrase inside a passage is marked in it.  `limit` bytes at the most are
// written, to a character's border; `cut` says whether more was there.
Html article_text(
    std::string_view text,
    std::string_view language,
    const std::vector<Range>& passages,
    const std::vector<PhraseMark>& phrases,
    std::size_t limit,
    bool& cut);

}  // namespace weiguan::web
