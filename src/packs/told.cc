#include "packs/told.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::size_t longest_quote = 80;

// Levenshtein's distance, by byte.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = corner + (a[i] == b[j] ? 0 : 1);
      corner = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, corner + 1});
    }
  }
  return row.back();
}

}  // namespace

void Teller::tell(Place place, std::string_view field, std::string reason) const {
  if (!sink_) return;
  Problem problem;
  problem.file = file_;
  problem.line = place.line;
  problem.offset = place.offset;
  problem.rule = rules_ + std::string(field);
  std::ranges::replace(problem.rule, '_', '-');
  std::ranges::replace(problem.rule, '.', '-');
  problem.reason = std::move(reason);
  sink_(problem);
}

std::string in_quotes(std::string_view text) {
  if (count_characters(text) <= longest_quote) return fmt::format("\"{}\"", text);
  std::size_t at = 0;
  for (std::size_t i = 0; i < longest_quote; ++i) next_character(text, at);
  return fmt::format("\"{}...\"", text.substr(0, at));
}

std::string nearest(std::string_view text, const std::vector<std::string_view>& words) {
  if (text.size() > longest_quote) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, text.size() / 3) + 1;
  for (const std::string_view word : words) {
    const std::size_t far = distance(text, word);
    if (far < least && far < word.size()) {
      least = far;
      best = word;
    }
  }
  return best.empty() ? std::string() : fmt::format("; the nearest is \"{}\"", best);
}

std::string one_of(const std::vector<std::string_view>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

}  // namespace weiguan
