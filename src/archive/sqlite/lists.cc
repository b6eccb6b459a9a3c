#include "archive/sqlite/detail/lists.h"

#include "archive/detail/accounts.h"
#include "archive/sqlite/detail/rows.h"

namespace weiguan::detail {

std::vector<Arrival> read_arrivals(Database& database, std::size_t limit, std::size_t captures) {
  Statement last =
      database.prepare("SELECT n, id, time FROM captures ORDER BY time DESC, id DESC LIMIT ?1");
  // Where a row was read first stands with the article itself.
  Statement readings = database.prepare(
      "SELECT articles.id FROM readings JOIN articles ON articles.n = readings.article "
      "WHERE readings.capture = ?1 AND first_capture = ?2 AND first_begin = row_begin "
      "AND first_end = row_end ORDER BY row_begin DESC, row_end DESC, articles.id DESC");
  std::vector<Arrival> arrivals;
  last.with(static_cast<std::int64_t>(captures));
  while (arrivals.size() < limit && last.step()) {
    const std::string id = last.text(1);
    const auto capture = parse_capture_id(id).value_or(CaptureId{});
    const Time time = time_from(last.integer(2));
    readings.with(last.integer(0), id);
    while (arrivals.size() < limit && readings.step()) {
      arrivals.push_back({parse_article_id(readings.view(0)).value_or(ArticleId{}), capture, time});
    }
  }
  return arrivals;
}

std::vector<AccountCount> read_accounts(Database& database, const Bits* passing) {
  // Both columns stand in one index, so no article is read.
  Statement rows = database.prepare("SELECT account, n FROM articles ORDER BY account");
  std::vector<AccountCount> counts;
  while (rows.step()) {
    const std::int64_t n = rows.integer(1);
    if (passing != nullptr && (n > passing->last() || !passing->has(n))) continue;
    const std::string_view account = rows.view(0);
    if (counts.empty() || counts.back().account != account)
      counts.push_back({std::string(account), 0});
    ++counts.back().articles;
  }
  sort_accounts(counts);
  return counts;
}

}  // namespace weiguan::detail
