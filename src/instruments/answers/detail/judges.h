// How far judges of answers agree with the rules, with each other and with themselves.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/outcomes.h"

namespace weiguan::answers {

// What a judge may say of an answer, as three classes.
enum class Class : std::uint8_t { complete, evasive, denial };

// "COMPLETE", "EVASIVE", "DENIAL" or the name of an outcome; nothing for anything else, errors and
// blocks among them.
std::optional<Class> class_of(std::string_view label);
// Of the rules; nothing where it cannot be told, and for what a provider blocked.
std::optional<Class> class_of(const Verdict& verdict);

// How often two that judge the same answers said which.
class Table3 {
 public:
  void add(Class first, Class second);

  std::uint64_t count() const;
  double agreement(bool two_classes) const;
  // Cohen (1960); nothing where chance alone explains everything or nothing was counted.
  std::optional<double> kappa(bool two_classes) const;

 private:
  std::array<std::array<std::uint64_t, 3>, 3> counts_{};
};

class Judges {
 public:
  // The labels of one answer in order of time, judge by judge, and what the rules say.
  void add(
      const std::vector<std::pair<std::string, std::string>>& labels,
      const std::optional<Class>& rules);

  // By first, then second; the rules are called "rules".
  const std::map<std::pair<std::string, std::string>, Table3>& pairs() const { return pairs_; }

 private:
  std::map<std::pair<std::string, std::string>, Table3> pairs_;
};

}  // namespace weiguan::answers
