// What a search asks for, read from a request.
#pragma once

#include <cstdint>
#include <string>

#include "archive/archive.h"
#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

struct Asked {
  std::string text;  // q=
  Search search;     // Query, filter, order, and the page's offset and limit.
  std::uint64_t page = 1;
  bool all = false;  // limit=all: every hit, in files only.
};

// Parameters as in search_address(), and q, order, page, limit.  Throws UsageError.
Asked read_search(const Site& site, const Request& request);

// A whole number from `least` to `most`; `fallback` where it is not given.  Throws UsageError.
std::uint64_t read_count(
    const Request& request,
    std::string_view name,
    std::uint64_t fallback,
    std::uint64_t least,
    std::uint64_t most);

}  // namespace weiguan::web
