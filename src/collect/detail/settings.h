// weiguan.toml, as text and as Settings.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "collect/observatory.h"

namespace weiguan {

// Throws Error that names file, line and what was expected.  `file` is only named.
Settings parse_settings(std::string_view toml, const std::filesystem::path& file);
std::string print_settings(const Settings& settings);

// The folders of the packs that the settings name, and of the observatory's own, in the order in
// which Packs::load() wants them.  Throws Error where there is no such pack.
std::vector<std::filesystem::path> pack_folders(
    const std::filesystem::path& observatory, const std::vector<std::string>& packs);

// 64 hexadecimal digits that nobody can guess.
std::string new_key();

}  // namespace weiguan
