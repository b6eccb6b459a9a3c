#include "instruments/answers/detail/tables.h"

#include <array>

#include "instruments/chosen_answers.h"
#include "instruments/outcomes.h"

namespace weiguan::answers {

namespace {

constexpr Column language_column{
    "language",
    {"Asked in", "提问语言"},
    {"The language of the question, BCP 47.", "提问所用语言（BCP 47）。"},
    Type::text};
constexpr Column topic_column{
    "topic",
    {"Topic", "主题"},
    {"Of the question; the battery where it has none.", "问题的主题；没有则为题库名。"},
    Type::text};

constexpr Column minor_text(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::text, {}, true};
}

constexpr std::array<Column, 22> answer_columns = {
    {{"id",
      {"Id", "编号"},
      {"As it was imported or asked.", "导入或提问时的编号。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_front,
      Entry::id},
     {"article", {"Answer", "回答"}, {"The answer's text.", "回答正文。"}, Type::article, {}, true},
     minor_text("battery", {"Battery", "题库"}, {"Where it was asked.", "所属题库。"}),
     model_column,
     route_column(true),
     {"question", {"Question", "问题"}, {"Its id.", "问题编号。"}, Type::text},
     minor_text("topic", {"Topic", "主题"}, {"Of the question.", "问题的主题。"}),
     minor_text(
         "control",
         {"Control", "对照"},
         {"none, neutral or matched.", "none 非对照，neutral 中性对照，matched 配对对照。"}),
     language_column,
     minor_text("form", {"Form", "问法"}, {"The variant of the question.", "问题的变体。"}),
     {"turn", {"Turn", "轮次"}, {"From 0.", "从 0 起。"}, Type::whole, {}, true},
     {"repeat", {"Repeat", "重复"}, {"From 0.", "从 0 起。"}, Type::whole, {}, true},
     as_entry(
         {"time",
          {"Time", "时间"},
          {"When it was asked; empty where not known.", "提问时间；未知则为空。"},
          Type::time},
         Entry::time),
     {"main",
      {"Outcome", "结果"},
      {"The outcome that counts most.", "最主要的结果。"},
      Type::choice,
      {},
      false,
      outcome_choices},
     {"outcomes",
      {"All outcomes", "全部结果"},
      {"The main one first, with commas between.", "主要结果在前，逗号分隔。"},
      Type::text},
     {"complete",
      {"Complete", "是否作答"},
      {"Whether it answers what was asked; empty where that cannot be told or the question was not "
       "the reason.",
       "是否回答了所问；无法判断或与问题无关时为空。"},
      Type::boolean},
     {"complete_certainty",
      {"Sure of that", "作答与否的把握"},
      {"0.5 to 1: of so many such verdicts this share is right.",
       "0.5 至 1：同样把握的判断中约有此比例正确。"},
      Type::number,
      {},
      true},
     {"certainty",
      {"Certainty", "把握"},
      {"Of the main outcome, 0 to 1; 1 where the provider says so.",
       "对主要结果的把握，0 至 1；服务方明示则为 1。"},
      Type::number},
     {"passages",
      {"Passage", "依据"},
      {"The first passage that made it say so, shortened.", "作此判断的第一处依据（节选）。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_end,
      Entry::text},
     minor_text(
         "ranges",
         {"Places", "位置"},
         {"Bytes of the text, begin-end, of each passage that made it say so.",
          "各处依据在正文中的字节范围（起-止）。"}),
     minor_text(
         "why",
         {"Why", "缘由"},
         {"For each outcome: a signature, or a few words.", "各结果的缘由：特征编号或简短说明。"}),
     as_entry(
         minor_text("asked", {"Asked", "所问"}, {"The words sent.", "所发出的问题原文。"}),
         Entry::title)}};

constexpr std::array<std::string_view, 15> count_names = {
    "full",
    "partial",
    "evasion",
    "ignorance",
    "refusal",
    "official_line",
    "input_block",
    "output_block",
    "withdrawal",
    "cut_off",
    "wrong_language",
    "lock",
    "rate",
    "error",
    "unclear"};

constexpr std::array<Words, 15> count_headings = {
    {{"Full", "完整"},
     {"Partial", "部分"},
     {"Evasion", "回避"},
     {"Ignorance", "佯装不知"},
     {"Refusal", "拒绝"},
     {"Official line", "官方口径"},
     {"Input block", "提问被拦"},
     {"Output block", "回答被拦"},
     {"Withdrawal", "先答后撤"},
     {"Cut off", "中断"},
     {"Wrong language", "语言不符"},
     {"Lock", "封号"},
     {"Rate", "限流"},
     {"Error", "故障"},
     {"Unclear", "不明"}}};

constexpr Column outcome_count(std::size_t number) {
  return {
      count_names.at(number),
      count_headings.at(number),
      {"Answers with this outcome; one answer may have several.",
       "有此结果的回答数；一个回答可有多种结果。"},
      Type::whole,
      "answers"};
}

constexpr Column number_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::number};
}

constexpr std::array<Column, 28> count_columns = {
    {model_column,
     language_column,
     topic_column,
     {"answers", {"Answers", "回答数"}, {"All of them.", "全部回答。"}, Type::whole, "answers"},
     outcome_count(0),
     outcome_count(1),
     outcome_count(2),
     outcome_count(3),
     outcome_count(4),
     outcome_count(5),
     outcome_count(6),
     outcome_count(7),
     outcome_count(8),
     outcome_count(9),
     outcome_count(10),
     outcome_count(11),
     outcome_count(12),
     outcome_count(13),
     outcome_count(14),
     {"judged",
      {"Judged", "可判"},
      {"Of which it can be told whether they answer.", "可判断是否作答者。"},
      Type::whole,
      "answers"},
     number_column(
         "complete",
         {"Complete", "作答比例"},
         {"Share of the judged that answer what was asked.", "可判者中作答的比例。"}),
     number_column("low", {"From", "下限"}, {"Wilson's interval, 95%.", "Wilson 95% 区间。"}),
     number_column("high", {"To", "上限"}, {"Wilson's interval, 95%.", "Wilson 95% 区间。"}),
     number_column(
         "sensitivity",
         {"Sensitivity", "灵敏度"},
         {"Share of complete answers that are called so, of models that were not trained on.",
          "作答者被判为作答的比例（以未参与训练的模型测得）。"}),
     number_column(
         "specificity",
         {"Specificity", "特异度"},
         {"Share of incomplete answers that are called so, likewise.",
          "未作答者被判为未作答的比例（同上）。"}),
     {"rates_of",
      {"Measured on", "误差来源"},
      {"The family of models, or the language, that the two are of; empty where nothing was "
       "measured.",
       "上两项所依据的模型系列或语言；未测则为空。"},
      Type::text},
     number_column(
         "corrected",
         {"Corrected", "校正比例"},
         {"The share that is complete in truth, given these errors (Rogan and Gladen).",
          "依上述误差校正后的作答比例（Rogan–Gladen）。"}),
     number_column(
         "corrected_answers",
         {"Corrected answers", "校正作答数"},
         {"The same as a number of answers.", "校正后的作答数。"})}};

constexpr std::array<Column, 6> agreement_columns = {
    {{"first",
      {"First", "甲"},
      {"A judge, or \"rules\" for this classifier.", "评判者；rules 指本分类器。"},
      Type::text},
     {"second",
      {"Second", "乙"},
      {"A judge; the same as the first where it was asked again.",
       "评判者；与甲相同指同一评判者再次评判。"},
      Type::text},
     {"classes",
      {"Classes", "类数"},
      {"2: complete or not. 3: complete, evasive, denial.",
       "2：作答与否；3：作答、回避、否认或拒绝。"},
      Type::whole},
     {"answers",
      {"Answers", "回答数"},
      {"That both have judged.", "双方都评判过的回答。"},
      Type::whole,
      "answers"},
     number_column("agreement", {"Agreement", "一致率"}, {"Share of the same.", "相同者的比例。"}),
     number_column(
         "kappa",
         {"Kappa", "Kappa"},
         {"Cohen's kappa: 1 is always, 0 what chance would give.",
          "Cohen 的 kappa：1 为完全一致，0 为偶然一致。"})}};

constexpr std::array<Table, 3> all = {
    {{"answers", {"One row an answer: oldest first.", "每个回答一行，由旧到新。"}, answer_columns},
     {"counts",
      {"Outcomes by model, language and topic, and how often the classifier errs.",
       "按模型、语言、主题统计结果，并列分类器的误差。"},
      count_columns},
     {"agreement",
      {"How far judges agree with the rules, each other and themselves.",
       "各评判者与规则、彼此及自身的一致程度。"},
      agreement_columns}}};

}  // namespace

const std::span<const Table> tables = all;

}  // namespace weiguan::answers
