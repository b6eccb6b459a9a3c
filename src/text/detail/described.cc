#include "text/detail/described.h"

#include <algorithm>

#include "text/detail/characters.h"
#include "text/detail/common_words.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

constexpr double mostly = 0.7;  // Of the words are the same.
constexpr double moved = 0.1;   // More are the same in any order than in one.

// One sign that is punctuation, at `at`; nothing where that is a word, white space or the end.
std::string_view sign_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  std::size_t end = at;
  const char32_t character = next_character(text, end);
  if (look_up(character).kind != Kind::other) return {};
  return text.substr(at, end - at);
}

std::string_view sign_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 4) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0u) != 0x80u) break;
  }
  const std::string_view sign = sign_at(text, begin);
  return begin + sign.size() == at ? sign : std::string_view();
}

// Signs that stand at both ends on both sides belong to the passage: 。 and ”.
void take_signs(std::string_view source, std::string_view target, RepeatedPassage& passage) {
  for (;;) {
    const std::string_view a = sign_at(source, passage.source.end);
    const std::string_view b = sign_at(target, passage.target.end);
    if (a.empty() || b.empty() || fold(a) != fold(b)) break;
    passage.source.end += a.size();
    passage.target.end += b.size();
  }
  for (;;) {
    const std::string_view a = sign_before(source, passage.source.begin);
    const std::string_view b = sign_before(target, passage.target.begin);
    if (a.empty() || b.empty() || fold(a) != fold(b)) break;
    passage.source.begin -= a.size();
    passage.target.begin -= b.size();
  }
}

std::vector<std::uint32_t> words_of(
    const std::vector<Unit>& units, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> words;
  words.reserve(end - begin);
  for (std::uint32_t i = begin; i < end; ++i) words.push_back(units[i].word);
  return words;
}

std::string_view part(std::string_view text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

}  // namespace

RepeatedPassage described(
    std::string_view source,
    const std::vector<Unit>& a,
    std::string_view target,
    const std::vector<Unit>& b,
    const Box& box) {
  RepeatedPassage passage;
  passage.source = {a[box.source_begin].begin, a[box.source_end - 1].end};
  passage.target = {b[box.target_begin].begin, b[box.target_end - 1].end};
  take_signs(source, target, passage);
  // What both begin and end with alike is common in order, whatever stands between.
  std::uint32_t front = 0, back = 0;
  const std::uint32_t most = std::min(box.source_size(), box.target_size());
  while (front < most && a[box.source_begin + front].word == b[box.target_begin + front].word)
    ++front;
  while (back < most - front &&
         a[box.source_end - 1 - back].word == b[box.target_end - 1 - back].word)
    ++back;
  const auto left = words_of(a, box.source_begin + front, box.source_end - back);
  const auto right = words_of(b, box.target_begin + front, box.target_end - back);
  const std::size_t ends = std::size_t{front} + back;
  const std::size_t in_order = ends + common_in_order(left, right);
  const auto of_both = [&](std::size_t common) {
    return 2 * static_cast<double>(common) /
           (static_cast<double>(box.source_size()) + static_cast<double>(box.target_size()));
  };
  passage.kept = in_order;
  passage.cut = box.source_size() - in_order;
  passage.added = box.target_size() - in_order;
  passage.identity = of_both(in_order);
  if (left.empty() && right.empty()) {
    const std::string_view x = part(source, passage.source), y = part(target, passage.target);
    const bool same = x == y || fold(x) == fold(y);
    passage.alteration = same ? Alteration::verbatim : Alteration::respaced;
    return passage;
  }
  const double in_any = of_both(ends + common_in_any_order(left, right));
  if (in_any < mostly) {
    passage.alteration = Alteration::reworded;
  } else if (in_any - passage.identity >= moved) {
    passage.alteration = Alteration::reordered;
  } else {
    passage.alteration = Alteration::edited;
  }
  return passage;
}

}  // namespace weiguan::detail
