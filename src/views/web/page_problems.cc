#include <fmt/format.h>

#include "views/tables/describe.h"
#include "views/web/detail/asked.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::uint64_t problems_of_page = 200;
constexpr std::uint64_t most_problems_of_page = 1000;
constexpr std::uint64_t most_pages = 1'000'000'000;

std::vector<Column> columns() {
  return {
      column("file"),
      column("offset", Type::whole),
      column("line", Type::whole),
      column("rule"),
      column("reason")};
}

std::vector<Cell> cells(const Problem& problem) {
  auto reason = text_cell(problem.reason);
  reason.language = "en";
  return {
      text_cell(problem.file),
      count_cell(problem.offset),
      problem.line > 0 ? count_cell(problem.line) : Cell{},
      text_cell(problem.rule),
      reason};
}

std::vector<Value> values(const Problem& problem) {
  std::vector<Value> all;
  for (auto& cell : cells(problem)) all.push_back(std::move(cell.value));
  return all;
}

// One page of them.
Reply json_page(const Site& site, const Request& request) {
  const auto limit = read_count(request, "limit", problems_of_page, 1, most_problems_of_page);
  const auto page = read_count(request, "page", 1, 1, most_pages);
  const auto first = (page - 1) * limit;
  const auto counts = site.archive->counts();
  std::string rows;
  TableWriter::Options options;
  options.format = Format::json;
  TableWriter writer(columns(), options, [&](std::string_view piece) { rows += piece; });
  std::uint64_t at = 0;
  if (first < counts.problems) {
    site.archive->problems([&](const Problem& problem) {
      if (at++ >= first) writer.row(values(problem));
      return at < first + limit;
    });
  }
  writer.finish();
  const auto described_columns = columns();
  return json_reply(fmt::format(
      "{{\"total\": {}, \"page\": {}, \"limit\": {}, \"columns\": {}, \"problems\": {}}}",
      counts.problems,
      page,
      limit,
      described(described_columns),
      rows));
}

// Every problem, however many there are.
Reply all_rows(const Site& site, const Request& request) {
  Reply reply;
  reply.type = std::string(media_type(rows_format(request.form)));
  reply.headers.push_back(download_header("problems", request.form));
  TableWriter::Options options;
  options.format = rows_format(request.form);
  options.bom = request.form == Form::csv && request.has("bom");
  reply.stream = [&site, options](const Write& write, const Stop& stop) {
    bool listened = true;
    TableWriter writer(
        columns(), options, [&](std::string_view piece) { listened = listened && write(piece); });
    site.archive->problems([&](const Problem& problem) {
      writer.row(values(problem));
      return listened && !stop.requested();
    });
    writer.finish();
  };
  return reply;
}

}  // namespace

Reply problems_page(const Site& site, const Request& request) {
  if (is_rows(request.form)) return all_rows(site, request);
  return json_page(site, request);
}

}  // namespace weiguan::web
