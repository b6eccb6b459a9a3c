#include "instruments/officialline/detail/tables.h"

#include <array>

#include "instruments/chosen_answers.h"
#include "instruments/officialline/detail/official.h"
#include "instruments/others.h"
#include "instruments/selection.h"

namespace weiguan::officialline {

namespace {

constexpr std::array<Choice, 2> before_choices = {
    {{"any", {"also where it cannot be told which was first", "先后无法判断者也列出"}},
     {"yes", {"only where the source surely was before", "只列出处确实在先者"}}}};
constexpr std::array<Choice, 2> order_choices = {
    {{"yes", {"the source was before", "出处在先"}}, {"cannot-tell", {"cannot tell", "无法判断"}}}};
constexpr std::array<Choice, 2> yes_or_no = {{{"yes", {"yes", "是"}}, {"no", {"no", "否"}}}};
constexpr std::array<Choice, 5> alterations = {
    {{"verbatim", {"verbatim", "逐字相同"}},
     {"respaced", {"punctuation", "仅标点不同"}},
     {"edited", {"edited", "有增删"}},
     {"reordered", {"reordered", "语序调整"}},
     {"reworded", {"reworded", "改写"}}}};

constexpr std::array<Parameter, 12> all_parameters = {
    {from_parameter,
     to_parameter,
     model_parameter,
     battery_parameter,
     topic_parameter,
     asked_language_parameter,
     search_parameter,
     {"official",
      {"Whose texts are official: outlets, groups, or what the packs say of outlets (who controls "
       "them, what they are), with commas between.",
       "哪些属官方文本：媒体、媒体组，或资料包所记的控制方与类别，用逗号分隔。"},
      Type::text,
      usual_official},
     {"least",
      {"Only passages that have at least so many Chinese characters in common with their source, a "
       "word of another script counting two and a half.",
       "段落与出处相同的文字至少多少汉字，其他文字一个单词算两个半。"},
      Type::whole,
      "20"},
     {"characters",
      {"An answer counts in the table models when at least so many of its characters stand in "
       "official texts.",
       "回答中至少有这么多字见于官方文本，才在 models 表中计入。"},
      Type::whole,
      "20"},
     {"before",
      {"How sure it must be that the source was before the answer.", "出处早于回答须有多确定。"},
      Type::choice,
      "any",
      before_choices},
     clock_error_parameter}};

constexpr Column answer_column{
    "answer", {"Answer", "回答"}, {"The answer, an article.", "回答（作为文章）。"}, Type::article};
constexpr Column id_column{
    "id",
    {"Id", "编号"},
    {"As it was asked or imported.", "提问或导入时的编号。"},
    Type::text,
    {},
    true};
constexpr Column model_column{"model", {"Model", "模型"}, {"Who answered.", "作答的模型。"}};
constexpr Column question_column{
    "question", {"Question", "问题"}, {"Its id.", "问题编号。"}, Type::text};
constexpr Column topic_column{
    "topic", {"Topic", "主题"}, {"Of the question.", "问题的主题。"}, Type::text};
constexpr Column language_column{
    "language",
    {"Language", "语言"},
    {"Asked in; where that is not known, the answer's.", "提问语言；未知则为回答的语言。"},
    Type::text};

constexpr std::array<Column, 14> answers = {
    {answer_column,
     id_column,
     model_column,
     question_column,
     topic_column,
     language_column,
     {"characters",
      {"Characters", "字数"},
      {"Of the answer.", "回答的字数。"},
      Type::whole,
      "characters"},
     {"official",
      {"Official", "官方文字"},
      {"Of these, those in passages of official texts that the answer gives as its own words.",
       "其中见于官方文本、而回答作为自己的话说出的字数。"},
      Type::whole,
      "characters"},
     {"share",
      {"Share", "占比"},
      {"Of official in characters; empty for an answer without text.",
       "官方文字占回答的比例；无文字的回答为空。"},
      Type::number},
     {"quoted",
      {"Quoted", "引用"},
      {"Characters in passages of official texts that the answer says somebody said.",
       "见于官方文本、而回答注明出自他人之口的字数。"},
      Type::whole,
      "characters"},
     {"passages", {"Passages", "段数"}, {"Quoted ones too.", "含引用。"}, Type::whole, "passages"},
     {"sources",
      {"Sources", "出处数"},
      {"Official texts that have one of them; at most some two dozen are looked at.",
       "含有其中任一段的官方文本数；至多比对二十余篇。"},
      Type::whole,
      "articles"},
     {"earliest",
      {"Earliest source", "最早出处"},
      {"The oldest of these, as far as known.", "其中已知最早的一篇。"},
      Type::article},
     {"largest",
      {"Largest passage", "最长段落"},
      {"Its words, as in the answer.", "其文字（依回答）。"},
      Type::text}}};

constexpr std::array<Column, 22> passages = {
    {answer_column,
     id_column,
     model_column,
     question_column,
     language_column,
     {"words",
      {"In the answer", "回答原文"},
      {"The passage's words there.", "该段在回答中的文字。"},
      Type::text},
     {"source_words",
      {"In the source", "出处原文"},
      {"The passage's words there.", "该段在出处中的文字。"},
      Type::text},
     {"length",
      {"Length", "长度"},
      {"In the answer, with punctuation and white space.", "在回答中的长度，含标点与空白。"},
      Type::whole,
      "characters"},
     {"identity",
      {"Identity", "相同率"},
      {"Twice the words and Chinese characters that both have in one order, by those of both.",
       "两段依序相同的字词数之二倍，除以两段字词总数。"},
      Type::number},
     {"altered",
      {"Altered", "改动"},
      {"What was done to the source's words.", "对出处文字的改动。"},
      Type::choice,
      {},
      false,
      alterations},
     {"source",
      {"Source", "出处"},
      {"The official text that has most of it; of equals the oldest.",
       "与之相同最多的官方文本；相同则取最早。"},
      Type::article},
     {"source_outlet",
      {"Source's outlet", "出处媒体"},
      {"Who published it, by the packs.", "其发布者（依资料包）。"},
      Type::outlet},
     {"source_date",
      {"Of", "出处日期"},
      {"Its day in the observatory's time zone, as close as it is known; empty where it is only "
       "known when it was seen.",
       "其日期（观测站时区），以所知为限；只知见到时间者为空。"},
      Type::text},
     {"before",
      {"Source first", "出处在先"},
      {"yes: all of its time lies before the answer's; cannot-tell: they overlap or are not known.",
       "yes：出处的时间全在回答之前；cannot-tell：时间重叠或未知。"},
      Type::choice,
      {},
      false,
      order_choices},
     {"quoted",
      {"Quoted", "引用"},
      {"The answer says whose words they are, so that they are not its own line.",
       "回答注明是谁的话，因此不算回答自己的话。"},
      Type::choice,
      {},
      false,
      yes_or_no},
     {"speaker",
      {"Speaker", "说话人"},
      {"Whose words, as the answer says.", "回答所注明的说话人。"},
      Type::text,
      {},
      true},
     {"holders",
      {"Holders", "同文出处"},
      {"Official texts among those compared that have four fifths of it or more.",
       "所比对的官方文本中，含其五分之四以上者的篇数。"},
      Type::whole,
      "articles"},
     {"earliest",
      {"Earliest", "最早"},
      {"The oldest of these, as far as known.", "其中已知最早的一篇。"},
      Type::article,
      {},
      true},
     {"begin",
      {"From", "起"},
      {"Its place in the answer, in characters.", "在回答中的起点（字）。"},
      Type::whole,
      "characters",
      true},
     {"end", {"To", "止"}, {"Not included.", "不含。"}, Type::whole, "characters", true},
     {"source_begin",
      {"From there", "出处起"},
      {"Its place in the source, in characters.", "在出处中的起点（字）。"},
      Type::whole,
      "characters",
      true},
     {"source_end",
      {"To there", "出处止"},
      {"Not included.", "不含。"},
      Type::whole,
      "characters",
      true}}};

constexpr std::array<Column, 8> sources = {
    {{"source", {"Source", "出处"}, {"The official text.", "官方文本。"}, Type::article},
     {"title", {"Title", "标题"}, {"Of it.", "其标题。"}, Type::text},
     {"outlet", {"Outlet", "媒体"}, {"Who published it.", "发布者。"}, Type::outlet},
     {"date", {"Date", "日期"}, {"As in passages.", "同 passages 表。"}, Type::text},
     {"answers",
      {"Answers", "回答数"},
      {"That have a passage of it, quoted ones too.", "含其段落的回答数，含引用。"},
      Type::whole,
      "answers"},
     {"models",
      {"Models", "模型数"},
      {"That gave these answers.", "作出这些回答的模型数。"},
      Type::whole,
      "models"},
     {"who", {"Who", "哪些模型"}, {"These models.", "这些模型。"}, Type::text},
     {"characters",
      {"Characters", "字数"},
      {"Of all these passages, in the answers.", "这些段落在回答中的总字数。"},
      Type::whole,
      "characters"}}};

constexpr std::array<Column, 11> models = {
    {model_column,
     topic_column,
     language_column,
     {"questions",
      {"Questions", "问题数"},
      {"That were asked.", "所提问题数。"},
      Type::whole,
      "questions"},
     {"answers",
      {"Answers", "回答数"},
      {"With a text.", "有文字的回答数。"},
      Type::whole,
      "answers"},
     {"median",
      {"Median share", "占比中位数"},
      {"Of the share of each answer that stands in official texts as its own words.",
       "各回答中官方文字占比的中位数。"},
      Type::number},
     {"official",
      {"Official", "含官方文字"},
      {"Answers of which at least --characters characters do.",
       "官方文字不少于 --characters 字的回答数。"},
      Type::whole,
      "answers"},
     {"rate",
      {"Rate", "比率"},
      {"Of official in answers.", "含官方文字的回答所占比率。"},
      Type::number},
     {"rate_from",
      {"From", "下限"},
      {"Of the 95 % interval of the rate, answers to one question hanging together.",
       "比率的 95% 置信区间下限，同一问题的回答视为一组。"},
      Type::number},
     {"rate_to", {"To", "上限"}, {"Of that interval.", "该区间上限。"}, Type::number},
     {"quoting",
      {"Quoting", "引用者"},
      {"Answers that quote an official text and say whose words they are.",
       "引用官方文本并注明说话人的回答数。"},
      Type::whole,
      "answers"}}};

constexpr std::array<Table, 4> all_tables = {
    {{"answers",
      {"How much of each answer stands in official texts.", "每个回答有多少见于官方文本。"},
      answers},
     {"passages",
      {"The passages, with the official text that has each.", "各段落及其官方出处。"},
      passages},
     {"sources",
      {"The official texts that answers have most from.", "回答取用最多的官方文本。"},
      sources},
     {"models",
      {"How much models say in official words, by topic and language.",
       "各模型按主题与语言使用官方文字的多少。"},
      models}}};

}  // namespace

const std::span<const Parameter> parameters = all_parameters;
const std::span<const Table> tables = all_tables;

}  // namespace weiguan::officialline
