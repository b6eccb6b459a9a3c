#include "instruments/newphrases/detail/candidates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "instruments/newphrases/detail/edges.h"
#include "instruments/newphrases/detail/likeness.h"
#include "instruments/newphrases/detail/rests.h"
#include "stats/tests.h"

namespace weiguan::newphrases {

namespace {

constexpr std::size_t window = 12;          // Vocabulary on each side that are its surroundings.
constexpr std::size_t figures_window = 40;  // As many for figures.
constexpr std::size_t office_window = 8;    // As many for words of office.
constexpr std::size_t lead = 100;           // So many words are a text's beginning.
constexpr double usual_weight = 10;  // Occurrences that the uses of its last words count for.

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

// What is known of it without its surroundings.
Candidate measured(const Material& material, const Edges& edges, GramId id, double total) {
  const Gram& gram = material.grams[id];
  Candidate one;
  one.words = material.grams.words(id);
  one.free_begin = edges.free_begin(id);
  one.free_end = edges.free_end(id);
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

// What texts are made of, by text: so many of them a word.
struct Shares {
  std::vector<double> official, foreign, states;
};

void add_shares(Shares& shares, const Official& official, const Row& row) {
  double length = 1, marked = 0, spelt = 0;
  for (std::size_t k = 0; k < row.words.size(); ++k) {
    if (row.words[k] < borders) continue;
    ++length;
    marked += row.marks[k] ? 1 : 0;
    spelt += official.spells_names(row.words[k]) ? 1 : 0;
  }
  shares.official.push_back(marked / length);
  shares.foreign.push_back(spelt / length);
  shares.states.push_back(static_cast<double>(official.dealings(row.words)) / length);
}

void finish(Candidate& one, std::span<const Text> texts, const Shares& shares, double usual_rests) {
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
    one.official_texts += shares.official[text];
    one.foreign_texts += shares.foreign[text];
    one.state_texts += shares.states[text];
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

// Candidates, which gram each is, and which candidate a gram is.
struct Found {
  std::vector<Candidate> all;
  std::vector<GramId> ids;
  std::unordered_map<GramId, std::size_t> numbers;
};

// What rose, and behind that what it is a piece of; without what their surroundings tell.
Found find(const Material& material, const std::function<bool()>& go_on) {
  std::vector<std::vector<float>> seams;
  double total = 0;
  for (const auto& row : material.rows) {
    seams.push_back(material.seams.read(row));
    total += static_cast<double>(row.size());
  }
  const Edges edges(material, seams);
  Found found;
  const auto add = [&](GramId id) {
    found.numbers.emplace(id, found.all.size());
    found.ids.push_back(id);
    found.all.push_back(measured(material, edges, id, total));
  };
  for (GramId id = material.grams.first(2); id < material.grams.size() && go_on(); ++id) {
    if (edges.may_be_one(id)) add(id);
  }
  for (std::size_t i = 0, rose = found.all.size(); i < rose && go_on(); ++i) {
    const GramId whole = edges.whole_of(found.ids[i]);
    if (whole == found.ids[i]) continue;
    if (found.numbers.count(whole) == 0) add(whole);
    found.all[i].whole = found.numbers.at(whole);
  }
  return found;
}

// Goes through all texts once.
Shares look_around_all(Found& found, const Material& material, const std::function<bool()>& go_on) {
  Shares shares;
  for (std::uint32_t i = 0; i < material.rows.size() && go_on(); ++i) {
    const Row row = row_of(material, material.rows[i]);
    add_shares(shares, material.official, row);
    material.grams.each(row.words, [&](GramId id, std::size_t place) {
      const auto at = found.numbers.find(id);
      if (at == found.numbers.end()) return;
      Candidate& one = found.all[at->second];
      if (one.texts.empty() || one.texts.back() != i) {
        one.texts.push_back(i);
        one.early += place < lead ? 1 : 0;
      }
      look_around(one, material.official, row, place, material.grams[id].length);
    });
  }
  return shares;
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
  Found found = find(material, go_on);
  const Shares shares = look_around_all(found, material, go_on);
  if (!go_on()) return {};
  Rests rests;
  for (const Candidate& one : found.all) rests.ask(one.words);
  rests.learn(material.lesson);
  Likeness likeness(material);
  for (std::size_t i = 0; i < found.all.size() && go_on(); ++i) {
    Candidate& one = found.all[i];
    finish(one, material.texts, shares, rests.of(one.words));
    one.alike = likeness.of(one.texts, found.ids[i]);
  }
  return std::move(found.all);
}

}  // namespace weiguan::newphrases
