#include <fmt/format.h>

#include "views/tables/describe.h"
#include "views/tables/sources.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

namespace {

Sheet sheet_of(const std::vector<SourceHealth>& all) {
  const auto columns = source_columns();
  Sheet sheet{"sources", {columns.begin(), columns.end()}, {}};
  for (const auto& one : all) {
    std::vector<Cell> cells;
    for (auto& value : source_values(one)) cells.push_back({std::move(value), {}, {}, {}});
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

}  // namespace

Reply sources_page(const Site& site, const Request& request) {
  const auto sheet = sheet_of(site.sources ? site.sources() : std::vector<SourceHealth>{});
  if (is_rows(request.form)) return rows_reply(request, sheet);
  return json_reply(fmt::format(
      "{{\"total\": {}, \"columns\": {}, \"sources\": {}}}",
      sheet.rows.size(),
      described(sheet.columns),
      to_json_rows(sheet)));
}

}  // namespace weiguan::web
