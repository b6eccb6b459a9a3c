#include "extract/detail/base_address.h"

#include "base/url.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t longest = 2048;  // A long base before many short links fills the memory.

}  // namespace

std::string base_address(const Document& document, const std::string& url) {
  for (NodeIndex i = 0; i < document.nodes.size(); ++i) {
    if (document.nodes[i].tag != Tag::base || !document.has_attribute(i, "href")) continue;
    const std::string href = one_line(document.attribute(i, "href"));
    const auto base = resolve_url(url, href);
    const auto parsed = base ? parse_url(*base) : std::nullopt;
    const bool web =
        parsed && !parsed->host.empty() && (parsed->scheme == "http" || parsed->scheme == "https");
    return web && base->size() <= longest ? *base : url;
  }
  return url;
}

}  // namespace weiguan::extract
