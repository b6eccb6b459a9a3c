// The article in a page's data as text, read by the rules that read pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace weiguan::extract {

struct ShownPage {
  std::string_view html;      // Decoded, before guard().
  int size = 0;               // Of the text that the page shows by itself.
  bool has_headline = false;  // It shows its headline, too,
  bool has_date = false;      // with a date beside it.
  std::size_t max_depth = 0;
};

using StateNotes = std::vector<std::string>;  // What was taken, for the trace.

// Where the page shows no article by itself, or far less than its data has, that article becomes
// the page's.  Where it shows one but no time that its metadata names, the time beside its own
// title is taken.  A notice, an error with words, a challenge, a login and a front page stay what
// they are.
StateNotes take_state(const ShownPage& shown, const PageInput& input, Page& page);

}  // namespace weiguan::extract
