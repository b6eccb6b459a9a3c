// What the first bytes of a page say about its charset.
#pragma once

#include <string>
#include <string_view>

namespace weiguan::detail {

struct Declared {
  std::string label;    // As said, lower case.  Where no label is known, the first that was said.
  std::string charset;  // WHATWG name; empty where no label is known.
};

// "Prescan a byte stream to determine its encoding" of the HTML Standard.
Declared prescan(std::string_view bytes);

}  // namespace weiguan::detail
