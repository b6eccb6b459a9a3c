#include "instruments/newphrases/detail/candidates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "instruments/newphrases/detail/rests.h"
#include "stats/tests.h"

namespace weiguan::newphrases {

namespace {

constexpr double least_free = 0.25;   // How likely a word must begin and end at the edges.
constexpr double most_covered = 0.9;  // Share of articles in which one longer string covers it.
// From this share of its articles on it is a piece of the longer string that they have,
constexpr double least_whole = 0.65;
// from this one on even if it rose outside of that as well.
constexpr double mostly_whole = 0.8;
constexpr double surely_free = 0.5;         // As least_free, of what is whole.
constexpr std::size_t window = 12;          // Vocabulary on each side that are its surroundings.
constexpr std::size_t figures_window = 40;  // As many for figures.
constexpr std::size_t office_window = 8;    // As many for words of office.
constexpr std::size_t lead = 100;           // So many words are a text's beginning.
constexpr double usual_weight = 10;        // Occurrences that the uses of its last words count for.
constexpr std::size_t most_compared = 64;  // Texts compared with one another.

struct Edges {
  std::vector<double> begin, end;      // Sums of seams, by gram.
  std::vector<std::uint32_t> covered;  // Most articles of one longer string, by gram.
  std::vector<GramId> left, right;     // The string longer by one with most articles, by gram.
};

Edges edges(const Material& material, const std::vector<std::vector<float>>& seams) {
  const Grams& grams = material.grams;
  Edges all{
      std::vector<double>(grams.size()),
      std::vector<double>(grams.size()),
      std::vector<std::uint32_t>(grams.size()),
      std::vector<GramId>(grams.size(), no_gram),
      std::vector<GramId>(grams.size(), no_gram)};
  for (std::size_t i = 0; i < material.rows.size(); ++i) {
    grams.each(material.rows[i], [&](GramId id, std::size_t place) {
      all.begin[id] += seams[i][place];
      all.end[id] += seams[i][place + grams[id].length];
    });
  }
  // "the blue river" does not make "blue river" a piece.
  const auto small = [&material](Word word) {
    return material.words.shape(word) == Shape::letters && material.official.never_begins(word);
  };
  for (GramId id = 0; id < grams.size(); ++id) {
    const Gram& one = grams[id];
    if (one.front == no_gram) continue;
    const auto longer = [&](GramId& known) {
      if (known == no_gram || grams[known].articles < one.articles) known = id;
    };
    longer(all.right[one.front]);
    longer(all.left[one.back]);
    if (!small(one.last)) all.covered[one.front] = std::max(all.covered[one.front], one.articles);
    const Word first = grams.words(id).front();
    if (!small(first)) all.covered[one.back] = std::max(all.covered[one.back], one.articles);
  }
  return all;
}

// Of a length that is looked at, and of what an expression is made of.
bool well_made(const Material& material, std::span<const Word> phrase) {
  std::size_t characters = 0, letters = 0;
  for (const Word word : phrase) {
    characters += material.words.shape(word) == Shape::character ? 1 : 0;
    letters += material.words.shape(word) == Shape::letters ? 1 : 0;
  }
  if (material.official.loose(phrase)) return false;
  if (characters == 0) return letters >= 2 && phrase.size() <= 6;
  return characters >= 2 && phrase.size() >= 3;
}

// The longest string that most of its articles have it inside of, and that is whole; itself where
// there is none.
GramId whole_of(const Material& material, const Edges& edge, GramId piece) {
  const Grams& grams = material.grams;
  const Official& official = material.official;
  const std::vector<Word> own = grams.words(piece);
  const auto is_whole = [&](GramId id) {
    const double uses = grams[id].occurrences;
    if (edge.begin[id] < surely_free * uses || edge.end[id] < surely_free * uses) return false;
    if (edge.covered[id] >= most_covered * grams[id].articles) return false;
    const std::vector<Word> phrase = grams.words(id);
    if (!well_made(material, phrase)) return false;
    const Word first = phrase.front(), last = phrase.back();
    if (first != own.front() && official.loose_end(first)) return false;
    if (last != own.back() && official.loose_end(last)) return false;
    const std::uint64_t inside = grams[id].articles, before = material.before[id];
    const double outside = rise(
        grams[piece].articles - inside,
        material.rows.size(),
        material.before[piece] - before,
        material.articles_before);
    const double mostly = mostly_whole * grams[piece].articles;
    if (outside >= least_likelihood && static_cast<double>(inside) < mostly) return false;
    if (rise(inside, material.rows.size(), before, material.articles_before) == 0) return false;
    // 推进 or 不断 before it is no part of it.
    if (first == own.front()) return true;
    return !official.begins_urging(phrase) && !official.bland(phrase);
  };
  const double least = least_whole * grams[piece].articles;
  GramId whole = piece;
  for (GramId at = piece;;) {
    const GramId left = edge.left[at], right = edge.right[at];
    const auto articles = [&grams](GramId id) { return id == no_gram ? 0 : grams[id].articles; };
    at = articles(left) > articles(right) ? left : right;
    if (at == no_gram || grams[at].articles < least) return whole;
    if (is_whole(at)) whole = at;
  }
}

double cohesion(const Grams& grams, GramId id, double total) {
  const std::size_t length = grams[id].length;
  std::vector<GramId> fronts(length), backs(length);  // By length, less one.
  GramId front = id, back = id;
  for (std::size_t i = length; i-- > 0;) {
    fronts[i] = front;
    backs[i] = back;
    front = grams[front].front;
    back = grams[back].back;
  }
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t cut = 0; cut + 1 < length; ++cut) {
    const double a = grams[fronts[cut]].occurrences;
    const double b = grams[backs[length - cut - 2]].occurrences;
    least = std::min(least, std::log2(grams[id].occurrences * total / (a * b)));
  }
  return least;
}

// Texts as weighted sets of their pairs of words, each of length 1.
class Likeness {
 public:
  explicit Likeness(const Material& material)
      : grams_(material.grams), sums_(material.grams.size()), inner_(material.grams.size()) {
    texts_.reserve(material.rows.size());
    for (const auto& row : material.rows) {
      std::vector<GramId> pairs;
      grams_.each(row, [&](GramId id, std::size_t) {
        if (grams_[id].length == 2) pairs.push_back(id);
      });
      std::sort(pairs.begin(), pairs.end());
      pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
      std::vector<std::pair<GramId, float>> text;
      double square = 0;
      for (const GramId id : pairs) {
        const double weight =
            std::log(static_cast<double>(material.rows.size()) / grams_[id].articles);
        text.emplace_back(id, static_cast<float>(weight));
        square += weight * weight;
      }
      const float length = static_cast<float>(std::sqrt(square + 1e-9));
      for (auto& one : text) one.second /= length;
      texts_.push_back(std::move(text));
    }
  }

  // The mean cosine of each two of these texts, without the pairs inside the phrase itself.
  double of(const std::vector<std::uint32_t>& texts, GramId phrase) {
    mark(phrase, true);
    const std::size_t step = (texts.size() + most_compared - 1) / most_compared;
    std::vector<GramId> touched;
    double count = 0, own = 0;
    for (std::size_t i = 0; i < texts.size(); i += step) {
      ++count;
      for (const auto& [id, weight] : texts_[texts[i]]) {
        if (inner_[id]) continue;
        if (sums_[id] == 0) touched.push_back(id);
        sums_[id] += weight;
        own += double{weight} * weight;
      }
    }
    double square = 0;
    for (const GramId id : touched) {
      square += double{sums_[id]} * sums_[id];
      sums_[id] = 0;
    }
    mark(phrase, false);
    return count > 1 ? (square - own) / (count * (count - 1)) : 1;
  }

 private:
  void mark(GramId phrase, bool inner) {
    for (GramId front = phrase; front != no_gram && grams_[front].length >= 2;
         front = grams_[front].front) {
      GramId pair = front;
      while (grams_[pair].length > 2) pair = grams_[pair].back;
      inner_[pair] = inner;
    }
  }

  const Grams& grams_;
  std::vector<std::vector<std::pair<GramId, float>>> texts_;
  std::vector<float> sums_;
  std::vector<bool> inner_;
};

// A text and what is known of its words.
struct Row {
  std::span<const Word> words;
  std::vector<bool> marks;             // Where a word of official texts begins.
  std::vector<bool> offices;           // Where a word of office begins.
  std::vector<std::uint32_t> figures;  // How many digits stand before each place.

  bool has_figures(std::size_t begin, std::size_t end) const {
    return figures[std::min(end, words.size())] > figures[begin];
  }
};

Row row_of(const Material& material, std::span<const Word> words) {
  Row row{words, material.official.marks(words), material.official.offices(words), {0}};
  for (const Word word : words) {
    const std::uint32_t is = material.words.shape(word) == Shape::digits ? 1 : 0;
    row.figures.push_back(row.figures.back() + is);
  }
  return row;
}

// What one occurrence tells.
void look_around(
    Candidate& one,
    const Official& official,
    const Row& text,
    std::size_t place,
    std::size_t length) {
  const std::span<const Word> row = text.words;
  const std::vector<bool>& marks = text.marks;
  const std::size_t end = place + length;
  const Word before = row[place - 1], behind = row[end];  // Borders stand at both ends of a row.
  one.quoted += before == quote_begins || behind == quote_ends ? 1 : 0;
  one.behind_quoted += before == quote_ends ? 1 : 0;
  one.titled += before == title_begins || behind == title_ends || behind == title_begins ? 1 : 0;
  one.rests += rests_at(behind) ? 1 : 0;
  one.listed += before == list_comma ? 1 : 0;
  bool names = before == list_comma || behind == list_comma;
  for (std::size_t i = 0; i < office_window && !names; ++i) {
    names = (place >= i + 2 && text.offices[place - i - 2]) ||
            (end + i < row.size() && text.offices[end + i]);
  }
  one.among_names += names ? 1 : 0;
  one.urged += official.urges(row, place) ? 1 : 0;
  const std::size_t from = place - std::min(place, figures_window);
  const bool figures = text.has_figures(from, place) || text.has_figures(end, end + figures_window);
  one.figures_near += figures ? 1 : 0;
  one.official_beside += (place >= 2 && marks[place - 2]) || marks[end] ? 1 : 0;
  bool near = false;
  for (std::size_t i = 0; i < window; ++i) {
    near = near || (place >= i + 2 && marks[place - i - 2]) ||
           (end + i < row.size() && marks[end + i]);
  }
  one.official_near += near ? 1 : 0;
}

double rise_of(const Material& material, GramId id) {
  return rise(
      material.grams[id].articles,
      material.rows.size(),
      material.before[id],
      material.articles_before);
}

// Whether its edges are free, no longer string nearly always covers it, and it rose.
bool may_be_one(const Material& material, const Edges& edge, GramId id) {
  const Gram& gram = material.grams[id];
  const double least = least_free * gram.occurrences;
  if (edge.begin[id] < least || edge.end[id] < least) return false;
  if (edge.covered[id] >= most_covered * gram.articles) return false;
  if (rise_of(material, id) < least_likelihood) return false;
  return well_made(material, material.grams.words(id));
}

// What is known of it without its surroundings.
Candidate measured(const Material& material, const Edges& edge, GramId id, double total) {
  const Gram& gram = material.grams[id];
  Candidate one;
  one.words = material.grams.words(id);
  one.free_begin = edge.begin[id] / gram.occurrences;
  one.free_end = edge.end[id] / gram.occurrences;
  one.occurrences = gram.occurrences;
  one.likelihood = rise_of(material, id);
  one.before = material.before[id];
  if (one.before > 0) one.lately = material.lately[id] / static_cast<double>(one.before);
  one.cohesion = cohesion(material.grams, id, total);
  one.official_inside = material.official.inside(one.words);
  one.news_inside = material.official.news(one.words);
  one.routine_inside = material.official.routine(one.words);
  one.states_inside = material.official.states(one.words);
  return one;
}

void finish(
    Candidate& one,
    std::span<const Text> texts,
    const std::vector<double>& official,
    const std::vector<double>& foreign,
    const std::vector<double>& states,
    double usual_rests) {
  const auto occurrences = static_cast<double>(one.occurrences);
  // A rare string is judged by the uses of its last words as well.
  one.rests = (one.rests + usual_weight * usual_rests) / (occurrences + usual_weight);
  for (double* const share :
       {&one.quoted,
        &one.behind_quoted,
        &one.titled,
        &one.urged,
        &one.listed,
        &one.among_names,
        &one.figures_near,
        &one.official_beside,
        &one.official_near}) {
    *share /= occurrences;
  }
  std::vector<std::int64_t> days;
  for (const std::uint32_t text : one.texts) {
    one.official_texts += official[text];
    one.foreign_texts += foreign[text];
    one.state_texts += states[text];
    days.push_back(texts[text].day);
  }
  const auto articles = static_cast<double>(one.texts.size());
  one.early /= articles;
  one.official_texts /= articles;
  one.foreign_texts /= articles;
  one.state_texts /= articles;
  std::sort(days.begin(), days.end());
  std::size_t begin = 0, most = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    while (days[i] - days[begin] > 2) ++begin;
    most = std::max(most, i - begin + 1);
    one.days += i == 0 || days[i] != days[i - 1] ? 1 : 0;
  }
  one.burst = static_cast<double>(most) / articles;
}

}  // namespace

double rise(
    std::uint64_t now, std::uint64_t of_now, std::uint64_t before, std::uint64_t of_before) {
  const auto a = static_cast<double>(now) * static_cast<double>(of_before);
  const auto b = static_cast<double>(before) * static_cast<double>(of_now);
  if (a <= b) return 0;
  return log_likelihood({now, of_now - now, before, of_before - before});
}

std::vector<Candidate> find_candidates(
    const Material& material, const std::function<bool()>& go_on) {
  const Grams& grams = material.grams;
  std::vector<std::vector<float>> seams;
  double total = 0;
  for (const auto& row : material.rows) {
    seams.push_back(material.seams.read(row));
    total += static_cast<double>(row.size());
  }
  const Edges edge = edges(material, seams);
  std::vector<Candidate> found;
  std::unordered_map<GramId, std::size_t> number;
  std::vector<GramId> ids;
  const auto add = [&](GramId id) {
    Candidate one = measured(material, edge, id, total);
    number.emplace(id, found.size());
    ids.push_back(id);
    found.push_back(std::move(one));
  };
  for (GramId id = grams.first(2); id < grams.size() && go_on(); ++id) {
    if (may_be_one(material, edge, id)) add(id);
  }
  for (std::size_t i = 0, rose = found.size(); i < rose && go_on(); ++i) {
    const GramId whole = whole_of(material, edge, ids[i]);
    if (whole == ids[i]) continue;
    if (number.count(whole) == 0) add(whole);
    found[i].whole = number.at(whole);
  }
  std::vector<double> official, foreign, states;
  for (std::uint32_t i = 0; i < material.rows.size() && go_on(); ++i) {
    const auto& row = material.rows[i];
    const Row looked = row_of(material, row);
    double length = 1, marked = 0, spelt = 0;
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (row[k] < borders) continue;
      ++length;
      marked += looked.marks[k] ? 1 : 0;
      spelt += material.official.spells_names(row[k]) ? 1 : 0;
    }
    official.push_back(marked / length);
    foreign.push_back(spelt / length);
    states.push_back(static_cast<double>(material.official.dealings(row)) / length);
    grams.each(row, [&](GramId id, std::size_t place) {
      const auto at = number.find(id);
      if (at == number.end()) return;
      Candidate& one = found[at->second];
      if (one.texts.empty() || one.texts.back() != i) {
        one.texts.push_back(i);
        one.early += place < lead ? 1 : 0;
      }
      look_around(one, material.official, looked, place, grams[id].length);
    });
  }
  if (!go_on()) return {};
  Rests rests;
  for (const Candidate& one : found) rests.ask(one.words);
  rests.learn(material.lesson);
  Likeness likeness(material);
  for (std::size_t i = 0; i < found.size() && go_on(); ++i) {
    finish(found[i], material.texts, official, foreign, states, rests.of(found[i].words));
    found[i].alike = likeness.of(found[i].texts, ids[i]);
  }
  return found;
}

}  // namespace weiguan::newphrases
