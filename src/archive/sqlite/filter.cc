#include "archive/sqlite/detail/filter.h"

#include <vector>

#include <fmt/format.h>

#include "archive/sqlite/detail/rows.h"
#include "base/digest.h"

namespace weiguan::detail {

namespace {

void add_list(std::string& sql, std::string_view column, const std::vector<std::string>& values) {
  if (values.empty()) return;
  std::string list;
  for (const std::string& one : values) {
    list += list.empty() ? "" : ", ";
    list += quoted(one);
  }
  sql += fmt::format("{}{} IN ({})", sql.empty() ? "" : " AND ", column, list);
}

}  // namespace

std::string quoted(const std::string& text) {
  // Control characters would end or spoil the statement.
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20)
      return fmt::format("CAST(x'{}' AS TEXT)", to_hex(text));
  }
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

std::string condition_inside(const Period& period) {
  return fmt::format(
      "published_earliest >= {0} AND published_earliest < {1} AND published_latest < {1}",
      seconds(period.from),
      seconds(period.to));
}

std::string condition_touching(const Period& period) {
  return fmt::format(
      "published_earliest < {} AND published_latest >= {}",
      seconds(period.to),
      seconds(period.from));
}

std::string condition_on_lists(const Filter& filter) {
  std::string sql;
  std::vector<std::string> kinds;
  for (const ArticleKind kind : filter.kinds) kinds.emplace_back(to_string(kind));
  add_list(sql, "outlet", filter.outlets);
  add_list(sql, "kind", kinds);
  add_list(sql, "language", filter.languages);
  return sql.empty() ? "1" : sql;
}

std::string condition(const Filter& filter) {
  std::string sql = condition_on_lists(filter);
  if (!filter.published) return sql;
  const std::string inside = condition_inside(*filter.published);
  if (!filter.possible) return fmt::format("{} AND {}", sql, inside);
  // An empty period holds nothing, but a time range may touch it.
  return fmt::format("{} AND (({}) OR ({}))", sql, inside, condition_touching(*filter.published));
}

}  // namespace weiguan::detail
