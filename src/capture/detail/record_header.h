// The header lines of a WARC record and the header line of an ARC record.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "capture/record.h"

namespace weiguan::detail {

// A rule and a sentence about one record's header.
using HeaderComplaint = std::function<void(std::string_view rule, const std::string& reason)>;

// Takes a WARC header apart, up to and with its blank line.  The block's length; nothing where it
// is missing or no number.
std::optional<std::uint64_t> read_warc_header(
    std::string_view text, Record& record, const HeaderComplaint& complaint);

// An ARC header line (without its line end), as the WARC headers that say the same.  `first` is the
// start of the record's block, to tell HTTP from other things.
std::optional<std::uint64_t> read_arc_header(
    std::string_view line,
    std::string_view first,
    Record& record,
    const HeaderComplaint& complaint);

// "WARC/" and a number.
bool starts_warc(std::string_view text);

// True when `text` begins with a line such as ARC records start with: an address, ..., a date, ...,
// a length.  `strict`: nothing may be odd about it.
bool starts_arc(std::string_view text, bool strict);

// The next place at or after `from` where a record header seems to begin: at a line's start, a
// version or ARC line and what must come after it.  npos where there is none.
std::size_t find_record(std::string_view text, std::size_t from, bool arc);

}  // namespace weiguan::detail
