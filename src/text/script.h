// Chinese from one script into the other.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

// Simplified characters become traditional ones by ICU's table: characters and common words, so a
// name or a rare word may come out wrong.  Text that is traditional already stays.
std::string to_traditional(std::string_view text);

}  // namespace weiguan
