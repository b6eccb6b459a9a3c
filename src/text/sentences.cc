#include "text/sentences.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/detail/characters.h"
#include "text/detail/marks.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using detail::Kind;

struct Sign {
  char32_t folded = 0;
  std::uint32_t begin = 0;
  Kind kind = Kind::other;
  bool capital = false;
};

// Behind these a full stop ends nothing.  Sorted.
constexpr std::array<std::string_view, 21> titles = {
    "adm", "capt", "cmdr", "col",  "dr",  "gen", "gov", "hon", "lt", "maj", "messrs",
    "mr",  "mrs",  "ms",   "prof", "rep", "rev", "sen", "sgt", "st", "vs"};
// Nor behind these before a number.  Sorted.
constexpr std::array<std::string_view, 14> before_numbers = {
    "apr",
    "art",
    "aug",
    "dec",
    "feb",
    "fig",
    "jan",
    "mar",
    "no",
    "nos",
    "nov",
    "oct",
    "sec",
    "sept"};
// With these a sentence begins, so an initial before them was its end.  Sorted.
constexpr std::array<std::string_view, 32> starters = {
    "a",   "after", "all",   "also", "an",      "and", "as",    "at",   "before", "both", "but",
    "by",  "for",   "he",    "his",  "however", "if",  "in",    "it",   "its",    "no",   "on",
    "one", "she",   "since", "some", "that",    "the", "their", "they", "this",   "we"};

constexpr std::size_t longest_listed = 8;

bool is_terminator(char32_t c) {
  return c == U'。' || c == U'!' || c == U'?' || c == U'.' || c == U'‼' || c == U'⁇' || c == U'⁉' ||
         c == U'⁈';
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

class Splitter {
 public:
  explicit Splitter(std::string_view text);
  std::vector<Range> split();

 private:
  struct Open {
    char32_t mark;
    bool led_in;  // A colon or comma stands before it.
  };

  const Sign* sign(std::size_t at) const { return at < signs_.size() ? &signs_[at] : nullptr; }
  bool is_space(std::size_t at) const {
    return at < signs_.size() && signs_[at].kind == Kind::space;
  }
  bool ends_paragraph(std::size_t at) const {
    return at >= signs_.size() || signs_[at].kind == Kind::line_break;
  }
  std::size_t past_spaces(std::size_t at) const {
    while (is_space(at)) ++at;
    return at;
  }
  std::string word_at(std::size_t begin) const;
  bool may_end(std::size_t at) const;
  bool full_stop_ends(std::size_t at) const;
  // Past what closes; `led_in`: every quotation that it closes was led in.
  std::size_t past_closers(std::size_t at, bool& led_in);
  bool goes_on(std::size_t stop, std::size_t next, bool led_in) const;
  void open_or_close(std::size_t at);
  bool close(char32_t mark);
  void finish(std::size_t past);

  std::string_view text_;
  std::vector<Sign> signs_;
  std::vector<Open> open_;
  std::size_t begin_ = 0;  // Of the sentence.
  std::vector<Range> sentences_;
};

Splitter::Splitter(std::string_view text) : text_(text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(text, at);
    const detail::Character known = detail::look_up(character);
    if (known.kind == Kind::ignored) continue;
    const bool capital = known.kind == Kind::word && known.folded != character && character < 0x250;
    signs_.push_back({known.folded, static_cast<std::uint32_t>(begin), known.kind, capital});
  }
}

// The word that begins there, as far as a listed one may be long.
std::string Splitter::word_at(std::size_t begin) const {
  std::string word;
  for (std::size_t at = begin;
       at < signs_.size() && signs_[at].kind == Kind::word && at <= begin + longest_listed;
       ++at) {
    append_utf8(word, signs_[at].folded);
  }
  return word;
}

bool Splitter::full_stop_ends(std::size_t at) const {
  const Sign* next = sign(at + 1);
  if (next != nullptr && next->folded == U'.') return false;
  const bool after_cjk = at > begin_ && signs_[at - 1].kind == Kind::cjk;
  if (next != nullptr && next->kind != Kind::space && next->kind != Kind::line_break &&
      !detail::closes(next->folded) && !(next->kind == Kind::cjk && after_cjk)) {
    return false;
  }
  const std::size_t follows = past_spaces(at + 1);
  if (ends_paragraph(follows)) return true;
  std::size_t word = at;
  while (word > begin_ && at - word <= longest_listed && signs_[word - 1].kind == Kind::word)
    --word;
  if (word == at || at - word > longest_listed) return true;
  const std::string before = word_at(word);
  const bool a_number = std::ranges::all_of(before, [](char c) { return c >= '0' && c <= '9'; });
  if (a_number) return word != begin_;
  if (at - word == 1) return std::ranges::binary_search(starters, word_at(follows));
  if (std::ranges::binary_search(titles, before)) return false;
  return !std::ranges::binary_search(before_numbers, before) || !is_digit(signs_[follows].folded);
}

bool Splitter::may_end(std::size_t at) const {
  const char32_t c = signs_[at].folded;
  if (!is_terminator(c)) return false;
  if (c == U'.') return full_stop_ends(at);
  const Sign* next = sign(at + 1);
  if (c == U'。' || next == nullptr || next->kind != Kind::word) return true;
  return at > begin_ && signs_[at - 1].kind == Kind::cjk;
}

bool Splitter::close(char32_t mark) {
  for (std::size_t i = open_.size(); i > 0; --i) {
    if (open_[i - 1].mark != mark) continue;
    const bool led_in = open_[i - 1].led_in;
    open_.resize(i - 1);
    return led_in;
  }
  return true;
}

void Splitter::open_or_close(std::size_t at) {
  const char32_t c = signs_[at].folded;
  const bool straight = c == U'"';
  const bool is_open =
      straight && std::ranges::any_of(open_, [](const Open& one) { return one.mark == U'"'; });
  const char32_t closing = straight ? c : detail::closing_of(c);
  if (closing != 0 && !is_open) {
    std::size_t before = at;
    while (before > begin_ && signs_[before - 1].kind == Kind::space) --before;
    const char32_t lead = before > begin_ ? signs_[before - 1].folded : 0;
    open_.push_back({closing, lead == U':' || lead == U','});
  } else if (straight || detail::closes(c)) {
    close(c);
  }
}

std::size_t Splitter::past_closers(std::size_t at, bool& led_in) {
  for (; at < signs_.size(); ++at) {
    const char32_t c = signs_[at].folded;
    if (c == U'"') {
      if (std::ranges::none_of(open_, [](const Open& one) { return one.mark == U'"'; })) break;
    } else if (is_terminator(c) || c == U'…') {
      continue;
    } else if (!detail::closes(c)) {
      break;
    }
    led_in = close(c) && led_in;
  }
  return at;
}

bool Splitter::goes_on(std::size_t stop, std::size_t next, bool led_in) const {
  const std::size_t follows = past_spaces(next);
  if (ends_paragraph(follows)) return false;
  const Sign& sign = signs_[follows];
  if (sign.folded == U',' || sign.folded == U';' || sign.folded == U':' || sign.folded == U'、') {
    return true;
  }
  if (sign.kind == Kind::cjk) return !led_in && follows == next;
  const bool latin_stop = signs_[stop].folded != U'。';
  const bool small =
      sign.kind == Kind::word && !sign.capital && !is_digit(sign.folded) && sign.folded < 0x250;
  return latin_stop && small;
}

void Splitter::finish(std::size_t past) {
  std::size_t end = past;
  while (end > begin_ &&
         (signs_[end - 1].kind == Kind::space || signs_[end - 1].kind == Kind::line_break)) {
    --end;
  }
  std::size_t begin = begin_;
  while (begin < end &&
         (signs_[begin].kind == Kind::space || signs_[begin].kind == Kind::line_break)) {
    ++begin;
  }
  if (begin < end) {
    std::size_t last = signs_[end - 1].begin;
    next_character(text_, last);
    sentences_.push_back({signs_[begin].begin, last});
  }
  begin_ = past;
}

std::vector<Range> Splitter::split() {
  for (std::size_t at = 0; at < signs_.size();) {
    if (signs_[at].kind == Kind::space && at == begin_) {
      begin_ = ++at;
    } else if (signs_[at].kind == Kind::line_break) {
      finish(at);
      open_.clear();
      begin_ = ++at;
    } else if (may_end(at)) {
      bool led_in = true;
      const std::size_t next = past_closers(at + 1, led_in);
      if (!goes_on(at, next, led_in)) finish(next);
      at = next;
    } else {
      open_or_close(at);
      ++at;
    }
  }
  finish(signs_.size());
  return std::move(sentences_);
}

}  // namespace

std::vector<Range> sentences(std::string_view text) {
  return Splitter(text).split();
}

}  // namespace weiguan
