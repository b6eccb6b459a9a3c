// Capture: bytes got from an address at a time, or the failure to get them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"
#include "model/ids.h"

namespace weiguan {

// Where a record lies, so that any WARC tool can find it.
struct RecordPlace {
  // Below the observatory's warc/ folder, or the full path of a file kept in place.
  std::string file;
  std::uint64_t offset = 0;  // Of the record, or of the compressed member or frame that holds it.
  std::uint64_t length = 0;  // Of that member, as stored.
  std::uint64_t inner =
      0;  // Bytes into the decompressed member; not 0 only where a file was compressed whole.

  friend bool operator==(const RecordPlace&, const RecordPlace&) = default;
};

// Capture::page_kind of one page of an article of several.  No article is read out of it alone, but
// out of all of its pages that are there.
inline constexpr std::string_view part_kind = "part";

struct Capture {
  CaptureId id{};
  std::string url;   // As captured (WARC-Target-URI).
  Time time{};       // WARC-Date.
  std::string type;  // The WARC record's type: response, resource, revisit, conversion, metadata.
  int status = 0;    // HTTP status; 0 where no HTTP answer was kept.
  std::string media_type;  // Of the payload, as declared: "text/html; charset=gb2312".  Empty where
                           // unknown.
  std::uint64_t size = 0;  // Of the payload in bytes, HTTP transfer and content coding undone.
  std::string digest;      // Of the record's block, "sha256:" and 64 hexadecimal digits.
  std::string record_id;   // WARC-Record-ID without its angle brackets.
  // What the page was found to be: article, listing, front-page, notice, error, challenge, login,
  // unknown; part: one page of an article of several.  Empty where the payload is no page, or was
  // not read as one.
  std::string page_kind;
  std::string failure;  // Why there are no bytes; empty where there are.
  std::string outlet;   // Who publishes at the address, by the pack; empty where not known.
  RecordPlace place;

  friend bool operator==(const Capture&, const Capture&) = default;
};

// The id: of address, time and block digest.  Rows of a file (JSONL, CSV) are captured in chunks
// whose time is not a property of the content; their id is of the digest and of the mapping they
// are read with.
CaptureId capture_id(const std::string& url, Time time, const std::string& digest);
CaptureId chunk_id(const std::string& digest, const std::string& mapping_digest);

}  // namespace weiguan
