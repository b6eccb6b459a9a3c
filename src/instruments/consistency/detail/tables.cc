#include "instruments/consistency/detail/tables.h"

#include <array>

#include "instruments/chosen_answers.h"
#include "instruments/outcomes.h"
#include "instruments/selection.h"

namespace weiguan::consistency {

namespace {

constexpr std::array<Choice, 3> list_choices = {
    {{"contradicting", {"those in which answers contradict one another", "回答互相矛盾者"}},
     {"differing", {"those in which answers differ", "回答有出入者"}},
     {"all", {"all that two answers state", "两个以上回答都说到者"}}}};
constexpr std::array<Choice, 5> kinds = {
    {{"year", {"year", "年份"}},
     {"date", {"date", "日期"}},
     {"number", {"number", "数字"}},
     {"name", {"name", "人名"}},
     {"yes-no", {"yes or no", "是与否"}}}};
constexpr std::array<Choice, 2> yes_or_no = {{{"yes", {"yes", "是"}}, {"no", {"no", "否"}}}};
constexpr std::array<Choice, 4> findings = {
    {{"none", {"nothing", "无"}},
     {"denies-saying", {"denies having said it", "否认说过"}},
     {"no-conversation", {"says there was no earlier conversation", "称此前没有对话"}},
     {"other-value", {"says another value", "改口"}}}};

constexpr std::array<Parameter, 8> all_parameters = {
    {from_parameter,
     to_parameter,
     model_parameter,
     battery_parameter,
     topic_parameter,
     asked_language_parameter,
     search_parameter,
     {"list",
      {"Which facts the table facts lists.", "facts 表列出哪些事实。"},
      Type::choice,
      "differing",
      list_choices}}};

constexpr Column battery_column{
    "battery", {"Battery", "题组"}, {"Of the question.", "问题所属题组。"}, Type::text, {}, true};
constexpr Column question_column{"question", {"Question", "问题"}, {"Its id.", "问题编号。"}};
constexpr Column language_column{
    "language",
    {"Language", "语言"},
    {"Asked in; where that is not known, the answer's.", "提问语言；未知则为回答的语言。"}};
constexpr Column form_column{
    "form", {"Form", "问法"}, {"The variant that was asked.", "问题的变体。"}};

constexpr Column count_column(
    std::string_view name, Words heading, Words meaning, std::string_view unit) {
  return {name, heading, meaning, Type::whole, unit};
}

constexpr std::array<Column, 12> facts = {
    {model_column,
     route_column(true),
     battery_column,
     question_column,
     language_column,
     form_column,
     {"kind",
      {"Kind", "类别"},
      {"What the fact is.", "事实的类别。"},
      Type::choice,
      {},
      false,
      kinds},
     {"context",
      {"Where", "语境"},
      {"The words it stands among, as the first answer has them; of yes and no the question.",
       "所在语句（依首个回答）；是与否则为问题。"},
      Type::text},
     {"values",
      {"Values", "各说"},
      {"What the answers say, with how many say it, those of most first; values that agree are "
       "one.",
       "各回答所说及回答数，多者在前；相容者合为一说。"},
      Type::text},
     count_column(
         "answers",
         {"Answers", "回答数"},
         {"That state something of it.", "说到此事的回答数。"},
         "answers"),
     {"agreement",
      {"Agreement", "一致率"},
      {"The share of these that say what most say.", "与多数相同者所占比例。"},
      Type::number},
     {"contradicts",
      {"Contradicts", "矛盾"},
      {"Two of the answers cannot both be right.", "其中有两个回答不可能同时为真。"},
      Type::choice,
      {},
      false,
      yes_or_no}}};

constexpr std::array<Column, 19> questions = {
    {model_column,
     route_column(true),
     battery_column,
     question_column,
     language_column,
     form_column,
     count_column(
         "repeats",
         {"Repeats", "次数"},
         {"First turns that were answered with a text.", "有文字的首轮回答数。"},
         "answers"),
     count_column(
         "facts",
         {"Facts", "事实"},
         {"That two or more of them state.", "其中两个以上都说到的事实。"},
         "facts"),
     count_column(
         "agreeing",
         {"Agreeing", "一致"},
         {"Of these, in which none differs.", "其中无出入者。"},
         "facts"),
     {"share", {"Share", "一致率"}, {"Of agreeing in facts.", "一致者占比。"}, Type::number},
     count_column(
         "contradictions",
         {"Contradictions", "矛盾"},
         {"Facts in which two answers cannot both be right.", "两个回答不可能同时为真的事实。"},
         "facts"),
     count_column(
         "yes", {"Yes", "是"}, {"Answers that begin with yes.", "以“是”作答者。"}, "answers"),
     count_column("no", {"No", "否"}, {"With no.", "以“否”作答者。"}, "answers"),
     count_column("neither", {"Neither", "皆非"}, {"With neither.", "两者皆非者。"}, "answers"),
     {"similarity",
      {"Similarity", "相似度"},
      {"Mean resemblance of the texts, of every two of them.", "文本两两相似度的平均值。"},
      Type::number},
     {"outcome",
      {"Outcome", "结果"},
      {"The main one of most answers.", "多数回答的主要结果。"},
      Type::choice,
      {},
      false,
      outcome_choices},
     {"outcome_agreement",
      {"Same outcome", "结果一致"},
      {"The share of the answers that have it, those without a text too.",
       "有此结果的回答占比，含无文字者。"},
      Type::number},
     count_column(
         "follow_ups", {"Follow-ups", "追问"}, {"Later turns.", "后续轮次数。"}, "answers"),
     count_column(
         "denials",
         {"Denials", "否认"},
         {"Later turns that deny what was said, or say something else.",
          "否认前言或改口的后续轮次。"},
         "answers")}};

constexpr std::array<Column, 11> turns = {
    {{"answer",
      {"Answer", "回答"},
      {"The later turn, an article.", "后续回答（作为文章）。"},
      Type::article},
     {"earlier", {"Earlier", "先前"}, {"The earlier turn.", "先前的回答。"}, Type::article},
     model_column,
     route_column(true),
     battery_column,
     question_column,
     language_column,
     count_column(
         "turn", {"Turn", "轮次"}, {"Of the later one, from 0.", "后续回答的轮次，自 0 起。"}, ""),
     {"finding",
      {"Finding", "发现"},
      {"What the later turn does to what was said.", "后续回答如何对待前言。"},
      Type::choice,
      {},
      false,
      findings},
     {"earlier_words", {"Said first", "先说"}, {"The earlier words.", "先前的话。"}, Type::text},
     {"later_words", {"Said then", "后说"}, {"The later words.", "后来的话。"}, Type::text}}};

constexpr std::array<Column, 15> models = {
    {model_column,
     route_column(true),
     language_column,
     count_column(
         "questions",
         {"Questions", "问题数"},
         {"Asked twice or more; each form counts.", "问过两次以上的问题，各变体分计。"},
         "questions"),
     count_column("answers", {"Answers", "回答数"}, {"To these.", "对这些问题的回答。"}, "answers"),
     count_column("facts", {"Facts", "事实"}, {"As in questions.", "同 questions 表。"}, "facts"),
     count_column("agreeing", {"Agreeing", "一致"}, {"Likewise.", "同上。"}, "facts"),
     {"share", {"Share", "一致率"}, {"Of agreeing in facts.", "一致者占比。"}, Type::number},
     {"share_from",
      {"From", "下限"},
      {"Of its 95 % interval, facts of one question hanging together.",
       "其 95% 置信区间下限，同一问题的事实视为一组。"},
      Type::number},
     {"share_to", {"To", "上限"}, {"Of that interval.", "该区间上限。"}, Type::number},
     count_column(
         "contradicting",
         {"Contradicting", "矛盾问题"},
         {"Questions with a contradiction.", "出现矛盾的问题数。"},
         "questions"),
     count_column(
         "follow_ups", {"Follow-ups", "追问"}, {"Later turns.", "后续轮次数。"}, "answers"),
     count_column(
         "denials", {"Denials", "否认"}, {"As in questions.", "同 questions 表。"}, "answers"),
     {"denials_from",
      {"From", "下限"},
      {"Of the 95 % interval of the share of follow-ups that are denials.",
       "否认占追问之比的 95% 置信区间下限。"},
      Type::number},
     {"denials_to", {"To", "上限"}, {"Of that interval.", "该区间上限。"}, Type::number}}};

constexpr std::array<Table, 4> all_tables = {
    {{"facts", {"Facts that repeated answers state.", "重复回答所说的事实。"}, facts},
     {"questions",
      {"How far answers to one question agree.", "对同一问题的回答有多一致。"},
      questions},
     {"turns", {"Follow-ups beside what was said before.", "追问的回答与前言对照。"}, turns},
     {"models", {"How far models agree with themselves.", "各模型前后有多一致。"}, models}}};

}  // namespace

const std::span<const Parameter> parameters = all_parameters;
const std::span<const Table> tables = all_tables;

}  // namespace weiguan::consistency
