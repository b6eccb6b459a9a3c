// What a metadata record says of an imported WARC, ARC or WACZ file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/archive.h"

namespace weiguan {

struct ImportedFile {
  std::string name;    // In warc/, or the full path of a file kept in place.
  std::string origin;  // As the user named it.
  std::string digest;
  std::uint64_t size = 0;
  bool in_place = false;
  bool is_wacz = false;
};

std::string to_json(const ImportedFile& file);
std::optional<ImportedFile> parse_imported_file(std::string_view json);

}  // namespace weiguan
