// Where the members of a zip file lie: libzip reads them, but does not say where they are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/files.h"

namespace weiguan::detail {

struct ZipMember {
  std::string name;
  int method = 0;            // 0: stored.
  std::uint64_t size = 0;    // As stored.
  std::uint64_t offset = 0;  // Of its first byte; 0 where its local header cannot be read.
};

// In the central directory's order.  Zip64 too.  Throws Error when the file is no zip file.
std::vector<ZipMember> zip_places(const InputFile& file);

}  // namespace weiguan::detail
