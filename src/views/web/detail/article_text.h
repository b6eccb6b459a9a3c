#pragma once

#include <string_view>
#include <vector>

#include "text/tokens.h"
#include "views/web/detail/html.h"

namespace weiguan::web {

// The text in paragraphs, the ranges marked; they must be in order.  `limit` bytes at the most are
// written, to a character's border; `cut` says whether more was there.
Html article_text(
    std::string_view text,
    std::string_view language,
    const std::vector<Range>& marks,
    std::size_t limit,
    bool& cut);

}  // namespace weiguan::web
