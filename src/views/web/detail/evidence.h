// Captures and readings as rows: what a page about an article or a capture shows of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "views/web/detail/layout.h"

namespace weiguan::web {

std::string capture_json(const Capture& capture);
std::vector<Column> capture_columns();
std::vector<Cell> capture_cells(const Site& site, const Capture& capture);

// "/capture/ID", or "/capture/ID?begin=..&end=.." for a row of it.
std::string reading_address(CaptureId capture, std::uint64_t begin, std::uint64_t end);

// True when the account may be shown by name, or there is none.  What a row says beside its
// mapped fields may name the person, so it is only shown when this holds.
bool may_be_named(const Site& site, std::string_view account);

// An account as it may be shown; empty where there is none.
std::string shown(const Site& site, std::string_view account);

}  // namespace weiguan::web
