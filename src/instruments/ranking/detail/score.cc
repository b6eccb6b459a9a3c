#include "instruments/ranking/detail/score.h"

#include <algorithm>

namespace weiguan::ranking {

namespace {

// The sum of each measure over all entities.
std::array<double, measure_count> totals_of(std::span<const double> sums) {
  std::array<double, measure_count> totals{};
  for (std::size_t i = 0; i < sums.size(); ++i) totals[i % measure_count] += sums[i];
  return totals;
}

// How much one of a measure adds to a share, of a hundred, of its component.
std::array<double, measure_count> rates_of(std::span<const double> sums, const Known& known) {
  const auto totals = totals_of(sums);
  const auto counters = static_cast<double>(
      std::count(known.counted.begin() + first_counter, known.counted.end(), true));
  std::array<double, measure_count> rates{};
  for (std::size_t one = 0; one < measure_count; ++one) {
    if (!known.counted[one] || !(totals[one] > 0)) continue;
    rates[one] = 100 / totals[one] / (one < first_counter ? 1 : counters);
  }
  return rates;
}

constexpr Component component_of(std::size_t measure) {
  return measure == media ? of_media : measure == posts ? of_social : of_engagement;
}

}  // namespace

void Tally::add(
    std::size_t bunch, std::size_t entity, Measure measure, double amount, bool state_affiliated) {
  if (place_.size() <= bunch) place_.resize(bunch + 1);
  if (place_[bunch] == 0) {
    bunches_.emplace_back();
    place_[bunch] = bunches_.size();
  }
  Bunch& parts = bunches_[place_[bunch] - 1];
  const auto cell = static_cast<std::uint32_t>(entity * measure_count + measure);
  auto at =
      std::lower_bound(parts.begin(), parts.end(), cell, [](const Part& one, std::uint32_t wanted) {
        return one.cell < wanted;
      });
  if (at == parts.end() || at->cell != cell) at = parts.insert(at, Part{cell, 0, 0});
  (state_affiliated ? at->state : at->free) += amount;
}

std::vector<double> Tally::sums(double state_discount, std::span<const double> times) const {
  std::vector<double> sums(entities_ * measure_count);
  const double kept = 1 - state_discount;
  for (std::size_t i = 0; i < bunches_.size(); ++i) {
    const double often = times.empty() ? 1 : times[i];
    if (!(often > 0)) continue;
    for (const Part& part : bunches_[i]) sums[part.cell] += often * (part.free + kept * part.state);
  }
  return sums;
}

bool Known::has(Component component) const {
  if (component == of_media) return counted[media];
  if (component == of_social) return counted[posts];
  return std::any_of(counted.begin() + first_counter, counted.end(), [](bool one) { return one; });
}

bool Known::has(Component component, std::size_t entity) const {
  return has(component) && (component != of_engagement || engagement[entity]);
}

Shares shares_of(std::span<const double> sums, const Known& known) {
  const auto rates = rates_of(sums, known);
  Shares shares(sums.size() / measure_count);
  for (std::size_t entity = 0; entity < shares.size(); ++entity) {
    for (std::size_t one = 0; one < component_count; ++one) {
      if (known.has(static_cast<Component>(one), entity)) shares[entity][one] = 0;
    }
    for (std::size_t one = 0; one < measure_count; ++one) {
      auto& share = shares[entity][component_of(one)];
      if (share) *share += rates[one] * sums[entity * measure_count + one];
    }
  }
  return shares;
}

std::vector<std::optional<double>> scores_of(const Shares& shares, const Weights& weights) {
  std::vector<std::optional<double>> scores(shares.size());
  for (std::size_t entity = 0; entity < shares.size(); ++entity) {
    double sum = 0, weight = 0;
    for (std::size_t one = 0; one < component_count; ++one) {
      if (!shares[entity][one]) continue;
      sum += weights[one] * *shares[entity][one];
      weight += weights[one];
    }
    if (weight > 0) scores[entity] = sum / weight;
  }
  return scores;
}

}  // namespace weiguan::ranking
