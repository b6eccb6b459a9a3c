// Names of what users keep beside the archive: jobs, notebooks and what is in them.
#pragma once

#include <string>
#include <string_view>

namespace weiguan::web {

std::string new_id();  // 16 hexadecimal digits, by chance.
bool is_id(std::string_view text);

}  // namespace weiguan::web
