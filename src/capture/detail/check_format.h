// Whether a header's value is written as the WARC standard has it.
#pragma once

#include <string_view>

namespace weiguan::detail {

enum class Format {
  text,
  token,
  number,
  date,
  address,    // A URI.
  reference,  // A URI in angle brackets.
  digest,
  media_type,
  ip
};

// The rule that the value breaks, empty when it breaks none.  `exact`: as WARC 1.0 has it where 1.1
// is more lenient, and the other way round.  REQUIRES: the value is not empty.
std::string_view broken_rule(Format format, std::string_view value, bool version_1_0);

// What the format expects, for a sentence: "a date such as 2024-07-02T09:30:00Z".
std::string_view expected(Format format);

bool is_token(std::string_view text);  // RFC 2616, 2.2.
std::string_view without_brackets(std::string_view text);

}  // namespace weiguan::detail
