#pragma once

#include <string>
#include <string_view>

namespace weiguan::detail {

// The bytes as one gzip member; levels go from 1 to 12.  Safe from many threads.
std::string gzip_member(std::string_view bytes, int level = 6);

}  // namespace weiguan::detail
