// Counts into numbers that may be compared, and their order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "instruments/collocates/detail/counts.h"
#include "stats/association.h"
#include "stats/intervals.h"

namespace weiguan::collocates {

enum class Measure { log_dice, log_likelihood, count };

struct Collocate {
  Tree::Node node = 0;
  std::string text;
  Tally tally;
  Company company;
  double expected = 0, log_dice = 0, log_likelihood = 0, pmi = 0;
  double p = 1;  // Adjusted for all candidates of the phrase and slice.
};

// Of one phrase in one slice: what of the chosen is beside it at least `least` times and more often
// than by chance; by the measure, then how often beside, then text.
std::vector<Collocate> rank(
    const Counts& counts,
    const Question& question,
    const std::vector<Tree::Node>& chosen,
    std::size_t phrase,
    std::size_t slice,
    Measure measure);

struct Shift {
  Tree::Node node = 0;
  std::string text;
  std::uint64_t before = 0, after = 0;
  Estimate log_ratio;
  double log_likelihood = 0;
  double p = 1;  // Adjusted for all candidates of the pair.
};

// What of the chosen is beside the phrase at least `least` times in one of two slices; the greatest
// log-likelihood first, then the greater counts, then text. None where the phrase has nothing
// beside it in one of them.
std::vector<Shift> compare(
    const Counts& counts,
    const Question& question,
    const std::vector<Tree::Node>& chosen,
    std::size_t phrase,
    std::size_t before,
    std::size_t after);

}  // namespace weiguan::collocates
