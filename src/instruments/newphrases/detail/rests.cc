#include "instruments/newphrases/detail/rests.h"

namespace weiguan::newphrases {

namespace {

constexpr double last_weight = 5;  // Uses of the pair that the last word's share counts for.

std::uint64_t key(Word a, Word b) {
  return (std::uint64_t{a} << 32) | b;
}

std::uint64_t last_pair(std::span<const Word> phrase) {
  return key(phrase.size() > 1 ? phrase[phrase.size() - 2] : border, phrase.back());
}

}  // namespace

void Rests::ask(std::span<const Word> phrase) {
  pairs_.try_emplace(last_pair(phrase));
  singles_.try_emplace(phrase.back());
}

void Rests::learn(std::span<const std::vector<Word>> texts) {
  for (const auto& text : texts) {
    for (std::size_t k = 1; k + 1 < text.size(); ++k) {
      const auto single = singles_.find(text[k]);
      if (single == singles_.end()) continue;
      const std::uint64_t rests = rests_at(text[k + 1]) ? 1 : 0;
      ++single->second.all;
      single->second.rests += rests;
      const auto pair = pairs_.find(key(text[k - 1], text[k]));
      if (pair == pairs_.end()) continue;
      ++pair->second.all;
      pair->second.rests += rests;
    }
  }
}

double Rests::of(std::span<const Word> phrase) const {
  const auto single = singles_.find(phrase.back());
  const auto pair = pairs_.find(last_pair(phrase));
  if (single == singles_.end() || pair == pairs_.end() || single->second.all == 0) return 0;
  const double last =
      static_cast<double>(single->second.rests) / static_cast<double>(single->second.all);
  return (static_cast<double>(pair->second.rests) + last_weight * last) /
         (static_cast<double>(pair->second.all) + last_weight);
}

}  // namespace weiguan::newphrases
