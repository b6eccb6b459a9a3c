// Files in: each becomes captures, each capture articles.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/problem.h"
#include "base/progress.h"
#include "base/stop.h"
#include "collect/observatory.h"

namespace weiguan {

struct ImportOptions {
  // TOML files, or names of ready mappings.  A file of rows takes the first whose [match] fits it,
  // else the first without a [match], else the ready mapping that fits best.
  std::vector<std::string> mappings;
  bool in_place = false;  // WARC, WACZ and ARC stay where they are; their digest is recorded.
  std::string base_url;   // For folders of HTML: the address that stands for the folder.
  // How fast, never what:
  unsigned threads = 0;                          // 0: one for each core.
  std::uint64_t chunk = std::uint64_t{1} << 20;  // Bytes of rows in one resource record.
};

struct ImportReport {
  Written written;
  std::uint64_t files = 0;      // Looked at.
  std::uint64_t unchanged = 0;  // Of them, that added nothing because all of it was there.
  std::uint64_t rows = 0;       // Records, rows and pages met.
  std::uint64_t not_articles =
      0;  // Read, archived, but no article: images, scripts, listings, redirects.
  std::uint64_t without_text = 0;  // Rows that carry a title only.
  std::uint64_t problems = 0;
  bool stopped = false;  // By `stop`; what was done is kept, the same command goes on from there.
};

// Reads the inputs (files, folders, "-") in the order given; their kinds are told by content.  The
// observatory must be open for writing.  Memory does not grow with the input.  What was read before
// a stop, a kill or a full disk is archived; importing again adds the rest and nothing twice.
// Throws UsageError when an input does not exist or a mapping cannot be read; Error when writing
// fails.
ImportReport import_files(
    Observatory& observatory,
    const std::vector<std::string>& inputs,
    const ImportOptions& options,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop);

struct VerifyReport {
  std::uint64_t files = 0, records = 0, bytes = 0, failures = 0;
  bool stopped = false;
};

// Reads every capture's record again and compares it with its digest; every copied file with its
// own.  What is missing, cut or changed is told as a problem.  Changes nothing.
VerifyReport verify(
    const Observatory& observatory,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop);

// Makes archive.sqlite anew from warc/ and weiguan.toml alone, beside the old one, and puts it in
// its place when all of it is there.
ImportReport rebuild(
    const std::filesystem::path& folder,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop);

// The ready mappings, by name, with a line on each.
std::map<std::string, std::string> ready_mappings();

}  // namespace weiguan
