// Small helpers for the header lines of WARC, ARC and HTTP.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace weiguan::detail {

char lower(char c);                        // ASCII only.
std::string lower(std::string_view text);  // ASCII only.
bool same_blind_to_case(std::string_view a, std::string_view b);
bool starts_blind_to_case(std::string_view text, std::string_view start);
std::string_view trim(std::string_view text);  // Without spaces, tabs, CR and LF at both ends.

// A decimal number and nothing else.  Nothing when it is anything else or does not fit.
std::optional<std::uint64_t> parse_number(std::string_view text);

// Cuts the first line off `text` and gives it without its line end (LF, CRLF, CRCRLF).
std::string_view take_line(std::string_view& text);

// WARC 1.1, 5.4: from a year to a second; and the 14 digits of ARC.
std::optional<Time> parse_warc_date(std::string_view text);

// The place just after the blank line that ends header lines; npos when there is none yet.
// The first line may itself be blank only when `from` is the place where a line begins.
std::size_t end_of_headers(std::string_view text, std::size_t from = 0);

}  // namespace weiguan::detail
