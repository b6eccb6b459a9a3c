// Capture: bytes got from an address at a time, or the failure to get them.
#pragma once

#include <cstdint>
#include <optional>
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

// Values of Capture::purpose.  A probe is an address that cannot exist on a site: it shows what the
// site answers then.
namespace purpose {
inline constexpr std::string_view probe = "probe", robots = "robots", feed = "feed",
                                  sitemap = "sitemap", listing = "listing", image = "image";
}

// Why an address could not be looked at, which says nothing of what stands there.
enum class FailureKind {
  dns,       // The host's name could not be resolved.
  connect,   // Refused, reset before an answer, no route.
  tls,       // No secure connection: a certificate that is expired or of another host.
  timeout,   // No answer, or not all of it, in time.
  cut,       // The answer ended before its end.
  limit,     // Longer than is read.
  protocol,  // No HTTP.
  proxy,     // The proxy could not be used.
  robots,    // robots.txt asks not to.
  address    // A private or loopback address, or no address of the web.
};

std::string_view to_string(FailureKind kind);  // dns connect tls ...
// The kind that a Capture::failure begins with; nothing for one of somebody else.
std::optional<FailureKind> failure_kind(std::string_view failure);

// Why a page does not show what stood at its address.
enum class Cause {
  author,      // Its author or publisher removed it.
  violation,   // The platform removed it: against rules or laws, after reports.
  account,     // The account was closed or blocked, by whomever.
  complaint,   // After a complaint about rights.
  migrated,    // It moved to another account or address.
  gone,        // Not there any more, or never; nobody says why.
  hidden,      // Its author shows it to some, or for some time, only.
  captcha,     // A check that the reader is a person, or a browser.
  rate_limit,  // Too many requests.
  login,       // To be signed in, or paid, first.
  geo_block    // Not shown in the reader's country.
};

std::string_view to_string(Cause cause);  // author violation ... rate-limit login geo-block
std::optional<Cause> parse_cause(std::string_view text);

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
  // Why there are no bytes (of a chatbot's answer: not all), a FailureKind: a sentence; else empty.
  std::string failure;
  std::string outlet;  // Who publishes at the address, by the pack; empty where not known.
  // What it was fetched for; empty: for itself, or by somebody else.
  std::string purpose;
  std::string location;  // Where a redirect leads, absolute; empty where it is none.
  // What a page that stands in place of another says of why: a Cause.  Empty where it is no such
  // page or does not say.
  std::string notice;
  std::string notice_text;  // Its words, as they stand there; at most 200 characters.
  // Of all visible text of a page (text/sketch.h); 0 where there is none.
  std::uint64_t sketch = 0;
  RecordPlace place;

  friend bool operator==(const Capture&, const Capture&) = default;
};

// The id: of address, time and block digest.  Rows of a file (JSONL, CSV) are captured in chunks
// whose time is not a property of the content; their id is of the digest and of the mapping they
// are read with.
CaptureId capture_id(const std::string& url, Time time, const std::string& digest);
CaptureId chunk_id(const std::string& digest, const std::string& mapping_digest);

}  // namespace weiguan
