// Base64 (RFC 4648), as old Atom feeds use it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weiguan::extract {

// White space is passed over.  Nothing where another character stands in it.
std::optional<std::string> base64_decode(std::string_view text);

}  // namespace weiguan::extract
