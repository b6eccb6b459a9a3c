// What a request brought, as WARC records and as a capture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "capture/warc_writer.h"
#include "collect/detail/committer.h"
#include "collect/detail/outlets.h"
#include "fetch/client.h"

namespace weiguan {

// Why and how a request was made, as its records tell.
struct FetchTold {
  std::string purpose;                 // As Capture::purpose.
  std::string source;                  // Name of the source.
  std::string via;                     // The address that led here.
  std::optional<TimeRange> published;  // As a feed or sitemap says.
  bool robots_ignored = false;
  std::optional<Original> original;  // What a conditional request named.
  std::string original_digest;       // WARC-Payload-Digest of it, as payload_digest() gives it.
};

// The records of one exchange, packed by any thread and appended in this order; and what was read,
// whose capture lies where the last of them does.
struct FetchedRecords {
  std::vector<PackedRecord> records;
  Findings findings;
  bool again = false;   // A revisit: nothing has changed since the original.
  std::string payload;  // Decoded, where it is no article: of feeds, listings, robots.txt.
  std::string charset;  // Of its Content-Type.
  std::string digest;   // payload_digest() of a whole answer.
  std::string etag, modified;
};

// The headers that tell who answered, how, and how long it took.
void add_connection(const Exchange& exchange, Headers& more);
// The record as it would be read back.
Record as_read(const NewRecord& record, const PackedRecord& packed);
// A metadata record that tells of a failure, made of one that has an address, a time and headers.
NewRecord failure_record(NewRecord record, const std::string& failure, const std::string& block);
std::string failure_block(const std::string& failure);
std::string failure_of(FailureKind kind, const std::string& reason);  // As Capture::failure.

// Digest of the bytes behind an answer's head, as they came.
std::string payload_digest(std::string_view body);

// Never throws for what a server sent.  Problems name the address as their file.
FetchedRecords to_records(
    Exchange&& exchange, const FetchTold& told, const Packs& packs, const OutletZones& zones);

// A capture of what was not even asked for: `kind` and `reason` say why.
FetchedRecords refusal_record(
    const std::string& url,
    Time time,
    FailureKind kind,
    const std::string& reason,
    const FetchTold& told,
    const Packs& packs,
    const OutletZones& zones);

}  // namespace weiguan
