// Bad input is data: one record that could not be read, where, and why.  The work goes on.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace weiguan {

struct Problem {
  // The file's name, or a folder's name and the path below it; for a part of a container
  // "crawl.wacz/archive/a.warc.gz".  Never where it lay: that may name a person.
  std::string file;
  std::uint64_t offset = 0;  // Bytes into `file`, decompressed where it is compressed as a whole.
  std::uint64_t line = 0;    // From 1; 0 where the file has no lines.
  std::string rule;          // A short stable name: "warc-length", "json-syntax", "csv-columns".
  std::string reason;        // A full sentence: what was found and what was expected.

  friend bool operator==(const Problem&, const Problem&) = default;
};

// Told each problem as it is met, in the order of the input.  May be empty: then problems are
// dropped.
using ProblemSink = std::function<void(const Problem&)>;

}  // namespace weiguan
