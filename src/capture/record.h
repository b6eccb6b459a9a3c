// A WARC record, as read and as written.  ISO 28500:2017 (WARC 1.1); ARC records are turned into
// the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/capture.h"

namespace weiguan {

using Headers = std::vector<std::pair<std::string, std::string>>;  // In order; names as written.

// The first header of that name, blind to case; empty where there is none.
std::string_view header(const Headers& headers, std::string_view name);

// What the digests that a record declares of itself say of its bytes.
enum class Declared {
  unchecked,
  agrees,
  differs
};  // Unchecked: none there, of an unknown algorithm, or not asked to check.

struct Record {
  std::string version;           // "WARC/1.0", "WARC/1.1", "ARC/1", "ARC/2"
  Headers headers;               // For ARC: the WARC headers that say the same.
  std::string block;             // The first `max_block` bytes of it.
  std::uint64_t block_size = 0;  // The whole block's length as found.
  bool cut = false;              // block_size > block.size(), or the file ends inside the block.
  std::string digest;  // "sha256:" + hex of the whole block as found.  Empty when not asked for.
  Declared declared = Declared::unchecked;
  // With ReadOptions::keep_header, as they stand in the file: the header up to and with its blank
  // line, and the line ends behind the block, at most 64 bytes of them.
  std::string header_bytes;
  std::string trailer;
  RecordPlace place;  // `file` is the name the reader was given.
                      // `length` is 0 where a member of many records had not ended yet.

  // From the headers; empty, or the epoch, where missing or unreadable (a Problem was told).
  std::string type() const;
  std::string url() const;        // WARC-Target-URI, without angle brackets.
  std::string record_id() const;  // Without angle brackets.
  Time time() const;              // WARC-Date.
};

}  // namespace weiguan
