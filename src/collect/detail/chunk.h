// A chunk of rows as a WARC record, and what its rows say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capture/record.h"
#include "collect/detail/committer.h"
#include "collect/detail/mapping.h"
#include "collect/detail/outlets.h"
#include "collect/detail/rows.h"

namespace weiguan {

// What a chunk's record says of itself in Weiguan-... headers, so that the archive can be rebuilt.
struct ChunkSource {
  std::string file;     // As the user named it.
  std::string mapping;  // Its digest.
  RowFormat format;
  std::vector<std::string> columns;  // Of CSV, in all chunks; the header row is in the first only.
  std::string charset;               // Of CSV that is not UTF-8; empty where it is.
  std::uint64_t index = 0, offset = 0, line = 1;
  std::uint64_t unread = 0;  // 1, 2, ...: the n-th piece of a row too long to be read.
  bool around = false;       // Of one JSON document: what stands before or behind its rows.
};

Headers to_headers(const ChunkSource& source);
std::optional<ChunkSource> parse_chunk_source(const Headers& headers);  // Nothing: no chunk.

std::string media_type(const RowFormat& format);

// The id of the chunk with this digest, read in this way.
CaptureId id_of(const ChunkSource& source, const std::string& digest);

// Reads the rows.  The findings hold `capture` too.
Findings read_chunk(
    const ChunkSource& source,
    std::string_view bytes,
    const Capture& capture,
    const Mapping& mapping,
    const Packs& packs,
    const OutletZones& zones);

}  // namespace weiguan
