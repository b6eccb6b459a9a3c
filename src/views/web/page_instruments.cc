#include <limits>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "base/time.h"
#include "instruments/figure.h"
#include "views/tables/describe.h"
#include "views/tables/figure.h"
#include "views/tables/news.h"
#include "views/web/detail/asked.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/jobs.h"
#include "views/web/detail/json.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/run.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::size_t most_entries_of_feed = 500;

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

// The arguments among the request's parameters; the address's own are left out.
Arguments given_arguments(const Request& request) {
  Arguments arguments;
  for (const auto& [name, value] : request.parameters) {
    if (name == "ui" || name == "run" || name == "bom" || name == "table" || name == "links" ||
        name == "rows" || name == "figure") {
      continue;
    }
    arguments[name] = value;
  }
  return arguments;
}

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

// The instrument's picture of these rows.  A file has no links, which lead nowhere on another
// machine; the dashboard asks for them.
std::string drawing_of(
    const Site& site,
    const Instrument& instrument,
    const Arguments& arguments,
    const std::vector<Row>& rows,
    Speech speech,
    bool links) {
  FigureOptions options;
  options.speech = speech;
  options.made = made_here(site, instrument, arguments, speech);
  if (links) {
    options.address = [&](const Evidence& evidence) {
      return evidence_address(evidence, site.zone);
    };
  }
  return draw_figure(figure_of(instrument)(*site.packs, arguments, rows), options);
}

constexpr std::uint64_t every_row = std::numeric_limits<std::uint64_t>::max();

// What the answer holds beside the arguments: at most `most` rows of each table, of which all are
// counted, and the picture of them all in the language of `drawn`.
struct JsonWanted {
  std::uint64_t most = every_row;
  std::optional<Speech> drawn;
};

void write_json(
    const Site& site,
    const Instrument& instrument,
    const Arguments& arguments,
    const JsonWanted& wanted,
    std::uint64_t state,
    const Write& write,
    const Stop& stop) {
  JsonObject head;
  head.text("instrument", instrument.name)
      .text("version", instrument.version)
      .raw("arguments", json_arguments(arguments))
      .count("state", state);
  std::string text = head.str();
  text.back() = ',';
  write(text + " \"rows\": [");
  std::vector<std::uint64_t> totals(instrument.tables.size());
  std::uint64_t written = 0;
  std::vector<Note> notes;
  std::vector<Row> to_draw;
  run(
      site,
      instrument,
      arguments,
      stop,
      [&](Row&& row) {
        const bool listened =
            ++totals[row.table] > wanted.most ||
            write((written++ > 0 ? ",\n  " : "\n  ") + row_json(site, instrument, row));
        if (wanted.drawn) to_draw.push_back(std::move(row));
        return listened;
      },
      notes);
  JsonObject by_table;
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    by_table.count(instrument.tables[i].name, totals[i]);
    total += totals[i];
  }
  JsonObject tail;
  tail.raw("notes", notes_json(notes)).raw("totals", by_table.str()).count("total", total);
  if (wanted.drawn && !stop.requested()) {
    tail.text("figure", drawing_of(site, instrument, arguments, to_draw, *wanted.drawn, true));
  }
  write("],\n " + tail.str().substr(1) + "\n");
}

Reply json_twin(
    const Site& site,
    const Instrument& instrument,
    const Arguments& arguments,
    const JsonWanted& wanted) {
  const auto state = site.archive->state();
  const auto question = fmt::format(
      "{} {} {} {}",
      instrument.name,
      wanted.most,
      !wanted.drawn                ? "rows"
      : wanted.drawn == Speech::zh ? "zh"
                                   : "en",
      json_arguments(arguments));
  Reply reply;
  reply.type = "application/json; charset=utf-8";
  if (site.results != nullptr) {
    if (const auto kept = site.results->find(question, state)) {
      reply.body = *kept;
      return reply;
    }
  }
  reply.stream = [&site, &instrument, arguments, wanted, state, question](
                     const Write& write, const Stop& stop) {
    std::optional<ResultCache::Work> work;
    if (site.results != nullptr) {
      // Somebody else may be at the same question: a screen that was left and opened again.
      if (const auto made = site.results->await(question, state, stop)) {
        write(*made);
        return;
      }
      work.emplace(*site.results, question, state);
    }
    std::string copy;
    bool whole = site.results != nullptr;
    write_json(
        site,
        instrument,
        arguments,
        wanted,
        state,
        [&](std::string_view piece) {
          whole = whole && copy.size() + piece.size() <= site.results->longest();
          if (whole) copy += piece;
          const bool listened = write(piece);
          whole = whole && listened;
          return listened;
        },
        stop);
    // What was made while the archive was written to belongs to no one state.
    if (whole && !stop.requested() && site.archive->state() == state) {
      site.results->keep(question, state, std::move(copy));
    }
  };
  return reply;
}

// One table, row by row.
Reply rows_twin(
    const Site& site,
    const Request& request,
    const Instrument& instrument,
    const Arguments& arguments) {
  const auto wanted = asked_table(request, instrument);
  Reply reply;
  const auto format = rows_format(request.form);
  reply.type = media_type(format);
  reply.headers.push_back(download_header(instrument.tables[wanted].name, request.form));
  const bool bom = format == Format::csv && request.has("bom");
  reply.stream = [&site, &instrument, arguments, wanted, format, bom](
                     const Write& write, const Stop& stop) {
    const auto& table = instrument.tables[wanted];
    std::vector<Column> columns(table.columns.begin(), table.columns.end());
    columns.push_back(evidence_column());
    TableWriter::Options options;
    options.format = format;
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

}  // namespace

Reply instruments_page(const Request& request) {
  if (is_rows(request.form)) {
    Sheet sheet{"instruments", {column("instrument"), column("question"), column("version")}, {}};
    for (const auto* one : instruments()) {
      sheet.rows.push_back(
          {text_cell(one->name), text_cell(one->question.en), text_cell(one->version)});
    }
    return rows_reply(request, sheet);
  }
  std::vector<std::string> all;
  for (const auto* one : instruments()) all.push_back(described(*one));
  return json_reply(
      fmt::format("{{\"total\": {}, \"instruments\": {}}}", all.size(), json_list(all)));
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
  Reply reply;
  reply.type = media_type(Format::svg);
  // It brings its own style and loads nothing.
  reply.headers.emplace_back(
      "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  reply.body = drawing_of(site, instrument, arguments, rows, request.speech, request.has("links"));
  return reply;
}

Reply instrument_page(const Site& site, const Request& request, const Instrument& instrument) {
  const auto arguments = check_arguments(instrument, given_arguments(request), *site.packs);
  if (site.jobs != nullptr) {
    // The same question to the same archive was answered already.
    if (const auto job = site.jobs->find_result(instrument, arguments))
      return job_rows(site, request, *job);
  }
  if (request.form == Form::json) {
    JsonWanted wanted;
    wanted.most = read_count(request, "rows", every_row, 1, every_row);
    if (request.has("figure") && figure_of(instrument) != nullptr) wanted.drawn = request.speech;
    return json_twin(site, instrument, arguments, wanted);
  }
  return rows_twin(site, request, instrument, arguments);
}

}  // namespace weiguan::web
