// What a search asks for, read from a request.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// What articles are asked for, part by part, so that one part can be left out.
struct Wanted {
  Filter filter;  // As parse_filter() reads it, with the query.
  // group=: of outlets, by id or name; those of no group are "none".  Any of them.
  std::vector<std::string> groups;
  std::vector<std::string> accounts;  // account=: as they are shown.  Any of them.
};

// All parts together.  Throws UsageError for a group that no pack knows.
Filter whole_filter(const Site& site, const Wanted& wanted);

inline constexpr std::string_view no_group = "none";

struct Asked {
  std::string text;  // q=
  Wanted wanted;
  Search search;  // Query, filter, order, and the page's offset and limit.
  std::uint64_t page = 1;
  bool all = false;  // limit=all: every hit, in files only.
};

// Parameters as in search_address(), and q, group, account, order, page, limit.  Throws UsageError.
Asked read_search(const Site& site, const Request& request);

// A whole number from `least` to `most`; `fallback` where it is not given.  Throws UsageError.
std::uint64_t read_count(
    const Request& request,
    std::string_view name,
    std::uint64_t fallback,
    std::uint64_t least,
    std::uint64_t most);

}  // namespace weiguan::web
