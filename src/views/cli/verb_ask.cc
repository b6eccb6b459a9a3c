#include <map>
#include <tuple>

#include "collect/ask.h"
#include "instruments/chosen_answers.h"
#include "instruments/outcomes.h"
#include "views/cli/detail/asked.h"

namespace weiguan {

namespace {

std::optional<double> money(const Given& given, const char* option) {
  if (!given.has(option)) return {};
  const std::string text = given.text(option);
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != 0 || !(value >= 0) || value > 1e9)
    throw UsageError(
        fmt::format("--{} cannot be \"{}\"", option, text), "It takes an amount, such as 2.50.");
  return value;
}

// How many answers of the battery have come to what, by model and language, all runs together.
void write_outcomes(
    const Observatory& observatory,
    const Battery& battery,
    const TableWriter::Options& options,
    Output& output) {
  const std::vector<Column> columns = {
      {"model", {"Model", "模型"}, {"As the battery names it.", "题组中的名称。"}, Type::text},
      {"language", {"Language", "语言"}, {"It was asked in.", "提问语言。"}, Type::text},
      {"outcome", {"Outcome", "结果"}, {"What the answers are.", "回答的结果。"}, Type::text},
      {"answers",
       {"Answers", "回答数"},
       {"How many, of all runs.", "历次运行合计。"},
       Type::whole}};
  const OutcomeClassifier classifier(observatory.packs());
  std::map<std::tuple<std::string, std::string, Outcome>, std::int64_t> counts;
  Filter filter;
  filter.kinds = {ArticleKind::answer};
  observatory.archive().answers(filter, [&](const Article& article, const Answer& answer) {
    if (answer.battery != battery.id) return true;
    const Verdict verdict = classifier.judge(article, answer);
    if (!was_asked_again(observatory.archive(), article, verdict))
      ++counts[{answer.model, answer.language, verdict.main()}];
    return true;
  });
  TableWriter writer(columns, options, output.sink());
  for (const auto& [key, count] : counts) {
    const auto& [model, language, outcome] = key;
    writer.row({model, language, std::string(to_string(outcome)), count});
  }
  writer.finish();
}

Words words_of(AskEnd end) {
  switch (end) {
    case AskEnd::requests:
      return {"Ended at the limit of requests.", "已达请求数上限。"};
    case AskEnd::cost:
      return {"Ended at the limit of cost.", "已达费用上限。"};
    case AskEnd::minutes:
      return {"Ended at the limit of time.", "已达时间上限。"};
    case AskEnd::stopped:
      return {
          "Stopped. What came is kept; the same command goes on from here.",
          "已中止。已得到的回答均已保存；再次运行同一命令即可继续。"};
    case AskEnd::all_asked:
      break;
  }
  return {"All that could be asked was asked.", "可问的都已问完。"};
}

Words words_of(AskStop stop) {
  switch (stop) {
    case AskStop::lock:
      return {
          "{}: the account is locked; it was asked no more ({}).",
          "{}：账号被封，未再提问（{}）。"};
    case AskStop::controls:
      return {
          "{}: neutral questions got no answer. The service is broken, not censored; it was asked "
          "no more ({}).",
          "{}：中性问题也得不到回答，应视为服务故障而非审查；未再提问（{}）。"};
    default:
      return {
          "{}: too many exchanges failed in a row; it was asked no more ({}).",
          "{}：连续失败过多，未再提问（{}）。"};
  }
}

void tell_run(const AskReport& report, const Battery& battery, Speech speech, Output& output) {
  const auto line = [&](const Words& words, const auto&... values) {
    output.write(tell(speech, words, values...) + "\n");
  };
  const auto of = [&](const AskedModel& one) {
    line(
        {"{}: answers {}, blocked {}, failed {}, not asked {}; from earlier runs {}; requests {}, "
         "cost {:.4f} {}{}.",
         "{}：回答 {}，被拦截 {}，失败 {}，未问 {}；此前已有 {}；请求 {}，费用 {:.4f} {}{}。"},
        one.model,
        grouped(one.answers),
        grouped(one.blocked),
        grouped(one.errors),
        grouped(one.left()),
        grouped(one.before),
        grouped(one.requests),
        one.cost,
        battery.currency,
        one.estimated == 0
            ? std::string()
            : tell(
                  speech, {" ({} estimated by characters)", "（{} 次按字数估算）"}, one.estimated));
    if (one.ended > 0)
      line(
          {"  Turns that no answer led to: {}.", "  因前一轮无回答而未问：{}。"},
          grouped(one.ended));
    if (one.stopped != AskStop::none) line(words_of(one.stopped), one.model, for_terminal(one.why));
  };
  for (const AskedModel& one : report.models) {
    if (one.planned > 0) of(one);
  }
  if (report.judge) of(*report.judge);
  line(
      {"In all runs of this battery: requests {}, cost {:.4f} {}.",
       "本题组历次合计：请求 {}，费用 {:.4f} {}。"},
      grouped(report.requests),
      report.cost,
      battery.currency);
  line(words_of(report.end));
  if (report.problems > 0)
    line(
        {"Problems: {}. \"weiguan problems\" lists them.", "问题：{}。weiguan problems 可列出。"},
        grouped(report.problems));
}

ExitStatus status_of(const AskReport& report) {
  if (report.end == AskEnd::stopped) return ExitStatus::failed;
  if (report.problems > 0 || report.end != AskEnd::all_asked) return ExitStatus::with_problems;
  for (const AskedModel& one : report.models) {
    if (one.stopped != AskStop::none || one.errors > 0) return ExitStatus::with_problems;
  }
  return ExitStatus::done;
}

ExitStatus run(const Caller& caller, const Given& given) {
  AskOptions options;
  options.models = given.texts("model");
  options.cost = money(given, "limit-cost");
  if (given.has("limit-requests")) options.requests = given.whole("limit-requests", 0, 1);
  options.again = given.has("again");
  const bool dry = given.has("dry-run");
  Observatory observatory = open_observatory(caller, dry ? Access::read : Access::write);
  ProgressLine progress(caller.speech);
  ProblemList problems(caller.speech, &progress);
  const auto battery = read_battery(given.text("BATTERY"), observatory.packs(), problems.sink());
  if (!battery) {
    problems.finish();
    throw UsageError("the battery cannot be asked", "Nothing was sent. Mend what is listed above.");
  }
  Output output(given);
  const TableWriter::Options table = table_options(given, caller, output);
  if (dry) {
    write_plan(observatory, *battery, options, table, caller, output);
    output.finish();
    return ExitStatus::done;
  }
  const AskReport report =
      ask(observatory, *battery, options, progress.sink(), problems.sink(), caller.stop);
  progress.clear();
  problems.finish();
  write_outcomes(observatory, *battery, table, output);
  if (table.format == Format::table) tell_run(report, *battery, caller.speech, output);
  output.finish();
  return status_of(report);
}

}  // namespace

Verb verb_ask() {
  Verb verb;
  verb.name = "ask";
  verb.about_en = "Put a battery of questions to chatbots, and archive what they answer.";
  verb.about_zh = "向聊天机器人提出一组问题，并将回答存档。";
  verb.options = with_output_options(
      {{"BATTERY",
        "",
        "A TOML file: models, questions, limits (docs/ask.md).",
        "TOML 文件：模型、问题、上限（见 docs/ask.md）。",
        true},
       {"dry-run",
        "",
        "Send nothing; print the plan: what would be asked how often, and at what cost at the "
        "most.",
        "不发送任何请求，只显示计划、次数与费用上限。"},
       {"model",
        "MODEL",
        "Only this one; may be given several times.",
        "只问此模型；可多次给出。",
        false,
        true},
       {"limit-cost",
        "AMOUNT",
        "Stop before the cost of all runs passes it; in place of the battery's.",
        "历次费用合计不超过此数；代替题组中的上限。"},
       {"limit-requests",
        "N",
        "Stop at so many requests in all runs; in place of the battery's.",
        "历次请求合计不超过此数；代替题组中的上限。"},
       {"again",
        "",
        "Ask again what was asked in other words than the battery has now.",
        "题目措辞改动后，重新提问。"}});
  verb.more_en =
      "Each exchange is archived when it ends: the request without the key, every event with its "
      "time, and what was withdrawn. What the archive has is not asked again, and a block never "
      "is; what failed on the way is asked again by the next run. A model is asked no more when "
      "its account is locked, when too much fails in a row, and when neutral questions get no "
      "answer. Ctrl-C drops what is on its way. Exit status 2: a limit was reached, a model was "
      "stopped or exchanges failed.";
  verb.more_zh =
      "每次问答结束即存档：不含密钥的请求、带时间的每个事件、被撤回的内容。已有的不再重问，"
      "被拦截的绝不重问；"
      "途中失败的由下次运行再问。账号被封、连续失败过多或中性问题得不到回答时，不再向该模型提问。"
      "Ctrl-C 放弃尚未完成的请求。退出状态 2：达到上限、有模型被停问或有失败。";
  verb.examples = {
      "weiguan -C ~/obs ask harbour.toml --dry-run",
      "weiguan -C ~/obs ask harbour.toml --model parrot-1 --limit-cost 2.50"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
