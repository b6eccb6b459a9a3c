#include <map>

#include <fmt/format.h>

#include "base/time.h"
#include "instruments/figure.h"
#include "views/tables/figure.h"
#include "views/tables/news.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/instrument_form.h"
#include "views/web/detail/json.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::uint64_t most_rows_of_page = 2000;
constexpr std::size_t most_entries_of_feed = 500;

// One run at a time per slot, so that many long runs cannot take every thread of the server.
class Slot {
 public:
  explicit Slot(Slots* slots) : slots_(slots) {
    if (slots_ != nullptr && !slots_->take()) throw Busy("too many instruments are running");
  }
  ~Slot() {
    if (slots_ != nullptr) slots_->give_back();
  }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

 private:
  Slots* slots_;
};

// Accounts are never shown by name unless they may be.
void hide_accounts(const Site& site, const Table& table, Row& row) {
  for (std::size_t i = 0; i < table.columns.size() && i < row.values.size(); ++i) {
    auto* text = std::get_if<std::string>(&row.values[i]);
    if (text != nullptr && table.columns[i].type == Type::account) *text = shown(site, *text);
  }
}

Cell cell_of(const Site& site, const Column& column, const Value& value, Speech speech) {
  Cell cell{value, {}, {}, {}};
  const auto text = to_text(value);
  if (text.empty()) return cell;
  if (column.type == Type::outlet) {
    cell.shown = text == unknown_outlet ? say("value.no_outlet", speech)
                                        : outlet_name(*site.packs, text, speech);
    if (site.packs->outlet(text) != nullptr) cell.address = outlet_address(text);
  } else if (column.type == Type::group) {
    const auto* group = site.packs->group(text);
    if (group != nullptr) cell.shown = name_of(group->names, speech);
  } else if (column.type == Type::choice || column.type == Type::tier) {
    cell.shown = to_text(in_words(value, column, *site.packs, speech));
  } else if (column.type == Type::article) {
    cell.address = "/article/" + text;
  } else if (column.type == Type::capture) {
    cell.address = "/capture/" + text;
  } else if (column.type == Type::time) {
    if (const auto time = parse_time(text)) cell.shown = show_time(*time, site.zone);
  }
  return cell;
}

struct Note {
  std::string en, zh;
};

// Runs the instrument, telling each row and note.
void run(
    const Site& site,
    const Instrument& instrument,
    const Arguments& arguments,
    const Stop& stop,
    const std::function<bool(Row&&)>& each,
    std::vector<Note>& notes) {
  const Slot slot(site.slots);
  RunContext context;
  context.zone = site.zone;
  context.names = site.query_names;
  context.stop = &stop;
  context.row = [&](Row&& row) {
    hide_accounts(site, instrument.tables[row.table], row);
    return each(std::move(row));
  };
  context.note = [&](Words words) {
    notes.push_back({std::string(words.en), std::string(words.zh)});
  };
  instrument.run(*site.archive, *site.packs, arguments, context);
}

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

Reply json_twin(const Site& site, const Instrument& instrument, const Arguments& arguments) {
  Reply reply;
  reply.type = "application/json; charset=utf-8";
  reply.stream = [&site, &instrument, arguments](const Write& write, const Stop& stop) {
    JsonObject head;
    head.text("instrument", instrument.name)
        .text("version", instrument.version)
        .raw("arguments", json_arguments(arguments))
        .count("state", site.archive->state());
    std::string text = head.str();
    text.back() = ',';
    write(text + " \"rows\": [");
    std::uint64_t total = 0;
    std::vector<Note> notes;
    run(
        site,
        instrument,
        arguments,
        stop,
        [&](Row&& row) {
          return write((total++ > 0 ? ",\n  " : "\n  ") + row_json(site, instrument, row));
        },
        notes);
    std::vector<std::string> said;
    for (const auto& note : notes) {
      said.push_back(JsonObject().text("en", note.en).text("zh", note.zh).str());
    }
    write(fmt::format("],\n \"notes\": {}, \"total\": {}}}\n", json_list(said), total));
  };
  return reply;
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

Reply csv_twin(
    const Site& site,
    const Request& request,
    const Instrument& instrument,
    const Arguments& arguments) {
  const auto wanted = asked_table(request, instrument);
  Reply reply;
  reply.type = media_type(Format::csv);
  reply.headers.emplace_back(
      "Content-Disposition",
      fmt::format("attachment; filename=\"{}.csv\"", instrument.tables[wanted].name));
  const bool bom = request.has("bom");
  reply.stream = [&site, &instrument, arguments, wanted, bom](
                     const Write& write, const Stop& stop) {
    const auto& table = instrument.tables[wanted];
    std::vector<Column> columns(table.columns.begin(), table.columns.end());
    columns.push_back(evidence_column());
    TableWriter::Options options;
    options.bom = bom;
    bool listened = true;
    TableWriter writer(
        columns, options, [&](std::string_view piece) { listened = listened && write(piece); });
    std::vector<Note> notes;
    run(
        site,
        instrument,
        arguments,
        stop,
        [&](Row&& row) {
          if (row.table != wanted) return listened;
          auto values = std::move(row.values);
          const auto address = evidence_address(row.evidence, site.zone);
          values.push_back(address.empty() ? Value{} : Value{address});
          writer.row(values);
          return listened;
        },
        notes);
    writer.finish();
  };
  return reply;
}

void add_meanings(Html& body, const Table& table, Speech speech) {
  body.open("details").leaf("summary", say("instrument.columns", speech));
  body.open("dl", {{"class", "facts"}});
  for (const auto& one : table.columns) {
    body.leaf("dt", say(one.heading, speech)).leaf("dd", say(one.meaning, speech));
  }
  body.close("dl").close("details");
}

// The rows of one table as far as the page shows them, and how many there are.
struct Shown {
  Sheet sheet;
  std::uint64_t total = 0;
};

// What the archive and the command say of how it was made, behind what the instrument says.
std::vector<std::pair<std::string, std::string>> made_here(
    const Site& site, const Instrument& instrument, const Arguments& arguments, Speech speech) {
  return {
      {say("figure.archive", speech),
       say("figure.state", speech, {show_number(site.archive->state())})},
      {say("figure.program", speech),
       fmt::format("weiguan {}, {} {}", WEIGUAN_VERSION, instrument.name, instrument.version)},
      {say("figure.command", speech), command_of(instrument, arguments) + " --format csv"}};
}

// The figure, with dots that lead to their answers, and how it was made.
void add_figure(
    Html& body,
    const Site& site,
    const Request& request,
    const Instrument& instrument,
    const Arguments& arguments,
    const std::vector<Row>& rows) {
  const Speech speech = request.speech;
  const Figure figure = figure_of(instrument)(*site.packs, arguments, rows);
  if (figure.panels.empty()) return;
  FigureOptions options;
  options.speech = speech;
  options.alone = false;
  options.address = [&site](const Evidence& evidence) {
    return evidence_address(evidence, site.zone);
  };
  body.open("figure", {{"class", "figure"}});
  body.open("figcaption").leaf("h3", say(figure.title, speech));
  body.leaf("p", say(figure.subtitle, speech), {{"class", "hint"}}).close("figcaption");
  body.drawing(draw_figure(figure, options));
  body.open("p").link(
      address_of(
          std::string(request.path) + std::string(figure_ending),
          without(request.parameters, "run")),
      "SVG",
      {{"type", media_type(Format::svg)}});
  body.close("p").close("figure");
  body.open("details", {{"?open", "open"}}).leaf("summary", say("figure.made", speech));
  body.open("dl", {{"class", "facts"}});
  for (const auto& [name, value] : figure.made) {
    body.leaf("dt", say(name, speech)).leaf("dd", say(value, speech));
  }
  for (const auto& [name, value] : made_here(site, instrument, arguments, speech)) {
    body.leaf("dt", name).leaf("dd", value);
  }
  body.close("dl").close("details");
}

void add_result(
    Html& body,
    const Site& site,
    const Request& request,
    const Instrument& instrument,
    const Arguments& arguments) {
  const auto speech = request.speech;
  std::vector<Shown> shown_tables(instrument.tables.size());
  for (std::size_t i = 0; i < instrument.tables.size(); ++i) {
    auto& columns = shown_tables[i].sheet.columns;
    for (const auto& one : instrument.tables[i].columns) {
      if (!one.minor) columns.push_back(one);
    }
    columns.push_back(evidence_column());
  }
  std::vector<Note> notes;
  std::vector<Row> drawn;
  const Stop never;
  run(
      site,
      instrument,
      arguments,
      site.stop == nullptr ? never : *site.stop,
      [&](Row&& row) {
        if (figure_of(instrument) != nullptr) drawn.push_back(row);
        auto& table = shown_tables[row.table];
        if (++table.total > most_rows_of_page) return true;
        std::vector<Cell> cells;
        const auto& columns = instrument.tables[row.table].columns;
        for (std::size_t i = 0; i < row.values.size(); ++i) {
          if (!columns[i].minor) cells.push_back(cell_of(site, columns[i], row.values[i], speech));
        }
        auto evidence = text_cell(evidence_address(row.evidence, site.zone));
        evidence.address = to_text(evidence.value);
        if (!evidence.address.empty()) evidence.shown = say("instrument.show", speech);
        cells.push_back(std::move(evidence));
        table.sheet.rows.push_back(std::move(cells));
        return true;
      },
      notes);
  body.leaf("h2", say("instrument.result", speech), {{"id", "result"}});
  for (const auto& note : notes) {
    body.leaf("p", speech == Speech::zh ? note.zh : note.en, {{"class", "note"}});
  }
  if (figure_of(instrument) != nullptr) {
    add_figure(body, site, request, instrument, arguments, drawn);
  }
  for (std::size_t i = 0; i < instrument.tables.size(); ++i) {
    const auto& table = instrument.tables[i];
    const auto& rows = shown_tables[i];
    auto parameters = without(request.parameters, "ui");
    if (i > 0) parameters = with(parameters, "table", table.name);
    const auto csv = address_of(request.path, parameters, Form::csv);
    body.open("p", {{"class", "total"}, {"role", "status"}});
    body.leaf("strong", say("instrument.rows", speech, {show_number(rows.total)})).text(" ");
    body.link(csv, "CSV");
    if (news_table(instrument) == i) {
      body.text(" · ").link(
          address_of(
              std::string(request.path) + std::string(feed_ending), without(parameters, "run")),
          "Atom",
          {{"type", "application/atom+xml"}});
    }
    body.close("p");
    if (rows.total > most_rows_of_page) {
      body.open("p", {{"class", "note"}});
      body.text(say("rows.cut", speech, {show_number(most_rows_of_page), show_number(rows.total)}));
      body.text(" ").link(csv, say("rows.all", speech)).close("p");
    }
    if (!rows.sheet.rows.empty()) {
      body.add(to_html(rows.sheet, say(table.meaning, speech), request, most_rows_of_page));
    }
    add_meanings(body, table, speech);
  }
}

}  // namespace

Reply instruments_page(const Site& site, const Request& request) {
  Sheet sheet{"instruments", {column("instrument"), column("question"), column("version")}, {}};
  for (const auto* one : instruments()) {
    auto question = text_cell(one->question.en);
    question.shown = say(one->question, request.speech);
    const std::string name(one->name);
    sheet.rows.push_back({text_cell(name, "/" + name), question, text_cell(one->version)});
  }
  if (request.form == Form::csv) return csv_reply(request, sheet);
  if (request.form == Form::json) {
    return json_reply(fmt::format(
        "{{\"total\": {}, \"instruments\": {}}}", sheet.rows.size(), to_json_rows(sheet)));
  }
  const auto title = say("nav.instruments", request.speech);
  Html body;
  body.leaf("h1", title).leaf("p", say("instruments.lead", request.speech), {{"class", "lead"}});
  body.add(to_html(sheet, title, request));
  return page(site, request, title, body);
}

Reply instrument_feed(const Site& site, const Request& request, const Instrument& instrument) {
  const auto wanted = news_table(instrument);
  if (!wanted) return not_found(site, request);
  const auto arguments = check_arguments(instrument, given_arguments(request), *site.packs);
  NewsHead head;
  head.name = site.name;
  head.instrument = instrument.name;
  head.arguments = json_arguments(arguments);
  head.question = instrument.question;
  head.self = address_of(request.path, request.parameters);
  head.made = site.archive->counts().last_captured.value_or(Time{});
  head.speech = request.speech;
  head.zone = site.zone;
  NewsWriter writer(instrument.tables[*wanted], *site.packs, std::move(head));
  std::size_t total = 0;
  std::vector<Note> notes;
  const Stop never;
  run(
      site,
      instrument,
      arguments,
      site.stop == nullptr ? never : *site.stop,
      [&](Row&& row) {
        if (row.table == *wanted && ++total <= most_entries_of_feed) writer.row(row);
        return true;
      },
      notes);
  std::vector<std::string> said;
  for (const auto& note : notes) said.push_back(request.speech == Speech::zh ? note.zh : note.en);
  if (total > most_entries_of_feed) {
    said.push_back(
        say("rows.cut", request.speech, {show_number(most_entries_of_feed), show_number(total)}));
  }
  Reply reply;
  reply.type = media_type(Format::atom);
  reply.body = writer.atom(said);
  return reply;
}

Reply instrument_figure(const Site& site, const Request& request, const Instrument& instrument) {
  if (figure_of(instrument) == nullptr) return not_found(site, request);
  const auto arguments = check_arguments(instrument, given_arguments(request), *site.packs);
  std::vector<Row> rows;
  std::vector<Note> notes;
  const Stop never;
  run(
      site,
      instrument,
      arguments,
      site.stop == nullptr ? never : *site.stop,
      [&](Row&& row) {
        rows.push_back(std::move(row));
        return true;
      },
      notes);
  FigureOptions options;
  options.speech = request.speech;
  options.made = made_here(site, instrument, arguments, request.speech);
  Reply reply;
  reply.type = media_type(Format::svg);
  // It brings its own style and loads nothing.
  reply.headers.emplace_back(
      "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  reply.body = draw_figure(figure_of(instrument)(*site.packs, arguments, rows), options);
  return reply;
}

Reply instrument_page(const Site& site, const Request& request, const Instrument& instrument) {
  // The form alone asks nothing of the archive; a result is made when its button was used, and in
  // files always.
  const auto given = given_arguments(request);
  const bool wanted = request.has("run") || !given.empty() || request.form != Form::html;
  const auto check = [&] { return check_arguments(instrument, given, *site.packs); };
  if (request.form == Form::json) return json_twin(site, instrument, check());
  if (request.form == Form::csv) return csv_twin(site, request, instrument, check());
  const auto question = say(instrument.question, request.speech);
  Html body;
  body.open("h1").leaf("code", instrument.name).close("h1");
  body.leaf("p", question, {{"class", "lead"}});
  body.add(instrument_form(site, request, instrument));
  int status = 200;
  try {
    if (wanted) add_result(body, site, request, instrument, check());
  } catch (const UsageError& error) {
    // What was asked stays in the form, so that it can be mended.
    status = 400;
    body.open("p", {{"class", "error"}, {"role", "alert"}}).quoted(error.what()).close("p");
    if (!error.advice().empty()) body.open("p").quoted(error.advice()).close("p");
  }
  Reply reply = page(site, request, fmt::format("{}: {}", instrument.name, question), body, true);
  reply.status = status;
  return reply;
}

}  // namespace weiguan::web
