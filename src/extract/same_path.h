// Addresses that differ only behind the "?": of one list, how many, and by what.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace weiguan {

// What can be told of such addresses without fetching them.
enum class Difference : std::uint8_t {
  names,   // A parameter has a value of its own in nearly every address ("id=17"): they may well be
           // as many pages.  Only their answers tell; a few of them with one digest tell that not.
  visits,  // So has one, but it is called after a visit, not a page: sid, token, timestamp, spm.
  choices,  // None has: orders, filters and sizes of one list, multiplied.
};

std::string_view to_string(Difference difference);

struct VaryingParameter {
  std::string name;        // UTF-8, one line.
  std::size_t values = 0;  // Different ones; that an address does not have it counts as one.
};

struct SamePath {
  std::string page;                       // Host and path, "harbour.example/list".
  std::vector<std::size_t> members;       // Places in the list, in its order.
  std::size_t different = 0;              // Queries among them, each once.
  std::vector<VaryingParameter> varying;  // With most values first; at most 16.
  Difference difference = Difference::names;
};

// Groups of `at_least` addresses or more that share scheme (http counts as https), host and path;
// the first in the list first.  Addresses that cannot be read belong to none.  Time and memory are
// linear in the size of the list.
std::vector<SamePath> same_paths(const std::vector<std::string>& addresses, std::size_t at_least);

// "address-parameters": what such a group is, and that only the first `kept` were taken.
Problem same_path_problem(const SamePath& group, const std::string& file, std::size_t kept);

}  // namespace weiguan
