#include "extract/detail/script_values.h"

#include <array>

#include "text/utf8.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t max_depth = 200;
constexpr std::size_t max_scopes = 200000;
constexpr std::size_t max_values = 200000;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Scanner {
 public:
  explicit Scanner(std::string_view in) : in_(in) { out_.scopes.emplace_back(); }

  ScriptValues run() {
    while (at_ < in_.size() && out_.scopes.size() < max_scopes && out_.values.size() < max_values)
      token();
    return std::move(out_);
  }

 private:
  struct Open {
    ScopeIndex scope;
    char closes;
  };

  ScopeIndex scope() const { return open_.empty() ? 0 : open_.back().scope; }

  void token() {
    const char c = in_[at_];
    if (is_space(c)) {
      ++at_;
    } else if (c == '"' || c == '\'' || c == '`') {
      string(c);
    } else if (is_name(c)) {
      word();
    } else if (c == '/') {
      slash();
    } else {
      sign(c);
      ++at_;
    }
  }

  void sign(char c) {
    const char next = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
    switch (c) {
      case '{':
      case '[':
        push(c == '{' ? '}' : ']');
        break;
      case '}':
      case ']':
        pop(c);
        break;
      case '=':
        if (next == '=' || next == '>') {
          ++at_;
          last_ = {};
          break;
        }
        [[fallthrough]];
      case ':':
        name_ = last_;
        last_ = {};
        break;
      case '|':
      case '+':
        // "" || "the value", "one half" + "the other".
        name_ = told_;
        break;
      case ',':
      case ';':
        name_ = last_ = told_ = {};
        break;
      case '(':
      case ')':
      case '.':
        break;
      default:
        last_ = {};
        break;
    }
    before_ = c;
  }

  void push(char closes) {
    if (open_.size() >= max_depth) {
      ++too_deep_;
      return;
    }
    out_.scopes.push_back({scope(), name_, closes == ']'});
    open_.push_back({static_cast<ScopeIndex>(out_.scopes.size() - 1), closes});
    // In window["name"] = ... the name is told between brackets.
    name_ = told_ = {};
    if (closes == '}') last_ = {};
  }

  void pop(char closes) {
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    for (std::size_t i = open_.size(); i-- > 0 && open_.size() - i <= 8;) {
      if (open_[i].closes != closes) continue;
      open_.resize(i);
      break;
    }
    name_ = told_ = {};
    if (closes == '}') last_ = {};
  }

  void string(char quote) {
    std::size_t end = at_ + 1;
    while (end < in_.size() && in_[end] != quote && (quote == '`' || in_[end] != '\n')) {
      end += in_[end] == '\\' ? 2 : 1;
    }
    if (end >= in_.size() || in_[end] != quote) {
      // No string after all; what stands behind it in the line is not to be trusted.
      at_ = quote == '`' ? at_ + 1 : std::min(end, in_.size());
      if (quote == '`') at_ = std::max(at_, std::min(in_.find('\n', at_), in_.size()));
      name_ = last_ = told_ = {};
      return;
    }
    value(in_.substr(at_ + 1, end - at_ - 1), true);
    at_ = end + 1;
    before_ = quote;
  }

  void value(std::string_view raw, bool is_string) {
    if (!name_.empty()) {
      out_.values.push_back({scope(), name_, raw, is_string});
      told_ = name_;
      name_ = {};
      last_ = {};
      return;
    }
    const bool member = is_string && !open_.empty() && open_.back().closes == ']';
    if (member && (before_ == '[' || before_ == ','))
      out_.values.push_back({scope(), {}, raw, true});
    last_ = raw;
  }

  void word() {
    const std::size_t from = at_;
    while (at_ < in_.size() && is_name(in_[at_])) ++at_;
    const std::string_view text = in_.substr(from, at_ - from);
    before_ = 'a';
    if (is_digit(text.front())) {
      if (!name_.empty()) value(text, false);
      return;
    }
    if (name_.empty()) last_ = text;
    // A regular expression may stand behind a word like this.
    if (text == "return") before_ = '(';
  }

  // A comment, a regular expression, or a division.
  void slash() {
    const char next = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
    if (next == '/') {
      at_ = std::min(in_.find('\n', at_), in_.size());
    } else if (next == '*') {
      const std::size_t end = in_.find("*/", at_ + 2);
      at_ = end == npos ? in_.size() : end + 2;
    } else if (before_ != '\0' && std::string_view("(,=:[!&|?{};").find(before_) != npos) {
      bool in_class = false;
      std::size_t end = at_ + 1;
      for (; end < in_.size() && in_[end] != '\n'; ++end) {
        if (in_[end] == '\\') {
          ++end;
        } else if (in_[end] == '[') {
          in_class = true;
        } else if (in_[end] == ']') {
          in_class = false;
        } else if (in_[end] == '/' && !in_class) {
          break;
        }
      }
      at_ = std::min(end + 1, in_.size());
      before_ = 'a';
    } else {
      before_ = '/';
      ++at_;
    }
  }

  std::string_view in_;
  std::size_t at_ = 0;
  ScriptValues out_;
  std::vector<Open> open_;
  std::size_t too_deep_ = 0;
  std::string_view name_;  // That the next value is of.
  std::string_view last_;  // A word or string that may be a name.
  std::string_view told_;  // The name that the value just read is of.
  char before_ = '\0';     // The last sign.
};

int hex(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// `count` hexadecimal digits at `at`; nothing less than 0 where they are not there.
int hex_number(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (hex(text[i]) < 0) return -1;
    number = number * 16 + hex(text[i]);
  }
  return number;
}

}  // namespace

ScriptValues values_of(std::string_view script) {
  return Scanner(script).run();
}

std::string undo_escapes(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i++];
      continue;
    }
    const char c = raw[i + 1];
    i += 2;
    switch (c) {
      case 'n':
      case 'r':
        out += '\n';
        break;
      case 't':
      case 'b':
      case 'f':
      case 'v':
        out += ' ';
        break;
      case '\n':
        break;
      case 'x':
        if (const int number = hex_number(raw, i, 2); number >= 0) {
          append_utf8(out, static_cast<char32_t>(number));
          i += 2;
        }
        break;
      case 'u': {
        int number = hex_number(raw, i, 4);
        if (number < 0) break;
        i += 4;
        if (number >= 0xD800 && number < 0xDC00 && raw.substr(i, 2) == "\\u") {
          const int low = hex_number(raw, i + 2, 4);
          if (low >= 0xDC00 && low < 0xE000) {
            number = 0x10000 + ((number - 0xD800) << 10) + (low - 0xDC00);
            i += 6;
          }
        }
        append_utf8(out, static_cast<char32_t>(number));
        break;
      }
      default:
        out += c;
        break;
    }
  }
  return is_utf8(out) ? out : to_valid_utf8(out);
}

std::string undo_entities(std::string_view text) {
  struct Entity {
    std::string_view name;
    std::string_view meaning;
  };
  static constexpr std::array<Entity, 6> named = {
      {{"lt", "<"}, {"gt", ">"}, {"amp", "&"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}}};
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '&') {
      out += text[i++];
      continue;
    }
    const std::size_t end = text.substr(0, std::min(i + 12, text.size())).find(';', i);
    if (end == npos) {
      out += text[i++];
      continue;
    }
    const std::string_view name = text.substr(i + 1, end - i - 1);
    bool known = false;
    for (const Entity& one : named) {
      if (one.name != name) continue;
      out += one.meaning;
      known = true;
    }
    if (!known && name.size() > 1 && name.front() == '#') {
      const bool is_hex = name[1] == 'x' || name[1] == 'X';
      std::uint32_t number = 0;
      known = name.size() > (is_hex ? 2U : 1U);
      for (std::size_t k = is_hex ? 2 : 1; k < name.size(); ++k) {
        const int digit = is_hex ? hex(name[k]) : is_digit(name[k]) ? name[k] - '0' : -1;
        if (digit < 0) known = false;
        if (!known) break;
        number = number * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
      }
      if (known) append_utf8(out, number == 0 ? replacement_character : char32_t{number});
    }
    if (known) {
      i = end + 1;
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace weiguan::extract
