// How much a term tells: the fewer of the last four weeks' articles have it, the more.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "instruments/told_signature.h"

namespace weiguan::told {

// The days whose articles are counted, with the day itself.  Fewer articles than `prior` are taken
// for as many more without the term, so that in a small archive rare is not common.
inline constexpr int weighed_days = 28;
inline constexpr double prior = 2000;

class Weights {
 public:
  Weights();

  void add(const Signature& signature) { count(signature, 1); }
  void take(const Signature& signature) { count(signature, -1); }  // What was added before.

  double of_word(const Term& term, Tongue tongue) const;
  double of_neutral(const Term& term) const;
  // Whether an English article has the name.
  bool is_heard(std::uint32_t sound) const;

 private:
  void count(const Signature& signature, int by);

  std::array<std::int64_t, 4> articles_{};  // By tongue.
  std::vector<std::int32_t> words_;         // By the key's low bits: two may be counted as one.
  std::vector<std::int32_t> neutral_, heard_;
};

}  // namespace weiguan::told
