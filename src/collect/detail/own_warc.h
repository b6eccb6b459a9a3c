// The WARC files that the observatory writes itself: weiguan-000001.warc.gz, ...
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "base/files.h"
#include "capture/warc_writer.h"

namespace weiguan {

bool is_own_warc(std::string_view name);

// After an interrupted import: cuts each own file back to what the archive knows of it, and removes
// copies that were not finished.  Throws Error, and touches nothing, where a file is longer than an
// interrupted import can explain: then the archive is older than its files, and must be rebuilt.
void recover_own_warcs(const std::filesystem::path& observatory, const Archive& archive);

// True when an import was interrupted and nobody has cut off yet what it left behind.
bool was_interrupted(const std::filesystem::path& observatory);
void end_of_interruption(const std::filesystem::path& observatory);  // Somebody has.

// Appends records.  What is appended counts once the archive has committed the rows of changed();
// until then a file named weiguan.writing in the observatory says that it may be cut off again.
//
// Throws Error, and leaves alone what stands there now, where the observatory was deleted, or
// deleted and made anew, since the object was made: its files would be somebody else's.
class OwnWarc {
 public:
  // Goes on in the last own file the archive knows.  `time` is that of warcinfo records.
  OwnWarc(
      const std::filesystem::path& observatory,
      const Archive& archive,
      Time time,
      std::uint64_t max_file = std::uint64_t{1} << 30);

  // Gives the place with the file's name.  A record that goes with the one before it stays in its
  // file, however long that is.
  RecordPlace append(const PackedRecord& record, bool goes_with_last = false);
  void sync();
  std::vector<ArchivedFile> changed() const;  // Rows to be committed with the records.
  void committed();                           // The archive has them.
  void undo();                                // Cuts off what is not committed.
  void finish();                              // All is committed: takes weiguan.writing away.

 private:
  void open_next();
  void mark();
  bool is_still_there() const;
  void check_still_there() const;

  std::filesystem::path observatory_;
  // Of archive.sqlite; the archive has it open, so no other file gets them in the meantime.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> device_and_number_;
  Time time_;
  std::uint64_t max_file_;
  std::uint64_t number_ = 0;
  std::map<std::string, ArchivedFile> rows_;      // As the archive knows them.
  std::map<std::string, std::uint64_t> pending_;  // Sizes not yet committed.
  std::string name_;
  std::optional<AppendFile> file_;
  bool marked_ = false;
};

}  // namespace weiguan
