#include "views/web/detail/article_text.h"

#include <algorithm>

namespace weiguan::web {

namespace {

// The part of the text with its phrases marked; one that reaches beyond it is marked as far as it
// stands in it.
void add_phrases(
    Html& html, std::string_view text, Range part, const std::vector<PhraseMark>& phrases) {
  std::size_t at = part.begin;
  for (const PhraseMark& one : phrases) {
    const std::size_t from = std::max(one.range.begin, at);
    const std::size_t to = std::min(one.range.end, part.end);
    if (from >= to) continue;
    html.text(text.substr(at, from - at));
    html.leaf(
        "mark", text.substr(from, to - from), {{"class", "phrase"}, {"data-phrase", one.phrase}});
    at = to;
  }
  html.text(text.substr(at, part.end - at));
}

}  // namespace

Html article_text(
    std::string_view text,
    std::string_view language,
    const std::vector<Range>& passages,
    const std::vector<PhraseMark>& phrases,
    std::size_t limit,
    bool& cut) {
  cut = text.size() > limit;
  if (cut) {
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    text = text.substr(0, limit);
  }
  Html html;
  html.open("div", {{"class", "text"}, {"lang", language}, {"dir", "auto"}});
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (end > begin) html.open("p");
    std::size_t at = begin;
    for (const Range& passage : passages) {
      const auto from = std::max(passage.begin, at);
      const auto to = std::min(passage.end, end);
      if (from >= to) continue;
      add_phrases(html, text, {at, from}, phrases);
      html.open("mark");
      add_phrases(html, text, {from, to}, phrases);
      html.close("mark");
      at = to;
    }
    add_phrases(html, text, {at, end}, phrases);
    if (end > begin) html.close("p");
    begin = end + 1;
  }
  return html.close("div");
}

}  // namespace weiguan::web
