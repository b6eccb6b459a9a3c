#include "instruments/versus/detail/sentences.h"

#include <algorithm>
#include <iterator>

#include "text/fold.h"
#include "text/pieces.h"
#include "text/sentences.h"

namespace weiguan::versus {

namespace {

constexpr std::size_t most_cells = 250'000;

}  // namespace

std::uint32_t Vocabulary::number(std::string_view folded) {
  return numbers_.emplace(folded, static_cast<std::uint32_t>(numbers_.size())).first->second;
}

// 3,000 and 3000 are one word.
Units Vocabulary::units(std::string_view text) {
  Units units;
  std::string digits;       // Of the number that was read last.
  std::size_t goes_on = 0;  // Where it would go on behind a comma.
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    if (piece.kind == PieceKind::sign) {
      goes_on = piece.folded == "," && piece.begin == goes_on ? piece.end : 0;
      continue;
    }
    if (piece.kind == PieceKind::sentence_end) continue;
    const bool is_number =
        std::ranges::all_of(piece.folded, [](char c) { return c >= '0' && c <= '9'; });
    const bool more = is_number && piece.folded.size() == 3 && !digits.empty() &&
                      piece.begin == goes_on && text[goes_on - 1] == ',';
    if (more) units.pop_back();
    digits = is_number ? (more ? digits : std::string{}) + std::string(piece.folded) : "";
    goes_on = piece.end;
    units.push_back(number(is_number ? digits : std::string(piece.folded)));
  }
  return units;
}

std::vector<Sentence> Vocabulary::read(std::string_view text) {
  std::vector<Sentence> all;
  for (const Range& range : sentences(text)) {
    const std::string_view part = text.substr(range.begin, range.end - range.begin);
    Sentence one{range, units(part)};
    if (one.units.empty()) one.units.push_back(number(fold(part)));
    all.push_back(std::move(one));
  }
  return all;
}

std::size_t common_units(const Units& a, const Units& b) {
  std::size_t front = 0;
  while (front < a.size() && front < b.size() && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (front + back < a.size() && front + back < b.size() &&
         a[a.size() - 1 - back] == b[b.size() - 1 - back]) {
    ++back;
  }
  const std::size_t rows = a.size() - front - back;
  const std::size_t columns = b.size() - front - back;
  if (rows == 0 || columns == 0) return front + back;
  if (rows > most_cells / columns) {
    Units left(
        a.begin() + static_cast<std::ptrdiff_t>(front),
        a.end() - static_cast<std::ptrdiff_t>(back));
    Units right(
        b.begin() + static_cast<std::ptrdiff_t>(front),
        b.end() - static_cast<std::ptrdiff_t>(back));
    std::ranges::sort(left);
    std::ranges::sort(right);
    Units both;
    std::ranges::set_intersection(left, right, std::back_inserter(both));
    return front + back + both.size();
  }
  std::vector<std::uint32_t> best(columns + 1, 0);
  for (std::size_t i = 0; i < rows; ++i) {
    std::uint32_t diagonal = 0;
    for (std::size_t j = 0; j < columns; ++j) {
      const std::uint32_t above = best[j + 1];
      best[j + 1] = a[front + i] == b[front + j] ? diagonal + 1 : std::max(above, best[j]);
      diagonal = above;
    }
  }
  return front + back + best[columns];
}

double similarity(const Units& a, const Units& b) {
  if (a.empty() && b.empty()) return 1;
  return 2 * static_cast<double>(common_units(a, b)) / static_cast<double>(a.size() + b.size());
}

}  // namespace weiguan::versus
