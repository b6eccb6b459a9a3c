// Entities of HTML as they stand in texts that were not decoded, or decoded once too few.
#pragma once

#include <cstddef>
#include <string_view>

namespace weiguan::detail {

// The character that `text` writes at `at`, where an "&" stands: &nbsp; &#160; &#xA0; &amp;nbsp;
// and &amp;amp;nbsp;.  Moves `at` behind it.  0 where it writes none; then `at` stays.
char32_t read_entity(std::string_view text, std::size_t& at);

}  // namespace weiguan::detail
