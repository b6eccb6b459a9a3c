#include "views/tables/tables.h"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "packs/affiliations.h"
#include "text/utf8.h"
#include "views/tables/detail/terminal_table.h"
#include "views/tables/page.h"

namespace weiguan {

namespace {

constexpr std::array<std::string_view, 9> formats = {
    "table", "csv", "tsv", "jsonl", "json", "html", "atom", "mail", "svg"};

// A text that a spreadsheet would take for a formula is made plain text.
std::string harmless(const Value& value) {
  std::string text = to_text(value);
  if (!std::holds_alternative<std::string>(value) || text.empty()) return text;
  if (std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
    text.insert(text.begin(), '\'');
  }
  return text;
}

void add_csv(std::string& line, const std::string& cell) {
  const bool quoted = cell.find_first_of(",\"\r\n") != std::string::npos ||
                      (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
  if (!quoted) {
    line += cell;
    return;
  }
  line += '"';
  for (const char one : cell) {
    if (one == '"') line += '"';
    line += one;
  }
  line += '"';
}

void add_tsv(std::string& line, const std::string& cell) {
  for (const char one : cell) {
    switch (one) {
      case '\t':
        line += "\\t";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      case '\\':
        line += "\\\\";
        break;
      default:
        line += one;
    }
  }
}

}  // namespace

std::optional<Format> parse_format(std::string_view name) {
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (formats[i] == name) return static_cast<Format>(i);
  }
  return {};
}

std::string_view media_type(Format format) {
  switch (format) {
    case Format::table:
      return "text/plain; charset=utf-8";
    case Format::csv:
      return "text/csv; charset=utf-8";
    case Format::tsv:
      return "text/tab-separated-values; charset=utf-8";
    case Format::jsonl:
      return "application/x-ndjson";
    case Format::json:
      return "application/json";
    case Format::html:
      return "text/html; charset=utf-8";
    case Format::atom:
      return "application/atom+xml; charset=utf-8";
    case Format::mail:
      return "message/rfc822";
    case Format::svg:
      return "image/svg+xml";
  }
  return "text/plain; charset=utf-8";
}

std::string_view say(const Words& words, Speech speech) {
  return speech == Speech::zh ? words.zh : words.en;
}

std::string to_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  return {};
}

std::string for_eyes(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:.4g}", *number);
  return std::holds_alternative<std::monostate>(value) ? "–" : to_text(value);
}

Value in_words(const Value& value, const Column& column, const Packs& packs, Speech speech) {
  const auto* id = std::get_if<std::string>(&value);
  if (id == nullptr) return value;
  const auto name = [&](const Names& names) -> Value {
    const bool zh = speech == Speech::zh;
    const std::string& first = zh ? names.hans : names.en;
    if (!first.empty()) return first;
    const std::string& second = zh ? names.en : names.hans;
    return second.empty() ? value : Value{second};
  };
  switch (column.type) {
    case Type::choice:
      for (const Choice& one : column.choices) {
        if (one.name == *id) return std::string(say(one.meaning, speech));
      }
      return value;
    case Type::outlet: {
      const Outlet* outlet = packs.outlet(*id);
      return outlet == nullptr ? value : name(outlet->names);
    }
    case Type::group: {
      if (const Group* group = packs.group(*id)) return name(group->names);
      // A body, an outlet or an account stands there, too: whoever controls somebody.
      if (*id == unknown_controller) return std::string(say({"not known", "不详"}, speech));
      if (*id == nobody_node) return std::string(say({"nobody", "无"}, speech));
      return name(names_of(packs, *id));
    }
    case Type::tier:
      for (const Tier& one : packs.tiers()) {
        if (one.id == *id) return name(one.names);
      }
      return value;
    default:
      return value;
  }
}

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char one : is_utf8(text) ? std::string(text) : to_valid_utf8(text)) {
    switch (one) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(one) < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(one));
        } else {
          out += one;
        }
    }
  }
  return out + "\"";
}

std::string to_json(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return json_text(*text);
  if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number)) {
    return "null";
  }
  return std::holds_alternative<std::monostate>(value) ? "null" : to_text(value);
}

std::string json_arguments(const Arguments& arguments) {
  std::string out = "{";
  for (const auto& [name, value] : arguments) {
    out += fmt::format("{}{}: {}", out.size() > 1 ? ", " : "", json_text(name), json_text(value));
  }
  return out + "}";
}

struct TableWriter::State {
  std::vector<Column> columns;
  Options options;
  TextSink out;
  std::optional<TerminalTable> table;
  std::uint64_t rows = 0;
  bool has_head = false;

  void separated(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (options.format == Format::csv) {
        if (i > 0) line += ',';
        add_csv(line, cells[i]);
      } else {
        if (i > 0) line += '\t';
        add_tsv(line, cells[i]);
      }
    }
    // A line of one empty cell would be read as no line at all.
    if (line.empty()) line = options.format == Format::csv ? "\"\"" : "";
    out(line + "\n");
  }

  void object(const std::vector<Value>& values) {
    std::string line = "{";
    for (std::size_t i = 0; i < values.size(); ++i) {
      line += fmt::format(
          "{}{}: {}", i > 0 ? ", " : "", json_text(columns[i].name), to_json(values[i]));
    }
    line += "}";
    if (options.format == Format::jsonl) {
      out(line + "\n");
    } else {
      out((rows == 0 ? "[\n" : ",\n") + line);
    }
  }

  // Written with the first row or at the end, so that what fails before leaves nothing behind.
  void head() {
    if (std::exchange(has_head, true)) return;
    if (options.format == Format::html) html_head();
    if (options.format == Format::table || options.format == Format::html) return;
    if (options.bom) out("\xEF\xBB\xBF");
    if (options.format == Format::csv || options.format == Format::tsv) {
      std::vector<std::string> names;
      for (const Column& one : columns) names.emplace_back(one.name);
      separated(names);
    }
  }

  void html_head() {
    std::string line = "<table>\n<thead><tr>";
    for (const Column& one : columns) {
      line += fmt::format(
          "<th scope=\"col\" title=\"{}\">{}</th>",
          escape_html(say(one.meaning, options.speech)),
          escape_html(say(one.heading, options.speech)));
    }
    out(line + "</tr></thead>\n<tbody>\n");
  }

  void html_row(const std::vector<Value>& values) {
    std::string line = "<tr>";
    for (const Value& value : values) {
      const bool is_text = std::holds_alternative<std::string>(value);
      line +=
          fmt::format("<td{}>{}</td>", is_text ? "" : " class=\"n\"", escape_html(for_eyes(value)));
    }
    out(line + "</tr>\n");
  }
};

TableWriter::TableWriter(std::vector<Column> columns, Options options, TextSink out)
    : state_(std::make_unique<State>()) {
  state_->columns = std::move(columns);
  state_->options = options;
  state_->out = std::move(out);
  if (options.format == Format::table) {
    state_->table.emplace(state_->columns, options.speech, options.width, state_->out);
  }
}

TableWriter::~TableWriter() = default;

void TableWriter::row(const std::vector<Value>& values) {
  State& state = *state_;
  state.head();
  switch (state.options.format) {
    case Format::table:
      state.table->row(values);
      break;
    case Format::csv:
    case Format::tsv: {
      std::vector<std::string> cells;
      for (const Value& value : values) cells.push_back(harmless(value));
      state.separated(cells);
      break;
    }
    case Format::jsonl:
    case Format::json:
      state.object(values);
      break;
    case Format::html:
      state.html_row(values);
      break;
    case Format::atom:
    case Format::mail:
    case Format::svg:
      break;
  }
  ++state.rows;
}

void TableWriter::finish() {
  state_->head();
  if (state_->options.format == Format::table) state_->table->finish();
  if (state_->options.format == Format::html) state_->out("</tbody>\n</table>\n");
  if (state_->options.format == Format::json) state_->out(state_->rows == 0 ? "[]\n" : "\n]\n");
}

}  // namespace weiguan
