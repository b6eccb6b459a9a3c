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
  reply.type = json ? "application/json; charset=utf-8" : std::string(media_type(Format::csv));
  if (!json) {
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"problems.csv\"");
  }
  TableWriter::Options options;
  options.format = json ? Format::json : Format::csv;
  options.bom = !json && request.has("bom");
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
  if (request.form != Form::html) return twin(site, request);
  const auto speech = request.speech;
  const auto total = site.archive->counts().problems;
  const auto pages = std::max<std::uint64_t>(1, (total + problems_of_page - 1) / problems_of_page);
  const auto number = read_count(request, "page", 1, 1, pages);
  Sheet sheet{"problems", columns(), {}};
  std::uint64_t at = 0;
  site.archive->problems([&](const Problem& problem) {
    if (at++ >= (number - 1) * problems_of_page) sheet.rows.push_back(cells(problem));
    return sheet.rows.size() < problems_of_page;
  });
  const auto title = say("nav.problems", speech);
  Html body;
  body.leaf("h1", title).leaf("p", say("problems.lead", speech), {{"class", "lead"}});
  body.leaf("p", say("problems.total", speech, {show_number(total)}), {{"class", "total"}});
  if (!sheet.rows.empty()) body.add(to_html(sheet, title, request));
  if (pages > 1) {
    body.open("nav", {{"class", "pager"}, {"aria-label", say("search.pages", speech)}});
    const auto to = [&](std::uint64_t page_number) {
      return address_of(
          request.path, with(request.parameters, "page", std::to_string(page_number)));
    };
    if (number > 1) body.link(to(number - 1), say("search.previous", speech), {{"rel", "prev"}});
    body.leaf("span", say("search.page", speech, {show_number(number), show_number(pages)}));
    if (number < pages) body.link(to(number + 1), say("search.next", speech), {{"rel", "next"}});
    body.close("nav");
  }
  return page(site, request, title, body);
}

}  // namespace weiguan::web
