#include "views/web/detail/html.h"

#include <algorithm>

#include "base/url.h"

namespace weiguan::web {

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '&')
      out += "&amp;";
    else if (letter == '<')
      out += "&lt;";
    else if (letter == '>')
      out += "&gt;";
    else if (letter == '"')
      out += "&quot;";
    else if (letter == '\'')
      out += "&#39;";
    else if ((byte < 0x20 && letter != '\n' && letter != '\t') || byte == 0x7F)
      out += "\xEF\xBF\xBD";
    else
      out += letter;
  }
  return out;
}

Html& Html::open(std::string_view name, Attributes attributes) {
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    if (value.empty() && key != "value" && key != "alt") continue;
    out_ += ' ';
    if (key.front() == '?') {
      out_ += key.substr(1);
      continue;
    }
    out_ += key;
    out_ += "=\"";
    out_ += escape(value);
    out_ += '"';
  }
  out_ += '>';
  return *this;
}

Html& Html::close(std::string_view name) {
  out_ += "</";
  out_ += name;
  out_ += '>';
  return *this;
}

Html& Html::text(std::string_view text) {
  out_ += escape(text);
  return *this;
}

Html& Html::leaf(std::string_view name, std::string_view text, Attributes attributes) {
  return open(name, attributes).text(text).close(name);
}

Html& Html::link(std::string_view address, std::string_view text, Attributes attributes) {
  out_ += "<a href=\"" + escape(address) + "\"";
  for (const auto& [key, value] : attributes) {
    if (value.empty()) continue;
    out_ += ' ';
    out_ += key;
    out_ += "=\"" + escape(value) + "\"";
  }
  out_ += '>';
  return this->text(text).close("a");
}

Html& Html::add(const Html& other) {
  out_ += other.out_;
  return *this;
}

Html& Html::drawing(std::string_view svg) {
  out_ += svg;
  return *this;
}

Html& Html::quoted(std::string_view text, std::string_view language) {
  return leaf("bdi", text, {{"lang", language}});
}

Html& Html::marked(std::string_view text, const std::vector<Range>& marks) {
  std::size_t at = 0;
  for (const auto& mark : marks) {
    if (mark.begin < at || mark.end > text.size() || mark.begin > mark.end) continue;
    this->text(text.substr(at, mark.begin - at));
    leaf("mark", text.substr(mark.begin, mark.end - mark.begin));
    at = mark.end;
  }
  return this->text(text.substr(at));
}

Html& Html::outside(std::string_view address) {
  const auto url = parse_url(address);
  open("bdi", {{"class", "address"}, {"dir", "ltr"}});
  if (url && (url->scheme == "http" || url->scheme == "https")) {
    link(address, address, {{"rel", "noreferrer noopener external"}});
  } else {
    text(address);
  }
  return close("bdi");
}

std::string language_tag(std::string_view language, std::string_view script) {
  std::string tag(language);
  if (!tag.empty() && !script.empty()) tag += "-" + std::string(script);
  return tag;
}

}  // namespace weiguan::web
