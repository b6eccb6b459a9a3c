#include "text/align.h"

#include <algorithm>

#include "text/detail/align_boxes.h"
#include "text/detail/characters.h"
#include "text/detail/common_words.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr double mostly = 0.7;  // Of the words are the same.
constexpr double moved = 0.1;   // More are the same in any order than in one.

// One sign that is punctuation, at `at`; nothing where that is a word, white space or the end.
std::string_view sign_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  std::size_t end = at;
  const char32_t character = next_character(text, end);
  if (detail::look_up(character).kind != detail::Kind::other) return {};
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
    const std::vector<detail::Unit>& units, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> words;
  words.reserve(end - begin);
  for (std::uint32_t i = begin; i < end; ++i) words.push_back(units[i].word);
  return words;
}

std::string_view part(std::string_view text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

RepeatedPassage described(
    const detail::Sides& sides,
    const detail::Box& box,
    std::string_view source,
    std::string_view target) {
  const std::vector<detail::Unit>&a = sides.source.units, &b = sides.target.units;
  RepeatedPassage passage;
  passage.source = {a[box.source_begin].begin, a[box.source_end - 1].end};
  passage.target = {b[box.target_begin].begin, b[box.target_end - 1].end};
  take_signs(source, target, passage);
  const std::vector<std::uint32_t> left = words_of(a, box.source_begin, box.source_end);
  const std::vector<std::uint32_t> right = words_of(b, box.target_begin, box.target_end);
  const std::size_t in_order = detail::common_in_order(left, right);
  const std::size_t in_any = detail::common_in_any_order(left, right);
  const auto of_both = [&](std::size_t common) {
    return 2 * static_cast<double>(common) / static_cast<double>(left.size() + right.size());
  };
  passage.kept = in_order;
  passage.cut = left.size() - in_order;
  passage.added = right.size() - in_order;
  passage.identity = of_both(in_order);
  if (left == right) {
    const bool same = fold(part(source, passage.source)) == fold(part(target, passage.target));
    passage.alteration = same ? Alteration::verbatim : Alteration::respaced;
  } else if (of_both(in_any) < mostly) {
    passage.alteration = Alteration::reworded;
  } else if (of_both(in_any) - of_both(in_order) >= moved) {
    passage.alteration = Alteration::reordered;
  } else {
    passage.alteration = Alteration::edited;
  }
  return passage;
}

}  // namespace

std::string_view to_string(Alteration alteration) {
  switch (alteration) {
    case Alteration::verbatim:
      return "verbatim";
    case Alteration::respaced:
      return "respaced";
    case Alteration::edited:
      return "edited";
    case Alteration::reordered:
      return "reordered";
    case Alteration::reworded:
      break;
  }
  return "reworded";
}

std::vector<RepeatedPassage> align(
    std::string_view source, std::string_view target, const AlignOptions& options) {
  const detail::Sides sides = detail::read_sides(source, target);
  detail::AlignSettings settings;
  settings.least_size = options.least;
  settings.least_fuzzy_size = std::max(options.least_reworded, options.least);
  settings.fuzzy = options.reworded;
  std::vector<RepeatedPassage> passages;
  for (const detail::Box& box : detail::aligned(sides, settings)) {
    passages.push_back(described(sides, box, source, target));
  }
  return passages;
}

}  // namespace weiguan
