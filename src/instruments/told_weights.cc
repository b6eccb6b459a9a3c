#include "instruments/told_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace weiguan::told {

namespace {

constexpr std::size_t words_size = std::size_t{1} << 24, neutral_size = std::size_t{1} << 22;
constexpr double formula_share = 0.3;

double rarity(std::int64_t with, std::int64_t all) {
  const double rare = std::log(
      (prior + static_cast<double>(all) + 1) /
      (static_cast<double>(std::max<std::int64_t>(with, 1))));
  return std::max(rare, 0.1);
}

}  // namespace

Weights::Weights() : words_(words_size), neutral_(neutral_size), heard_(neutral_size) {}

void Weights::count(const Signature& signature, int by) {
  articles_[static_cast<std::size_t>(signature.tongue)] += by;
  for (const Term& term : signature.words) words_[term.key % words_size] += by;
  for (const Term& term : signature.neutral) {
    neutral_[term.key % neutral_size] += by;
    if (term.kind == Kind::sound) heard_[term.key % neutral_size] += by;
  }
}

double Weights::of_word(const Term& term, Tongue tongue) const {
  const double rare =
      rarity(words_[term.key % words_size], articles_[static_cast<std::size_t>(tongue)]);
  return term.formula ? rare * formula_share : rare;
}

double Weights::of_neutral(const Term& term) const {
  const std::int64_t all = std::accumulate(articles_.begin(), articles_.end(), std::int64_t{0});
  return rarity(neutral_[term.key % neutral_size], all);
}

bool Weights::is_heard(std::uint32_t sound) const {
  return heard_[sound % neutral_size] > 0;
}

}  // namespace weiguan::told
