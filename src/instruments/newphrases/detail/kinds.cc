#include "instruments/newphrases/detail/kinds.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weiguan::newphrases {

namespace {

// One measure in the judgement.  Weights were fitted (logistic regression) to 2,071 strings of
// Xinwen Lianbo that were read and judged one by one; see measures/newphrases.md.
struct Weight {
  double value;
  double weight;
  double usual;           // The mean of those strings.
  std::string_view high;  // What is said where a high value speaks for a formula, or against it.
  std::string_view low;   // And where a low one does.
};

constexpr double intercept = -1.1573;

// What is no expression whatever else speaks for it.
constexpr double least_rests = 0.1;  // Hardly ever does what is said end with it,
constexpr double surely = 0.7;       // unless all else speaks for it: 经济带 before 发展.
constexpr double most_titled = 0.5;  // Mostly it stands at the mark of a title.
// A string that many articles share is more often an expression; above so many it is no matter.
constexpr double enough_articles = 20;
// So often it goes on behind what was quoted: 工程 of “…”工程.
constexpr double most_behind_quoted = 0.3;
constexpr double mostly_listed = 0.8;  // The comma of lists stands before it.
constexpr std::size_t many_words = 8;
constexpr std::size_t few_words = 5;
constexpr double mostly_names = 0.4;  // Lists and words of office beside it.

constexpr double least_chance = 0.47;

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
constexpr std::string_view of_states = "states-make", not_of_states = "no-states-make";
constexpr std::string_view state_text = "states-texts", no_state_text = "no-states-texts";
constexpr std::string_view compound = "compound", no_compound = "no-compound";
constexpr std::string_view in_lists = "listed", not_in_lists = "not-listed";
constexpr std::string_view verb_first = "verb-first", no_verb_first = "no-verb-first";
constexpr std::string_view long_one = "long", not_long = "not-long";
constexpr std::string_view said_again = "said-again", said_once = "said-once";
constexpr std::string_view many_texts = "many-articles", few_texts = "few-articles";
constexpr std::string_view said_out = "finished", unfinished = "unfinished";
constexpr std::string_view at_title = "title", name_end = "name-ending";
constexpr std::string_view coming = "coming", not_coming = "not-coming";
constexpr std::string_view person = "person", reported = "reported";
constexpr std::string_view quote_tail = "quote-tail", list_tail = "list-tail";

double flag(bool is) {
  return is ? 1 : 0;
}

bool has_digits(const Vocabulary& words, const Candidate& one) {
  return std::any_of(one.words.begin(), one.words.end(), [&](Word word) {
    return words.shape(word) == Shape::digits;
  });
}

std::array<Weight, 26> weigh(
    const Vocabulary& words, const Official& official, const Candidate& one) {
  const auto articles = static_cast<double>(one.texts.size());
  const bool verb = official.begins_urging(one.words);
  return {{
      {one.official_near, 1.2775, 0.5949, official_around, not_around},
      {one.alike, -3.6786, 0.1575, one_matter, own_matter},
      {one.quoted, 1.9773, 0.0655, in_quotes, not_quoted},
      {one.official_beside, -0.8721, 0.0968, falls_apart, clear_edges},
      {one.official_texts, 16.0888, 0.0475, official_text, plain_text},
      {one.foreign_texts, -14.3598, 0.0153, foreign_text, home_text},
      {one.free_end, 1.1303, 0.9124, clear_edges, unsure_edges},
      {one.cohesion, 0.2264, 8.3291, sticks, falls_apart},
      {one.official_inside, 1.4106, 0.2323, made_of, not_made_of},
      {one.rests, 0.6535, 0.4610, said_out, unfinished},
      {one.urged, 2.7372, 0.0831, called_for, not_called_for},
      {one.figures_near, -1.4660, 0.3400, among_figures, no_figures},
      {one.early, -1.3507, 0.3126, in_leads, later_on},
      {one.news_inside, -3.6506, 0.0570, of_news, no_news},
      {flag(official.bland(one.words)), -0.9431, 0.0333, function_word, clear_edges},
      {flag(has_digits(words, one)), -2.0905, 0.0386, digits_in, no_digits},
      {flag(one.words.size() >= many_words), 0.6789, 0.1999, long_one, not_long},
      {std::log(std::min(articles, enough_articles)), 0.6119, 2.1966, many_texts, few_texts},
      {std::log(static_cast<double>(one.occurrences) / articles),
       0.9715,
       0.3084,
       said_again,
       said_once},
      {one.routine_inside, -2.0602, 0.0634, of_routine, no_routine},
      {one.state_texts, -40.8950, 0.0039, state_text, no_state_text},
      {one.states_inside, -1.7237, 0.0293, of_states, not_of_states},
      {flag(official.compound(one.words)), -0.5524, 0.1038, compound, no_compound},
      {one.listed, 0.4884, 0.0668, in_lists, not_in_lists},
      {flag(verb && one.words.size() <= few_words), -2.7280, 0.0169, verb_first, no_verb_first},
      {one.lately, 0.6031, 0.3760, coming, not_coming},
  }};
}

std::string_view reason(const std::array<Weight, 26>& weights, bool formula) {
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
  if (official.adverbial(one.words)) return unfinished;
  if (official.reported(one.words)) return reported;
  if (official.like_a_person(one.words) && one.among_names >= mostly_names) return person;
  if (one.titled >= most_titled) return at_title;
  if (one.behind_quoted >= most_behind_quoted) return quote_tail;
  // 共享的理念 of 创新、协调、共享的理念.
  if (one.listed >= mostly_listed && official.joins(one.words)) return list_tail;
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
  verdict.barred = !bar.empty();
  verdict.tail = bar == quote_tail && verdict.chance >= least_chance;
  if (verdict.barred) verdict.why = bar;
  if (bar == at_title || bar == name_end || bar == person) verdict.kind = Kind::name;
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
