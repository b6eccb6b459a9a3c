// Who wrote a text, as its lines say: 作者, （记者 ...）, "By Ann Lee".
#pragma once

#include <string>
#include <vector>

#include "extract/detail/dateline.h"
#include "extract/detail/lines.h"

namespace weiguan::extract {

// In the order of the page.  `openings` are the formulas of its first paragraphs.
std::vector<std::string> find_bylines(const PageLines& lines, const std::vector<Opening>& openings);

// Elements that the page marks as its author: rel=author, itemprop=author, class "byline".
std::vector<std::string> find_marked_authors(const PageLines& lines);

}  // namespace weiguan::extract
