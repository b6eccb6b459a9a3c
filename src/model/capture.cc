#include "model/capture.h"

#include <algorithm>
#include <array>

#include "base/digest.h"

namespace weiguan {

namespace {

// In the order of the enums.
constexpr std::array<std::string_view, 10> failure_names = {
    "dns", "connect", "tls", "timeout", "cut", "limit", "protocol", "proxy", "robots", "address"};
constexpr std::array<std::string_view, 11> cause_names = {
    "author",
    "violation",
    "account",
    "complaint",
    "migrated",
    "gone",
    "hidden",
    "captcha",
    "rate-limit",
    "login",
    "geo-block"};

template <typename Enum, std::size_t size>
std::optional<Enum> named(const std::array<std::string_view, size>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return {};
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(FailureKind kind) {
  return failure_names[static_cast<std::size_t>(kind)];
}

std::optional<FailureKind> failure_kind(std::string_view failure) {
  return named<FailureKind>(failure_names, failure.substr(0, failure.find(':')));
}

std::string_view to_string(Cause cause) {
  return cause_names[static_cast<std::size_t>(cause)];
}

std::optional<Cause> parse_cause(std::string_view text) {
  return named<Cause>(cause_names, text);
}

CaptureId capture_id(const std::string& url, Time time, const std::string& digest) {
  return CaptureId{short_id({"capture", url, format_time(time), digest})};
}

CaptureId chunk_id(const std::string& digest, const std::string& mapping_digest) {
  return CaptureId{short_id({"chunk", digest, mapping_digest})};
}

}  // namespace weiguan
