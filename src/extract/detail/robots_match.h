// Paths and patterns of a robots.txt.
#pragma once

#include <string>
#include <string_view>

namespace weiguan::extract {

// Of "http://host/a?b#c": "/a?b"; what does not begin with a scheme is taken for a path.  Always
// begins with "/".
std::string path_and_query(std::string_view url);

// "%e9" -> "%E9".
std::string upper_escapes(std::string_view text);

// As an address is sent: what is not ASCII, blanks and control characters escaped, and escapes in
// upper case.
std::string escaped(std::string_view text);

// "%62" -> "b": escapes of letters, digits and "-._~" undone, as RFC 9309 compares (2.2.2).
std::string without_needless_escapes(std::string_view text);

// Whether `pattern`, in which "*" stands for any characters and "$" at the end for the end, matches
// the beginning of `path`.  Takes time in the product of both lengths at worst.
bool robots_pattern_matches(std::string_view pattern, std::string_view path);

}  // namespace weiguan::extract
