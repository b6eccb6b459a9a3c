#include "views/tables/page.h"

#include <fmt/format.h>

#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; }
body { font: 15px/1.5 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif;
  max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
dt { opacity: 0.7; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 0.87rem; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.5rem;
  border-bottom: 1px solid #8886; overflow-wrap: break-word; }
th { border-bottom-width: 2px; }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print {
  body { margin: 0; max-width: none; font-size: 9pt; color: #000; background: #fff; }
  thead { display: table-header-group; }
  tr, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
}
)css";

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t character = next_character(text, at);
    switch (character) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        const bool control = (character < 0x20 && character != '\n' && character != '\t') ||
                             (character >= 0x7F && character < 0xA0);
        append_utf8(out, control ? replacement_character : character);
    }
  }
  return out;
}

std::string page_begin(const PageHead& head) {
  const bool zh = head.speech == Speech::zh;
  std::string page = fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<dl>\n",
      zh ? "zh-Hans" : "en",
      escape_html(head.title),
      style,
      escape_html(head.title));
  for (const auto& [name, value] : head.facts) {
    page += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escape_html(name), escape_html(value));
  }
  return page + "</dl>\n";
}

std::string page_section(std::string_view title) {
  return fmt::format("<h2>{}</h2>\n", escape_html(title));
}

std::string page_end(const std::vector<std::string>& notes, Speech speech) {
  std::string page;
  if (!notes.empty()) {
    page += page_section(speech == Speech::zh ? "说明" : "Notes") + "<ul>\n";
    for (const std::string& one : notes) page += fmt::format("<li>{}</li>\n", escape_html(one));
    page += "</ul>\n";
  }
  return page + "</body>\n</html>\n";
}

}  // namespace weiguan
