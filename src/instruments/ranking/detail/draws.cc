#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "instruments/ranking/detail/score.h"

namespace weiguan::ranking {

namespace {

using Measures = std::array<double, measure_count>;

constexpr Component component_of(std::size_t measure) {
  return measure == media ? of_media : measure == posts ? of_social : of_engagement;
}

// What one bunch has.
struct Bunch {
  struct Part {
    std::size_t entity = 0, measure = 0;
    double amount = 0;
  };
  std::vector<Part> parts;  // By entity.
  Measures totals{};
};

class Resampler {
 public:
  Resampler(const Tally& tally, const Known& known, const Weights& weights, double state_discount)
      : entities_(tally.entities()), bunches_(tally.bunches()), weights_(entities_) {
    tally.each_part(state_discount, [&](std::size_t bunch, std::size_t cell, double amount) {
      if (!known.counted[cell % measure_count]) return;
      bunches_[bunch].parts.push_back({cell / measure_count, cell % measure_count, amount});
      bunches_[bunch].totals[cell % measure_count] += amount;
    });
    for (std::size_t one = 0; one < measure_count; ++one) {
      if (known.counted[one]) used_.push_back(one);
    }
    const auto counters = static_cast<double>(
        std::count(known.counted.begin() + first_counter, known.counted.end(), true));
    for (std::size_t entity = 0; entity < entities_; ++entity) {
      double all = 0;
      for (std::size_t one = 0; one < component_count; ++one) {
        if (known.has(static_cast<Component>(one), entity)) all += weights[one];
      }
      for (std::size_t one = 0; one < measure_count; ++one) {
        const Component of = component_of(one);
        if (!known.counted[one] || !known.has(of, entity) || !(all > 0)) continue;
        weights_[entity][one] = 100 * weights[of] / all / (of == of_engagement ? counters : 1);
      }
    }
  }

  // Appends each entity's score and its variance, where each bunch counts so often.
  void reckon(
      const std::vector<double>& times,
      std::vector<double>& scores,
      std::vector<double>& variances) {
    Measures totals{};
    for (std::size_t i = 0; i < bunches_.size(); ++i) {
      for (const std::size_t one : used_) {
        totals[one] += times[i] * bunches_[i].totals[one];
      }
    }
    Measures rates{};
    for (const std::size_t one : used_) {
      rates[one] = totals[one] > 0 ? 1 / totals[one] : 0;
    }
    gather(times, rates);
    const auto count = static_cast<double>(bunches_.size());
    const double correction = bunches_.size() > 1 ? count / (count - 1) : 1;
    for (std::size_t entity = 0; entity < entities_; ++entity) {
      double score = 0, variance = squares_[entity];
      Measures part{};  // What of the score each measure makes.
      for (const std::size_t one : used_) {
        part[one] = weights_[entity][one] * shares_[entity][one];
        score += part[one];
        variance -= 2 * part[one] * crosses_[entity][one];
      }
      for (const std::size_t one : used_) {
        for (const std::size_t other : used_) {
          variance += part[one] * part[other] * products_[one][other];
        }
      }
      const double least = least_variance(weights_[entity], totals);
      scores.push_back(score);
      variances.push_back(std::max(0.0, variance) * correction + least);
    }
  }

 private:
  // A score is a sum of weighted shares; a bunch moves it by what it adds to each share less the
  // share's part of the bunch.  The squares of these moves are summed term by term, since most
  // bunches have nothing of most entities.
  void gather(const std::vector<double>& times, const Measures& rates) {
    squares_.assign(entities_, 0);
    crosses_.assign(entities_, Measures{});
    shares_.assign(entities_, Measures{});
    for (Measures& row : products_) row.fill(0);
    for (std::size_t i = 0; i < bunches_.size(); ++i) {
      if (!(times[i] > 0)) continue;
      const Bunch& bunch = bunches_[i];
      Measures of_all{};
      for (const std::size_t one : used_) {
        of_all[one] = rates[one] * bunch.totals[one];
      }
      for (const std::size_t one : used_) {
        for (const std::size_t other : used_) {
          products_[one][other] += times[i] * of_all[one] * of_all[other];
        }
      }
      for (std::size_t from = 0, to = 0; from < bunch.parts.size(); from = to) {
        const std::size_t entity = bunch.parts[from].entity;
        double moves = 0;
        for (; to < bunch.parts.size() && bunch.parts[to].entity == entity; ++to) {
          const std::size_t measure = bunch.parts[to].measure;
          const double share = rates[measure] * bunch.parts[to].amount;
          shares_[entity][measure] += times[i] * share;
          moves += weights_[entity][measure] * share;
        }
        squares_[entity] += times[i] * moves * moves;
        for (const std::size_t one : used_) {
          crosses_[entity][one] += times[i] * moves * of_all[one];
        }
      }
    }
  }

  // Of one article more or less, with as much engagement as articles have in the mean.
  static double least_variance(const Measures& weights, const Measures& totals) {
    double engaged = 0;
    for (std::size_t one = first_counter; one < measure_count; ++one) engaged += weights[one];
    const double articles = totals[media] + totals[posts];
    double variance = 0;
    const auto add = [&](double weight, double of) {
      if (of > 0) variance += (weight / of) * (weight / of);
    };
    add(weights[media], totals[media]);
    add(weights[posts], totals[posts]);
    add(engaged, articles);
    return variance;
  }

  std::size_t entities_;
  std::vector<std::size_t> used_;  // Measures of which something was counted.
  std::vector<Bunch> bunches_;
  std::vector<Measures> weights_;  // Of each entity's shares, of a hundred.
  std::vector<double> squares_;
  std::vector<Measures> crosses_, shares_;
  std::array<Measures, measure_count> products_{};
};

}  // namespace

DrawnScores draw_scores(
    const Tally& tally,
    const Known& known,
    const Weights& weights,
    double state_discount,
    std::size_t draws,
    std::uint64_t seed) {
  Resampler resampler(tally, known, weights, state_discount);
  DrawnScores drawn;
  std::vector<double> times(tally.bunches(), 1), themselves;
  resampler.reckon(times, themselves, drawn.variances);
  drawn.scores.reserve(draws * tally.entities());
  drawn.score_variances.reserve(draws * tally.entities());
  std::mt19937_64 random(seed);
  for (std::size_t draw = 0; draw < draws; ++draw) {
    std::fill(times.begin(), times.end(), 0.0);
    for (std::size_t i = 0; i < times.size(); ++i) times[random() % times.size()] += 1;
    resampler.reckon(times, drawn.scores, drawn.score_variances);
  }
  return drawn;
}

}  // namespace weiguan::ranking
