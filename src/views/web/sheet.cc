#include "views/web/detail/sheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

bool is_number(Type type) {
  return type == Type::whole || type == Type::number;
}

std::string_view class_of(const Column& column) {
  const Type type = column.type;
  if (is_number(type)) return "number";
  if (column.narrow == Narrow::cut_front) return "before";
  const bool fixed =
      type == Type::time || type == Type::period || type == Type::article || type == Type::capture;
  return fixed ? "fixed" : "";
}

}  // namespace

Column column(std::string_view name, Type type) {
  // The name lives as long as the table of words, so that a Column may keep a view of it.
  constexpr std::string_view prefix = "column.";
  for (const auto& entry : all_words()) {
    if (entry.name.substr(0, prefix.size()) == prefix && entry.name.substr(prefix.size()) == name) {
      return {entry.name.substr(prefix.size()), entry.words, entry.words, type};
    }
  }
  throw Error(fmt::format("no column is called {}", name));
}

Cell text_cell(std::string_view text, std::string address) {
  if (text.empty()) return {};
  return {std::string(text), {}, std::move(address), {}};
}

Cell count_cell(std::uint64_t count, std::string address) {
  return {static_cast<std::int64_t>(count), {}, std::move(address), {}};
}

std::string show_number(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string show_value(const Column& column, const Value& value, Speech speech) {
  if (const auto* whole = std::get_if<std::int64_t>(&value); whole && *whole >= 0) {
    return show_number(static_cast<std::uint64_t>(*whole));
  }
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:.4g}", *number);
  if (column.type == Type::boolean && std::holds_alternative<std::string>(value)) {
    return say(std::get<std::string>(value) == "true" ? "value.yes" : "value.no", speech);
  }
  return to_text(value);
}

void add_cell(Html& html, const Column& column, const Cell& cell, Speech speech) {
  const std::string shown =
      cell.shown.empty() ? show_value(column, cell.value, speech) : cell.shown;
  html.open("td", {{"class", class_of(column)}});
  if (shown.empty()) {
    html.leaf("span", "–", {{"class", "unknown"}, {"title", say("value.unknown", speech)}});
  } else if (!cell.address.empty()) {
    html.open("a", {{"href", cell.address}}).quoted(shown, cell.language).close("a");
  } else if (is_number(column.type)) {
    html.text(shown);
  } else {
    html.quoted(shown, cell.language);
  }
  html.close("td");
}

void add_head(Html& html, const std::vector<Column>& columns, Speech speech) {
  html.open("thead").open("tr");
  for (const auto& one : columns) {
    const auto heading = say(one.heading, speech);
    const auto meaning = say(one.meaning, speech);
    html.leaf(
        "th",
        heading,
        {{"scope", "col"},
         {"class", class_of(one) == "fixed" ? "" : class_of(one)},
         {"title", meaning == heading ? std::string_view{} : meaning}});
  }
  html.close("tr").close("thead");
}

Html to_html(
    const Sheet& sheet,
    std::string_view caption,
    const Request& request,
    std::size_t first,
    std::string_view all_address) {
  Html html;
  html.open(
      "div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
  html.open("table").leaf("caption", caption);
  add_head(html, sheet.columns, request.speech);
  html.open("tbody");
  const std::size_t shown = std::min(first, sheet.rows.size());
  for (std::size_t i = 0; i < shown; ++i) {
    html.open("tr");
    for (std::size_t j = 0; j < sheet.columns.size(); ++j) {
      add_cell(html, sheet.columns[j], sheet.rows[i][j], request.speech);
    }
    html.close("tr");
  }
  html.close("tbody").close("table").close("div");
  if (shown < sheet.rows.size()) {
    html.open("p", {{"class", "note"}});
    html.text(
        say("rows.cut", request.speech, {show_number(shown), show_number(sheet.rows.size())}));
    if (!all_address.empty()) {
      html.text(" ").link(all_address, say("rows.all", request.speech));
    }
    html.close("p");
  }
  return html;
}

std::string to_rows(const Sheet& sheet, Format format, bool bom) {
  std::string out;
  TableWriter::Options options;
  options.format = format;
  options.bom = bom && format == Format::csv;
  TableWriter writer(sheet.columns, options, [&](std::string_view piece) { out += piece; });
  for (const auto& row : sheet.rows) {
    std::vector<Value> values;
    for (const auto& cell : row) values.push_back(cell.value);
    writer.row(values);
  }
  writer.finish();
  return out;
}

std::string to_json_rows(const Sheet& sheet) {
  std::string out = "[";
  for (const auto& row : sheet.rows) {
    out += out.size() > 1 ? ",\n  {" : "\n  {";
    for (std::size_t i = 0; i < row.size(); ++i) {
      out += fmt::format(
          "{}{}: {}", i > 0 ? ", " : "", json_text(sheet.columns[i].name), to_json(row[i].value));
    }
    out += "}";
  }
  return out + "]";
}

}  // namespace weiguan::web
