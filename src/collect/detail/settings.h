// weiguan.toml, as text and as Settings.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "collect/observatory.h"

namespace weiguan {

// Throws Error that names file, line and what was expected.  `file` is only named.
Settings parse_settings(std::string_view toml, const std::filesystem::path& file);
std::string print_settings(const Settings& settings);

// 64 hexadecimal digits that nobody can guess.
std::string new_key();

}  // namespace weiguan
