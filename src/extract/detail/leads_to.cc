#include "extract/detail/leads_to.h"

#include <array>

#include "base/url.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr int longest_wait = 15;  // Seconds; what reloads later shows itself first.

std::string absolute(std::string_view target, std::string_view url) {
  target = trim(target);
  if (target.empty() || lower(target.substr(0, 11)) == "javascript:") return {};
  if (url.empty()) return std::string(target);
  std::string found = resolve_url(url, target).value_or(std::string());
  if (!found.starts_with("http://") && !found.starts_with("https://")) return {};
  return normal_url(found) == normal_url(url) ? std::string() : found;
}

// "5;url=/": the seconds, and what stands behind "url=" without quotes.
std::string target_of_refresh(std::string_view content) {
  content = trim(content);
  int seconds = 0;
  std::size_t at = 0;
  for (; at < content.size() && content[at] >= '0' && content[at] <= '9'; ++at) {
    seconds = seconds * 10 + (content[at] - '0');
    if (seconds > longest_wait) return {};
  }
  if (at == 0) return {};
  const std::size_t url = lower(content).find("url", at);
  if (url == std::string::npos) return {};
  content = trim(content.substr(url + 3));
  if (!content.starts_with('=')) return {};
  content = trim(content.substr(1));
  if (content.starts_with('"') || content.starts_with('\'')) {
    const char quote = content.front();
    content.remove_prefix(1);
    content = content.substr(0, content.find(quote));
  }
  return std::string(content);
}

bool is_in_script(std::string_view html, std::size_t at) {
  const std::size_t opened = html.rfind("<script", at);
  if (opened == std::string_view::npos) return false;
  const std::size_t closed = html.rfind("</script", at);
  return closed == std::string_view::npos || closed < opened;
}

}  // namespace

std::string refresh_target(const Document& document, std::string_view url) {
  for (NodeIndex i = 1; i < document.nodes.size(); ++i) {
    if (document.nodes[i].tag != Tag::meta ||
        lower(document.attribute(i, "http-equiv")) != "refresh")
      continue;
    std::string found = absolute(target_of_refresh(document.attribute(i, "content")), url);
    if (!found.empty()) return found;
  }
  return {};
}

std::optional<std::string> script_target(std::string_view html, std::string_view url) {
  static constexpr std::array<std::string_view, 5> ways = {
      "location.href", "location.replace", "location.assign", "window.location", "top.location"};
  std::optional<std::string> found;
  for (const std::string_view way : ways) {
    for (std::size_t at = html.find(way); at != std::string_view::npos;
         at = html.find(way, at + 1)) {
      std::string_view rest = trim(html.substr(at + way.size(), 2000));
      const bool called = rest.starts_with('(');
      if (!called && (!rest.starts_with('=') || rest.starts_with("=="))) continue;
      if (!is_in_script(html, at)) continue;
      rest = trim(rest.substr(1));
      if (!found) found.emplace();
      if (!rest.starts_with('"') && !rest.starts_with('\'')) continue;
      const std::size_t end = rest.find(rest.front(), 1);
      if (end == std::string_view::npos) continue;
      // What is added to it is not known.
      if (trim(rest.substr(end + 1, 8)).starts_with('+')) continue;
      *found = absolute(rest.substr(1, end - 1), url);
      if (!found->empty()) return found;
    }
  }
  return found;
}

}  // namespace weiguan::extract
