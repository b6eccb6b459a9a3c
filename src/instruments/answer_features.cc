#include "instruments/answer_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "text/sentences.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::size_t longest_run = 4;    // Chinese characters.
constexpr std::size_t longest_words = 2;  // Words, and anything else.
constexpr double edge_value = 0.5;        // Of the first or the last sentence alone.

struct Unit {
  std::string text;
  bool han = false;
};

bool is_markdown(std::string_view token) {
  return token == "*" || token == "_" || token == "#" || token == "`" || token == ">" ||
         token == "|";
}

bool is_han_token(std::string_view token) {
  std::size_t at = 0;
  return is_han(next_character(token, at));
}

std::vector<Unit> units_of(std::string_view sentence) {
  std::vector<Unit> units;
  each_token(sentence, [&](const Token& token) {
    if (token.folded != " " && token.folded != "\n" && !is_markdown(token.folded))
      units.push_back({std::string(token.folded), is_han_token(token.folded)});
    return true;
  });
  return units;
}

// Which of them there are, by length, with the sentences in which they stand.
class Runs {
 public:
  void add(const std::vector<Unit>& units, std::uint32_t sentence) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      const std::size_t longest = units[i].han ? longest_run : longest_words;
      std::string run;
      for (std::size_t length = 1; length <= longest && i + length <= units.size(); ++length) {
        const Unit& next = units[i + length - 1];
        if (next.han != units[i].han) break;
        if (length > 1 && !next.han) run += ' ';
        run += next.text;
        by_length_[length - 1][run].push_back(sentence);
      }
    }
  }

  void give(
      std::string_view before,
      std::string_view behind,
      double value,
      std::vector<AnswerFeature>& out) const {
    for (const auto& runs : by_length_) {
      const double one =
          value / std::sqrt(static_cast<double>(std::max<std::size_t>(1, runs.size())));
      for (const auto& [run, sentences] : runs) {
        std::string name(before);
        name += run;
        name += behind;
        out.push_back({std::move(name), one, sentences});
      }
    }
  }

 private:
  std::array<std::map<std::string, std::vector<std::uint32_t>>, longest_run> by_length_;
};

}  // namespace

AnswerText read_answer(std::string_view text) {
  AnswerText out;
  Runs all, first, last;
  std::vector<Unit> behind;
  std::uint32_t behind_at = 0;
  for (const Range& range : sentences(text)) {
    const std::vector<Unit> units = units_of(text.substr(range.begin, range.end - range.begin));
    if (units.empty()) continue;
    const auto at = static_cast<std::uint32_t>(out.sentences.size());
    out.sentences.push_back(range);
    all.add(units, at);
    if (at == 0) first.add(units, at);
    behind = units;
    behind_at = at;
  }
  last.add(behind, behind_at);
  all.give("", "", 1, out.features);
  first.give("^", "", edge_value, out.features);
  last.give("", "$", edge_value, out.features);
  std::ranges::sort(out.features, {}, &AnswerFeature::name);
  return out;
}

}  // namespace weiguan
