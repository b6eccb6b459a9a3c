#include "extract/detail/xml_mend.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "extract/detail/html_text.h"
#include "extract/detail/strings.h"
#include "extract/detail/xml_root.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t max_open = 256;       // Tags nested deeper are left out, their text is not.
constexpr std::size_t max_attributes = 64;  // Of one tag.
constexpr std::size_t max_name = 128;       // Bytes of a name.
constexpr std::size_t max_entities = 2500;  // Different ones: HTML has fewer.

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_name_part(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// HTML elements that never have an end tag and that no feed uses as its own.
bool is_lone(std::string_view name) {
  const std::string small = lower(name);
  return small == "br" || small == "hr" || small == "img" || small == "input" || small == "wbr";
}

struct Fault {
  std::size_t first = 0;
  std::size_t count = 0;
};

class Mender {
 public:
  Mender(std::string_view text, const std::vector<std::string_view>& entry_names)
      : text_(text), entry_names_(entry_names) {}

  Mended run();

 private:
  struct Open {
    std::string_view name;
    std::size_t out;  // Where its start tag begins in the output.
  };

  void mark(std::size_t at) { out_.pieces.emplace_back(out_.xml.size(), at); }
  void fault(const char* rule, std::size_t at) {
    Fault& one = faults_[rule];
    if (one.count++ == 0) one.first = at;
  }
  void markup(std::size_t& at);
  void end_tag(std::size_t& at);
  void start_tag(std::size_t& at);
  void attributes(std::size_t& at, bool& lone);
  std::string_view value(std::size_t& at);
  std::size_t skip_doctype(std::size_t at) const;
  void put_text(std::size_t from, std::size_t to);
  void put_entity(std::size_t& at, std::size_t to);
  void put_character(char32_t character);
  const std::string& entity(std::string_view name);
  void close_one();
  void close_down_to(std::size_t size) {
    while (open_.size() > size) close_one();
  }
  std::size_t name_end(std::size_t at) const {
    std::size_t end = at;
    if (end < text_.size() && is_name_start(text_[end])) {
      while (end < text_.size() && is_name_part(text_[end])) ++end;
    }
    return end - at <= max_name ? end : at;
  }
  bool is_entry(std::string_view name) const {
    const std::string small = lower(name.substr(name.rfind(':') + 1));
    return std::find(entry_names_.begin(), entry_names_.end(), small) != entry_names_.end();
  }
  void stray(std::size_t& at) {
    fault("xml-tag", at);
    if (!open_.empty()) out_.xml += "&lt;";
    ++at;
    mark(at);
  }
  void drop_cut_element();
  void report();

  std::string_view text_;
  const std::vector<std::string_view>& entry_names_;
  Mended out_;
  std::vector<Open> open_;
  std::unordered_map<std::string_view, std::size_t> open_names_;
  std::map<std::string, std::string, std::less<>> entities_;
  std::map<std::string, Fault> faults_;
  bool was_opened_ = false;
};

Mended Mender::run() {
  std::size_t at = root_of(text_).at;
  if (at == std::string_view::npos) return {};
  const std::string_view before = trim(text_.substr(0, at));
  if (!before.empty() && before.front() != '<') fault("xml-before", 0);
  while (at < text_.size() && !(was_opened_ && open_.empty())) {
    const std::size_t next = std::min(text_.find('<', at), text_.size());
    if (next > at) {
      mark(at);
      if (!open_.empty()) put_text(at, next);
      at = next;
      continue;
    }
    markup(at);
  }
  if (!open_.empty()) {
    fault("xml-cut", text_.size());
    drop_cut_element();
  } else {
    const std::string_view after = trim(text_.substr(at));
    if (!after.empty() && !after.starts_with("<!--")) fault("xml-after", at);
  }
  mark(at);
  close_down_to(0);
  mark(text_.size());
  report();
  return std::move(out_);
}

// What stands at "<".
void Mender::markup(std::size_t& at) {
  const std::string_view rest = text_.substr(at);
  const auto behind = [&](std::string_view end) {
    const std::size_t found = text_.find(end, at);
    return found == std::string_view::npos ? text_.size() : found + end.size();
  };
  if (rest.starts_with("<![CDATA[")) {
    const std::size_t end = behind("]]>");
    const std::size_t from = at + 9;
    const std::size_t to = end == text_.size() && !text_.ends_with("]]>") ? end : end - 3;
    // Every character of it is text, "&" and "<", too.
    for (std::size_t i = open_.empty() ? to : from; i < to;) {
      const std::size_t next = std::min(text_.find_first_of("&<", i), to);
      mark(i);
      put_text(i, next);
      if (next < to) out_.xml += text_[next] == '&' ? "&amp;" : "&lt;";
      i = next + 1;
    }
    at = end;
  } else if (rest.starts_with("<!--")) {
    at = behind("-->");
  } else if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype")) {
    at = skip_doctype(at);
  } else if (rest.starts_with("<?")) {
    at = behind("?>");
  } else if (rest.starts_with("</")) {
    end_tag(at);
  } else {
    start_tag(at);
  }
}

// Behind it, and behind the declarations in its brackets, which are not read.
std::size_t Mender::skip_doctype(std::size_t at) const {
  const std::size_t end = text_.find('>', at);
  const std::size_t bracket = text_.find('[', at);
  if (end == std::string_view::npos) return text_.size();
  if (bracket == std::string_view::npos || bracket > end) return end + 1;
  const std::size_t close = text_.find(']', bracket);
  if (close == std::string_view::npos) return end + 1;
  const std::size_t last = text_.find('>', close);
  return last == std::string_view::npos ? text_.size() : last + 1;
}

void Mender::end_tag(std::size_t& at) {
  const std::size_t end = name_end(at + 2);
  if (end == at + 2) return stray(at);
  const std::string_view name = text_.substr(at + 2, end - at - 2);
  std::size_t behind = end;
  while (behind < text_.size() && is_space(text_[behind])) ++behind;
  if (behind < text_.size() && text_[behind] == '>') {
    ++behind;
  } else {
    fault("xml-tag", at);
  }
  const auto count = open_names_.find(name);
  if (count == open_names_.end() || count->second == 0) {
    fault("xml-tag", at);
    at = behind;
    return;
  }
  mark(at);
  while (open_.back().name != name) {
    fault("xml-tag", at);
    close_one();
    mark(at);
  }
  close_one();
  at = behind;
  mark(at);
}

void Mender::close_one() {
  out_.xml.append("</").append(open_.back().name).append(">");
  --open_names_[open_.back().name];
  open_.pop_back();
}

void Mender::start_tag(std::size_t& at) {
  const std::size_t end = name_end(at + 1);
  if (end == at + 1) return stray(at);
  const std::string_view name = text_.substr(at + 1, end - at - 1);
  if (is_entry(name) && open_names_[name] > 0) {
    fault("xml-tag", at);
    mark(at);
    while (open_names_[name] > 0) close_one();
  }
  mark(at);
  const std::size_t out = out_.xml.size();
  const std::size_t start = at;
  out_.xml.append("<").append(name);
  at = end;
  bool lone = false;
  attributes(at, lone);
  if (open_.size() >= max_open) {
    fault("xml-depth", start);
    out_.xml.resize(out);
    out_.pieces.pop_back();
  } else if (lone || is_lone(name)) {
    if (!lone) fault("xml-tag", start);
    out_.xml += "/>";
    was_opened_ = true;
  } else {
    out_.xml += '>';
    open_.push_back({name, out});
    ++open_names_[name];
    was_opened_ = true;
  }
  mark(at);
}

// Up to behind the ">"; `lone` is set where it is "/>".
void Mender::attributes(std::size_t& at, bool& lone) {
  std::vector<std::string_view> names;
  while (at < text_.size()) {
    const char c = text_[at];
    if (c == '>') {
      ++at;
      return;
    }
    if (c == '<') break;
    if (text_.substr(at, 2) == "/>") {
      lone = true;
      at += 2;
      return;
    }
    const std::size_t end = name_end(at);
    if (end == at) {
      if (!is_space(c)) fault("xml-tag", at);
      ++at;
      continue;
    }
    const std::string_view name = text_.substr(at, end - at);
    const std::size_t start = at;
    at = end;
    const std::string_view written = value(at);
    const bool twice = std::find(names.begin(), names.end(), name) != names.end();
    if (twice || names.size() >= max_attributes) {
      fault("xml-tag", start);
      continue;
    }
    names.push_back(name);
    out_.xml.append(" ").append(name).append("=\"");
    const auto from = static_cast<std::size_t>(written.data() - text_.data());
    put_text(from, from + written.size());
    out_.xml += '"';
  }
  fault("xml-tag", std::min(at, text_.size()));
}

// The value behind the name of an attribute; empty where there is none.  A quotation mark that is
// not closed before the next "<" is taken for forgotten.
std::string_view Mender::value(std::size_t& at) {
  std::size_t i = at;
  while (i < text_.size() && is_space(text_[i])) ++i;
  if (i >= text_.size() || text_[i] != '=') {
    fault("xml-tag", at);
    return text_.substr(at, 0);
  }
  ++i;
  while (i < text_.size() && is_space(text_[i])) ++i;
  const char mark = i < text_.size() ? text_[i] : '\0';
  const bool quoted = mark == '"' || mark == '\'';
  if (quoted) {
    const char ends[] = {mark, '<', '\0'};
    const std::size_t end = text_.find_first_of(ends, i + 1);
    if (end != std::string_view::npos && text_[end] == mark) {
      at = end + 1;
      return text_.substr(i + 1, end - i - 1);
    }
    ++i;
  }
  fault("xml-tag", i);
  std::size_t end = std::min(text_.find_first_of(" \t\r\n<>\"'", i), text_.size());
  if (quoted && end > i && text_.substr(end - 1, 2) == "/>") --end;
  at = end;
  return text_.substr(i, end - i);
}

void Mender::put_text(std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to;) {
    const char c = text_[at];
    if (c == '&') {
      put_entity(at, to);
      mark(at);
    } else if (c == '<' || c == '>' || c == '"') {
      put_character(static_cast<char32_t>(c));
      ++at;
      mark(at);
    } else if (static_cast<unsigned char>(c) < 0x20 && !is_space(c)) {
      fault("xml-control", at++);
      mark(at);
    } else if (
        c == '\xEF' &&
        (text_.substr(at, 3) == "\xEF\xBF\xBE" || text_.substr(at, 3) == "\xEF\xBF\xBF")) {
      fault("xml-control", at);
      at += 3;
      mark(at);
    } else {
      out_.xml += c;
      ++at;
    }
  }
}

// What stands at "&".
void Mender::put_entity(std::size_t& at, std::size_t to) {
  const std::size_t end = text_.substr(at, std::min<std::size_t>(to - at, 34)).find(';');
  const std::string_view name =
      end == std::string_view::npos ? std::string_view() : text_.substr(at + 1, end - 1);
  for (const std::string_view own : {"amp", "lt", "gt", "quot", "apos"}) {
    if (name != own) continue;
    out_.xml += text_.substr(at, end + 1);
    at += end + 1;
    return;
  }
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool whole =
        !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    const bool allowed = code == 0x9 || code == 0xA || code == 0xD ||
                         (code >= 0x20 && code < 0xD800) || (code > 0xDFFF && code < 0xFFFE) ||
                         (code > 0xFFFF && code <= 0x10FFFF);
    if (whole) {
      if (!allowed) fault("xml-control", at);
      if (allowed) put_character(code);
      at += end + 1;
      return;
    }
  } else if (!name.empty()) {
    fault("xml-entity", at);
    if (const std::string& meant = entity(name); !meant.empty()) {
      for (std::size_t i = 0; i < meant.size();) put_character(next_character(meant, i));
      at += end + 1;
      return;
    }
    out_.xml += "&amp;";
    ++at;
    return;
  }
  fault("xml-entity", at);
  out_.xml += "&amp;";
  ++at;
}

void Mender::put_character(char32_t character) {
  switch (character) {
    case U'&':
      out_.xml += "&amp;";
      return;
    case U'<':
      out_.xml += "&lt;";
      return;
    case U'>':
      out_.xml += "&gt;";
      return;
    case U'"':
      out_.xml += "&quot;";
      return;
    default:
      append_utf8(out_.xml, character);
  }
}

const std::string& Mender::entity(std::string_view name) {
  static const std::string none;
  if (const auto known = entities_.find(name); known != entities_.end()) return known->second;
  if (entities_.size() >= max_entities) return none;
  return entities_.emplace(name, characters_of_entity(name)).first->second;
}

// Half an address or half a date is a wrong one: the element in which the file ends is left out
// of its entry.
void Mender::drop_cut_element() {
  for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
    if (!is_entry(open_[i].name)) continue;
    const std::size_t out = open_[i + 1].out;
    while (open_.size() > i + 1) {
      --open_names_[open_.back().name];
      open_.pop_back();
    }
    out_.xml.resize(out);
    while (!out_.pieces.empty() && out_.pieces.back().first > out) out_.pieces.pop_back();
    return;
  }
}

void Mender::report() {
  struct Words {
    std::string_view rule;
    std::string_view words;
  };
  constexpr Words all[] = {
      {"xml-after", "Something stands behind the end of the root element; it was not read."},
      {"xml-before", "Something stands before the XML; it was not read."},
      {"xml-control", "Characters that XML forbids were left out"},
      {"xml-cut", "The file ends in the middle; the element in which it ends was left out."},
      {"xml-depth", "Tags are nested too deeply; the deeper ones were left out, their text kept"},
      {"xml-entity", "\"&\" that begins no entity of XML was read as HTML, else as text"},
      {"xml-tag", "Tags are unfinished or do not match; they were closed, dropped or read as text"},
  };
  for (const Words& one : all) {
    const auto fault = faults_.find(std::string(one.rule));
    if (fault == faults_.end()) continue;
    Problem problem;
    problem.offset = fault->second.first;
    problem.rule = one.rule;
    problem.reason = one.words;
    if (!one.words.ends_with('.')) problem.reason += fmt::format(" ({}).", fault->second.count);
    out_.problems.push_back(std::move(problem));
  }
}

}  // namespace

std::size_t Mended::place_in_text(std::size_t place_in_xml) const {
  const auto behind = std::upper_bound(
      pieces.begin(), pieces.end(), place_in_xml, [](std::size_t place, const auto& piece) {
        return place < piece.first;
      });
  if (behind == pieces.begin()) return 0;
  const auto& piece = *(behind - 1);
  const std::size_t place = piece.second + (place_in_xml - piece.first);
  return behind == pieces.end() ? std::min(place, piece.second) : std::min(place, behind->second);
}

Mended mend_xml(std::string_view text, const std::vector<std::string_view>& entry_names) {
  return Mender(text, entry_names).run();
}

}  // namespace weiguan::extract
