// A first, cheap pass over a page, before the real parser sees it.
//
// The parser takes time that grows with the square of the depth of nested tags and of the number of
// attributes of one tag, and memory that grows with unclosed formatting tags.  The guard bounds all
// three, and drops what is never read (scripts, styles, comments, most attributes), which also
// makes the parse several times as fast.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weiguan::extract {

struct Guarded {
  std::string html;
  bool flattened = false;  // Some tags were nested too deeply and left out; their text stays.
};

// `html` is UTF-8.  Scripts other than JSON ones are emptied.  The result is at most a little
// longer than `html`. Time is linear in the length of `html`.
Guarded guard(std::string_view html, std::size_t max_depth);

}  // namespace weiguan::extract
