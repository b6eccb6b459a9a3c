#include "extract/detail/html_text.h"

#include <algorithm>

#include "base/url.h"
#include "extract/detail/document.h"
#include "extract/detail/guard.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t max_depth = 128;  // Of tags in one field.

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Tags by which text shows that it is HTML.
bool is_html_tag(std::string_view name) {
  const std::string small = lower(name);
  for (const std::string_view one :
       {"a",      "abbr", "article", "b",      "blockquote", "br",     "center", "cite",
        "code",   "dd",   "del",     "div",    "dl",         "dt",     "em",     "embed",
        "figure", "font", "h1",      "h2",     "h3",         "h4",     "h5",     "h6",
        "hr",     "i",    "iframe",  "img",    "ins",        "li",     "ol",     "p",
        "pre",    "q",    "s",       "script", "section",    "small",  "span",   "strong",
        "style",  "sub",  "sup",     "table",  "tbody",      "td",     "th",     "tr",
        "tt",     "u",    "ul",      "video",  "audio",      "picture"}) {
    if (small == one) return true;
  }
  return false;
}

// The name of the entity that stands at "&"; empty where none does.
std::string_view entity_name_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(at, 34).find(';');
  if (end == std::string_view::npos || end < 3) return {};
  const std::string_view name = text.substr(at + 1, end - 1);
  const bool whole =
      std::all_of(name.begin(), name.end(), [](char c) { return is_name(c) || c == '#'; });
  return whole ? name : std::string_view();
}

bool is_left_out(Tag tag) {
  return tag == Tag::script || tag == Tag::template_tag || tag == Tag::svg || tag == Tag::iframe ||
         tag == Tag::noscript || tag == Tag::title;
}

// Of a value of href or src; the value itself where nothing can be done.
std::string absolute(std::string_view value, const std::string& base) {
  std::string address(trim(value));
  for (std::size_t at = 0; (at = address.find("&amp;", at)) != std::string::npos; ++at) {
    address.replace(at, 5, "&");
  }
  if (address.empty() || address.front() == '#' || parse_url(address)) return std::string(value);
  const auto resolved = resolve_url(base, address);
  if (!resolved) return std::string(value);
  std::string out;
  for (const char c : *resolved) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '"' || c == '\'' || c == '<' || c == '>') {
      out += percent_encode(std::string_view(&c, 1));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

bool looks_like_markup(std::string_view text) {
  int tries = 8;  // Looking a name up costs a small parse.
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    if (text[at] == '&') {
      const std::string_view name = entity_name_at(text, at);
      if (name.starts_with('#')) return true;
      if (!name.empty() && tries-- > 0 && !characters_of_entity(name).empty()) return true;
      continue;
    }
    std::size_t from = at + 1;
    if (from < text.size() && text[from] == '/') ++from;
    std::size_t end = from;
    while (end < text.size() && end - from < 16 && is_name(text[end])) ++end;
    const bool ends =
        end < text.size() && (text[end] == '>' || text[end] == '/' || is_space(text[end]));
    if (ends && is_html_tag(text.substr(from, end - from))) return true;
  }
  return false;
}

std::string tidy_lines(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = one_line(text.substr(at, end - at));
    if (!line.empty()) {
      if (!out.empty()) out += '\n';
      out += line;
    }
    at = end + 1;
  }
  return out;
}

std::string plain_of_html(std::string_view html) {
  const Guarded guarded = guard(html, max_depth);
  const Document document = parse_html(guarded.html);
  std::string out;
  std::string line;
  const auto end_line = [&] {
    line = one_line(line);
    if (!line.empty()) {
      if (!out.empty()) out += '\n';
      out += line;
    }
    line.clear();
  };
  // A block ends where the next node lies outside of it.
  std::vector<NodeIndex> block_ends;
  for (NodeIndex at = 0; at < document.nodes.size();) {
    while (!block_ends.empty() && block_ends.back() <= at) {
      block_ends.pop_back();
      end_line();
    }
    const Node& node = document.nodes[at];
    if (node.tag == Tag::text) {
      line += node.text;
    } else if (is_left_out(node.tag)) {
      at = std::max(node.end, at + 1);
      continue;
    } else if (is_block(node.tag)) {
      if (node.tag == Tag::td || node.tag == Tag::th) {
        line += ' ';
      } else {
        end_line();
        block_ends.push_back(node.end);
      }
    }
    ++at;
  }
  end_line();
  return out;
}

std::string characters_of_entity(std::string_view name) {
  if (name.empty() || !std::all_of(name.begin(), name.end(), is_name)) return {};
  const std::string html = "<p>&" + std::string(name) + ";</p>";
  const Document document = parse_html(html);
  std::string out;
  for (const Node& node : document.nodes) {
    if (node.tag == Tag::text) out += node.text;
  }
  // "&notes;" is read as "¬es;": HTML knows some names without their semicolon.
  return out.ends_with(';') && name != "semi" ? std::string() : out;
}

std::string with_absolute_links(std::string_view html, const std::string& base) {
  if (base.empty()) return std::string(html);
  // A long base before a million short links must not fill the memory.
  const std::size_t most = html.size() * 4 + (std::size_t{64} << 10);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    ++at;
    if (at >= html.size() || !is_letter(html[at])) continue;
    while (at < html.size() && is_name(html[at])) ++at;
    while (at < html.size() && html[at] != '>' && html[at] != '<') {
      const std::size_t name_from = at;
      while (at < html.size() && is_name(html[at])) ++at;
      if (at == name_from) {
        ++at;
        continue;
      }
      const std::string name =
          lower(html.substr(name_from, std::min<std::size_t>(at - name_from, 8)));
      while (at < html.size() && is_space(html[at])) ++at;
      if (at >= html.size() || html[at] != '=') continue;
      ++at;
      while (at < html.size() && is_space(html[at])) ++at;
      const char mark = at < html.size() ? html[at] : '\0';
      const bool quoted = mark == '"' || mark == '\'';
      const std::size_t from = quoted ? at + 1 : at;
      const std::size_t end = quoted ? html.find(mark, from) : html.find_first_of(" \t\r\n>", from);
      if (end == std::string_view::npos) return out.append(html.substr(copied));
      if ((name == "href" || name == "src") && out.size() < most) {
        out.append(html.substr(copied, from - copied));
        out += absolute(html.substr(from, end - from), base);
        copied = end;
      }
      at = quoted ? end + 1 : end;
    }
  }
  return out.append(html.substr(copied));
}

}  // namespace weiguan::extract
