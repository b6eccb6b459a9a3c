// The tables of mentions, and where each column stands.
#pragma once

#include <array>
#include <cstddef>

#include "instruments/instruments.h"

namespace weiguan::mentions {

inline constexpr std::size_t mentions_table = 0;
inline constexpr std::size_t uncounted_table = 1;

namespace mentions_column {
enum Column : std::size_t {
  entity,
  name,
  code,
  kind,
  parent,
  period,
  outlet,
  group,
  articles,
  occurrences,
  title_articles,
  of_articles,
  share,
  share_low,
  share_high,
  status,
  count
};
}  // namespace mentions_column

namespace uncounted_column {
enum Column : std::size_t { name, why, entities, articles, occurrences, count };
}  // namespace uncounted_column

extern const std::array<Table, 2> tables;

}  // namespace weiguan::mentions
