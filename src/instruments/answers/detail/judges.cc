#include "instruments/answers/detail/judges.h"

#include <algorithm>
#include <iterator>

namespace weiguan::answers {

namespace {

constexpr std::string_view rules_name = "rules";

std::optional<Class> class_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::full:
    case Outcome::partial:
      return Class::complete;
    case Outcome::evasion:
    case Outcome::ignorance:
    case Outcome::official_line:
      return Class::evasive;
    case Outcome::refusal:
      return Class::denial;
    default:
      return {};
  }
}

}  // namespace

std::optional<Class> class_of(std::string_view label) {
  if (label == "COMPLETE") return Class::complete;
  if (label == "EVASIVE") return Class::evasive;
  if (label == "DENIAL") return Class::denial;
  for (std::size_t i = 0; i < outcome_choices.size(); ++i)
    if (outcome_choices.at(i).name == label) return class_of(static_cast<Outcome>(i));
  return {};
}

std::optional<Class> class_of(const Verdict& verdict) {
  return class_of(verdict.main());
}

void Table3::add(Class first, Class second) {
  ++counts_.at(static_cast<std::size_t>(first)).at(static_cast<std::size_t>(second));
}

std::uint64_t Table3::count() const {
  std::uint64_t sum = 0;
  for (const auto& row : counts_)
    for (const std::uint64_t one : row) sum += one;
  return sum;
}

double Table3::agreement(bool two_classes) const {
  std::uint64_t same = 0;
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < 3; ++k)
      if (two_classes ? (i == 0) == (k == 0) : i == k) same += counts_.at(i).at(k);
  const std::uint64_t all = count();
  return all == 0 ? 0 : static_cast<double>(same) / static_cast<double>(all);
}

std::optional<double> Table3::kappa(bool two_classes) const {
  const auto all = static_cast<double>(count());
  if (all == 0) return {};
  std::array<double, 3> first{}, second{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < 3; ++k) {
      const auto one = static_cast<double>(counts_.at(i).at(k));
      first.at(two_classes ? std::min<std::size_t>(i, 1) : i) += one;
      second.at(two_classes ? std::min<std::size_t>(k, 1) : k) += one;
    }
  double chance = 0;
  for (std::size_t i = 0; i < 3; ++i) chance += first.at(i) * second.at(i) / all / all;
  if (chance >= 1) return {};
  return (agreement(two_classes) - chance) / (1 - chance);
}

void Judges::add(
    const std::vector<std::pair<std::string, std::string>>& labels,
    const std::optional<Class>& rules) {
  std::map<std::string, std::vector<Class>> said;
  for (const auto& [judge, label] : labels)
    if (const auto one = class_of(label)) said[judge].push_back(*one);
  for (auto one = said.begin(); one != said.end(); ++one) {
    const auto& [judge, classes] = *one;
    if (rules) pairs_[{std::string(rules_name), judge}].add(*rules, classes.front());
    for (std::size_t i = 1; i < classes.size(); ++i)
      pairs_[{judge, judge}].add(classes[i - 1], classes[i]);
    for (auto other = std::next(one); other != said.end(); ++other)
      pairs_[{judge, other->first}].add(classes.front(), other->second.front());
  }
}

}  // namespace weiguan::answers
