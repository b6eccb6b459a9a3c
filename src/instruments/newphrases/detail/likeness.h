// How alike texts are that have a string, but for the string itself.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "instruments/newphrases/detail/candidates.h"
#include "instruments/newphrases/detail/grams.h"

namespace weiguan::newphrases {

// Texts as weighted sets of their pairs of words, each of length 1: cosines of tf-idf, of whether a
// text has a pair and not how often.  Keeps a reference to the material's grams.
class Likeness {
 public:
  explicit Likeness(const Material& material);

  // The mean cosine of each two of these texts, without the pairs inside the phrase itself; 1 of a
  // single one.  Of more than 64 texts only some are compared.
  double of(const std::vector<std::uint32_t>& texts, GramId phrase);

 private:
  void mark(GramId phrase, bool inner);

  const Grams& grams_;
  std::vector<std::vector<std::pair<GramId, float>>> texts_;
  std::vector<float> sums_;
  std::vector<bool> inner_;
};

}  // namespace weiguan::newphrases
