#include "extract/detail/xml_mend.h"

#include <algorithm>
#include <unordered_map>

#include "extract/detail/mend_writer.h"
#include "extract/detail/strings.h"
#include "extract/detail/xml_root.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t max_open = 256;       // Tags nested deeper are left out, their text is not.
constexpr std::size_t max_attributes = 64;  // Of one tag.
constexpr std::size_t max_name = 128;       // Bytes of a name.

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

class Mender {
 public:
  Mender(std::string_view text, const std::vector<std::string_view>& entry_names)
      : text_(text), entry_names_(entry_names), out_(text) {}

  Mended run();

 private:
  struct Open {
    std::string_view name;
    std::size_t out;  // Where its start tag begins in the output.
  };

  void markup(std::size_t& at);
  void end_tag(std::size_t& at);
  void start_tag(std::size_t& at);
  void attributes(std::size_t& at, bool& lone);
  std::string_view value(std::size_t& at);
  std::size_t skip_doctype(std::size_t at) const;
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
    out_.fault("xml-tag", at);
    if (!open_.empty()) out_.markup("&lt;");
    ++at;
    out_.mark(at);
  }
  void drop_cut_element();

  std::string_view text_;
  const std::vector<std::string_view>& entry_names_;
  MendWriter out_;
  std::vector<Open> open_;
  std::unordered_map<std::string_view, std::size_t> open_names_;
  bool was_opened_ = false;
};

Mended Mender::run() {
  std::size_t at = root_of(text_).at;
  if (at == std::string_view::npos) return {};
  const std::string_view before = trim(text_.substr(0, at));
  if (!before.empty() && before.front() != '<') out_.fault("xml-before", 0);
  while (at < text_.size() && !(was_opened_ && open_.empty())) {
    const std::size_t next = std::min(text_.find('<', at), text_.size());
    if (next > at) {
      out_.mark(at);
      if (!open_.empty()) out_.characters(at, next);
      at = next;
      continue;
    }
    markup(at);
  }
  if (!open_.empty()) {
    out_.fault("xml-cut", text_.size());
    drop_cut_element();
  } else {
    const std::string_view after = trim(text_.substr(at));
    if (!after.empty() && !after.starts_with("<!--")) out_.fault("xml-after", at);
  }
  out_.mark(at);
  close_down_to(0);
  return out_.finish();
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
    if (!open_.empty() && from < to) out_.data(from, to);
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
    out_.fault("xml-tag", at);
  }
  const auto count = open_names_.find(name);
  if (count == open_names_.end() || count->second == 0) {
    out_.fault("xml-tag", at);
    at = behind;
    return;
  }
  out_.mark(at);
  while (open_.back().name != name) {
    out_.fault("xml-tag", at);
    close_one();
    out_.mark(at);
  }
  close_one();
  at = behind;
  out_.mark(at);
}

void Mender::close_one() {
  out_.markup("</");
  out_.markup(open_.back().name);
  out_.markup(">");
  --open_names_[open_.back().name];
  open_.pop_back();
}

void Mender::start_tag(std::size_t& at) {
  const std::size_t end = name_end(at + 1);
  if (end == at + 1) return stray(at);
  const std::string_view name = text_.substr(at + 1, end - at - 1);
  if (is_entry(name) && open_names_[name] > 0) {
    out_.fault("xml-tag", at);
    out_.mark(at);
    while (open_names_[name] > 0) close_one();
  }
  out_.mark(at);
  const std::size_t out = out_.size();
  const std::size_t start = at;
  out_.markup("<");
  out_.markup(name);
  at = end;
  bool lone = false;
  attributes(at, lone);
  if (open_.size() >= max_open) {
    out_.fault("xml-depth", start);
    out_.cut_back(out);
  } else if (lone || is_lone(name)) {
    if (!lone) out_.fault("xml-tag", start);
    out_.markup("/>");
    was_opened_ = true;
  } else {
    out_.markup(">");
    open_.push_back({name, out});
    ++open_names_[name];
    was_opened_ = true;
  }
  out_.mark(at);
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
      if (!is_space(c)) out_.fault("xml-tag", at);
      ++at;
      continue;
    }
    const std::string_view name = text_.substr(at, end - at);
    const std::size_t start = at;
    at = end;
    const std::string_view written = value(at);
    const bool twice = std::find(names.begin(), names.end(), name) != names.end();
    if (twice || names.size() >= max_attributes) {
      out_.fault("xml-tag", start);
      continue;
    }
    names.push_back(name);
    out_.markup(" ");
    out_.markup(name);
    out_.markup("=\"");
    const auto from = static_cast<std::size_t>(written.data() - text_.data());
    out_.characters(from, from + written.size());
    out_.markup("\"");
  }
  out_.fault("xml-tag", std::min(at, text_.size()));
}

// The value behind the name of an attribute; empty where there is none.  A quotation mark that is
// not closed before the next "<" is taken for forgotten.
std::string_view Mender::value(std::size_t& at) {
  std::size_t i = at;
  while (i < text_.size() && is_space(text_[i])) ++i;
  if (i >= text_.size() || text_[i] != '=') {
    out_.fault("xml-tag", at);
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
  out_.fault("xml-tag", i);
  std::size_t end = std::min(text_.find_first_of(" \t\r\n<>\"'", i), text_.size());
  if (quoted && end > i && text_.substr(end - 1, 2) == "/>") --end;
  at = end;
  return text_.substr(i, end - i);
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
    out_.cut_back(out);
    return;
  }
}

}  // namespace

Mended mend_xml(std::string_view text, const std::vector<std::string_view>& entry_names) {
  return Mender(text, entry_names).run();
}

}  // namespace weiguan::extract
