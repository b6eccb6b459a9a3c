#include "extract/detail/robots_lines.h"

#include <algorithm>
#include <initializer_list>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t max_line = std::size_t{2083} * 8;

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\f\v");
  if (from == npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\f\v") + 1 - from);
}

bool begins_like_any(std::string_view key, std::initializer_list<std::string_view> spellings) {
  return std::any_of(spellings.begin(), spellings.end(), [&](std::string_view one) {
    return key.starts_with(one);
  });
}

// What stands behind the word does not matter: "User-agents".
RobotsKey key_of(std::string_view written) {
  const std::string key = lower(written.substr(0, 64));
  if (begins_like_any(key, {"user-agent", "useragent", "user agent"})) return RobotsKey::user_agent;
  if (begins_like_any(key, {"allow"})) return RobotsKey::allow;
  if (begins_like_any(
          key, {"disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"})) {
    return RobotsKey::disallow;
  }
  if (begins_like_any(key, {"crawl-delay", "crawldelay", "crawl delay"})) {
    return RobotsKey::crawl_delay;
  }
  if (begins_like_any(key, {"sitemap", "site-map"})) return RobotsKey::sitemap;
  return RobotsKey::other;
}

std::string_view without_mark(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::size_t length = 0;
  while (length < mark.size() && length < bytes.size() && bytes[length] == mark[length]) ++length;
  return bytes.substr(length);
}

RobotsLine line_of(std::string_view text, std::size_t number) {
  RobotsLine line;
  line.number = number;
  line.text = trimmed(text.substr(0, std::min(text.substr(0, max_line).find('#'), max_line)));
  std::size_t at = line.text.find(':');
  if (at == npos) {
    at = line.text.find_first_of(" \t");
    if (at == npos) return line;
    if (trimmed(line.text.substr(at)).find_first_of(" \t") != npos) return line;
  }
  line.key = key_of(trimmed(line.text.substr(0, at)));
  line.value = trimmed(line.text.substr(at + 1));
  return line;
}

}  // namespace

void for_each_robots_line(
    std::string_view bytes, const std::function<void(const RobotsLine&)>& tell) {
  bytes = without_mark(bytes);
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    tell(line_of(bytes.substr(at, end - at), ++number));
    at = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
  }
}

}  // namespace weiguan::extract
