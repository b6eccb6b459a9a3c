// Writes WARC 1.1, a gzip member a record, with block and payload digests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/files.h"
#include "capture/record.h"

namespace weiguan {

struct NewRecord {
  std::string type;  // warcinfo, response, resource, request, metadata, revisit, conversion
  std::string url;   // Empty for warcinfo.
  Time time{};
  std::string content_type;  // Of the block: "application/http; msgtype=response", "text/csv", ...
  std::string_view block;
  // The part of the block that the payload digest is of; may be the block.
  std::string_view payload;
  Headers more;  // Further WARC headers, in order.
};

// A record ready to be appended, compressed by any thread.
struct PackedRecord {
  std::string bytes;  // One gzip member.
  // "urn:uuid:..." derived from the content, so the same record gets the same id.
  std::string record_id;
  std::string digest;  // Of the block, "sha256:" + hex.
};

// Same input, same bytes.  Throws Error if a header holds a line break.
PackedRecord pack_record(const NewRecord& record, int level = 6);

// A revisit (profile identical-payload-digest) of an earlier record with the same payload.
// WARC 1.1, 6.7.2.
struct Original {
  std::string record_id, url;
  Time time{};
};
PackedRecord pack_revisit(const NewRecord& record, const Original& original, int level = 6);
// The record that pack_revisit() packs; `not_modified`: of the profile server-not-modified instead,
// for an answer with status 304.
NewRecord revisit_of(NewRecord record, const Original& original, bool not_modified = false);

// The warcinfo record that every file starts with.
PackedRecord pack_warcinfo(std::string_view file_name, Time time);

// Appends and says where the record now lies (`file` is left empty).
RecordPlace append_record(AppendFile& file, const PackedRecord& record);

}  // namespace weiguan
