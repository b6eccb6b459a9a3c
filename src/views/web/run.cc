#include "views/web/detail/run.h"

#include <fmt/format.h>

#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"

namespace weiguan::web {

namespace {

std::string evidence_json(const Evidence& evidence, const Zone& zone) {
  std::vector<std::string> articles, captures, passages;
  for (const auto id : evidence.articles) articles.push_back(to_string(id));
  for (const auto id : evidence.captures) captures.push_back(to_string(id));
  for (const auto& one : evidence.passages) {
    passages.push_back(fmt::format("{}:{}-{}", to_string(one.article), one.begin, one.end));
  }
  JsonObject json;
  json.texts("articles", articles)
      .texts("captures", captures)
      .texts("passages", passages)
      .text("address", evidence_address(evidence, zone));
  return json.str();
}

}  // namespace

void hide_accounts(const Site& site, const Table& table, Row& row) {
  for (std::size_t i = 0; i < table.columns.size() && i < row.values.size(); ++i) {
    auto* text = std::get_if<std::string>(&row.values[i]);
    if (text != nullptr && table.columns[i].type == Type::account) *text = shown(site, *text);
  }
}

std::string row_json(const Site& site, const Instrument& instrument, const Row& row) {
  const auto& table = instrument.tables[row.table];
  JsonObject values;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    values.raw(table.columns[i].name, to_json(row.values[i]));
  }
  JsonObject json;
  json.text("table", table.name)
      .raw("values", values.str())
      .raw("evidence", evidence_json(row.evidence, site.zone));
  return json.str();
}

std::string notes_json(const std::vector<Note>& notes) {
  std::vector<std::string> said;
  for (const auto& note : notes) {
    said.push_back(JsonObject().text("en", note.en).text("zh", note.zh).str());
  }
  return json_list(said);
}

std::size_t asked_table(const Request& request, const Instrument& instrument) {
  const auto asked = request.parameter("table");
  if (asked.empty()) return 0;
  std::string names;
  for (std::size_t i = 0; i < instrument.tables.size(); ++i) {
    if (instrument.tables[i].name == asked) return i;
    names += (names.empty() ? "" : ", ") + std::string(instrument.tables[i].name);
  }
  throw UsageError(fmt::format("there is no table \"{}\"", asked), "There are: " + names + ".");
}

}  // namespace weiguan::web
