// How sure it is that two articles report one event.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "instruments/told_signature.h"
#include "instruments/told_weights.h"

namespace weiguan::told {

struct Weighed {  // A term with what it tells on the day.
  Term term;
  float weight = 0;
};

// An article made ready to be compared, on one day.
struct Ready {
  const Signature* signature = nullptr;
  std::vector<Weighed> words, neutral;  // By key.
};

Ready make_ready(const Signature& signature, const Weights& weights);

// What the likelihood is made of; each about 0 to 1 unless it says otherwise.
struct Likeness {
  bool across = false;  // Their languages differ; then only what is neutral is known.
  // Words.
  double titles = 0;       // Cosine of the titles.
  double all = 0;          // Of titles and first lines.
  double least_cover = 0;  // The share of a title that the other article has, the smaller one;
  double most_cover = 0;   // and the greater one.
  double rare = 0;         // Rare words in both titles, logarithm.
  // Numbers and days.
  double figures = 0;        // Those in both, by their rarity, logarithm.
  double other_figures = 0;  // The share that the other lacks, of the text with fewer.
  double title_clash = 0;    // 1: both titles have numbers, none in common, and nobody died.
  // Names: places, people, things.
  double names = 0;         // Cosine.
  double shared = 0;        // Those in both, by their rarity, logarithm.
  double least_named = 0;   // The share of what a title names that the other article has, the
  double most_named = 0;    // smaller and the greater one.
  double things = 0;        // How many both titles name, logarithm.
  double other_places = 0;  // 1: each title names a place that the other article does not.
  double other_actors = 0;  // 1: other persons in the titles; 0.5: partly.
  double other_guests = 0;  // 1: they met others, whom the other article does not name.
  // What is done.
  double same_acts = 0;   // 1: something in both titles.
  double other_acts = 0;  // 1: other things in the titles.
  double beside = 0;      // 1: only one of them is said beside an event.
  double toll = 0;        // That people died, in both, by least_named.
  // All.
  double days = 0;             // Between them, in days.
  double one_outlet = 0;       // 1: of the same outlet.
  double one_outlet_text = 0;  // 1: and both have a text, not a title only.
};

inline constexpr std::size_t likeness_numbers = 23;
Likeness compare(const Ready& a, const Ready& b);
std::array<double, likeness_numbers> numbers_of(const Likeness& likeness);

// 0 to 1; `certain` of one text printed twice.
inline constexpr double certain = 0.999;
double sameness(const Ready& a, const Ready& b);

}  // namespace weiguan::told
