// Rows of frontier.sqlite as structs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "archive/frontier.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

inline constexpr std::int64_t frontier_layout = 1;
extern const char* const frontier_tables;

using Number = std::optional<std::int64_t>;

// Times are milliseconds since 1970.
std::int64_t number(ExactTime time);
Number number(const std::optional<ExactTime>& time);
ExactTime exact(std::int64_t milliseconds);
std::optional<ExactTime> exact_at(const Statement& row, int at);
std::uint32_t small_at(const Statement& row, int at);

// What a SELECT names so that the function below finds its columns; there are so many of them.
extern const std::string_view watched_columns;
inline constexpr int watched_width = 25;
WatchedAddress watched_from(const Statement& row);

struct PublishedColumns {
  Number earliest, latest;
  std::string by;
};
PublishedColumns columns_of(const std::optional<TimeRange>& published);

}  // namespace weiguan::detail
