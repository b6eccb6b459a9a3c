#include "instruments/newphrases/detail/kinds.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weiguan::newphrases {

namespace {

// One measure in the judgement.  Weights were fitted (logistic regression) to 1,871 strings of
// Xinwen Lianbo that were read and judged one by one; see measures/newphrases.md.
struct Weight {
  double value;
  double weight;
  double usual;           // The mean of those strings.
  std::string_view high;  // What is said where a high value speaks for a formula, or against it.
  std::string_view low;   // And where a low one does.
};

constexpr double intercept = -1.3762;

// What is no expression whatever else speaks for it.
constexpr double least_rests = 0.1;  // Hardly ever does what is said end with it,
constexpr double surely = 0.7;       // unless all else speaks for it: 经济带 before 发展.
constexpr double most_titled = 0.5;  // Mostly it stands at the mark of a title.
// A string that many articles share is more often an expression; above so many it is no matter.
constexpr double enough_articles = 20;
constexpr std::size_t many_words = 8;

constexpr double least_chance = 0.5;

// What is said of a measure: see the column `why`.
constexpr std::string_view made_of = "official-make", not_made_of = "plain-make";
constexpr std::string_view official_around = "official-near", not_around = "plain-near";
constexpr std::string_view official_text = "official-texts", plain_text = "plain-texts";
constexpr std::string_view own_matter = "many-matters", one_matter = "one-matter";
constexpr std::string_view foreign_text = "foreign-texts", home_text = "home-texts";
constexpr std::string_view in_quotes = "quoted", not_quoted = "not-quoted";
constexpr std::string_view sticks = "sticks", falls_apart = "loose";
constexpr std::string_view clear_edges = "clear-edges", unsure_edges = "unsure-edges";
constexpr std::string_view digits_in = "digits", no_digits = "no-digits";
constexpr std::string_view function_word = "function-word";
constexpr std::string_view called_for = "called-for", not_called_for = "not-called-for";
constexpr std::string_view among_figures = "figures-near", no_figures = "no-figures";
constexpr std::string_view in_leads = "early", later_on = "later";
constexpr std::string_view of_news = "news-make", no_news = "no-news-make";
constexpr std::string_view of_routine = "routine-make", no_routine = "no-routine-make";
constexpr std::string_view long_one = "long", not_long = "not-long";
constexpr std::string_view said_again = "said-again", said_once = "said-once";
constexpr std::string_view many_texts = "many-articles", few_texts = "few-articles";
constexpr std::string_view said_out = "finished", unfinished = "unfinished";
constexpr std::string_view at_title = "title", name_end = "name-ending";

double flag(bool is) {
  return is ? 1 : 0;
}

bool has_digits(const Vocabulary& words, const Candidate& one) {
  return std::any_of(one.words.begin(), one.words.end(), [&](Word word) {
    return words.shape(word) == Shape::digits;
  });
}

std::array<Weight, 20> weigh(
    const Vocabulary& words, const Official& official, const Candidate& one) {
  const auto articles = static_cast<double>(one.texts.size());
  return {{
      {one.official_near, 0.9171, 0.5747, official_around, not_around},
      {one.alike, -3.5983, 0.1577, one_matter, own_matter},
      {one.quoted, 2.0663, 0.0642, in_quotes, not_quoted},
      {one.official_beside, -1.1283, 0.0902, falls_apart, clear_edges},
      {one.official_texts, 18.2559, 0.0460, official_text, plain_text},
      {one.foreign_texts, -37.2451, 0.0156, foreign_text, home_text},
      {one.free_end, 1.2361, 0.9109, clear_edges, unsure_edges},
      {one.cohesion, 0.2443, 8.3292, sticks, falls_apart},
      {one.official_inside, 1.2073, 0.2156, made_of, not_made_of},
      {one.rests, 0.8896, 0.4542, said_out, unfinished},
      {one.urged, 2.4077, 0.0724, called_for, not_called_for},
      {one.figures_near, -1.3815, 0.3580, among_figures, no_figures},
      {one.early, -1.3156, 0.3279, in_leads, later_on},
      {one.news_inside, -3.5511, 0.0629, of_news, no_news},
      {one.routine_inside, -2.1126, 0.0445, of_routine, no_routine},
      {flag(official.bland(one.words)), -0.8626, 0.0337, function_word, clear_edges},
      {flag(has_digits(words, one)), -2.2589, 0.0428, digits_in, no_digits},
      {flag(one.words.size() >= many_words), 0.6483, 0.1962, long_one, not_long},
      {std::log(std::min(articles, enough_articles)), 0.6515, 2.1868, many_texts, few_texts},
      {std::log(static_cast<double>(one.occurrences) / articles),
       1.1408,
       0.3064,
       said_again,
       said_once},
  }};
}

std::string_view reason(const std::array<Weight, 20>& weights, bool formula) {
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

// Why it is no expression, whatever its chance; empty where nothing says so.
std::string_view barred(
    const Vocabulary& words, const Official& official, const Candidate& one, double chance) {
  const bool waits = chance < surely || official.urges(one.words, one.words.size());
  if (words.shape(one.words.back()) == Shape::character && one.rests < least_rests && waits) {
    return unfinished;
  }
  // 为全面建设湖区 waits for the rest of its sentence; 为人民服务 is short.
  const bool set_out = one.words.size() > many_words && official.sets_out(one.words.front());
  if (set_out || official.loose_end(one.words.back())) return function_word;
  if (one.titled >= most_titled) return at_title;
  return official.names(one.words) ? name_end : std::string_view{};
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
  const std::string_view bar = barred(words, official, candidate, verdict.chance);
  const bool formula = bar.empty() && verdict.chance >= least_chance;
  verdict.kind = formula ? Kind::formula : not_formula(words, official, candidate);
  verdict.why = verdict.kind == Kind::name ? "foreign-spelling" : reason(weights, formula);
  if (!bar.empty()) verdict.why = bar;
  if (bar == at_title || bar == name_end) verdict.kind = Kind::name;
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
