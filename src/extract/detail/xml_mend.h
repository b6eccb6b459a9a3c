// A file that should be XML and is not, made well-formed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"

namespace weiguan::extract {

struct Mended {
  std::string xml;  // Well-formed, or empty where nothing of the text looks like a tag.
  // Where each piece of `xml` begins, there and in the text.
  std::vector<std::pair<std::size_t, std::size_t>> pieces;
  std::vector<Problem> problems;  // One for each kind of fault: its first place, how often.

  std::size_t place_in_text(std::size_t place_in_xml) const;
};

// `text` is UTF-8.  What stands before the root element goes, and so do control characters, DTDs,
// comments and processing instructions; entities of HTML become their characters, other stray "&"
// and "<" become text; end tags that are missing are added, where an entry begins within an entry,
// too, and those that end nothing go.  `entry_names` are the elements that never hold themselves.
// Time is linear in the length of `text`.
Mended mend_xml(std::string_view text, const std::vector<std::string_view>& entry_names);

}  // namespace weiguan::extract
