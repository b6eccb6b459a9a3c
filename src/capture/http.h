// HTTP/1.x messages as WARC response and request records hold them.  RFC 9112.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "capture/record.h"

namespace weiguan {

struct HttpLimits {
  std::uint64_t max_body = std::uint64_t{64} << 20;  // After decoding.
  std::uint64_t max_ratio = 2000;  // Of decoded to coded, for bodies over 16 MiB: a zip bomb.
};

// That what stands in a decoded body from `decoded` on, up to the next stretch, stood in the coded
// one from `coded` on.
struct Stretch {
  std::uint64_t decoded = 0, coded = 0;

  friend bool operator==(const Stretch&, const Stretch&) = default;
};

struct HttpMessage {
  int status = 0;      // 0 for a request, or where the status line cannot be read.
  std::string method;  // Of a request.
  std::string reason;
  Headers headers;
  std::uint64_t body_offset = 0;  // Of the coded body in the block.
  // Transfer coding (chunked) and content coding (gzip, deflate, br, zstd) undone.
  std::string body;
  // Where the body's bytes stood; in order.  Empty where they stand nowhere as they are: a content
  // coding was undone, or one more than chunked.
  std::vector<Stretch> stretches;
  // What was wrong: a bad chunk length, an unknown coding, a limit met.
  std::vector<std::string> reasons;
  std::string media_type() const;  // The Content-Type header.
  std::string charset() const;     // Its charset parameter, lower case; empty where there is none.
};

// Never throws for bad input: what can be read is in the message, what could not in `reasons`.
HttpMessage parse_http(std::string_view block, const HttpLimits& limits = {});

// The bytes that were published: a response's decoded body, or the whole block of another record.
struct Payload {
  std::string bytes;
  std::string media_type;
  std::string charset;
  int status = 0;
  std::string location;  // The Location header, as written; empty where there is none.
  std::vector<std::string> reasons;
};
Payload payload_of(const Record& record, const HttpLimits& limits = {});

}  // namespace weiguan
