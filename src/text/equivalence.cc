#include "text/equivalence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "text/detail/capitals.h"
#include "text/detail/common_runs.h"
#include "text/detail/units.h"

namespace weiguan {

namespace {

constexpr std::uint64_t least_run = 16;  // Letters, and the blanks behind the words.
constexpr double steepness = 0.07;
constexpr std::uint64_t small_weight = 10, capital_weight = 3;

struct Side {
  std::vector<std::uint32_t> words;
  std::vector<std::uint64_t> weights;  // Of its letters.
  std::uint64_t all = 0;
};

Side read(detail::Vocabulary& vocabulary, std::string_view text) {
  Side side;
  for (const detail::Unit& unit : vocabulary.read(text)) {
    const bool capital = detail::has_capital(text.substr(unit.begin, unit.end - unit.begin));
    side.words.push_back(unit.word);
    side.weights.push_back(
        vocabulary.length(unit.word) * (capital ? capital_weight : small_weight));
    side.all += side.weights.back();
  }
  return side;
}

}  // namespace

double equivalence(std::string_view a, std::string_view b) {
  // Of two runs that are as long the first is taken, so the order matters.
  if (std::tuple(b.size(), b) < std::tuple(a.size(), a)) std::swap(a, b);
  detail::Vocabulary vocabulary;
  const Side first = read(vocabulary, a), second = read(vocabulary, b);
  if (first.words.empty() || second.words.empty()) return 0;
  std::uint64_t work = detail::usual_work(first.words.size() + second.words.size());
  const detail::CommonRuns common = detail::common_runs(first.words, second.words, work);
  const auto letters = [&](const detail::CommonRun& run) {
    std::uint64_t sum = 0;
    for (std::size_t i = run.a; i < run.a + run.length; ++i) {
      sum += vocabulary.length(first.words[i]);
    }
    return sum;
  };
  std::uint64_t kept = 0, replaced = 0;
  std::size_t end_first = 0, end_second = 0;  // Of the run before.
  const auto close = [&](std::size_t begin_first, std::size_t begin_second) {
    replaced += std::min(begin_first - end_first, begin_second - end_second);
  };
  const bool whole = first.words == second.words;
  for (const detail::CommonRun& run : common.runs) {
    if (!whole && letters(run) < least_run) continue;
    close(run.a, run.b);
    end_first = run.a + run.length;
    end_second = run.b + run.length;
    for (std::size_t i = 0; i < run.length; ++i) {
      kept += first.weights[run.a + i] + second.weights[run.b + i];
    }
  }
  close(first.words.size(), second.words.size());
  const double share =
      static_cast<double>(kept) / (2.0 * static_cast<double>(std::max(first.all, second.all)));
  return share * std::pow(1 + static_cast<double>(replaced), -steepness);
}

}  // namespace weiguan
