#include <algorithm>
#include <limits>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "views/tables/figure.h"
#include "views/web/detail/asked.h"
#include "views/web/detail/jobs.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {

namespace {

using nlohmann::ordered_json;

constexpr std::uint64_t every_row = std::numeric_limits<std::uint64_t>::max();

constexpr Column columns[] = {
    {"job", {"Job", "任务"}, {"Its id.", "任务标识。"}},
    {"instrument", {"Instrument", "工具"}, {"What runs.", "所用工具。"}},
    {"arguments", {"Arguments", "参数"}, {"What was asked.", "查询的内容。"}},
    {"state",
     {"State", "状态"},
     {"queued, running, done, failed or stopped.", "排队、运行、完成、失败或停止。"}},
    {"created", {"Asked for", "提交时间"}, {"When it was asked for.", "提交的时间。"}, Type::time},
    {"ended", {"Ended", "结束时间"}, {"When it ended.", "结束的时间。"}, Type::time},
    {"rows", {"Rows", "行数"}, {"Of its result.", "结果的行数。"}, Type::whole},
    {"archive_state",
     {"State of the archive", "档案状态"},
     {"When it began.", "开始时的档案状态。"},
     Type::whole}};

std::string command_of(const Job& job) {
  const auto* instrument = find_instrument(job.instrument);
  return instrument == nullptr ? std::string{}
                               : weiguan::command_of(*instrument, job.arguments) + " --format csv";
}

// The instrument's own screen with these arguments.
std::string screen_address(const Job& job) {
  const auto* instrument = find_instrument(job.instrument);
  if (instrument == nullptr) return {};
  Pairs given;
  for (const auto& one : instrument->parameters) {
    const auto at = job.arguments.find(one.name);
    if (at == job.arguments.end() || at->second.empty() || at->second == one.fallback) continue;
    given.emplace_back(at->first, at->second);
  }
  // A screen asks once something is given.
  if (given.empty()) given.emplace_back("run", "1");
  return address_of("/" + job.instrument, given);
}

std::string shown_json(const Job& job) {
  auto text = job_json(job);
  text.pop_back();
  return text + fmt::format(
                    ", \"command\": {}, \"address\": {}}}",
                    json_text(command_of(job)),
                    json_text(screen_address(job)));
}

Cell known_cell(const std::string& text) {
  return text_cell(text);
}

Reply list_reply(const Site& site, const Request& request) {
  const auto jobs = site.jobs == nullptr ? std::vector<Job>{} : site.jobs->list();
  if (is_rows(request.form)) {
    Sheet sheet{"jobs", {std::begin(columns), std::end(columns)}, {}};
    for (const auto& job : jobs) {
      const bool done = job.state == JobState::done;
      sheet.rows.push_back(
          {known_cell(job.id),
           known_cell(job.instrument),
           known_cell(json_arguments(job.arguments)),
           known_cell(std::string(name_of(job.state))),
           known_cell(job.created),
           known_cell(job.ended),
           done ? count_cell(job.rows) : Cell{},
           job.archive_state ? count_cell(*job.archive_state) : Cell{}});
    }
    return rows_reply(request, sheet);
  }
  std::vector<std::string> all;
  for (const auto& job : jobs) all.push_back(shown_json(job));
  return json_reply(fmt::format(
      "{{\"total\": {}, \"runs\": {}, \"kept\": {}, \"limits\": {{\"jobs\": {}, \"bytes\": {}, "
      "\"all_bytes\": {}}}, \"jobs\": {}}}",
      all.size(),
      site.jobs != nullptr && site.jobs->runs(),
      site.jobs != nullptr,
      most_jobs,
      largest_result,
      largest_results,
      json_list(all)));
}

// The lines of a file, one after the other, until there are no more or nobody wants them.
void each_line(
    InputFile& file, const Stop& stop, const std::function<bool(std::string_view)>& each) {
  std::string piece(std::size_t{256} << 10, '\0');
  std::string line;
  while (!stop.requested()) {
    const auto got = file.read(piece.data(), piece.size());
    if (got == 0) return;
    std::string_view rest(piece.data(), got);
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      line += rest.substr(0, end);
      if (!each(line)) return;
      line.clear();
      rest.remove_prefix(end + 1);
    }
    line += rest;
  }
}

Value value_of(const ordered_json& values, std::string_view name) {
  const auto at = values.find(name);
  if (at == values.end() || at->is_null()) return {};
  if (at->is_number_integer()) return at->get<std::int64_t>();
  if (at->is_number()) return at->get<double>();
  return at->is_string() ? at->get<std::string>() : at->dump();
}

// "phrases" of {"table": "phrases", ...}, as row_json() writes it.
std::string_view table_of(std::string_view line) {
  constexpr std::string_view before = "{\"table\": \"";
  if (!line.starts_with(before)) return {};
  line.remove_prefix(before.size());
  return line.substr(0, line.find('"'));
}

// At most `most` rows of each table; all are counted.
void write_json(
    const Job& job, InputFile& file, std::uint64_t most, const Write& write, const Stop& stop) {
  JsonObject head;
  head.text("instrument", job.instrument)
      .text("version", job.version)
      .raw("arguments", json_arguments(job.arguments))
      .count("state", job.archive_state.value_or(0))
      .text("job", job.id);
  std::string text = head.str();
  text.back() = ',';
  write(text + " \"rows\": [");
  std::map<std::string, std::uint64_t, std::less<>> totals;
  if (const auto* instrument = find_instrument(job.instrument)) {
    for (const auto& one : instrument->tables) totals.emplace(one.name, 0);
  }
  std::uint64_t total = 0, written = 0;
  each_line(file, stop, [&](std::string_view line) {
    ++total;
    if (++totals[std::string(table_of(line))] > most) return true;
    return write((written++ > 0 ? ",\n  " : "\n  ") + std::string(line));
  });
  JsonObject by_table;
  for (const auto& [name, count] : totals) by_table.count(name, count);
  write(fmt::format(
      "],\n \"notes\": {}, \"totals\": {}, \"total\": {}}}\n",
      notes_json(job.notes),
      by_table.str(),
      total));
}

struct RowsAsked {
  const Instrument* instrument = nullptr;
  std::size_t table = 0;
  Format format = Format::csv;
  bool bom = false;
};

void write_rows(const RowsAsked& asked, InputFile& file, const Write& write, const Stop& stop) {
  const auto& table = asked.instrument->tables[asked.table];
  std::vector<Column> all(table.columns.begin(), table.columns.end());
  all.push_back(evidence_column());
  TableWriter::Options options;
  options.format = asked.format;
  options.bom = asked.bom;
  bool listened = true;
  TableWriter writer(
      all, options, [&](std::string_view piece) { listened = listened && write(piece); });
  each_line(file, stop, [&](std::string_view line) {
    const auto row = ordered_json::parse(line, nullptr, false);
    if (!row.is_object() || row.value("table", "") != table.name) return listened;
    std::vector<Value> values;
    const auto& given = row.at("values");
    for (const auto& one : table.columns) values.push_back(value_of(given, one.name));
    values.push_back(value_of(row.at("evidence"), "address"));
    writer.row(values);
    return listened;
  });
  writer.finish();
}

Jobs& jobs_of(const Site& site) {
  if (site.jobs == nullptr) throw Conflict("this dashboard has no folder to keep jobs in");
  return *site.jobs;
}

// {"name": "text" or ["text", ...]}: several are lines of one argument.
Arguments read_arguments(const ordered_json& body) {
  Arguments arguments;
  const auto at = body.find("arguments");
  if (at == body.end() || at->is_null()) return arguments;
  if (!at->is_object()) throw UsageError("\"arguments\" is no JSON object");
  for (const auto& [name, value] : at->items()) {
    if (name == "ui" || name == "run" || name == "bom" || name == "table" || name == "rows")
      continue;
    auto& argument = arguments[name];
    for (const auto& one : value.is_array() ? value : ordered_json::array({value})) {
      if (!one.is_string()) throw UsageError(fmt::format("the argument \"{}\" is no text", name));
      argument += (argument.empty() ? "" : "\n") + one.get<std::string>();
    }
  }
  return arguments;
}

Reply start_job(const Site& site, const Request& request) {
  auto& jobs = jobs_of(site);
  const auto body = read_body(request);
  const auto name = text_field(body, "instrument", 200);
  const auto* instrument = find_instrument(name);
  if (instrument == nullptr) throw UsageError(fmt::format("there is no instrument \"{}\"", name));
  const auto arguments = check_arguments(*instrument, read_arguments(body), *site.packs);
  const auto started = jobs.start(*instrument, arguments, flag_field(body, "anew"));
  auto reply = json_reply(
      fmt::format("{{\"id\": {}, \"reused\": {}}}", json_text(started.id), started.reused));
  reply.status = started.reused ? 200 : 201;
  return reply;
}

}  // namespace

Reply job_rows(const Site& site, const Request& request, const Job& job) {
  const auto file = std::make_shared<InputFile>(site.jobs->rows_file(job.id));
  Reply reply;
  if (request.form == Form::json) {
    reply.type = "application/json; charset=utf-8";
    const auto most = read_count(request, "rows", every_row, 1, every_row);
    reply.stream = [job, file, most](const Write& write, const Stop& stop) {
      write_json(job, *file, most, write, stop);
    };
    return reply;
  }
  RowsAsked asked;
  asked.instrument = find_instrument(job.instrument);
  if (asked.instrument == nullptr) return not_found(site, request);
  asked.table = asked_table(request, *asked.instrument);
  asked.format = rows_format(request.form);
  asked.bom = asked.format == Format::csv && request.has("bom");
  reply.type = media_type(asked.format);
  reply.headers.push_back(
      download_header(asked.instrument->tables[asked.table].name, request.form));
  reply.stream = [asked, file](const Write& write, const Stop& stop) {
    write_rows(asked, *file, write, stop);
  };
  return reply;
}

Reply jobs_page(
    const Site& site, const Request& request, const std::vector<std::string_view>& parts) {
  if (request.form == Form::html) {
    return parts.size() > 2 ? not_found(site, request) : screen(site, request);
  }
  if (parts.size() == 1) return list_reply(site, request);
  const auto job = site.jobs == nullptr ? std::nullopt : site.jobs->find(parts[1]);
  if (!job) return not_found(site, request);
  if (parts.size() == 2 && request.form == Form::json) return json_reply(shown_json(*job));
  if (parts.size() != 3 || parts[2] != "rows") return not_found(site, request);
  if (job->state != JobState::done) throw Conflict("this job has no result");
  return job_rows(site, request, *job);
}

Reply change_jobs(
    const Site& site, const Request& request, const std::vector<std::string_view>& parts) {
  if (parts.size() == 1) return start_job(site, request);
  auto& jobs = jobs_of(site);
  const bool found = parts.size() == 3 ? jobs.stop(parts[1]) : jobs.remove(parts[1]);
  return found ? json_reply(fmt::format("{{\"id\": {}}}", json_text(parts[1])))
               : not_found(site, request);
}

}  // namespace weiguan::web
