// What the archive knows of articles that repeat one another.
#pragma once

#include <cstdint>
#include <vector>

#include "model/article.h"
#include "text/align.h"
#include "text/shingles.h"

namespace weiguan {

// Whether two texts are copies of one: they resemble one another (text/shingles.h), and are not a
// form that was filled in with other figures (Repetition::figures of text/compared.h).
inline constexpr double copy_figures = 0.8;
constexpr bool are_copies(double resemblance, double figures) {
  return resemblance >= copy_resemblance && figures >= copy_figures;
}

// Two articles whose texts have a run of 30 CJK characters or 12 words in common, or are equal
// (text/compared.h says exactly what and what not).  The source is the one that comes first by
// published.earliest, then latest, then id.  Whether it was first in truth is another question:
// is_before() of model/article.h.
struct Repeat {
  ArticleId source{}, target{};
  double resemblance = 0;                 // Of the whole texts, as in text/shingles.h.
  double figures = 1;                     // As in text/compared.h.
  double of_source = 0, of_target = 0;    // The share of each text's words that the passages take.
  std::vector<RepeatedPassage> passages;  // Of the texts, without titles; in the target's order.

  bool are_copies() const { return weiguan::are_copies(resemblance, figures); }
};

// How far compare() has come.
struct Compared {
  std::uint64_t articles = 0;      // Were compared, now or before.
  std::uint64_t new_articles = 0;  // Of these, now.
  bool stopped = false;            // Some are left: it was asked to stop.
};

// An article that repeats more articles than that was compared with half as many of those that were
// archived first and half as many of those that were archived last before it.
inline constexpr std::size_t most_repeats = 100;

}  // namespace weiguan
