// Makes a WACZ 1.1 of a few records: evidence that any tool for web archives opens.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/capture.h"

namespace weiguan {

struct WaczRecord {
  Capture capture;
  std::filesystem::path file;  // That `capture.place` lies in.
  std::string title;  // Of the page that it shows; the capture is no page where it is empty.
};

// The records as they are stored: a gzip member is taken to the byte, others are compressed anew
// without a change to the record.  The same records make the same bytes.  Reads each record twice
// and holds one at a time.
class WaczWriter {
 public:
  // `more` are further files of the package, name and bytes.  Throws Error where a record cannot be
  // read, is longer than 64 MiB, or all would be longer than 4 GiB.
  WaczWriter(
      std::vector<WaczRecord> records,
      std::string title,
      const std::vector<std::pair<std::string, std::string>>& more = {});

  std::uint64_t size() const { return size_; }

  // Gives the bytes in pieces until `take` says false.  Throws Error where a record has changed.
  void write(const std::function<bool(std::string_view)>& take) const;

 private:
  struct Member {
    std::string name;
    std::string bytes;  // Empty for the WARC, which is read again.
    std::uint64_t size = 0, at = 0;
    std::uint32_t crc = 0;
  };

  std::string local_header(const Member& member) const;
  std::string ending() const;
  void add(std::string name, std::string bytes);

  std::vector<WaczRecord> records_;
  std::string warcinfo_;
  std::vector<Member> members_;
  Time made_{};
  std::uint64_t size_ = 0;
};

}  // namespace weiguan
