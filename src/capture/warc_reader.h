// Reads WARC 1.0 and 1.1 and ARC files: plain, gzip a member a record, gzip whole, zstd (a frame a
// record, with or without a dictionary).  The kind is told by content, never by name.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/files.h"
#include "base/problem.h"
#include "capture/record.h"

namespace weiguan {

struct ReadOptions {
  std::uint64_t max_block = std::uint64_t{64}
                            << 20;  // Kept of a block; the rest is digested and passed over.
  std::uint64_t max_header = std::uint64_t{1} << 20;  // A record's header lines together.
  std::uint64_t max_ratio = 2000;  // Decompressed to compressed bytes of a member over 16 MiB.
  bool check_digests = true;       // Compare declared block and payload digests.
  bool digest_blocks = true;       // Fill Record::digest.  Both cost more than reading does.
  // Fill Record::header_bytes and trailer, and say nothing of what single fields of a WARC header
  // hold: for a caller who judges them himself.
  bool keep_header = false;
  // Decode gzip members that come next on a second thread; some 100 MiB more memory at the most.
  // Records, problems and their order are the same without.
  bool read_ahead = true;
};

// Records in file order.  What cannot be read is told as a Problem with its offset and passed over;
// reading goes on at the next record that can be found.  Memory is bounded by max_block.  Not for
// two threads.
class WarcReader {
 public:
  // `name` is what problems and places call the file.  From `begin` up to `end` (0: the end of the
  // file) of `file`, so that a WARC stored inside a WACZ is read where it lies; places count from
  // the file's start.  The file is read by a second thread where options say so, and it is no pipe.
  WarcReader(
      InputFile file,
      std::string name,
      ReadOptions options,
      ProblemSink problems,
      std::uint64_t begin = 0,
      std::uint64_t end = 0);
  ~WarcReader();
  WarcReader(WarcReader&&) noexcept;

  std::optional<Record> next();    // Nothing at the end.
  std::uint64_t position() const;  // Bytes of the file used so far, for progress.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// True when the file's first bytes are those of a WARC or ARC file, plain or compressed.  Give 256
// KiB where there are as many: of zstd nothing can be told from less than its first block.
bool looks_like_warc(std::string_view first_bytes);

// The one record at `place` of `file`.  Throws Error when it is not there or is not a record.
Record read_record(
    const std::string& file, const RecordPlace& place, const ReadOptions& options = {});

// The bytes of the place as they are stored, compressed or not.
std::string read_stored(const std::string& file, const RecordPlace& place);

}  // namespace weiguan
