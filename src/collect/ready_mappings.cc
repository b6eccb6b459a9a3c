#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/files.h"
#include "collect/detail/mapping.h"
#include "collect/detail/places.h"
#include "collect/import.h"

namespace weiguan {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t longest_mapping = std::uint64_t{1} << 20;

fs::path mappings_folder() {
  return shipped_folder("WEIGUAN_MAPPINGS", "mappings");
}

Mapping read_mapping(const fs::path& file) {
  Mapping mapping = parse_mapping(read_file(file, longest_mapping), file.string());
  if (mapping.name.empty()) mapping.name = file.stem().string();
  return mapping;
}

std::vector<std::string> ready_names() {
  std::vector<std::string> names;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(mappings_folder(), none)) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Mapping load_mapping(const std::string& name_or_file) {
  std::error_code none;
  if (fs::is_regular_file(name_or_file, none)) return read_mapping(name_or_file);
  const std::vector<std::string> names = ready_names();
  if (std::find(names.begin(), names.end(), name_or_file) != names.end())
    return read_mapping(mappings_folder() / (name_or_file + ".toml"));
  throw UsageError(
      fmt::format("there is no mapping \"{}\"", name_or_file),
      fmt::format(
          "Name a TOML file (docs/formats/mapping.md) or one of {}.", fmt::join(names, ", ")));
}

std::vector<Mapping> load_ready_mappings() {
  std::vector<Mapping> all;
  for (const std::string& name : ready_names())
    all.push_back(read_mapping(mappings_folder() / (name + ".toml")));
  return all;
}

std::map<std::string, std::string> ready_mappings() {
  std::map<std::string, std::string> all;
  for (const std::string& name : ready_names())
    all[name] = read_mapping(mappings_folder() / (name + ".toml")).about;
  return all;
}

}  // namespace weiguan
