#include "archive/detail/query_reader.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

// People who write Chinese have the full-width form of each sign under their fingers.
constexpr char32_t wide_open = U'\uFF08';
constexpr char32_t wide_close = U'\uFF09';
constexpr char32_t wide_colon = U'\uFF1A';
constexpr char32_t wide_comma = U'\uFF0C';
constexpr char32_t wide_star = U'\uFF0A';
constexpr char32_t wide_minus = U'\uFF0D';
constexpr char32_t wide_quote = U'\uFF02';
constexpr char32_t left_quote = U'\u201C';
constexpr char32_t right_quote = U'\u201D';

bool is_space(char32_t c) {
  return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0x85 || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x3000;
}

bool is_open(char32_t c) {
  return c == '(' || c == wide_open;
}
bool is_close(char32_t c) {
  return c == ')' || c == wide_close;
}
bool is_quote(char32_t c) {
  return c == '"' || c == wide_quote || c == left_quote;
}
bool ends_word(char32_t c) {
  return is_space(c) || is_open(c) || is_close(c) || is_quote(c);
}

// Takes the "*" off a word's end; false where there is none, or nothing else.
bool cut_star(std::string& word) {
  for (const std::string_view star : {"*", "\uFF0A"}) {
    if (word.size() > star.size() && word.ends_with(star)) {
      word.resize(word.size() - star.size());
      return true;
    }
  }
  return false;
}

bool is_name(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
  }
  return true;
}

}  // namespace

QueryReader::QueryReader(std::string_view text) : text_(text) {
  next();
}

void QueryReader::next() {
  skip_space();
  piece_ = {};
  piece_.at = at_;
  if (at_ == text_.size()) return;
  const char32_t first = peek(at_);
  std::size_t behind = at_;
  next_character(text_, behind);
  const char32_t second = peek(behind);
  const bool joined = behind < text_.size() && !is_space(second) && !is_close(second);
  if (take_either('(', wide_open)) {
    piece_.kind = Piece::Kind::open;
  } else if (take_either(')', wide_close)) {
    piece_.kind = Piece::Kind::close;
  } else if (is_quote(first)) {
    piece_.kind = Piece::Kind::quoted;
    piece_.text = read_quoted();
    piece_.prefix = take_either('*', wide_star);
  } else if ((first == '-' || first == wide_minus) && joined) {
    at_ = behind;
    piece_.kind = Piece::Kind::negation;
  } else {
    read_word();
  }
}

std::vector<FieldValue> QueryReader::values(bool phrases) {
  std::vector<FieldValue> values;
  const std::size_t field_at = piece_.at;
  skip_space();
  if (is_open(peek(at_))) {  // "()": none at all, as an empty group has.
    std::size_t behind = at_;
    next_character(text_, behind);
    if (!is_close(peek(behind)) || behind >= text_.size()) {
      fail(
          at_,
          fmt::format("a value is expected behind {}:", piece_.text),
          "Write the field before each value, or values with commas: outlet:one,two.");
    }
    next_character(text_, behind);
    at_ = behind;
  } else {
    do {
      skip_space();
      values.push_back(read_value());
      if (phrases) read_prefix(values.back());
      if (values.back().text.empty()) {
        fail(field_at, fmt::format("a value is expected behind {}:", piece_.text));
      }
    } while (take_either(',', wide_comma));
  }
  next();
  return values;
}

void QueryReader::fail(std::size_t at, const std::string& what, std::string advice) const {
  throw UsageError(
      fmt::format("search, at character {}: {}", count_characters(text_.substr(0, at)) + 1, what),
      std::move(advice));
}

char32_t QueryReader::peek(std::size_t at) const {
  return at < text_.size() ? next_character(text_, at) : 0;
}

void QueryReader::skip_space() {
  while (at_ < text_.size() && is_space(peek(at_))) next_character(text_, at_);
}

bool QueryReader::take(char32_t character) {
  if (at_ == text_.size() || peek(at_) != character) return false;
  next_character(text_, at_);
  return true;
}

bool QueryReader::take_either(char32_t one, char32_t other) {
  return take(one) || take(other);
}

std::string QueryReader::read_quoted() {
  const std::size_t begin = at_;
  const char32_t opening = next_character(text_, at_);
  const char32_t closing = opening == left_quote ? right_quote : opening;
  std::string inside;
  while (at_ < text_.size()) {
    const std::size_t from = at_;
    const char32_t c = next_character(text_, at_);
    if (c == closing) return inside;
    const char32_t following = peek(at_);
    if (c == '\\' && at_ < text_.size() && (following == closing || following == '\\')) {
      append_utf8(inside, next_character(text_, at_));
    } else {
      inside.append(text_.substr(from, at_ - from));
    }
  }
  fail(begin, "this quote is never closed");
}

void QueryReader::read_word() {
  std::string& word = piece_.text;
  while (at_ < text_.size() && !ends_word(peek(at_))) {
    const std::size_t from = at_;
    const char32_t c = next_character(text_, at_);
    if ((c == ':' || c == wide_colon) && is_name(word)) {
      piece_.kind = Piece::Kind::field;
      return;
    }
    word.append(text_.substr(from, at_ - from));
  }
  piece_.kind = Piece::Kind::word;
  if (word == "AND") piece_.kind = Piece::Kind::conjunction;
  if (word == "OR") piece_.kind = Piece::Kind::disjunction;
  if (word == "NOT") piece_.kind = Piece::Kind::negation;
  piece_.prefix = cut_star(word);
}

void QueryReader::read_prefix(FieldValue& value) {
  value.prefix = value.quoted ? take_either('*', wide_star) : cut_star(value.text);
}

FieldValue QueryReader::read_value() {
  FieldValue value;
  value.at = at_;
  if (is_quote(peek(at_)) && at_ < text_.size()) {
    value.quoted = true;
    value.text = read_quoted();
    return value;
  }
  while (at_ < text_.size() && !ends_word(peek(at_))) {
    const char32_t c = peek(at_);
    if (c == ',' || c == wide_comma) break;
    next_character(text_, at_);
    append_utf8(value.text, c == wide_colon ? U':' : c);
  }
  return value;
}

}  // namespace weiguan::detail
