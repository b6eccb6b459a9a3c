// One verb for each instrument, made of what the instrument says about itself.
#include <algorithm>
#include <iostream>
#include <memory>

#include "base/files.h"
#include "instruments/figure.h"
#include "views/cli/detail/console.h"
#include "views/tables/figure.h"
#include "views/tables/news.h"
#include "views/tables/page.h"

namespace weiguan {

namespace {

std::string value_name(const Parameter& parameter) {
  switch (parameter.type) {
    case Type::boolean:
      return {};
    case Type::whole:
    case Type::number:
      return "N";
    case Type::period:
      return "PERIOD";
    case Type::time:
      return "TIME";
    case Type::outlet:
      return "OUTLETS";
    case Type::group:
      return "GROUP";
    case Type::account:
      return "ACCOUNT";
    case Type::article:
      return "ARTICLE";
    case Type::capture:
      return "CAPTURE";
    case Type::choice:
      return "CHOICE";
    case Type::tier:
      return "TIER";
    case Type::text:
      break;
  }
  return "TEXT";
}

// Many values stand behind the verb; such a positional is named in capitals.
std::string option_name(const Parameter& parameter) {
  std::string name(parameter.name);
  if (!parameter.many) return name;
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

// One value a line: @FILE stands for the file's lines, - for those of standard input.
std::string lines_of(const std::string& value) {
  if (value == "-") {
    std::string all;
    for (std::string line; std::getline(std::cin, line);) all += line + "\n";
    return all;
  }
  if (value.size() > 1 && value.front() == '@') return read_file(value.substr(1));
  return value;
}

Option option_of(const Parameter& parameter) {
  Option option;
  option.name = option_name(parameter);
  option.many = parameter.many;
  option.value = value_name(parameter);
  option.en = parameter.meaning.en;
  option.zh = parameter.meaning.zh;
  for (const Choice& one : parameter.choices) {
    const bool first = &one == &parameter.choices.front();
    option.en += fmt::format("{}{} ({})", first ? " " : ", ", one.name, one.meaning.en);
    option.zh += fmt::format("{}{}（{}）", first ? "" : "、", one.name, one.meaning.zh);
  }
  if (parameter.many) {
    option.en += " @FILE: the lines of a file; -: those of standard input.";
    option.zh += "@FILE 表示文件中的各行，- 表示标准输入。";
  }
  if (!parameter.choices.empty()) option.en += ".";
  if (!parameter.choices.empty()) option.zh += "。";
  if (!parameter.fallback.empty() && parameter.type != Type::boolean) {
    option.en += fmt::format(" Default: {}.", parameter.fallback);
    option.zh += fmt::format("默认 {}。", parameter.fallback);
  }
  return option;
}

// The tables of one run. On a terminal all of them, one below the other; a file holds one.
class Tables {
 public:
  Tables(
      const Instrument& instrument,
      const Given& given,
      const TableWriter::Options& options,
      const Observatory& observatory,
      Output& output)
      : instrument_(instrument),
        options_(options),
        packs_(observatory.packs()),
        zone_(observatory.zone()),
        output_(output) {
    counts_.resize(instrument.tables.size());
    all_columns_ = given.has("all-columns");
    for_eyes_ = options.format == Format::table || options.format == Format::html;
    evidence_ = !for_eyes_ || given.has("evidence");
    if (given.has("table")) {
      chosen_ = find(given.text("table"));
    } else if (!for_eyes_) {
      chosen_ = 0;
    }
    held_.resize(instrument.tables.size());
    for (std::size_t i = 0; i < instrument.tables.size(); ++i) {
      if (chosen_ && *chosen_ != i) {
        writers_.push_back(nullptr);
        continue;
      }
      std::vector<Column> columns;
      for (const Column& one : instrument.tables[i].columns) {
        if (shown(one)) columns.push_back(one);
      }
      if (evidence_) columns.push_back(evidence_column());
      // The first table goes straight out; those below it wait for their turn.
      const bool waits = (!chosen_ && i > 0) || options.format == Format::html;
      writers_.push_back(std::make_unique<TableWriter>(
          std::move(columns),
          options,
          waits ? TextSink([this, i](std::string_view text) { held_[i] += text; })
                : output.sink()));
    }
  }

  bool row(Row&& row) {
    ++counts_[row.table];
    if (TableWriter* writer = writers_[row.table].get()) {
      if (evidence_) {
        const std::string address = evidence_address(row.evidence, zone_);
        row.values.push_back(address.empty() ? Value{} : Value{address});
      }
      writer->row(cells(row));
    }
    return !output_.closed();
  }

  // Returns the tables that were not written though they have rows.
  std::string finish(Speech speech) {
    std::string left_out;
    for (std::size_t i = 0; i < writers_.size(); ++i) {
      if (!writers_[i]) {
        if (counts_[i] == 0) continue;
        left_out += fmt::format(
            "{}{} ({})", left_out.empty() ? "" : ", ", instrument_.tables[i].name, counts_[i]);
        continue;
      }
      writers_[i]->finish();
      if (!for_eyes_) continue;
      if (options_.format == Format::html) {
        output_.write(page_section(say(instrument_.tables[i].meaning, speech)));
        output_.write(held_[i]);
        continue;
      }
      if (!held_[i].empty()) {
        output_.write(fmt::format("\n{}\n\n", say(instrument_.tables[i].meaning, speech)));
        output_.write(held_[i]);
      }
      output_.write(tell(
          speech,
          {"\n{}\n", "\n共 {1} 行\n"},
          counted(counts_[i], "row", "rows"),
          grouped(counts_[i])));
    }
    return left_out;
  }

  std::uint64_t rows() const {
    std::uint64_t sum = 0;
    for (const std::uint64_t one : counts_) sum += one;
    return sum;
  }

 private:
  std::size_t find(const std::string& name) const {
    std::string names;
    for (std::size_t i = 0; i < instrument_.tables.size(); ++i) {
      if (instrument_.tables[i].name == name) return i;
      names += fmt::format("{}{}", names.empty() ? "" : ", ", instrument_.tables[i].name);
    }
    throw UsageError(
        fmt::format("{} has no table \"{}\"", instrument_.name, name),
        fmt::format("Its tables: {}.", names));
  }

  bool shown(const Column& column) const { return !for_eyes_ || !column.minor || all_columns_; }

  std::vector<Value> cells(Row& row) const {
    if (!for_eyes_) return std::move(row.values);
    std::vector<Value> kept;
    const auto& columns = instrument_.tables[row.table].columns;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      if (i >= columns.size()) {
        kept.push_back(std::move(row.values[i]));
      } else if (shown(columns[i])) {
        kept.push_back(in_words(row.values[i], columns[i], packs_, options_.speech));
      }
    }
    return kept;
  }

  const Instrument& instrument_;
  TableWriter::Options options_;
  const Packs& packs_;
  const Zone zone_;
  Output& output_;
  bool for_eyes_ = false;  // A terminal's table or a page.
  bool all_columns_ = false;
  bool evidence_ = false;
  std::optional<std::size_t> chosen_;  // The only table that is written.
  std::vector<std::unique_ptr<TableWriter>> writers_;
  std::vector<std::string> held_;
  std::vector<std::uint64_t> counts_;
};

void record(
    Observatory& observatory,
    const Instrument& instrument,
    const Arguments& arguments,
    std::uint64_t state,
    std::uint64_t rows) {
  Run run;
  run.instrument = instrument.name;
  run.version = instrument.version;
  run.arguments = json_arguments(arguments);
  run.state = state;
  run.time = now();
  run.rows = rows;
  try {
    observatory.archive().record_run(run);
  } catch (const Error&) {
    // An archive that may only be read (a disc, somebody else's folder) still answers.
  }
}

PageHead page_head(
    const Instrument& instrument,
    const Observatory& observatory,
    const Arguments& arguments,
    std::uint64_t state,
    Speech speech) {
  PageHead head;
  head.speech = speech;
  head.title = say(instrument.question, speech);
  std::string asked;
  for (const auto& [name, value] : arguments) {
    if (value.empty()) continue;
    std::string one_line = value;
    std::replace(one_line.begin(), one_line.end(), '\n', ' ');
    asked += fmt::format("{}{}={}", asked.empty() ? "" : "; ", name, one_line);
  }
  const Counts counts = observatory.archive().counts();
  const auto fact = [&](const Words& name, std::string value) {
    head.facts.emplace_back(say(name, speech), std::move(value));
  };
  fact({"Instrument", "分析工具"}, fmt::format("{} {}", instrument.name, instrument.version));
  fact({"Asked", "参数"}, asked);
  fact(
      {"Archive", "档案"},
      tell(
          speech,
          {"state {}, {} articles, {} captures", "状态 {}，文章 {} 篇，存档 {} 件"},
          state,
          grouped(counts.articles),
          grouped(counts.captures)));
  fact({"Made", "生成时间"}, format_time(now()));
  return head;
}

// Accounts are never shown by name unless they may be.
void hide_accounts(const Observatory& observatory, const Table& table, Row& row) {
  for (std::size_t i = 0; i < table.columns.size() && i < row.values.size(); ++i) {
    auto* text = std::get_if<std::string>(&row.values[i]);
    if (text != nullptr && !text->empty() && table.columns[i].type == Type::account)
      *text = observatory.shown_account(*text);
  }
}

Extra extra_of(const Instrument& instrument) {
  if (figure_of(instrument) != nullptr) return Extra::figure;
  return news_table(instrument) ? Extra::news : Extra::page;
}

std::string drawn_of(
    const Instrument& instrument,
    const Observatory& observatory,
    const Arguments& arguments,
    std::span<const Row> rows,
    std::uint64_t state,
    Speech speech) {
  FigureOptions options;
  options.speech = speech;
  options.made = {
      {tell(speech, {"Archive", "档案"}), tell(speech, {"state {}", "状态 {}"}, state)},
      {tell(speech, {"Made", "生成"}),
       fmt::format(
           "weiguan {}, {} {}, {}",
           WEIGUAN_VERSION,
           instrument.name,
           instrument.version,
           format_time(now()))},
      {tell(speech, {"The same rows", "得出同样数据"}),
       command_of(instrument, arguments) + " --format csv"}};
  return draw_figure(
      figure_of(instrument)(std::as_const(observatory).packs(), arguments, rows), options);
}

// A feed or a digest, in place of tables; nothing for any other format.
std::optional<NewsWriter> news_writer(
    const Instrument& instrument,
    const Observatory& observatory,
    const Arguments& arguments,
    Format format,
    Speech speech) {
  if (format != Format::atom && format != Format::mail) return {};
  NewsHead head;
  head.name = observatory.settings().name;
  head.instrument = instrument.name;
  head.arguments = json_arguments(arguments);
  head.question = instrument.question;
  head.made = observatory.archive().counts().last_captured.value_or(Time{});
  head.speech = speech;
  head.zone = observatory.zone();
  return NewsWriter(
      instrument.tables[*news_table(instrument)], observatory.packs(), std::move(head));
}

ExitStatus run_instrument(const Instrument& instrument, const Caller& caller, const Given& given) {
  Observatory observatory = open_observatory(caller, Access::read);
  Arguments arguments;
  for (const Parameter& one : instrument.parameters) {
    const std::string name = option_name(one);
    if (!given.has(name)) continue;
    std::string& argument = arguments[std::string(one.name)];
    if (!one.many) {
      argument = given.text(name);
      continue;
    }
    for (const std::string& value : given.texts(name)) {
      argument += (argument.empty() ? "" : "\n") + lines_of(value);
    }
  }
  arguments = check_arguments(instrument, arguments, observatory.packs());
  Output output(given);
  const TableWriter::Options options = table_options(given, caller, output, extra_of(instrument));
  Tables tables(instrument, given, options, observatory, output);
  auto news =
      news_writer(instrument, std::as_const(observatory), arguments, options.format, caller.speech);
  ProgressLine line(caller.speech);
  std::vector<std::string> notes;
  std::vector<Row> drawn;  // Kept for the figure.
  const bool page = options.format == Format::html, svg = options.format == Format::svg;
  RunContext context;
  context.zone = observatory.zone();
  context.names = observatory.query_names();
  context.stop = &caller.stop;
  context.row = [&](Row&& row) {
    hide_accounts(observatory, instrument.tables[row.table], row);
    if (figure_of(instrument) != nullptr && (page || svg)) drawn.push_back(row);
    if (svg) return !output.closed();
    if (!news) return tables.row(std::move(row));
    if (row.table == *news_table(instrument)) news->row(row);
    return !output.closed();
  };
  context.note = [&](Words words) { notes.emplace_back(say(words, caller.speech)); };
  if (!output.terminal()) context.progress = line.sink();
  const std::uint64_t state = std::as_const(observatory).archive().state();
  instrument.run(std::as_const(observatory).archive(), observatory.packs(), arguments, context);
  line.clear();
  const auto figure = [&] {
    return drawn_of(instrument, observatory, arguments, drawn, state, caller.speech);
  };
  if (page) {
    output.write(page_begin(page_head(instrument, observatory, arguments, state, caller.speech)));
    if (figure_of(instrument) != nullptr) output.write(figure());
  }
  std::string left_out;
  if (svg) {
    output.write(figure());
  } else if (news) {
    output.write(options.format == Format::atom ? news->atom(notes) : news->mail(notes));
  } else {
    left_out = tables.finish(caller.speech);
  }
  const bool table = options.format == Format::table;
  if (table) {
    for (const std::string& one : notes) output.write(one + "\n");
  }
  if (page) output.write(page_end(notes, caller.speech));
  if (caller.stop.requested()) {
    if (!output.to_file()) output.finish();
    throw Error(tell(caller.speech, {"stopped; the rows are not all", "已中止；结果不完整"}));
  }
  output.finish();
  if (!table && !page && !news && !svg) {
    for (const std::string& one : notes) remark(one);
  }
  if (!left_out.empty()) {
    remark(tell(
        caller.speech,
        {"other tables of this run, by --table: {}", "其他结果表（--table 选择）：{}"},
        left_out));
  }
  record(
      observatory,
      instrument,
      arguments,
      state,
      news  ? news->entries()
      : svg ? drawn.size()
            : tables.rows());
  return ExitStatus::done;
}

}  // namespace

Verb verb_of(const Instrument& instrument) {
  Verb verb;
  verb.name = instrument.name;
  verb.about_en = instrument.question.en;
  verb.about_zh = instrument.question.zh;
  for (const Parameter& one : instrument.parameters) verb.options.push_back(option_of(one));
  if (instrument.tables.size() > 1) {
    std::string names;
    for (const Table& one : instrument.tables) {
      names += fmt::format("{}{}", names.empty() ? "" : ", ", one.name);
    }
    verb.options.push_back(
        {"table", "TABLE", "Only this one: " + names + ".", "只要这一张表：" + names + "。"});
  }
  verb.options.push_back(
      {"evidence",
       "",
       "Show the address of each row's evidence in a table, too; files always have it.",
       "表格中也显示每行证据的地址；文件中总有。"});
  verb.options.push_back(
      {"all-columns",
       "",
       "Show every column in a table, the minor ones too; files always have them.",
       "表格中显示所有列，含次要的列；文件中总有。"});
  verb.options = with_output_options(std::move(verb.options), extra_of(instrument));
  const auto columns = [&](Speech speech) {
    std::string text;
    for (const Table& one : instrument.tables) {
      text += fmt::format("{}{}\n", text.empty() ? "" : "\n", say(one.meaning, speech));
      for (const Column& column : one.columns) {
        text += fmt::format("  {:<12}  {}\n", column.name, say(column.meaning, speech));
      }
    }
    text.pop_back();
    return text;
  };
  verb.more_en = columns(Speech::en);
  verb.more_zh = columns(Speech::zh);
  verb.examples = {
      fmt::format("weiguan -C ~/obs {}", instrument.name),
      fmt::format("weiguan -C ~/obs {} --output {}.csv", instrument.name, instrument.name)};
  verb.run = [&instrument](const Caller& caller, const Given& given) {
    return run_instrument(instrument, caller, given);
  };
  return verb;
}

}  // namespace weiguan
