// The strings that became more frequent, and what their contexts say of each.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "instruments/newphrases/detail/grams.h"
#include "instruments/newphrases/detail/official.h"
#include "instruments/newphrases/detail/seams.h"
#include "instruments/newphrases/detail/words.h"

namespace weiguan::newphrases {

struct Text {
  ArticleId id{};
  std::int64_t day = 0;  // Days since some day, in the observatory's zone.
};

inline constexpr std::size_t no_whole = static_cast<std::size_t>(-1);

struct Candidate {
  std::vector<Word> words;
  // The number of the candidate that this one is a piece of: in two of three articles that have it
  // it stands inside of that one, and what it does outside did not rise.
  std::size_t whole = no_whole;
  std::vector<std::uint32_t> texts;  // Numbers of the texts it stands in, in order.
  std::uint64_t occurrences = 0;
  std::uint64_t before = 0;  // Articles of the earlier time that have it.
  double lately = 0;         // The share of those in the last quarter of that time; 0 of none.
  double likelihood = 0;     // keyness() of articles now against before (stats/tests.h).
  // Measures, each a share of occurrences where nothing else is said.
  double free_begin = 0, free_end = 0;  // How likely a word begins and ends at its edges.
  double quoted = 0;                    // It stands at a quotation mark.
  double behind_quoted = 0;             // It goes on behind what was quoted: “…”工程.
  double titled = 0;                    // It stands at the mark of a title: 《 》.
  double rests = 0;            // What is said ends with it: punctuation that opens nothing follows.
  double official_near = 0;    // An official word within 12 words.
  double official_beside = 0;  // An official word right before or behind it.
  double official_texts = 0;   // Official words a word, mean of its texts.
  double foreign_texts = 0;    // Characters of foreign names a word, mean of its texts.
  double urged = 0;            // A verb that calls for it right before: 坚持, 推进.
  double figures_near = 0;     // Digits within 40 words.
  double listed = 0;           // The comma of lists (、) right before it.
  double among_names = 0;      // That comma beside it, or a word of office within 8 words.
  double state_texts = 0;      // Words of dealings between states a word, mean of its texts.
  double early = 0;            // The share of its texts that have it within their first 100 words.
  double official_inside = 0;  // Of the phrase itself; so are the next three.
  double news_inside = 0;
  double routine_inside = 0;
  double states_inside = 0;
  double alike = 0;      // Mean cosine between its texts.
  double burst = 0;      // The most of its articles within three days.
  double cohesion = 0;   // Bits; the least over the ways to cut it in two.
  std::size_t days = 0;  // Different ones.
};

inline constexpr std::uint32_t longest_phrase = 20;  // Words.

// What a rise must come to: a chi-square of one degree at 0.001.
inline constexpr double least_likelihood = 10.83;

// How far a share rose, as log_likelihood() says it (stats/tests.h); 0 where it fell.
double rise(std::uint64_t now, std::uint64_t of_now, std::uint64_t before, std::uint64_t of_before);

struct Material {
  const Vocabulary& words;
  const Official& official;
  const Grams& grams;
  const Seams& seams;
  std::span<const std::vector<Word>> rows;  // The period's texts.
  std::span<const Text> texts;              // What they are.
  std::span<const std::uint32_t> before;    // By gram: articles of the earlier time that have it.
  std::span<const std::uint32_t> lately;    // Those of them in the last quarter of it.
  std::uint64_t articles_before = 0;
  std::span<const std::vector<Word>> lesson;  // Texts of both times, to learn how words are used.
};

// Those whose edges may be edges of an expression, that no longer string nearly always covers, and
// whose share of articles rose so far that chance gives it once in a thousand; behind them
// what these are pieces of and rose less clearly.
std::vector<Candidate> find_candidates(
    const Material& material, const std::function<bool()>& go_on);

}  // namespace weiguan::newphrases
