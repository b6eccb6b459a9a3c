// Strict comma-separated values: RFC 4180, with LF for CRLF and a byte order mark allowed.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "packs/told.h"

namespace weiguan {

struct CsvRecord {
  Place place;  // Of its first byte.
  std::vector<std::string> cells;
};

inline constexpr std::size_t longest_row = 65536;  // Bytes.

// Calls `row` for each row from front to back, the empty lines left out.  A row that breaks the
// rules is told to `fault` with the line where it begins and left out; reading goes on at the line
// after that, so an open quote costs one row.
void read_csv(
    std::string_view bytes,
    const std::function<void(CsvRecord&&)>& row,
    const std::function<void(Place, std::string reason)>& fault);

}  // namespace weiguan
