// A JSON object cut into its array "items" and the rest, so that one bad item costs no other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weiguan::extract {

struct JsonParts {
  std::string head;  // The object with an empty "items".
  // Where each element of "items" stands in the text; the end is not included.
  std::vector<std::pair<std::size_t, std::size_t>> items;
  bool has_items = false;  // There is such an array.
  bool cut = false;        // The text ends before the object does; a half item is left out.
  bool too_deep = false;   // Something of the head is nested deeper than `max_depth`.
};

// `text` begins with "{".  Elements nested deeper than `max_depth`, or beyond `max_items`, are left
// out.  Time is linear.
JsonParts json_items(std::string_view text, std::size_t max_depth, std::size_t max_items);

}  // namespace weiguan::extract
