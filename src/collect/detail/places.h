// Where data that come with the program lie.
#pragma once

#include <filesystem>
#include <string>

namespace weiguan {

// The folder `name` ("packs", "mappings") that comes with the program: $`variable` where set, else
// ../share/weiguan/`name` beside the program, else `name` in the source.
std::filesystem::path shipped_folder(const char* variable, const std::string& name);

}  // namespace weiguan
