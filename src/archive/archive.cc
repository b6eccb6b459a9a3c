#include "archive/archive.h"

#include <cmath>

namespace weiguan {

Written& Written::operator+=(const Written& other) {
  captures += other.captures;
  articles += other.articles;
  readings += other.readings;
  observations += other.observations;
  problems += other.problems;
  return *this;
}

double score(
    std::uint64_t hits,
    std::uint64_t title_hits,
    std::uint64_t length,
    std::uint64_t all,
    std::uint64_t with) {
  constexpr double k1 = 1.2;
  constexpr double b = 0.75;
  constexpr double mean_length = 600;
  constexpr double title_weight = 5;
  if (hits == 0) return 0;
  const auto in_title = static_cast<double>(title_hits);
  const double frequency = static_cast<double>(hits) + (title_weight - 1) * in_title;
  const auto having = static_cast<double>(with);
  const double idf = std::log(1 + (static_cast<double>(all) - having + 0.5) / (having + 0.5));
  const double norm = k1 * (1 - b + b * static_cast<double>(length) / mean_length);
  return idf * frequency * (k1 + 1) / (frequency + norm);
}

}  // namespace weiguan
