#include "views/web/detail/article_text.h"

#include <algorithm>

namespace weiguan::web {

Html article_text(
    std::string_view text,
    std::string_view language,
    const std::vector<Range>& marks,
    std::size_t limit,
    bool& cut) {
  cut = text.size() > limit;
  if (cut) {
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    text = text.substr(0, limit);
  }
  Html html;
  html.open("div", {{"class", "text"}, {"lang", language}, {"dir", "auto"}});
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find('\n', at), text.size());
    std::vector<Range> inside;
    for (const auto& mark : marks) {
      const auto from = std::max(mark.begin, at);
      const auto to = std::min(mark.end, end);
      if (from < to) inside.push_back({from - at, to - at});
    }
    if (end > at) html.open("p").marked(text.substr(at, end - at), inside).close("p");
    at = end + 1;
  }
  return html.close("div");
}

}  // namespace weiguan::web
