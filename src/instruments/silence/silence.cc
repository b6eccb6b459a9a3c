#include "instruments/silence/silence.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/rows.h"
#include "instruments/selection.h"
#include "instruments/silence/detail/asked.h"
#include "instruments/silence/detail/comparisons.h"
#include "instruments/silence/detail/rates.h"
#include "instruments/silence/detail/tables.h"
#include "instruments/silence/detail/told.h"

namespace weiguan::silence {

namespace {

constexpr std::array<Choice, 3> rate_by = {
    {{"topic", {"each topic", "逐个主题"}},
     {"question", {"each question", "逐题"}},
     {"all", {"all questions together", "全部合计"}}}};
constexpr std::array<Choice, 3> corrections = {
    {{"holm", {"Holm: no false find among them", "Holm 法：控制出现任一误判的概率"}},
     {"bh", {"Benjamini and Hochberg: few false finds", "Benjamini–Hochberg 法：控制误判比例"}},
     {"none", {"not corrected", "不校正"}}}};
constexpr std::array<Choice, 4> units = {
    {by_choices[0], by_choices[1], by_choices[2], by_choices[3]}};

constexpr std::array<Parameter, 14> parameters = {
    {{"battery",
      {"Only answers to these batteries, with commas between.", "只计这些题组，用逗号分隔。"},
      Type::text,
      ""},
     {"model",
      {"Only these models, with commas between.", "只计这些模型，用逗号分隔。"},
      Type::text,
      ""},
     {"topic",
      {"Only questions on these topics, with commas between; controls stay.",
       "只计这些主题的题目，用逗号分隔；对照题保留。"},
      Type::text,
      ""},
     {"language",
      {"Only questions asked in these languages, with commas between: zh takes zh-Hans and "
       "zh-Hant.",
       "只计以这些语言提问者，用逗号分隔；zh 包括 zh-Hans 与 zh-Hant。"},
      Type::text,
      ""},
     {"form",
      {"Only this wording; all for every variant. The table forms always has all.",
       "只计这种表述；all 表示所有变体。forms 表总含全部。"},
      Type::text,
      "plain"},
     from_parameter,
     to_parameter,
     {"by", {"Rates for", "比例按此分列："}, Type::choice, "topic", rate_by},
     {"by-labels",
      {"Take the verdicts of this judge (labels in the archive) in place of the classifier's.",
       "以此评判者的标签代替分类器的判定。"},
      Type::text,
      ""},
     {"correction",
      {"How p-values of many comparisons are corrected.", "多重比较的校正方法。"},
      Type::choice,
      "holm",
      corrections},
     {"unit", {"Dates are compared by", "不同时期按此比较："}, Type::choice, "month", units},
     {"confidence",
      {"Of the intervals, between 0.5 and 0.999.", "置信水平，0.5 至 0.999。"},
      Type::number,
      "0.95"},
     {"floor",
      {"Share of neutral controls that a model must answer, in a language, before anything is "
       "concluded of it.",
       "某模型以某语言须答出的中性对照题比例，未达到则不下结论。"},
      Type::number,
      "0.8"},
     {"least",
      {"With fewer questions than this a row says that they are few.",
       "题数少于此数的行注明题数过少。"},
      Type::whole,
      "5"}}};

double number_argument(
    const Arguments& arguments, std::string_view name, double least, double most) {
  const std::string& text = arguments.find(name)->second;
  double number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  if (!(number >= least) || !(number <= most)) {
    throw UsageError(
        fmt::format("--{} {} is out of range", name, text),
        fmt::format("Give a number from {} to {}.", least, most));
  }
  return number;
}

Unit unit_of(std::string_view name) {
  if (name == "day") return Unit::day;
  if (name == "week") return Unit::week;
  return name == "year" ? Unit::year : Unit::month;
}

Asked asked_of(const Arguments& arguments, const RunContext& context) {
  Asked asked;
  asked.zone = context.zone;
  const std::string &by = arguments.at("by"), &correction = arguments.at("correction");
  if (by == "question") asked.by = By::question;
  if (by == "all") asked.by = By::all;
  if (correction == "bh") asked.correction = Correction::benjamini_hochberg;
  if (correction == "none") asked.correction = Correction::none;
  asked.unit = unit_of(arguments.at("unit"));
  asked.confidence = number_argument(arguments, "confidence", 0.5, 0.999);
  asked.floor = number_argument(arguments, "floor", 0, 1);
  asked.least = whole_argument(arguments, "least", 0, 1000000);
  asked.form = arguments.at("form");
  asked.labels = !arguments.at("by-labels").empty();
  return asked;
}

Wanted wanted_of(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Selection selection = select(
      archive,
      packs,
      {{"from", arguments.at("from")}, {"to", arguments.at("to")}, {"kind", "answer"}},
      context);
  Wanted wanted;
  wanted.filter = selection.filter();
  if (arguments.at("from").empty() && arguments.at("to").empty()) wanted.filter.published.reset();
  wanted.batteries = split_list(arguments.at("battery"));
  wanted.models = split_list(arguments.at("model"));
  wanted.topics = split_list(arguments.at("topic"));
  wanted.languages = split_list(arguments.at("language"));
  wanted.labels = arguments.at("by-labels");
  return wanted;
}

void tell(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context) {
  if (heard.follow_ups > 0) {
    note(
        context,
        fmt::format(
            "{} follow-ups were left out: they are asked about an answer.", heard.follow_ups),
        fmt::format("追问 {} 次未计：追问是就已有回答而提的。", heard.follow_ups));
  }
  if (asked.labels && heard.without_label + heard.unknown_labels > 0) {
    std::string judges;
    for (const std::string& one : heard.judges) judges += (judges.empty() ? "" : ", ") + one;
    if (judges.empty()) judges = "–";
    note(
        context,
        fmt::format(
            "{} answers have no verdict of this judge, and {} verdicts are no word that is known "
            "here; they were not scored. Judges in the archive: {}.",
            heard.without_label,
            heard.unknown_labels,
            judges),
        fmt::format(
            "{} 条回答没有此评判者的标签，{} 个标签不是已知的词；均未计。档案中的评判者：{}。",
            heard.without_label,
            heard.unknown_labels,
            judges));
  }
  std::map<std::pair<Model, std::string>, Standing> standings;
  for (const Told& told : heard.all) {
    if (asked.takes(told))
      standings[{told.model, told.language}] = controls.of(told.model, told.language);
  }
  std::uint64_t failed = 0, none = 0;
  for (const auto& [key, standing] : standings) {
    failed += standing == Standing::controls_failed ? 1U : 0U;
    none += standing == Standing::no_controls ? 1U : 0U;
  }
  if (failed > 0) {
    note(
        context,
        fmt::format(
            "Of {} pairs of model and language {} did not answer their neutral controls: nothing "
            "is "
            "concluded of them.",
            standings.size(),
            failed),
        fmt::format(
            "{} 组“模型与语言”中有 {} 组未答出中性对照题，对其不下结论。",
            standings.size(),
            failed));
  }
  if (none > 0) {
    note(
        context,
        fmt::format(
            "Of {} pairs of model and language {} were asked no neutral control: whether the "
            "service answers at all cannot be told apart from silence.",
            standings.size(),
            none),
        fmt::format(
            "{} 组“模型与语言”中有 {} 组未设中性对照题，无法把服务故障与沉默分开。",
            standings.size(),
            none));
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Asked asked = asked_of(arguments, context);
  const Heard heard = hear(archive, packs, wanted_of(archive, packs, arguments, context), context);
  if (requested(context.stop)) return;
  if (heard.all.empty()) {
    note_nothing(context);
    return;
  }
  const Controls controls(heard.all, asked);
  tell(heard, controls, asked, context);
  if (!write_rates(heard, controls, asked, packs, context)) return;
  if (!write_languages(heard, controls, asked, context)) return;
  if (!write_controls(heard, controls, asked, context)) return;
  if (!write_models(heard, controls, asked, context)) return;
  if (!write_drift(heard, controls, asked, context)) return;
  write_forms(heard, controls, asked, context);
}

}  // namespace

const Instrument instrument = {
    "silence",
    "1",
    {"How often do chatbots not answer, by model, topic and language, and could that be chance?",
     "聊天机器人对哪些主题、以哪种语言不作答，是否出于偶然？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::silence
