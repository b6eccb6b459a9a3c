#include "instruments/newphrases/detail/kinds.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weiguan::newphrases {

namespace {

// One measure in the judgement.  Weights were fitted (logistic regression) to 908 strings of
// Xinwen Lianbo that were read and judged one by one; see measures/newphrases.md.
struct Weight {
  double value;
  double weight;
  double usual;           // The mean of those strings.
  std::string_view high;  // What is said where a high value speaks for a formula, or against it.
  std::string_view low;   // And where a low one does.
};

constexpr double intercept = -1.3164;

// Lower than even: of those strings, seven in ten that reach it and rose clearly are formulas.
constexpr double least_chance = 0.4;

// What is said of a measure: see the column `why`.
constexpr std::string_view made_of = "official-make", not_made_of = "plain-make";
constexpr std::string_view official_around = "official-near", not_around = "plain-near";
constexpr std::string_view official_text = "official-texts", plain_text = "plain-texts";
constexpr std::string_view own_matter = "many-matters", one_matter = "one-matter";
constexpr std::string_view foreign_text = "foreign-texts", home_text = "home-texts";
constexpr std::string_view few_days = "few-days", many_days = "many-days";
constexpr std::string_view in_quotes = "quoted", not_quoted = "not-quoted";
constexpr std::string_view sticks = "sticks", falls_apart = "loose";
constexpr std::string_view clear_edges = "clear-edges", unsure_edges = "unsure-edges";
constexpr std::string_view digits_in = "digits", three = "short", function_word = "function-word";

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
      {one.official_near, 0.8817, 0.4911, official_around, not_around},
      {one.alike, -4.4076, 0.1535, one_matter, own_matter},
      {one.burst, -0.9175, 0.4618, few_days, many_days},
      {one.quoted, 2.3407, 0.0452, in_quotes, not_quoted},
      {one.border_begin, -0.2172, 0.3442, unsure_edges, clear_edges},
      {one.border_end, 0.3154, 0.4353, clear_edges, unsure_edges},
      {one.official_beside, -0.8995, 0.0683, falls_apart, clear_edges},
      {one.official_texts, 21.1271, 0.0400, official_text, plain_text},
      {one.foreign_texts, -35.1863, 0.0205, foreign_text, home_text},
      {flag(has_digits(words, one)), -2.5482, 0.0870, digits_in, clear_edges},
      {one.free_begin, 0.6617, 0.8154, clear_edges, unsure_edges},
      {one.free_end, 1.2934, 0.8736, clear_edges, unsure_edges},
      {one.cohesion, 0.3061, 8.0464, sticks, falls_apart},
      {one.official_inside, 3.0519, 0.1494, made_of, not_made_of},
      {flag(short_one), -1.1675, 0.1542, three, clear_edges},
      {flag(official.loose_begin(one.words.front())), -0.6559, 0.0518, function_word, clear_edges},
      {flag(official.loose_end(one.words.back())), -3.4667, 0.0132, function_word, clear_edges},
      {flag(official.bland(one.words)), -1.8377, 0.0419, function_word, clear_edges},
  }};
}

std::string_view reason(const std::array<Weight, 18>& weights, bool formula) {
  std::string_view most;
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
  const bool formula = verdict.chance >= least_chance;
  verdict.kind = formula ? Kind::formula : not_formula(words, official, candidate);
  verdict.why = reason(weights, formula);
  if (verdict.kind == Kind::name) verdict.why = "foreign-spelling";
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
