// Pages of files, read without an observatory: what `weiguan extract` does.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "base/stop.h"
#include "extract/page.h"
#include "extract/page_json.h"
#include "packs/packs.h"

namespace weiguan {

struct ReadPagesOptions {
  std::string url;               // Of the page; only where one file is read.
  std::string charset;           // As an HTTP header would name it; empty: told from the page.
  std::optional<Zone> zone;      // Of dates without a zone, where no pack knows the outlet's.
  std::optional<Time> captured;  // Of pages that are no WARC records; now where not given.
  bool explain = false;
  unsigned threads = 0;  // 0: one for each core.
};

struct PageOfFile {
  PageOrigin origin;
  Page page;
  PageTrace trace;  // Filled in where it was asked for.
};

// Reads each file in its turn and gives its page, in order, on the calling thread:
//   a file      is one page, gzip and zstd undone, "-" standard input
//   a WARC      each HTML response and resource is one page, with its address and time
//   a folder    every file below it that is a page or a WARC, by name; other files are passed over
// A file that cannot be read is told as a problem and left out.  Memory is bounded by the largest
// pages, of which each thread holds one.  Ends early when `each` returns false.  Returns how many
// pages were given.  Throws UsageError for
// an address with more than one file.
std::uint64_t read_pages(
    const std::vector<std::string>& files,
    const ReadPagesOptions& options,
    const Packs& packs,
    const std::function<bool(const PageOfFile&)>& each,
    const ProblemSink& problems,
    const Stop& stop);

}  // namespace weiguan
