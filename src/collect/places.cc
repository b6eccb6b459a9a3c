#include "collect/detail/places.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/files.h"
#include "collect/detail/settings.h"
#include "collect/observatory.h"

namespace weiguan {

namespace fs = std::filesystem;

fs::path shipped_folder(const char* variable, const std::string& name) {
  if (const char* said = std::getenv(variable)) return said;
  const fs::path program = program_file();
  if (!program.empty()) {
    const fs::path beside = program.parent_path().parent_path() / "share" / "weiguan" / name;
    std::error_code none;
    if (fs::is_directory(beside, none)) return beside;
  }
  return fs::path(WEIGUAN_SOURCE) / name;
}

fs::path shipped_packs() {
  return shipped_folder("WEIGUAN_PACKS", "packs");
}

std::vector<fs::path> pack_folders(const fs::path& folder, const std::vector<std::string>& packs) {
  std::vector<fs::path> folders;
  std::set<fs::path> own;  // Their rows replace those of the shipped ones.
  std::error_code none;
  for (const std::string& id : packs) {
    const fs::path from = shipped_packs() / id;
    const bool is_shipped = fs::is_regular_file(from / "pack.toml");
    if (is_shipped) folders.push_back(from);
    if (fs::is_directory(folder / "packs" / id)) {
      own.insert(folder / "packs" / id);
    } else if (!is_shipped) {
      std::vector<std::string> known;
      for (const auto& entry : fs::directory_iterator(shipped_packs(), none))
        known.push_back(entry.path().filename().string());
      std::sort(known.begin(), known.end());
      throw Error(
          fmt::format("there is no pack \"{}\"", id),
          fmt::format(
              "Packs that come with Weiguan: {}.  Others lie in packs/ of the observatory.",
              fmt::join(known, ", ")));
    }
  }
  for (const auto& entry : fs::directory_iterator(folder / "packs", none)) {
    if (entry.is_directory()) own.insert(entry.path());
  }
  folders.insert(folders.end(), own.begin(), own.end());
  return folders;
}

}  // namespace weiguan
