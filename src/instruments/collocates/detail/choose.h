// Which candidates are expressions of their own.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "instruments/collocates/detail/counts.h"

namespace weiguan::collocates {

// A shorter run of characters is folded into one that is a character longer when it stands there in
// at least this share of the times that it is beside the phrase.
inline constexpr double fold_share = 0.8;

class Chooser {
 public:
  Chooser(const Counts& counts, const Question& question);

  // Candidates that are beside a phrase at least `least` times in one of these pots and, by the
  // counts of all of them together, are not folded into a longer run and do not begin or end with a
  // character that only joins. What the glossary has is never folded.
  std::vector<Tree::Node> choose(std::span<const std::uint32_t> pots);

 private:
  bool is_mostly(Tree::Node part, Tree::Node whole) const;
  void look_at(Tree::Node node);
  void drop(Tree::Node node);

  const Counts& counts_;
  const Question& question_;
  std::vector<std::uint8_t> named_;    // By node: in the glossary.
  std::vector<std::uint64_t> beside_;  // By node, in the pots looked at; 0 between calls.
  std::vector<std::uint8_t> chosen_;   // The same.
};

}  // namespace weiguan::collocates
