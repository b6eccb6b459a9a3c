#include "text/detail/diff_reading.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "text/detail/characters.h"
#include "text/detail/entities.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

constexpr std::array<std::string_view, 16> line_tags = {
    "blockquote",
    "br",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "table",
    "tr",
    "ul"};
constexpr std::array<std::string_view, 16> other_tags = {
    "a",
    "b",
    "center",
    "del",
    "em",
    "figure",
    "font",
    "i",
    "img",
    "ins",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u"};

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

struct TagRead {
  std::size_t end = 0;  // Behind it; 0: there is none.
  bool line = false;    // It begins a line.
};

// A tag that stands at `at`, one of those above.  "Ct<35" and "<某某>" are none.
TagRead read_tag(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 1000;
  std::size_t next = at + 1;
  if (next < text.size() && text[next] == '/') ++next;
  std::string name;
  while (next < text.size() && name.size() < 12 && is_ascii_letter_or_digit(text[next]))
    name += static_cast<char>(text[next++] | 0x20);  // Digits have that bit.
  if (next >= text.size() || name.empty()) return {};
  const char behind = text[next];
  if (behind != '>' && behind != ' ' && behind != '/') return {};
  const bool line = std::ranges::binary_search(line_tags, name);
  if (!line && !std::ranges::binary_search(other_tags, name)) return {};
  const std::size_t end = text.substr(0, at + longest).find_first_of("<>", next);
  if (end == std::string_view::npos || text[end] != '>') return {};
  return {end + 1, line};
}

// Behind the address of Markdown's [words](address), where "](" stands at `at`.
std::size_t past_link(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 2000;
  const std::string_view address = text.substr(at + 2, longest);
  if (!address.starts_with("http") && !address.starts_with("/") && !address.starts_with("#"))
    return at;
  const std::size_t end = address.find_first_of(") \n\t");
  if (end == std::string_view::npos || address[end] != ')') return at;
  return at + 2 + end + 1;
}

char32_t seen_form(char32_t c, char32_t folded) {
  // Taiwan writes 看著 for 看着.  Folding keeps the two apart, since 著名 is written so everywhere.
  if (folded == U'著') return U'着';
  if (c == folded) return folded;
  const auto point = static_cast<UChar32>(c);
  if (!u_isupper(point) && !u_istitle(point)) return folded;
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(folded)));
}

// What shape a sign has, as one of several that say the same.
char32_t shape_of(char32_t folded) {
  constexpr std::u32string_view quotes = U"“”„‟「」『』«»〝〞″", apostrophes = U"‘’‚‛′´‹›",
                                dashes = U"-‐‑‒–—―─━−﹘", dots = U"·•・‧∙⋅●", colons = U":∶︰ː",
                                ellipses = U"…⋯", opening = U"[【〔〖{", closing = U"]】〕〗}";
  const auto is = [&](std::u32string_view all) { return all.find(folded) != all.npos; };
  if (is(quotes)) return U'"';
  if (is(apostrophes)) return U'\'';
  if (is(dashes)) return U'-';
  if (is(dots)) return U'·';
  if (is(colons)) return U':';
  if (is(ellipses)) return U'…';
  if (is(opening)) return U'[';
  if (is(closing)) return U']';
  if (folded == U'。' || folded == U'｡') return U'.';
  return folded;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_quantity(char32_t c) {
  return std::u32string_view(U"%‰°℃℉$¥€£+×÷=<>≤≥±½").find(c) != std::u32string_view::npos;
}

// Marks of Markdown and of those who draw lines with signs.
bool is_mark(char32_t c) {
  return std::u32string_view(U"*_`#\\|~^").find(c) != std::u32string_view::npos;
}

Kind kind_of(const SeenCharacter& one) {
  return look_up(one.folded).kind;
}

class ElementReader {
 public:
  explicit ElementReader(const std::vector<SeenCharacter>& characters) : all_(characters) {}

  std::vector<DiffElement> read() {
    while (at_ < all_.size()) {
      const SeenCharacter& one = all_[at_];
      switch (kind_of(one)) {
        case Kind::line_break:
          fresh_line_ = true;
          ++at_;
          continue;
        case Kind::space:
        case Kind::ignored:
          ++at_;
          continue;
        case Kind::cjk:
          add(DiffElement::Kind::character, 1);
          break;
        case Kind::word:
          read_word();
          break;
        case Kind::other:
          read_sign();
          break;
      }
      fresh_line_ = false;
    }
    return std::move(elements_);
  }

 private:
  char32_t folded(std::size_t at) const { return at < all_.size() ? all_[at].folded : 0; }
  bool is_word(std::size_t at) const { return at < all_.size() && kind_of(all_[at]) == Kind::word; }

  void add(DiffElement::Kind kind, std::size_t count) {
    DiffElement one;
    one.kind = kind;
    one.range = {all_[at_].begin, all_[at_ + count - 1].end};
    for (std::size_t i = at_; i < at_ + count; ++i) {
      if (kind == DiffElement::Kind::sign || kind == DiffElement::Kind::quantity) {
        if (i == at_) one.key += shape_of(all_[i].folded);
      } else if (kind != DiffElement::Kind::number || all_[i].folded != U',') {
        one.key += all_[i].seen;
      }
    }
    elements_.push_back(std::move(one));
    at_ += count;
  }

  // Whether the comma at `at` parts thousands.
  bool parts_thousands(std::size_t at) const {
    return folded(at) == U',' && is_digit(folded(at + 1)) && is_digit(folded(at + 2)) &&
           is_digit(folded(at + 3)) && !is_word(at + 4);
  }

  void read_word() {
    std::size_t end = at_;
    bool digits = true;
    for (; is_word(end); ++end) digits = digits && is_digit(folded(end));
    if (!digits) {
      add(DiffElement::Kind::word, end - at_);
      return;
    }
    while (parts_thousands(end)) end += 4;
    while (folded(end) == U'.' && is_digit(folded(end + 1))) {
      std::size_t next = end + 1;
      while (is_digit(folded(next))) ++next;
      if (is_word(next)) break;
      end = next;
    }
    add(DiffElement::Kind::number, end - at_);
  }

  // -5 behind a space or a sign, and -5℃ and -5% behind a Chinese character; 3-5 and 3月-5月 are
  // ranges.
  bool is_minus(std::size_t at) const {
    const char32_t sign = folded(at);
    if ((sign != U'-' && sign != U'−') || !is_digit(folded(at + 1)) || fresh_line_) return false;
    if (at == 0 || is_word(at - 1)) return false;
    if (kind_of(all_[at - 1]) != Kind::cjk) return true;
    std::size_t end = at + 1;
    while (is_digit(folded(end)) || folded(end) == U'.') ++end;
    return std::u32string_view(U"%‰°℃℉度").find(folded(end)) != std::u32string_view::npos &&
           end < all_.size();
  }

  void read_sign() {
    const char32_t first = folded(at_);
    if (first == U'>' && fresh_line_) {
      ++at_;
      return;
    }
    if (is_mark(first)) {
      ++at_;
      return;
    }
    if (is_quantity(first)) {
      add(DiffElement::Kind::quantity, 1);
      return;
    }
    const char32_t shape = shape_of(first);
    std::size_t end = at_ + 1;
    while (end < all_.size() && shape_of(folded(end)) == shape) ++end;
    if (end == at_ + 1 && is_minus(at_)) {
      add(DiffElement::Kind::quantity, 1);
      return;
    }
    const bool rule = shape == U'-' && end - at_ > 2;
    if (rule) {
      at_ = end;
    } else if (shape == U'.' && end - at_ > 1) {
      add(DiffElement::Kind::sign, end - at_);
      elements_.back().key.assign(1, U'…');
    } else if (shape == U'-' || shape == U'…') {
      add(DiffElement::Kind::sign, end - at_);
    } else {
      add(DiffElement::Kind::sign, 1);
    }
  }

  const std::vector<SeenCharacter>& all_;
  std::size_t at_ = 0;
  bool fresh_line_ = true;
  std::vector<DiffElement> elements_;
};

}  // namespace

std::vector<SeenCharacter> seen_characters(std::string_view text) {
  std::vector<SeenCharacter> all;
  all.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    char32_t c = 0;
    if (text[at] == '<') {
      const TagRead tag = read_tag(text, at);
      if (tag.end > 0) {
        at = tag.end;
        if (tag.line) all.push_back({U'\n', U'\n', begin, at});
        continue;
      }
    } else if (text[at] == '&') {
      c = read_entity(text, at);
    } else if (text.substr(at, 2) == "](") {
      const std::size_t end = past_link(text, at);
      if (end > at) {
        all.push_back({U']', U']', at, at + 1});
        at = end;
        continue;
      }
    }
    if (c == 0) c = next_character(text, at);
    const Character known = look_up(c);
    if (known.kind == Kind::ignored) continue;
    all.push_back({seen_form(c, known.folded), known.folded, begin, at});
  }
  return all;
}

std::size_t DiffElement::size() const {
  switch (kind) {
    case Kind::word:
    case Kind::character:
      return key.size();
    case Kind::number:
      return static_cast<std::size_t>(std::ranges::count_if(key, is_digit));
    case Kind::quantity:
    case Kind::sign:
      break;
  }
  return 0;
}

std::vector<DiffElement> diff_elements(std::string_view text) {
  const std::vector<SeenCharacter> all = seen_characters(text);
  const std::vector<bool> furniture = furniture_of(all);
  std::vector<SeenCharacter> left;
  left.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!furniture[i]) left.push_back(all[i]);
  }
  return ElementReader(left).read();
}

}  // namespace weiguan::detail
