#include "extract/outline.h"

#include "extract/detail/document.h"
#include "extract/detail/guard.h"
#include "extract/page.h"
#include "text/charset.h"

namespace weiguan {

PageOutline outline_of(std::string_view bytes, const std::string& charset) {
  using namespace extract;
  const PageLimits limits;
  const std::string text = decode_page(bytes.substr(0, limits.max_bytes), charset).text;
  const Guarded guarded = guard(text, limits.max_depth);
  const Document document = parse_html(guarded.html);
  PageOutline outline;
  for (NodeIndex i = 0; i < document.nodes.size(); ++i) {
    const Tag tag = document.nodes[i].tag;
    if (tag == Tag::text) continue;
    outline.tags.push_back(static_cast<std::uint8_t>(tag));
    const std::string_view address = document.attribute(
        i,
        tag == Tag::img ? "src"
        : tag == Tag::a ? "href"
                        : "");
    if (!address.empty()) outline.links.emplace_back(address);
  }
  return outline;
}

}  // namespace weiguan
