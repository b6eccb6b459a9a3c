#include "extract/detail/guard.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t max_value = 8192;  // Bytes of an attribute; a meta description is far below.
constexpr std::size_t max_attributes = 64;
constexpr std::size_t max_name = 64;
// Formatting tags stay open across paragraphs and are copied into each: many of them multiply a
// page.
constexpr std::size_t max_formatting = 24;

// How a tag behaves on the parser's stack of open elements.
enum class Sort : std::uint8_t { plain, formatting, block, scope, table_part, void_tag, raw };

struct Known {
  std::string_view name;
  Sort sort;
};

constexpr Known known[] = {
    {"a", Sort::formatting},      {"address", Sort::block},    {"applet", Sort::scope},
    {"area", Sort::void_tag},     {"article", Sort::block},    {"aside", Sort::block},
    {"b", Sort::formatting},      {"base", Sort::void_tag},    {"basefont", Sort::void_tag},
    {"bgsound", Sort::void_tag},  {"big", Sort::formatting},   {"blockquote", Sort::block},
    {"br", Sort::void_tag},       {"button", Sort::block},     {"caption", Sort::table_part},
    {"center", Sort::block},      {"code", Sort::formatting},  {"col", Sort::void_tag},
    {"colgroup", Sort::block},    {"dd", Sort::block},         {"details", Sort::block},
    {"dir", Sort::block},         {"div", Sort::block},        {"dl", Sort::block},
    {"dt", Sort::block},          {"em", Sort::formatting},    {"embed", Sort::void_tag},
    {"fieldset", Sort::block},    {"figcaption", Sort::block}, {"figure", Sort::block},
    {"font", Sort::formatting},   {"footer", Sort::block},     {"form", Sort::block},
    {"frame", Sort::void_tag},    {"h1", Sort::block},         {"h2", Sort::block},
    {"h3", Sort::block},          {"h4", Sort::block},         {"h5", Sort::block},
    {"h6", Sort::block},          {"header", Sort::block},     {"hgroup", Sort::block},
    {"hr", Sort::void_tag},       {"i", Sort::formatting},     {"iframe", Sort::raw},
    {"img", Sort::void_tag},      {"input", Sort::void_tag},   {"keygen", Sort::void_tag},
    {"li", Sort::block},          {"link", Sort::void_tag},    {"listing", Sort::block},
    {"main", Sort::block},        {"marquee", Sort::scope},    {"menu", Sort::block},
    {"meta", Sort::void_tag},     {"nav", Sort::block},        {"nobr", Sort::formatting},
    {"noembed", Sort::raw},       {"noframes", Sort::raw},     {"object", Sort::scope},
    {"ol", Sort::block},          {"p", Sort::block},          {"param", Sort::void_tag},
    {"plaintext", Sort::block},   {"pre", Sort::block},        {"s", Sort::formatting},
    {"script", Sort::raw},        {"section", Sort::block},    {"select", Sort::block},
    {"small", Sort::formatting},  {"source", Sort::void_tag},  {"strike", Sort::formatting},
    {"strong", Sort::formatting}, {"style", Sort::raw},        {"summary", Sort::block},
    {"table", Sort::scope},       {"tbody", Sort::table_part}, {"td", Sort::table_part},
    {"template", Sort::scope},    {"textarea", Sort::raw},     {"tfoot", Sort::table_part},
    {"th", Sort::table_part},     {"thead", Sort::table_part}, {"title", Sort::raw},
    {"tr", Sort::table_part},     {"track", Sort::void_tag},   {"tt", Sort::formatting},
    {"u", Sort::formatting},      {"ul", Sort::block},         {"wbr", Sort::void_tag},
    {"xmp", Sort::raw},
};

constexpr std::string_view kept_attributes[] = {
    "alt",     "class",    "content",  "datetime", "hidden", "href", "http-equiv",
    "id",      "itemprop", "itemtype", "lang",     "media",  "name", "property",
    "pubdate", "rel",      "role",     "src",      "style",  "type", "value"};

// Of img and source alone: where the picture is, and how large.
constexpr std::string_view image_attributes[] = {
    "data-actualsrc",
    "data-lazy-src",
    "data-original",
    "data-original-src",
    "data-src",
    "data-srcset",
    "height",
    "srcset",
    "width"};

Sort sort_of(std::string_view name) {
  const auto* at = std::lower_bound(
      std::begin(known), std::end(known), name, [](const Known& one, std::string_view wanted) {
        return one.name < wanted;
      });
  return at != std::end(known) && at->name == name ? at->sort : Sort::plain;
}

bool is_kept(std::string_view attribute) {
  return std::find(std::begin(kept_attributes), std::end(kept_attributes), attribute) !=
         std::end(kept_attributes);
}

bool is_kept_of_image(std::string_view attribute) {
  return std::find(std::begin(image_attributes), std::end(image_attributes), attribute) !=
         std::end(image_attributes);
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_preformatted(std::string_view name) {
  return name == "pre" || name == "textarea" || name == "listing" || name == "xmp";
}

// One tag of the page, with the attributes that are kept.
struct TagText {
  std::string name;        // Lower case.
  std::string attributes;  // As they will be written, each after a blank.
  bool json = false;       // A script that holds JSON.
  bool self_closing = false;
};

class Guard {
 public:
  Guard(std::string_view html, std::size_t max_depth) : in_(html), max_depth_(max_depth) {
    out_.reserve(html.size() / 2);
  }

  Guarded run() {
    while (at_ < in_.size()) {
      const std::size_t tag = std::min(in_.find('<', at_), in_.size());
      text(in_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < in_.size()) markup();
    }
    return {std::move(out_), flattened_};
  }

 private:
  struct Open {
    std::string name;
    Sort sort;
    bool written;
  };

  // The parser takes text one character at a time, and a tenth of most pages is indentation: of
  // several blanks one is kept, but where blanks are shown as they stand.
  void text(std::string_view piece) {
    if (preformatted_ > 0) {
      out_ += piece;
      return;
    }
    std::size_t from = 0;
    for (std::size_t at = 0; at < piece.size(); ++at) {
      if (!is_space(piece[at])) continue;
      const std::size_t behind = at + 1;
      std::size_t end = behind;
      while (end < piece.size() && is_space(piece[end])) ++end;
      if (end == behind) continue;
      out_ += piece.substr(from, at - from);
      out_ += ' ';
      from = end;
      at = end - 1;
    }
    out_ += piece.substr(from);
  }

  char peek(std::size_t ahead) const { return at_ + ahead < in_.size() ? in_[at_ + ahead] : '\0'; }

  void markup() {
    if (is_letter(peek(1))) {
      open_tag();
    } else if (peek(1) == '/' && is_letter(peek(2))) {
      close_tag();
    } else if (in_.compare(at_, 4, "<!--") == 0) {
      comment();
    } else if (peek(1) == '!' || peek(1) == '?' || peek(1) == '/') {
      // A doctype decides between two modes of the parser that differ in tables only; it is left
      // out like the bogus comments, so that every page is read alike.
      at_ = after('>', at_);
    } else {
      out_ += "&lt;";
      ++at_;
    }
  }

  std::size_t after(char wanted, std::size_t from) const {
    const std::size_t found = in_.find(wanted, from);
    return found == std::string_view::npos ? in_.size() : found + 1;
  }

  void comment() {
    std::size_t from = at_ + 4;
    if (in_.compare(from, 1, ">") == 0) {
      at_ = from + 1;
      return;
    }
    if (in_.compare(from, 2, "->") == 0) {
      at_ = from + 2;
      return;
    }
    while (true) {
      from = in_.find("--", from);
      if (from == std::string_view::npos) break;
      if (in_.compare(from, 3, "-->") == 0) {
        at_ = from + 3;
        return;
      }
      if (in_.compare(from, 4, "--!>") == 0) {
        at_ = from + 4;
        return;
      }
      ++from;
    }
    at_ = in_.size();
  }

  // Reads from "<" or "</" to behind ">".
  TagText tag_text(std::size_t name_at) {
    TagText tag;
    at_ = name_at;
    while (at_ < in_.size() && !is_space(in_[at_]) && in_[at_] != '/' && in_[at_] != '>') {
      if (tag.name.size() < max_name && in_[at_] != '\0') tag.name += lower(in_[at_]);
      ++at_;
    }
    std::size_t count = 0;
    while (at_ < in_.size() && in_[at_] != '>') {
      if (is_space(in_[at_]) || in_[at_] == '/') {
        tag.self_closing = in_[at_] == '/' && peek(1) == '>';
        ++at_;
        continue;
      }
      attribute(tag, count);
    }
    if (at_ < in_.size()) ++at_;
    return tag;
  }

  void attribute(TagText& tag, std::size_t& count) {
    const std::size_t name_from = at_++;
    while (at_ < in_.size() && !is_space(in_[at_]) && in_[at_] != '/' && in_[at_] != '>' &&
           in_[at_] != '=') {
      ++at_;
    }
    const std::string_view raw_name = in_.substr(name_from, at_ - name_from);
    std::size_t ahead = at_;
    while (ahead < in_.size() && is_space(in_[ahead])) ++ahead;
    std::string_view value;
    if (ahead < in_.size() && in_[ahead] == '=') {
      at_ = ahead + 1;
      while (at_ < in_.size() && is_space(in_[at_])) ++at_;
      if (peek(0) == '"' || peek(0) == '\'') {
        const std::size_t end = std::min(in_.find(in_[at_], at_ + 1), in_.size());
        value = in_.substr(at_ + 1, end - at_ - 1);
        at_ = std::min(end + 1, in_.size());
      } else {
        const std::size_t from = at_;
        while (at_ < in_.size() && !is_space(in_[at_]) && in_[at_] != '>') ++at_;
        value = in_.substr(from, at_ - from);
      }
    }
    if (raw_name.size() > max_name || value.size() > max_value || count == max_attributes) return;
    const std::string name = lower(raw_name);
    // Of titles only those that hold a day in digits: <abbr class="published" title="2024-07-02">.
    const bool day = name == "title" && value.size() < 40 && value.size() >= 10 &&
                     (value.starts_with("19") || value.starts_with("20")) && value[4] == '-';
    const bool image = tag.name == "img" || tag.name == "source";
    if (!is_kept(name) && !day && !(image && is_kept_of_image(name))) return;
    ++count;
    if (tag.name == "script" && name == "type") tag.json = value.find("json") != value.npos;
    const char quote = value.find('"') == value.npos ? '"' : '\'';
    tag.attributes += ' ';
    tag.attributes += name;
    tag.attributes += '=';
    tag.attributes += quote;
    tag.attributes.append(value);
    tag.attributes += quote;
  }

  void open_tag() {
    const TagText tag = tag_text(at_ + 1);
    if (tag.name == "plaintext") return;
    const Sort sort = sort_of(tag.name);
    if (sort == Sort::raw) {
      raw(tag);
      return;
    }
    if (sort == Sort::void_tag || (tag.self_closing && foreign_ > 0)) {
      write(tag);
      return;
    }
    close_implied(tag.name);
    const bool too_many = sort == Sort::formatting && formatting_ >= max_formatting;
    const bool written = open_.size() < max_depth_ && !too_many;
    flattened_ = flattened_ || open_.size() >= max_depth_;
    if (written) write(tag);
    push({tag.name, sort, written});
  }

  void write(const TagText& tag) {
    out_ += '<';
    out_ += tag.name;
    out_ += tag.attributes;
    if (tag.self_closing) out_ += " /";
    out_ += '>';
  }

  static std::size_t slot(std::string_view name) {
    std::size_t sum = 0;
    for (const char c : name) sum = sum * 31 + static_cast<unsigned char>(c);
    return sum % 256;
  }

  void push(Open one) {
    ++count_[slot(one.name)];
    if (one.sort == Sort::formatting && one.written) ++formatting_;
    if (one.name == "svg" || one.name == "math") ++foreign_;
    if (is_preformatted(one.name)) ++preformatted_;
    open_.push_back(std::move(one));
  }

  void pop() {
    const Open& one = open_.back();
    --count_[slot(one.name)];
    if (one.sort == Sort::formatting && one.written) --formatting_;
    if (one.name == "svg" || one.name == "math") --foreign_;
    if (is_preformatted(one.name)) --preformatted_;
    open_.pop_back();
  }

  // The place of the open tag that an end tag of this name closes, as the parser would decide: an
  // end tag does not reach out of a table cell, nor the end of an inline tag out of a block.  Size
  // of the stack: none.
  std::size_t closes(std::string_view name, Sort sort) const {
    if (count_[slot(name)] == 0) return open_.size();
    for (std::size_t i = open_.size(); i-- > 0;) {
      const Open& one = open_[i];
      if (one.name == name) return i;
      const bool of_table = sort == Sort::table_part || name == "table";
      if (of_table ? one.name == "table" || one.name == "template"
                   : one.sort == Sort::scope || one.sort == Sort::table_part) {
        break;
      }
      if ((sort == Sort::plain || sort == Sort::formatting) && one.sort == Sort::block) break;
    }
    return open_.size();
  }

  // A new <p>, <li>, <td> ... closes the one before it.
  void close_implied(std::string_view name) {
    const auto close = [&](std::string_view older, auto stops) {
      if (count_[slot(older)] == 0) return;
      for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].name == older) {
          while (open_.size() > i) pop();
          return;
        }
        if (stops(open_[i])) return;
      }
    };
    const auto at_block = [](const Open& one) {
      return one.sort == Sort::block || one.sort == Sort::scope || one.sort == Sort::table_part;
    };
    const auto at_table = [](const Open& one) { return one.sort == Sort::scope; };
    if (sort_of(name) == Sort::block) close("p", at_block);
    if (name == "li" || name == "option") close(name, at_block);
    if (name == "dt" || name == "dd") {
      close("dt", at_block);
      close("dd", at_block);
    }
    if (name == "a") close("a", at_block);
    if (name == "td" || name == "th" || name == "tr" || name == "tbody") {
      close("td", at_table);
      close("th", at_table);
    }
    if (name == "tr" || name == "tbody") close("tr", at_table);
    if (name == "tbody") close("tbody", at_table);
  }

  void close_tag() {
    const TagText tag = tag_text(at_ + 2);
    const Sort sort = sort_of(tag.name);
    const std::size_t found = closes(tag.name, sort);
    bool written = true;
    if (found < open_.size()) {
      written = open_[found].written;
      while (open_.size() > found) pop();
    } else if (open_.size() >= max_depth_) {
      written = false;
    }
    if (!written) return;
    out_ += "</";
    out_ += tag.name;
    out_ += '>';
  }

  // The end of a script as a browser finds it: inside "<!--", "<script" and "</script" pair up.
  std::size_t script_end(std::size_t from) const {
    bool escaped = false;
    bool twice = false;
    for (std::size_t i = from; i < in_.size(); ++i) {
      if (in_[i] == '<') {
        if (!escaped && in_.compare(i, 4, "<!--") == 0) escaped = true;
        if (escaped && !twice && same_word(in_.substr(i), "<script")) twice = true;
        if (same_word(in_.substr(i), "</script")) {
          if (!twice) return i;
          twice = false;
        }
      } else if (in_[i] == '-' && escaped && in_.compare(i, 3, "-->") == 0) {
        escaped = twice = false;
      }
    }
    return std::string_view::npos;
  }

  // Whether `text` begins with `word`, blind to case, and the word ends there.
  static bool same_word(std::string_view text, std::string_view word) {
    if (text.size() <= word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (lower(text[i]) != word[i]) return false;
    }
    const char next = text[word.size()];
    return is_space(next) || next == '>' || next == '/';
  }

  // The end tag of a script, title ... that begins at `from`.  What is missing once is missing for
  // the rest of the page, and is not looked for again.
  std::size_t raw_end(const std::string& name, std::size_t from) {
    if (std::find(unclosed_.begin(), unclosed_.end(), name) != unclosed_.end()) {
      return std::string_view::npos;
    }
    if (name == "script" && !scripts_are_odd_) {
      const std::size_t end = script_end(from);
      if (end != std::string_view::npos) return end;
      scripts_are_odd_ = true;
    }
    const std::string closing = "</" + name;
    for (std::size_t i = in_.find("</", from); i != std::string_view::npos;
         i = in_.find("</", i + 1)) {
      if (same_word(in_.substr(i), closing)) return i;
    }
    unclosed_.push_back(name);
    return std::string_view::npos;
  }

  void raw(const TagText& tag) {
    const std::size_t from = at_;
    const std::size_t end = raw_end(tag.name, from);
    // Without an end the tag alone is left out, so that the page behind it is not lost.
    if (end == std::string_view::npos) return;
    at_ = after('>', end);
    if (tag.name != "title" && !tag.json) return;
    write(tag);
    out_.append(in_, from, end - from);
    out_ += "</" + tag.name + '>';
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::size_t max_depth_;
  std::string out_;
  bool flattened_ = false;
  std::vector<Open> open_;
  std::array<std::uint32_t, 256> count_{};
  std::size_t formatting_ = 0;
  std::size_t foreign_ = 0;
  std::size_t preformatted_ = 0;
  std::vector<std::string> unclosed_;  // Raw tags that have no end any more.
  bool scripts_are_odd_ = false;       // A script's comment was never closed.
};

}  // namespace

Guarded guard(std::string_view html, std::size_t max_depth) {
  return Guard(html, max_depth).run();
}

}  // namespace weiguan::extract
