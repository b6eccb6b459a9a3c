#include "extract/detail/xml_root.h"

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t furthest = std::size_t{1} << 20;  // Nothing is looked for behind it.

bool is_root(std::string_view name) {
  for (const std::string_view one :
       {"rss", "feed", "rdf", "channel", "urlset", "sitemapindex", "opml"}) {
    if (name == one) return true;
  }
  return false;
}

}  // namespace

XmlRoot root_of(std::string_view text) {
  text = text.substr(0, furthest);
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = text.find("-->", at);
      if (end == std::string_view::npos) return {};
      at = end;
      continue;
    }
    const std::string start = lower(rest.substr(0, 64));
    if (std::string_view(start).starts_with("<!doctype html") || start.starts_with("<html")) {
      return {};
    }
    const std::size_t end = start.find_first_of(" \t\r\n/<>", 1);
    const std::string name = start.substr(1, end == std::string::npos ? end : end - 1);
    std::string local = name.substr(name.rfind(':') + 1);
    if (is_root(local)) return {at, std::move(local)};
  }
  return {};
}

}  // namespace weiguan::extract
