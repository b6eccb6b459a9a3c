#include "instruments/newphrases/detail/kinds.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weiguan::newphrases {

namespace {

// One measure in the judgement.  Weights were fitted (logistic regression) to 908 strings of
// Xinwen Lianbo that were read and judged one by one; see measures/phrases.md.
struct Weight {
  double value;
  double weight;
  double usual;  // The mean of those strings.
  Words high;    // What is said where a high value speaks for a formula, or against it.
  Words low;     // And where a low one does.
};

constexpr double intercept = -1.3164;

constexpr Words made_of{"made of words of politics", "由政治用语构成"};
constexpr Words official_around{"stands among official words", "周围多官方用语"};
constexpr Words official_text{"in texts of official language", "所在文章多官方用语"};
constexpr Words own_matter{"in texts about different matters", "所在文章题材各异"};
constexpr Words one_matter{"in texts about one matter", "所在文章讲的是同一件事"};
constexpr Words foreign_text{"in texts full of foreign names", "所在文章多外国名称"};
constexpr Words few_days{"on few days", "集中在几天之内"};
constexpr Words many_days{"spread over the time", "分布于整个时段"};
constexpr Words in_quotes{"stands in quotation marks", "常加引号"};
constexpr Words sticks{"its parts stick together", "各字结合紧密"};
constexpr Words falls_apart{"its parts go with anything", "各字结合松散"};
constexpr Words not_official{"no official words about it", "周围少官方用语"};
constexpr Words ordinary{"not made of words of politics", "不由政治用语构成"};
constexpr Words edges_unsure{"its edges may lie inside words", "首尾或在词中"};
constexpr Words edges_clear{"its edges are edges of words", "首尾皆为词界"};
constexpr Words digits_in{"holds digits", "含数字"};
constexpr Words bland_edge{"begins or ends with a word of the sentence", "首尾带有句中虚词"};
constexpr Words three{"only three characters", "仅三个字"};

double flag(bool is) {
  return is ? 1 : 0;
}

bool has_digits(const Vocabulary& words, const Candidate& one) {
  return std::any_of(one.words.begin(), one.words.end(), [&](Word word) {
    return words.shape(word) == Shape::digits;
  });
}

std::array<Weight, 18> weigh(
    const Vocabulary& words, const Official& official, const Candidate& one) {
  const auto length = one.words.size();
  const bool short_one = length < 4 && words.shape(one.words.front()) == Shape::character;
  return {{
      {one.official_near, 0.8817, 0.4911, official_around, not_official},
      {one.alike, -4.4076, 0.1535, one_matter, own_matter},
      {one.burst, -0.9175, 0.4618, few_days, many_days},
      {one.quoted, 2.3407, 0.0452, in_quotes, not_official},
      {one.border_begin, -0.2172, 0.3442, many_days, many_days},
      {one.border_end, 0.3154, 0.4353, edges_clear, edges_unsure},
      {one.official_beside, -0.8995, 0.0683, falls_apart, edges_clear},
      {one.official_texts, 21.1271, 0.0400, official_text, not_official},
      {one.foreign_texts, -35.1863, 0.0205, foreign_text, official_text},
      {flag(has_digits(words, one)), -2.5482, 0.0870, digits_in, edges_clear},
      {one.free_begin, 0.6617, 0.8154, edges_clear, edges_unsure},
      {one.free_end, 1.2934, 0.8736, edges_clear, edges_unsure},
      {one.cohesion, 0.3061, 8.0464, sticks, falls_apart},
      {one.official_inside, 3.0519, 0.1494, made_of, ordinary},
      {flag(short_one), -1.1675, 0.1542, three, edges_clear},
      {flag(official.loose_begin(one.words.front())), -0.6559, 0.0518, bland_edge, edges_clear},
      {flag(official.loose_end(one.words.back())), -3.4667, 0.0132, bland_edge, edges_clear},
      {flag(official.bland(one.words)), -1.8377, 0.0419, bland_edge, edges_clear},
  }};
}

Words reason(const std::array<Weight, 18>& weights, bool formula) {
  Words most{};
  double greatest = 0;
  for (const Weight& one : weights) {
    const double away = one.value - one.usual;
    const double speaks = one.weight * away * (formula ? 1 : -1);
    if (speaks <= greatest) continue;
    greatest = speaks;
    most = away > 0 ? one.high : one.low;
  }
  return most;
}

Kind not_formula(const Vocabulary& words, const Official& official, const Candidate& one) {
  constexpr double names_inside = 0.5, names_about = 0.03, one_story = 0.15, few = 0.6;
  if (has_digits(words, one)) return Kind::number;
  const auto foreign = std::count_if(
      one.words.begin(), one.words.end(), [&](Word word) { return official.spells_names(word); });
  if (static_cast<double>(foreign) >= names_inside * static_cast<double>(one.words.size())) {
    return Kind::name;
  }
  if (one.alike >= one_story || one.burst >= few || one.foreign_texts >= names_about) {
    return Kind::event;
  }
  return Kind::plain;
}

}  // namespace

Verdict judge(const Vocabulary& words, const Official& official, const Candidate& candidate) {
  const auto weights = weigh(words, official, candidate);
  double sum = intercept;
  for (const Weight& one : weights) sum += one.weight * (one.value - one.usual);
  Verdict verdict;
  verdict.chance = 1 / (1 + std::exp(-sum));
  const bool formula = verdict.chance >= 0.5;
  verdict.kind = formula ? Kind::formula : not_formula(words, official, candidate);
  verdict.why = reason(weights, formula);
  if (verdict.kind == Kind::name) verdict.why = {"spelt like a foreign name", "用字似外国名称"};
  return verdict;
}

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::formula:
      return "formula";
    case Kind::event:
      return "event";
    case Kind::name:
      return "name";
    case Kind::number:
      return "number";
    case Kind::plain:
      break;
  }
  return "plain";
}

}  // namespace weiguan::newphrases
