// Requests that change something: which there are, from whom they are taken, and what they carry.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/error.h"
#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

inline constexpr std::uint64_t longest_body = std::uint64_t{4} << 20;
// Up to this much more is read and passed over, so that who sends it hears why it is refused.
inline constexpr std::uint64_t longest_skipped = std::uint64_t{64} << 20;

// What cannot be done as things stand (409): somebody else changed it, it is running, it is full.
class Conflict : public Error {
 public:
  using Error::Error;
};

constexpr bool only_reads(std::string_view method) {
  return method == "GET" || method == "HEAD";
}

// The methods that this address takes beside GET and HEAD, with commas; empty where there are none.
std::string_view changes_of(const Request& request);

// What the request says of itself, free of any HTTP library; a header that was not sent is empty.
struct Sender {
  std::string host, origin, fetch_site;
  std::string content_type, content_encoding;
  std::string content_length, transfer_encoding;
};

// Why a request that would change something is refused before its body is read; nothing where it
// may be read.  A page elsewhere can send a form or a text to any address, but neither JSON nor
// another origin than its own, so it cannot change anything here.  REQUIRES: !only_reads(method).
std::optional<Reply> refused_change(const Site& site, const Request& request, const Sender& sender);

// The refusal of a body that is longer than longest_body.
Reply too_large(const Site& site, const Request& request);

// The body as JSON.  Throws UsageError when it is no JSON, no UTF-8, or nested too deeply.
nlohmann::ordered_json read_body(const Request& request);

// A field of an object: empty, or the fallback, where it is not there.  Throw UsageError where it
// is of another type, or the text is longer than `most` bytes.
std::string text_field(const nlohmann::ordered_json& object, const char* name, std::size_t most);
bool flag_field(const nlohmann::ordered_json& object, const char* name);

}  // namespace weiguan::web
