// WACZ 1.1: a zip file with WARC files, an index, a page list and their digests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"

namespace weiguan {

struct WaczWarc {
  std::string name;          // Inside the zip: "archive/data.warc.gz".
  std::uint64_t offset = 0;  // Of its bytes in the zip file, when it is stored, not deflated, ...
  std::uint64_t length = 0;
  bool stored = true;  // ... else it must be unpacked first, with unpack_wacz_member().
};

struct Wacz {
  std::vector<WaczWarc> warcs;  // In the zip's order.
  std::string title;            // Of datapackage.json; empty where there is none.
};

bool looks_like_zip(std::string_view first_bytes);

// Lists the WARC files and checks datapackage.json's digests of all resources.  What is wrong (a
// digest, a name that climbs out with "..", no datapackage.json) is told as problems, named `name`.
// Throws Error when `path` is no zip file.
Wacz read_wacz(const std::string& path, const std::string& name, const ProblemSink& problems);

// Writes the member to `target`.  Throws Error if it is longer than `limit` once unpacked, or
// damaged.
void unpack_wacz_member(
    const std::string& path,
    const std::string& member,
    const std::string& target,
    std::uint64_t limit);

}  // namespace weiguan
