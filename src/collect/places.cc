#include <cstdlib>

#include "collect/detail/places.h"
#include "collect/observatory.h"

namespace weiguan {

namespace fs = std::filesystem;

fs::path shipped_folder(const char* variable, const std::string& name) {
  if (const char* said = std::getenv(variable)) return said;
  std::error_code none;
  // Where there is no /proc the name stays empty, and the source's own folder is taken.
  const fs::path program = fs::read_symlink("/proc/self/exe", none);
  if (!none) {
    const fs::path beside = program.parent_path().parent_path() / "share" / "weiguan" / name;
    if (fs::is_directory(beside, none)) return beside;
  }
  return fs::path(WEIGUAN_SOURCE) / name;
}

fs::path shipped_packs() {
  return shipped_folder("WEIGUAN_PACKS", "packs");
}

}  // namespace weiguan
