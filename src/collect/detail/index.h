// CDXJ indexes beside the WARC files that the observatory writes.
#pragma once

#include <filesystem>

#include "archive/archive.h"

namespace weiguan {

// Writes warc/NAME.cdxj for each own file whose captures changed since its index was written.
void write_indexes(const Archive& archive, const std::filesystem::path& warc_folder);

}  // namespace weiguan
