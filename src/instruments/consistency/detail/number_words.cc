#include "instruments/consistency/detail/number_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "text/pieces.h"

namespace weiguan::consistency {

namespace {

struct NumberWord {
  std::string_view word;
  double value;
};
constexpr std::array<NumberWord, 27> words = {
    {{"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
     {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
     {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
     {"eighty", 80},  {"ninety", 90}}};

std::optional<double> value_of(std::string_view word) {
  for (const NumberWord& one : words) {
    if (one.word == word) return one.value;
  }
  return {};
}

double size_of(std::string_view word) {
  if (word == "hundred") return 1e2;
  if (word == "thousand") return 1e3;
  if (word == "million") return 1e6;
  return word == "billion" ? 1e9 : 0;
}

// Sums up words as they come.
struct Sum {
  double all = 0, part = 0;
  std::size_t begin = 0, end = 0, count = 0;

  double value() const { return all + part; }

  // False: the word does not belong to what was there before.
  bool take(std::string_view word, std::size_t from, std::size_t to) {
    const auto value = value_of(word);
    const double size = size_of(word);
    if (!value && size == 0) return false;
    if (value) {
      const bool fits = count == 0 || part == 0 || part >= 100 ||
                        (part >= 20 && *value < 10 && static_cast<int>(part) % 10 == 0);
      if (!fits) return false;
      part += *value;
    } else if (count == 0) {
      return false;
    } else if (size == 1e2) {
      part *= size;
    } else {
      all += part * size;
      part = 0;
    }
    if (count == 0) begin = from;
    end = to;
    ++count;
    return true;
  }
};

std::vector<Number> in_words(std::string_view text) {
  std::vector<Number> found;
  Sum sum;
  const auto finish = [&found, &sum] {
    if (sum.count > 0 && !(sum.count == 1 && sum.value() == 1)) {
      Number one;
      one.range = {sum.begin, sum.end};
      one.value = sum.value();
      found.push_back(one);
    }
    sum = {};
  };
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    if (piece.kind == PieceKind::sign && piece.folded == "-") continue;
    if (piece.kind == PieceKind::word && piece.folded == "and" && sum.count > 1 &&
        sum.value() >= 100) {
      continue;
    }
    if (piece.kind != PieceKind::word) {
      finish();
    } else if (!sum.take(piece.folded, piece.begin, piece.end)) {
      finish();
      sum.take(piece.folded, piece.begin, piece.end);
    }
  }
  finish();
  return found;
}

bool overlap(const Range& a, const Range& b) {
  return a.begin < b.end && b.begin < a.end;
}

}  // namespace

std::vector<Number> numbers_and_words(std::string_view text) {
  std::vector<Number> all = in_words(text);
  const std::size_t spelled = all.size();
  for (const Number& one : numbers(text)) {
    const bool known = std::any_of(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(spelled), [&one](const Number& it) {
          return overlap(it.range, one.range);
        });
    if (!known) all.push_back(one);
  }
  std::sort(all.begin(), all.end(), [](const Number& a, const Number& b) {
    return a.range.begin < b.range.begin;
  });
  return all;
}

}  // namespace weiguan::consistency
