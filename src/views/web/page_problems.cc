#include <fmt/format.h>

#include "views/web/detail/asked.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::uint64_t problems_of_page = 200;

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

// Every problem, however many there are.
Reply twin(const Site& site, const Request& request) {
  Reply reply;
  const bool json = request.form == Form::json;
  reply.type =
      json ? "application/json; charset=utf-8" : std::string(media_type(rows_format(request.form)));
  if (!json) reply.headers.push_back(download_header("problems", request.form));
  TableWriter::Options options;
  options.format = json ? Format::json : rows_format(request.form);
  options.bom = request.form == Form::csv && request.has("bom");
  reply.stream = [&site, json, options](const Write& write, const Stop& stop) {
    bool listened = true;
    if (json) {
      write(fmt::format("{{\"total\": {}, \"problems\": ", site.archive->counts().problems));
    }
    TableWriter writer(
        columns(), options, [&](std::string_view piece) { listened = listened && write(piece); });
    site.archive->problems([&](const Problem& problem) {
      std::vector<Value> values;
      for (auto& cell : cells(problem)) values.push_back(std::move(cell.value));
      writer.row(values);
      return listened && !stop.requested();
    });
    writer.finish();
    if (json) write("}\n");
  };
  return reply;
}

}  // namespace

Reply problems_page(const Site& site, const Request& request) {
  return twin(site, request);
}

}  // namespace weiguan::web
