// Rows of archive.sqlite as structs of the model.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

// What a SELECT names so that the function below it finds its columns, from column `at` on.
extern const std::string_view article_columns;
inline constexpr int article_column_count = 29;  // Of articles JOIN texts.
Article article_from(const Statement& row, int at = 0);

extern const std::string_view capture_columns;  // Of captures.
Capture capture_from(const Statement& row, int at = 0);

std::int64_t seconds(Time time);
Time time_from(std::int64_t seconds);
std::string list_to_json(const std::vector<std::string>& list);
std::vector<std::string> list_from_json(std::string_view json);
std::string images_to_json(const std::vector<Image>& images);
std::vector<Image> images_from_json(std::string_view json);

}  // namespace weiguan::detail
