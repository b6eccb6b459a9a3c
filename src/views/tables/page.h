// A page that stands alone, for reading, printing and keeping: what was asked and what came of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "views/tables/tables.h"

namespace weiguan {

struct PageHead {
  std::string title;
  // Below the title: what was asked of what, when, by which version.
  std::vector<std::pair<std::string, std::string>> facts;
  Speech speech = Speech::en;
};

// & < > " and ' escaped; control characters, which HTML does not allow, become U+FFFD.
std::string escape_html(std::string_view text);

// A whole HTML document is page_begin(), then sections with tables of Format::html, then
// page_end().  It loads nothing from anywhere.
std::string page_begin(const PageHead& head);
std::string page_section(std::string_view title);
std::string page_end(const std::vector<std::string>& notes, Speech speech);

}  // namespace weiguan
