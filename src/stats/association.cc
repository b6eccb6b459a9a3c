#include "stats/association.h"

#include <algorithm>
#include <cmath>

#include "stats/detail/special.h"

namespace weiguan {

using detail::number;

namespace {

bool sound(const Company& company) {
  return company.total > 0 && company.near <= company.total && company.collocate <= company.total &&
         company.both <= std::min(company.near, company.collocate) &&
         company.near - company.both <= company.total - company.collocate;
}

double by_chance(const Company& company) {
  return number(company.near) * (number(company.collocate) / number(company.total));
}

}  // namespace

std::optional<double> expected_both(const Company& company) {
  if (!sound(company)) return std::nullopt;
  return by_chance(company);
}

std::optional<double> log_dice(const Company& company) {
  if (company.both == 0 || company.both > company.collocate || company.node == 0) {
    return std::nullopt;
  }
  const double sum = number(company.node) + number(company.collocate);
  return 14 + std::log2(2 * number(company.both) / sum);
}

std::optional<double> pmi(const Company& company) {
  if (!sound(company) || company.both == 0) return std::nullopt;
  return std::log2(number(company.both) / by_chance(company));
}

std::optional<double> t_score(const Company& company) {
  if (!sound(company) || company.both == 0) return std::nullopt;
  return (number(company.both) - by_chance(company)) / std::sqrt(number(company.both));
}

std::optional<double> collocation_likelihood(const Company& company) {
  if (!sound(company)) return std::nullopt;
  return log_likelihood(Table2x2{
      company.both,
      company.near - company.both,
      company.collocate - company.both,
      (company.total - company.collocate) - (company.near - company.both)});
}

}  // namespace weiguan
