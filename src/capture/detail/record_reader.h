// Finds records in a stream of decompressed bytes.  WarcReader is this, on a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "capture/detail/digest_check.h"
#include "capture/detail/stream.h"
#include "capture/detail/window.h"
#include "capture/warc_reader.h"

namespace weiguan::detail {

class RecordReader {
 public:
  // `size`: where the file ends, 0 where that is not known.
  RecordReader(
      StoredBytes input,
      std::string name,
      const ReadOptions& options,
      ProblemSink problems,
      std::uint64_t size);
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;

  std::optional<Record> next();
  std::uint64_t position() const { return stream_.stored_position(); }
  bool skip(
      std::uint64_t bytes);  // Passes over decompressed bytes; false when there are not as many.

 private:
  // How a block ends.
  struct Extent {
    std::uint64_t size = 0;
    bool cut = false;       // The file ended, or was damaged, inside it.
    std::string complaint;  // Why the size is not what the header says; empty when it is.
  };

  bool find_start();
  Stream::Place record_place() const;
  void skip_line_ends(std::size_t count);
  bool starts_record(std::string_view text) const;
  void skip_garbage();
  std::size_t gather(std::size_t needed, std::size_t wished = 0);
  std::optional<Record> read_one();
  std::size_t find_header_end();
  std::optional<std::uint64_t> read_header(Record& record, std::size_t size);
  Extent measure(std::size_t start, std::optional<std::uint64_t> declared);
  Extent measure_open(std::size_t start);
  bool ends_well(std::size_t at, std::size_t available) const;
  void take_block(Record& record, std::size_t start, Extent& extent);
  void take_long_block(Record& record, Extent& extent, DigestCheck& check);
  void consume(std::size_t count);
  void finish_place(Record& record);
  void tell(std::string_view rule, std::uint64_t offset, std::string reason);

  std::string name_;
  ReadOptions options_;
  ProblemSink problems_;
  std::uint64_t size_;
  bool arc_ = false;
  bool begun_ = false;
  std::string arc_version_ = "ARC/1";
  bool told_whole_ = false;
  bool told_line_ends_ = false;
  bool garbage_told_ = false;  // The last record's problem already speaks of what follows it.
  // Line ends at the start of the member at lead_offset_: a record behind them is still its first.
  std::uint64_t lead_offset_ = 0;
  std::uint64_t lead_ = 0;
  bool member_damaged_ = false;                 // One that holds a part of this record.
  std::size_t limit_ = std::string_view::npos;  // In view: another record begins here for sure.
  std::uint64_t here_ = 0;                      // The offset problems of this record are told at.
  Stream stream_;
};

}  // namespace weiguan::detail
