#include "text/detail/prescan.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "text/charset.h"

namespace weiguan::detail {
namespace {

constexpr std::string_view spaces = "\t\n\f\r ";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
bool is_space(char c) {
  return spaces.find(c) != std::string_view::npos;
}

bool begins_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) {
           return a == lower(b);
         });
}

// The label in a meta element's content attribute (lower case), by the HTML Standard's "extracting
// a character encoding from a meta element".
std::optional<std::string> label_in_content(std::string_view content) {
  constexpr std::string_view word = "charset";
  std::size_t at = 0;
  for (;;) {
    at = content.find(word, at);
    if (at == std::string_view::npos) return {};
    at = content.find_first_not_of(spaces, at + word.size());
    if (at == std::string_view::npos) return {};
    if (content[at] == '=') break;
  }
  at = content.find_first_not_of(spaces, at + 1);
  if (at == std::string_view::npos) return {};
  const char quote = content[at];
  if (quote == '"' || quote == '\'') {
    const std::size_t end = content.find(quote, at + 1);
    if (end == std::string_view::npos) return {};
    return std::string(content.substr(at + 1, end - at - 1));
  }
  return std::string(content.substr(at, content.find_first_of("\t\n\f\r ;", at) - at));
}

// Each step that runs out of bytes ends the whole prescan.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  Declared run() {
    while (!ended() && declared_.charset.empty()) {
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        const std::size_t end = bytes_.find("-->", at_ + 2);
        at_ = end == std::string_view::npos ? bytes_.size() : end + 2;
      } else if (
          begins_with(rest, "<meta") && rest.size() > 5 && (is_space(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        read_meta();
      } else if (opens_tag(rest)) {
        at_ = std::min(bytes_.find_first_of("\t\n\f\r >", at_), bytes_.size());
        while (next_attribute()) {
        }
      } else if (
          rest.size() > 1 && rest[0] == '<' &&
          (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
        at_ = std::min(bytes_.find('>', at_), bytes_.size());
      }
      ++at_;
    }
    return declared_;
  }

 private:
  struct Attribute {
    std::string name, value;  // Lower case.
  };

  static bool opens_tag(std::string_view rest) {
    if (rest.size() < 2 || rest[0] != '<') return false;
    const std::size_t name = rest[1] == '/' ? 2 : 1;
    return rest.size() > name && is_letter(rest[name]);
  }

  bool ended() const { return at_ >= bytes_.size(); }
  void skip_spaces() {
    while (!ended() && is_space(bytes_[at_])) ++at_;
  }

  // Nothing at the end of the tag and at the end of the bytes.
  std::optional<Attribute> next_attribute() {
    while (!ended() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (ended() || bytes_[at_] == '>') return {};
    Attribute attribute;
    for (;; ++at_) {
      if (ended()) return {};
      const char c = bytes_[at_];
      if ((c == '=' && !attribute.name.empty()) || is_space(c)) break;
      if (c == '/' || c == '>') return attribute;
      attribute.name += lower(c);
    }
    skip_spaces();
    if (ended()) return {};
    if (bytes_[at_] != '=') return attribute;
    ++at_;
    skip_spaces();
    if (ended()) return {};
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      for (++at_; !ended() && bytes_[at_] != quote; ++at_) attribute.value += lower(bytes_[at_]);
      if (ended()) return {};
      ++at_;
      return attribute;
    }
    for (; !ended() && !is_space(bytes_[at_]) && bytes_[at_] != '>'; ++at_) {
      attribute.value += lower(bytes_[at_]);
    }
    if (ended()) return {};
    return attribute;
  }

  void read_meta() {
    std::vector<std::string> seen;
    bool got_pragma = false;
    std::optional<bool> need_pragma;
    std::optional<std::string> label;
    while (const auto attribute = next_attribute()) {
      if (std::find(seen.begin(), seen.end(), attribute->name) != seen.end()) continue;
      seen.push_back(attribute->name);
      if (attribute->name == "http-equiv") {
        got_pragma = attribute->value == "content-type";
      } else if (attribute->name == "content" && !label) {
        label = label_in_content(attribute->value);
        if (label) need_pragma = true;
      } else if (attribute->name == "charset") {
        label = attribute->value;
        need_pragma = false;
      }
    }
    if (ended() || !need_pragma || (*need_pragma && !got_pragma)) return;
    const std::string charset = charset_of_label(*label);
    if (charset.empty()) {
      if (declared_.label.empty()) declared_.label = *label;
      return;
    }
    declared_ = {*label, charset};
    // A page in which this could be read is no UTF-16.
    if (charset.starts_with("utf-16")) declared_.charset = "utf-8";
    if (charset == "x-user-defined") declared_.charset = "windows-1252";
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  Declared declared_;
};

Declared xml_declaration(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  if (declaration.size() == bytes.size()) return {};
  constexpr std::string_view word = "encoding";
  const auto skip = [&](std::size_t at) {
    while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= 0x20) ++at;
    return at;
  };
  std::size_t at = declaration.find(word);
  if (at == std::string_view::npos) return {};
  at = skip(at + word.size());
  if (at >= declaration.size() || declaration[at] != '=') return {};
  at = skip(at + 1);
  if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  Declared declared;
  for (const char c : declaration.substr(at + 1, end - at - 1)) declared.label += lower(c);
  declared.charset = charset_of_label(declared.label);
  if (declared.charset.starts_with("utf-16")) declared.charset = "utf-8";
  return declared;
}

}  // namespace

Declared prescan(std::string_view bytes) {
  bytes = bytes.substr(0, 1024);
  Declared declared = Prescan(bytes).run();
  if (!declared.charset.empty()) return declared;
  Declared of_xml = xml_declaration(bytes);
  return of_xml.label.empty() ? declared : of_xml;
}

}  // namespace weiguan::detail
