#include <algorithm>
#include <array>
#include <map>

#include "collect/fetch.h"
#include "views/cli/detail/console.h"
#include "views/tables/sources.h"

namespace weiguan {

namespace {

std::uint64_t size_below(const std::filesystem::path& folder) {
  std::uint64_t size = 0;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator at(folder, error), end; at != end;
       at.increment(error)) {
    if (error) break;
    std::error_code ignored;
    if (at->is_regular_file(ignored)) size += at->file_size(ignored);
  }
  return size;
}

// The name of each fact in JSON, and how it is told.
struct Fact {
  std::string name;
  Words words;
  Value value;
  std::string shown;  // Where it is not the value as it stands.
};

std::vector<Fact> facts_of(const Observatory& observatory) {
  const Archive& archive = observatory.archive();
  const Counts counts = archive.counts();
  std::vector<Fact> facts;
  const auto text = [&](const char* name, const Words& words, const std::string& value) {
    facts.push_back({name, words, value.empty() ? Value{} : Value{value}, value});
  };
  const auto number = [&](const char* name, const Words& words, std::uint64_t value) {
    facts.push_back({name, words, static_cast<std::int64_t>(value), grouped(value)});
  };
  const auto size = [&](const char* name, const Words& words, std::uint64_t value) {
    facts.push_back({name, words, static_cast<std::int64_t>(value), byte_size(value)});
  };
  const auto time = [&](const char* name, const Words& words, const std::optional<Time>& value) {
    facts.push_back(
        {name,
         words,
         value ? Value{format_time(*value)} : Value{},
         value ? wall_clock(*value, observatory.zone()) : std::string{}});
  };
  text("name", {"Observatory", "观测站"}, observatory.settings().name);
  text("folder", {"Folder", "目录"}, observatory.folder().string());
  std::string packs;
  for (const PackInfo& one : observatory.packs().infos()) {
    packs += fmt::format("{}{} {}", packs.empty() ? "" : ", ", one.id, one.version);
  }
  text("packs", {"Packs", "资料包"}, packs);
  number("outlets", {"Outlets known", "已知媒体"}, observatory.packs().outlets().size());
  text("zone", {"Time zone", "时区"}, observatory.zone().name());
  number("articles", {"Articles", "文章"}, counts.articles);
  time("first_published", {"  first published", "  最早发布"}, counts.first_published);
  time("last_published", {"  last published", "  最晚发布"}, counts.last_published);
  number("captures", {"Captures", "存档"}, counts.captures);
  number("failed_captures", {"  of them failed", "  其中失败"}, counts.failed_captures);
  time("first_captured", {"  first captured", "  最早存档"}, counts.first_captured);
  time("last_captured", {"  last captured", "  最晚存档"}, counts.last_captured);
  number("readings", {"Readings", "读取"}, counts.readings);
  number("observations", {"Observations", "观测"}, counts.observations);
  number("problems", {"Problems", "问题"}, counts.problems);
  number("files", {"Files of records", "记录文件"}, counts.files);
  size("warc_bytes", {"  size of warc/", "  warc/ 大小"}, size_below(observatory.warc_folder()));
  std::error_code error;
  std::uint64_t archive_size = 0;
  for (const char* name : {"archive.sqlite", "search.sqlite", "frontier.sqlite"}) {
    const auto one = std::filesystem::file_size(observatory.folder() / name, error);
    if (!error) archive_size += one;
  }
  size("archive_bytes", {"Size of the archive", "档案大小"}, archive_size);
  number("state", {"State number", "状态号"}, archive.state());
  return facts;
}

// How each source does.
void tell_sources(
    const Observatory& observatory,
    const TableWriter::Options& options,
    Output& output,
    Speech speech) {
  const std::vector<SourceHealth> all = source_health(observatory);
  if (all.empty() && options.format == Format::table) {
    output.write(
        tell(speech, {"Nothing was fetched yet: weiguan fetch\n", "尚未抓取：weiguan fetch\n"}));
    return;
  }
  const auto columns = source_columns();
  TableWriter writer({columns.begin(), columns.end()}, options, output.sink());
  for (const SourceHealth& one : all) writer.row(source_values(one));
  writer.finish();
}

ExitStatus run(const Caller& caller, const Given& given) {
  const Observatory observatory = open_observatory(caller, Access::read);
  Output output(given);
  const TableWriter::Options options = table_options(given, caller, output);
  if (given.has("sources")) {
    tell_sources(observatory, options, output, caller.speech);
    output.finish();
    return ExitStatus::done;
  }
  const std::vector<Fact> facts = facts_of(observatory);
  if (options.format == Format::table) {
    std::size_t width = 0;
    for (const Fact& one : facts) {
      width = std::max(width, display_width(say(one.words, caller.speech)));
    }
    for (const Fact& one : facts) {
      const std::string_view label = say(one.words, caller.speech);
      const std::string pad(width - display_width(label) + 2, ' ');
      const bool known = !std::holds_alternative<std::monostate>(one.value);
      output.write(fmt::format("{}{}{}\n", label, pad, known ? for_terminal(one.shown) : "–"));
    }
    std::map<std::string, std::uint64_t> rules;
    observatory.archive().problems([&](const Problem& problem) {
      ++rules[problem.rule];
      return true;
    });
    for (const auto& [rule, count] : rules) {
      output.write(fmt::format("  {}: {}\n", for_terminal(rule), grouped(count)));
    }
    if (observatory.archive().counts().articles == 0) {
      output.write(tell(
          caller.speech,
          {"\nThe archive holds no articles yet: weiguan import FILE...\n",
           "\n档案中还没有文章：weiguan import 文件...\n"}));
    }
  } else {
    std::vector<Column> columns;
    std::vector<Value> values;
    for (const Fact& one : facts) {
      columns.push_back({one.name, one.words, one.words, Type::text});
      values.push_back(one.value);
    }
    TableWriter writer(columns, options, output.sink());
    writer.row(values);
    writer.finish();
  }
  output.finish();
  return ExitStatus::done;
}

}  // namespace

Verb verb_status() {
  Verb verb;
  verb.name = "status";
  verb.about_en = "What the observatory holds: how much, of when, with how many problems.";
  verb.about_zh = "观测站概况：数量、时间范围、问题数。";
  verb.options = with_output_options(
      {{"sources",
        "",
        "How each source of `weiguan fetch` does instead.",
        "改为列出各抓取来源的状况。"}});
  verb.examples = {"weiguan -C ~/obs status", "weiguan -C ~/obs status --sources --format csv"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
