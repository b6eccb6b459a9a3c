// Everything the pages say, in both languages, by name.  The table stands in words.cc.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "views/tables/tables.h"

namespace weiguan::web {

using weiguan::say;  // Of Words, as instruments bring them.

// A word or sentence by its name in the table: say("nav.skip", speech).  Names of the kind
// "counter.likes" are made from values; one that is not in the table gives the part behind its
// first dot, so that an unknown value is shown as it is.
std::string say(std::string_view name, Speech speech);

// The same with each "{}" filled in order.
std::string say(
    std::string_view name, Speech speech, std::initializer_list<std::string_view> values);

struct Entry {
  std::string_view name;
  Words words;
};
std::span<const Entry> all_words();  // In order of their names.

}  // namespace weiguan::web
