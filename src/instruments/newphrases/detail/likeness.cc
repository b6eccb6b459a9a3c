#include "instruments/newphrases/detail/likeness.h"

#include <algorithm>
#include <cmath>

namespace weiguan::newphrases {

namespace {

constexpr std::size_t most_compared = 64;  // Texts compared with one another.

}  // namespace

Likeness::Likeness(const Material& material)
    : grams_(material.grams), sums_(material.grams.size()), inner_(material.grams.size()) {
  texts_.reserve(material.rows.size());
  for (const auto& row : material.rows) {
    std::vector<GramId> pairs;
    grams_.each(row, [&](GramId id, std::size_t) {
      if (grams_[id].length == 2) pairs.push_back(id);
    });
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<std::pair<GramId, float>> text;
    double square = 0;
    for (const GramId id : pairs) {
      const double weight =
          std::log(static_cast<double>(material.rows.size()) / grams_[id].articles);
      text.emplace_back(id, static_cast<float>(weight));
      square += weight * weight;
    }
    const float length = static_cast<float>(std::sqrt(square + 1e-9));
    for (auto& one : text) one.second /= length;
    texts_.push_back(std::move(text));
  }
}

double Likeness::of(const std::vector<std::uint32_t>& texts, GramId phrase) {
  mark(phrase, true);
  const std::size_t step = (texts.size() + most_compared - 1) / most_compared;
  std::vector<GramId> touched;
  double count = 0, own = 0;
  for (std::size_t i = 0; i < texts.size(); i += step) {
    ++count;
    for (const auto& [id, weight] : texts_[texts[i]]) {
      if (inner_[id]) continue;
      if (sums_[id] == 0) touched.push_back(id);
      sums_[id] += weight;
      own += double{weight} * weight;
    }
  }
  double square = 0;
  for (const GramId id : touched) {
    square += double{sums_[id]} * sums_[id];
    sums_[id] = 0;
  }
  mark(phrase, false);
  return count > 1 ? (square - own) / (count * (count - 1)) : 1;
}

void Likeness::mark(GramId phrase, bool inner) {
  for (GramId front = phrase; front != no_gram && grams_[front].length >= 2;
       front = grams_[front].front) {
    GramId pair = front;
    while (grams_[pair].length > 2) pair = grams_[pair].back;
    inner_[pair] = inner;
  }
}

}  // namespace weiguan::newphrases
