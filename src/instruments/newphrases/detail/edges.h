// What is known of the edges of strings: which of them are whole, and of what the others are
// pieces.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "instruments/newphrases/detail/candidates.h"
#include "instruments/newphrases/detail/grams.h"
#include "instruments/newphrases/detail/words.h"

namespace weiguan::newphrases {

// How far its share of articles rose.
double rise_of(const Material& material, GramId id);

// Keeps a reference to the material.
class Edges {
 public:
  // `seams`: by text, what Seams::read() says of its row.
  Edges(const Material& material, const std::vector<std::vector<float>>& seams);

  // How likely a word begins and ends at its edges, mean of its occurrences.
  double free_begin(GramId id) const;
  double free_end(GramId id) const;

  // Whether its edges are free, no longer string nearly always covers it, and it rose.
  bool may_be_one(GramId id) const;
  // The longest string that most articles of this one have it inside of, and that is whole; itself
  // where there is none.
  GramId whole_of(GramId piece) const;

 private:
  GramId longer(GramId id) const;
  bool covered(GramId id) const;
  bool well_made(std::span<const Word> phrase) const;
  bool is_whole(GramId id, GramId piece) const;

  const Material& material_;
  std::vector<double> begin_, end_;  // Sums of seams, by gram.
  // Most articles and most occurrences of one longer string, by gram.
  std::vector<std::uint32_t> covered_, covered_uses_;
  std::vector<GramId> left_, right_;  // The string longer by one with most articles, by gram.
};

}  // namespace weiguan::newphrases
