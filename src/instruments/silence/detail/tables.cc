#include "instruments/silence/detail/tables.h"

#include <array>

#include "instruments/chosen_answers.h"
#include "instruments/silence/detail/asked.h"

namespace weiguan::silence {

namespace {

constexpr std::array<Choice, 3> control_choices = {
    {{"none", {"asked for itself", "正题"}},
     {"neutral", {"neutral control", "中性对照"}},
     {"matched", {"matched control", "对应对照"}}}};

constexpr Column text(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::text};
}
constexpr Column share(std::string_view name, Words heading, Words meaning, bool minor = false) {
  return {name, heading, meaning, Type::number, "share", minor};
}
constexpr Column number(std::string_view name, Words heading, Words meaning, bool minor = false) {
  return {name, heading, meaning, Type::number, {}, minor};
}
constexpr Column count(
    std::string_view name,
    Words heading,
    Words meaning,
    std::string_view unit,
    bool minor = false) {
  return {name, heading, meaning, Type::whole, unit, minor};
}

constexpr Column topic_column = text(
    "topic",
    {"Topic", "主题"},
    {"Of the questions; empty where topics are taken together.", "题目的主题；各主题合计时为空。"});
constexpr Column language_column = text(
    "language",
    {"Asked in", "提问语言"},
    {"The language of the question, by BCP 47.", "提问所用语言（BCP 47）。"});
constexpr Column standing_column{
    "standing",
    {"Standing", "可否下结论"},
    {"Whether a conclusion may be drawn from the row. Where neutral controls were not answered "
     "none may: shares and tests are empty.",
     "此行能否下结论。中性对照题未获回答时不能：比例与检验均为空。"},
    Type::choice,
    {},
    false,
    standing_choices};

constexpr std::array<Column, rates_at::columns> rates = {
    {model_column,
     route_column(false),
     topic_column,
     text(
         "question",
         {"Question", "题目"},
         {"Its id; empty where questions are taken together.", "题号；各题合计时为空。"}),
     language_column,
     {"control",
      {"Asked", "用途"},
      {"Whether the questions are asked for themselves or as controls.", "是正题还是对照题。"},
      Type::choice,
      {},
      false,
      control_choices},
     count(
         "questions",
         {"Questions", "题数"},
         {"With an answer that was scored.", "有可判定回答的题数。"},
         "questions"),
     count(
         "answers",
         {"Answers", "回答数"},
         {"That were scored, repeats among them.", "可判定的回答数，含重复提问。"},
         "answers"),
     count(
         "not_scored",
         {"Not scored", "未计"},
         {"Errors, rate limits, locked accounts, and what cannot be told: never counted as "
          "silence.",
          "出错、限流、账号被锁及无从判断者，从不计为沉默。"},
         "answers"),
     count(
         "not_complete",
         {"Not answered", "未作答"},
         {"Scored answers that do not answer what was asked.", "可判定而未回答所问的。"},
         "answers"),
     share(
         "share",
         {"Share", "比例"},
         {"Not answered, of those scored.", "未作答占可判定者的比例。"}),
     share(
         "low",
         {"Low", "下限"},
         {"Interval of the share: answers to one question hang together (Wilson with effective "
          "sample size).",
          "比例的置信区间：同题回答彼此相关（Wilson 区间，有效样本量）。"}),
     share("high", {"High", "上限"}, {"The same, above.", "同上，上限。"}),
     share(
         "corrected",
         {"Corrected", "校正比例"},
         {"The share corrected by the measured error rates of the classifier (Rogan and Gladen), "
          "of the "
          "model's family or else of the language; empty where none are known, or labels are used.",
          "按分类器实测误差率（同系列模型的，否则该语言的）校正的比例（Rogan–Gladen）；误差率不明或"
          "采用标签时为空。"}),
     share(
         "corrected_low",
         {"Corrected, low", "校正下限"},
         {"Its interval, with the chance in the error rates (Lang and Reiczigel).",
          "其置信区间，计入误差率本身的不确定（Lang–Reiczigel）。"},
         true),
     share(
         "corrected_high",
         {"Corrected, high", "校正上限"},
         {"The same, above.", "同上，上限。"},
         true),
     standing_column,
     share(
         "refusal",
         {"Refusal", "拒绝"},
         {"Says it will not answer; of those scored.", "拒绝回答者占可判定者的比例。"}),
     share("evasion", {"Evasion", "答非所问"}, {"Speaks of something else.", "答非所问的比例。"}),
     share("ignorance", {"Ignorance", "佯装不知"}, {"Says it does not know.", "佯装不知的比例。"}),
     share(
         "official_line",
         {"Official line", "官方口径"},
         {"States the official position instead.", "以官方口径代替回答的比例。"}),
     share(
         "block",
         {"Blocked", "被拦截"},
         {"The provider blocked the question or the answer.", "提问或回答被服务方拦截的比例。"}),
     share(
         "withdrawal",
         {"Withdrawn", "先答后撤"},
         {"Shown, then taken back.", "先显示后撤回的比例。"}),
     share(
         "other",
         {"Other", "其他"},
         {"Not answered in another way: in part, cut off, in another language.",
          "以其他方式未作答的比例：部分回答、中断、语言不符等。"},
         true),
     count(
         "repeats",
         {"Repeats", "重复次数"},
         {"The most scored answers to one question and wording.",
          "同题同表述可判定回答数的最大值。"},
         "answers",
         true),
     share(
         "agreement",
         {"Repeats agree", "重复一致率"},
         {"Of pairs of repeats of one question and wording, those that are both answered or both "
          "not; empty without repeats.",
          "同题同表述的重复回答两两相比，同为作答或同为未作答的比例；无重复则为空。"},
         true),
     share(
         "sensitivity",
         {"Sensitivity", "灵敏度"},
         {"Measured: of answers that are not complete, those the classifier finds.",
          "实测：未作答者中被分类器认出的比例。"},
         true),
     share(
         "specificity",
         {"Specificity", "特异度"},
         {"Measured: of complete answers, those the classifier takes for such.",
          "实测：完整回答中被分类器认作完整的比例。"},
         true),
     {"first",
      {"First", "最早"},
      {"The day of the first answer.", "最早一次回答的日期。"},
      Type::text,
      {},
      true},
     {"last",
      {"Last", "最晚"},
      {"The day of the last answer.", "最晚一次回答的日期。"},
      Type::text,
      {},
      true},
     {"batteries",
      {"Batteries", "题组"},
      {"Whose answers they are, with commas between.", "回答所属的题组，用逗号分隔。"},
      Type::text,
      {},
      true}}};

// What every comparison of pairs has, behind its own columns.
constexpr std::size_t pair_columns = 21;
constexpr std::array<Column, pair_columns> pairs = {
    {count(
         "pairs",
         {"Pairs", "对数"},
         {"Questions in one wording, of one model, that were scored in both ways.",
          "同一题目、表述、模型在两边均可判定的对数。"},
         "pairs"),
     count("questions", {"Questions", "题数"}, {"Of which they are.", "所涉题数。"}, "questions"),
     count("both", {"Both", "两边均答"}, {"Answered in both.", "两边均作答。"}, "pairs"),
     count(
         "neither", {"Neither", "两边均未答"}, {"Answered in neither.", "两边均未作答。"}, "pairs"),
     count(
         "only_first",
         {"Only first", "仅前者答"},
         {"Answered in the first only, by the majority of repeats.",
          "仅前者作答（按重复中的多数）。"},
         "pairs"),
     count(
         "only_second",
         {"Only second", "仅后者答"},
         {"Answered in the second only.", "仅后者作答。"},
         "pairs"),
     count(
         "ties",
         {"Ties", "无多数"},
         {"Pairs whose repeats have no majority; the permutation test has them.",
          "重复中无多数的对数，仍计入置换检验。"},
         "pairs",
         true),
     share(
         "answered_first",
         {"Answered, first", "前者作答率"},
         {"Mean over questions.", "按题平均。"}),
     share(
         "answered_second",
         {"Answered, second", "后者作答率"},
         {"Mean over questions.", "按题平均。"}),
     share("difference", {"Difference", "差"}, {"The first less the second.", "前者减后者。"}),
     share(
         "low",
         {"Low", "下限"},
         {"Interval of the difference, by question (Newcombe for pairs, clustered).",
          "差的置信区间，按题聚类（配对 Newcombe 法）。"}),
     share("high", {"High", "上限"}, {"The same, above.", "同上，上限。"}),
     number(
         "odds",
         {"Odds", "优势比"},
         {"Only first to only second: the conditional odds ratio. Empty where none is the second "
          "alone.",
          "仅前者与仅后者之比，即条件优势比；无仅后者时为空。"}),
     number(
         "odds_low",
         {"Odds, low", "优势比下限"},
         {"Exact interval (Clopper and Pearson).", "精确置信区间（Clopper–Pearson）。"}),
     number(
         "odds_high",
         {"Odds, high", "优势比上限"},
         {"Empty where it has no bound.", "没有上限时为空。"}),
     number(
         "p",
         {"p", "p"},
         {"McNemar's test, exact: the chance of such counts or rarer ones if the two were "
          "answered alike.",
          "McNemar 精确检验：若两边作答情况相同，出现此结果或更极端结果的概率。"}),
     number("p_mid", {"Mid-p", "中间 p"}, {"The same as mid-p.", "同上，中间 p 值。"}, true),
     number(
         "p_permutation",
         {"p by question", "按题置换 p"},
         {"Of the difference, exchanging the two ways question by question, with all repeats and "
          "models of it.",
          "就差而言，逐题（连同其全部重复与模型）互换两边的置换检验。"}),
     number(
         "p_corrected",
         {"p corrected", "校正 p"},
         {"p corrected for how many rows are compared; empty for rows of all models.",
          "就比较行数作多重校正的 p；全部模型合计的行为空。"}),
     standing_column,
     count(
         "repeated",
         {"With repeats", "有重复的对"},
         {"Pairs with more than one answer on a side.", "任一边多于一次回答的对数。"},
         "pairs",
         true)}};

template <std::size_t Own>
constexpr std::array<Column, Own + pair_columns> with_pairs(const std::array<Column, Own>& own) {
  std::array<Column, Own + pair_columns> all{};
  for (std::size_t i = 0; i < Own; ++i) all[i] = own[i];
  for (std::size_t i = 0; i < pair_columns; ++i) all[Own + i] = pairs[i];
  return all;
}

constexpr auto languages = with_pairs<4>(
    {{text(
          "model",
          {"Model", "模型"},
          {"Empty where all models whose controls hold are taken together.",
           "为空表示对照题正常的全部模型合计。"}),
      route_column(false),
      text("first", {"First", "前者"}, {"Language asked in.", "提问语言。"}),
      text("second", {"Second", "后者"}, {"The other language.", "另一种提问语言。"})}});

constexpr std::array<Column, 16> controls = {
    {model_column,
     route_column(false),
     text("topic", {"Topic", "主题"}, {"Of the questions asked for themselves.", "正题的主题。"}),
     language_column,
     {"paired",
      {"Paired", "配对"},
      {"Whether the controls belong to single questions or to the topic as a whole.",
       "对照题对应单个题目，还是对应整个主题。"},
      Type::boolean},
     count("questions", {"Questions", "题数"}, {"Of the topic.", "该主题的题数。"}, "questions"),
     count("controls", {"Controls", "对照题数"}, {"Matched ones.", "对应对照题数。"}, "questions"),
     share(
         "share_topic",
         {"Not answered", "正题未作答率"},
         {"Mean over the topic's questions.", "该主题按题平均的未作答率。"}),
     share(
         "share_controls",
         {"Controls not answered", "对照未作答率"},
         {"Mean over the controls.", "对照题按题平均的未作答率。"}),
     share("difference", {"Difference", "差"}, {"The topic less its controls.", "正题减对照。"}),
     share(
         "low",
         {"Low", "下限"},
         {"Interval of the difference, by question.", "差的置信区间，按题聚类。"}),
     share("high", {"High", "上限"}, {"The same, above.", "同上，上限。"}),
     number(
         "p",
         {"p", "p"},
         {"By permutation of questions: of the two within each where they are paired, else between "
          "topic and controls.",
          "按题置换：配对时在每题内互换，否则在主题与对照之间互换。"}),
     number(
         "p_corrected",
         {"p corrected", "校正 p"},
         {"Corrected for how many rows there are.", "就行数作多重校正。"}),
     standing_column,
     count(
         "answers",
         {"Answers", "回答数"},
         {"Scored, of both.", "两边可判定的回答数。"},
         "answers",
         true)}};

constexpr auto models = with_pairs<5>(
    {{text("first", {"First", "前者"}, {"Model.", "模型。"}),
      text("first_route", {"Route", "前者渠道"}, {"Its route.", "其渠道。"}),
      text("second", {"Second", "后者"}, {"The other model.", "另一模型。"}),
      text("second_route", {"Route", "后者渠道"}, {"Its route.", "其渠道。"}),
      language_column}});

constexpr auto drift = with_pairs<5>(
    {{model_column,
      route_column(false),
      language_column,
      {"first", {"First", "前者"}, {"The earlier period.", "较早的时段。"}, Type::text},
      {"second",
       {"Second", "后者"},
       {"The later one: each period with the one before it, and the last with the first.",
        "较晚的时段：每一时段与前一时段相比，末段另与首段相比。"},
       Type::text}}});

constexpr auto forms = with_pairs<5>(
    {{model_column,
      route_column(false),
      language_column,
      text("first", {"First", "前者"}, {"The wording: plain.", "表述：直接提问。"}),
      text("second", {"Second", "后者"}, {"The variant.", "变体。"})}});

constexpr std::array<Table, 6> all = {
    {{"rates", {"How often questions are not answered.", "各模型、主题、语言的未作答率。"}, rates},
     {"languages", {"The same questions in two languages.", "同题不同语言的比较。"}, languages},
     {"controls",
      {"Topics against their matched controls.", "主题与其对应对照题的比较。"},
      controls},
     {"models", {"The same questions put to two models.", "同题不同模型的比较。"}, models},
     {"drift", {"The same questions on two dates.", "同题不同时期的比较。"}, drift},
     {"forms", {"Variants against plain wording.", "变体与直接提问的比较。"}, forms}}};

}  // namespace

const std::span<const Table> tables = all;

}  // namespace weiguan::silence
