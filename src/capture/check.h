// Judges WARC, ARC and WACZ files by the WARC standard: WARC 1.0 (ISO 28500:2009) and 1.1 (ISO
// 28500:2017), each record by the version that it names.  docs/formats/warc-check.md lists the
// rules.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop.h"

namespace weiguan {

enum class Severity {
  error,    // The standard forbids it.
  warning,  // The standard recommends otherwise, or it breaks what tools rely on.
  note      // Allowed, but worth knowing.
};
std::string_view name_of(Severity severity);

struct CheckRule {
  std::string_view name;  // Short and stable: "date-format".
  Severity severity = Severity::error;
  std::string_view section;  // Of WARC 1.1, or another text.
  std::string_view about;    // A sentence.
};

// In the order of the documentation.  Also those of reading, which import tells as problems.
const std::vector<CheckRule>& check_rules();

struct Violation {
  std::string file;          // As Problem has it; of a WACZ "crawl.wacz/archive/a.warc.gz".
  std::uint64_t offset = 0;  // As Problem has it: of the record, in decompressed bytes where
                             // records share a compressed member.
  std::uint64_t record = 0;  // From 1, counted over the file; 0 where it is of no one record.
  std::string record_id;     // Without angle brackets; empty where there is none.
  std::string rule;
  Severity severity = Severity::error;
  std::string field;   // The header that it is about; may be empty.
  std::string reason;  // A full sentence: what was found and what was expected.

  friend bool operator==(const Violation&, const Violation&) = default;
};

// In the order of the file; references to records that are not there come at its end.
using ViolationSink = std::function<void(const Violation&)>;

struct CheckReport {
  std::string file;
  std::uint64_t records = 0;
  std::map<std::string, std::uint64_t> types;  // In lower case.
  // Records by what their declared digests say of their bytes.  Unchecked: the algorithm is not
  // known, or the bytes are not in the record (revisit, segments, a block cut off).
  std::uint64_t digests_agreed = 0, digests_differing = 0, digests_unchecked = 0,
                digests_undeclared = 0;
  std::uint64_t errors = 0, warnings = 0, notes = 0;

  friend bool operator==(const CheckReport&, const CheckReport&) = default;
};

// `name` is what violations call the file.  Throws Error when it cannot be opened, or is a zip file
// that cannot be read; a member of a WACZ that is compressed in it is unpacked to a temporary file.
// Ends early, with what it has, when `stop` is requested.
// Memory: some 100 bytes a record, to find ids again, and what WarcReader takes.
CheckReport check_warc(
    const std::string& path,
    const std::string& name,
    const ViolationSink& violations,
    const Stop* stop = nullptr);

}  // namespace weiguan
