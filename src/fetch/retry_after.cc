#include "fetch/retry_after.h"

#include <algorithm>
#include <charconv>
#include <string>

#include <curl/curl.h>

#include "capture/http.h"

namespace weiguan {

std::optional<std::chrono::milliseconds> retry_after(std::string_view head, ExactTime now) {
  const HttpMessage message = parse_http(head);
  const std::string text(header(message.headers, "Retry-After"));
  if (text.empty()) return {};
  std::chrono::milliseconds wait{0};
  std::int64_t seconds = 0;
  const auto number = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (number.ec == std::errc{} && number.ptr == text.data() + text.size()) {
    wait = std::chrono::seconds{std::clamp<std::int64_t>(seconds, 0, 86'400)};
  } else {
    const std::time_t date = curl_getdate(text.c_str(), nullptr);
    if (date < 0) return {};
    wait = ExactTime{std::chrono::seconds{date}} - now;
  }
  return std::clamp<std::chrono::milliseconds>(
      wait, std::chrono::milliseconds{0}, std::chrono::hours{24});
}

}  // namespace weiguan
