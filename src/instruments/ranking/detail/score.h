// From what was counted of each entity to its score, and how far chance may move it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace weiguan::ranking {

// What is counted in the articles that name an entity.
enum Measure : std::size_t { media, posts, likes, reposts, comments, reads, heat, measure_count };
// What a score is made of.  Engagement is of all counters of posts and articles.
enum Component : std::size_t { of_media, of_social, of_engagement, component_count };

inline constexpr Measure first_counter = likes;

using Weights = std::array<double, component_count>;

// What was counted, by bunches of articles that hang together (those of a day), so that they can be
// resampled.  What is of state-affiliated sources is kept apart, so that it can be discounted.
class Tally {
 public:
  explicit Tally(std::size_t entities) : entities_(entities) {}

  // Bunches are numbered from 0.
  void add(
      std::size_t bunch, std::size_t entity, Measure measure, double amount, bool state_affiliated);

  std::size_t entities() const { return entities_; }
  // Those in which any entity has something.
  std::size_t bunches() const { return bunches_.size(); }

  // Entity by entity, measure by measure; each bunch counts as often as `times` says, once where
  // that is empty.
  std::vector<double> sums(double state_discount, std::span<const double> times = {}) const;

  // Each bunch's parts, as `each(bunch, cell, amount)`, cells as in sums().
  template <typename Each>
  void each_part(double state_discount, const Each& each) const {
    for (std::size_t i = 0; i < bunches_.size(); ++i) {
      for (const Part& part : bunches_[i]) {
        each(i, part.cell, part.free + (1 - state_discount) * part.state);
      }
    }
  }

 private:
  struct Part {
    std::uint32_t cell = 0;  // Entity and measure.
    double free = 0, state = 0;
  };
  using Bunch = std::vector<Part>;

  std::size_t entities_ = 0;
  std::vector<std::size_t> place_;  // By number of a bunch, its place among them and 1.
  std::vector<Bunch> bunches_;
};

// What there is to make a score of.
struct Known {
  std::array<bool, measure_count> counted{};  // Something was counted of some entity.
  // By entity: false where it has articles and not one of them has a counter.
  std::vector<bool> engagement;

  bool has(Component component) const;
  bool has(Component component, std::size_t entity) const;
};

// A share of a hundred, of what all entities together have; of engagement the mean of the shares of
// all counters that anybody has.  Nothing where it is not known.
using Shares = std::vector<std::array<std::optional<double>, component_count>>;  // By entity.
Shares shares_of(std::span<const double> sums, const Known& known);

// The mean of the shares by their weights, for each entity; those that are not known weigh nothing.
// Nothing where no component with a weight is known.
std::vector<std::optional<double>> scores_of(const Shares& shares, const Weights& weights);

// How far chance may move scores: draw by draw, entity by entity.
struct DrawnScores {
  std::vector<double> variances;        // Of the scores themselves, by entity.
  std::vector<double> scores;           // Of each draw.
  std::vector<double> score_variances;  // As that draw's articles show them.
};

// Bunches are resampled, as many as there are, with replacement.  Variances are those of ratios of
// totals by linearisation, and what one article more or less would be is added to each: of an
// entity that has next to none too little is seen of how much it varies.  An entity without a score
// has 0 in each draw.  The same for the same seed on every machine.
DrawnScores draw_scores(
    const Tally& tally,
    const Known& known,
    const Weights& weights,
    double state_discount,
    std::size_t draws,
    std::uint64_t seed);

}  // namespace weiguan::ranking
