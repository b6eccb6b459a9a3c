#include "collect/detail/index.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "capture/cdxj.h"
#include "collect/detail/own_warc.h"

namespace weiguan {

namespace fs = std::filesystem;

void write_indexes(const Archive& archive, const fs::path& warc_folder) {
  std::string name;
  std::vector<std::string> lines;
  const auto write = [&] {
    if (lines.empty()) return;
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text += line;
    const fs::path file = warc_folder / (name + ".cdxj");
    std::error_code none;
    if (fs::file_size(file, none) != text.size() || none || read_file(file) != text)
      write_file(file, text);
    lines.clear();
  };
  archive.captures([&](const Capture& capture) {
    if (!is_own_warc(capture.place.file)) return true;
    if (capture.place.file != name) {
      write();
      name = capture.place.file;
    }
    if (capture.type != "metadata") lines.push_back(cdxj_line(capture));
    return true;
  });
  write();
}

}  // namespace weiguan
