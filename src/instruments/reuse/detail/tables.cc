#include "instruments/reuse/detail/tables.h"

#include <array>

#include "instruments/boilerplate.h"
#include "instruments/others.h"
#include "instruments/selection.h"

namespace weiguan::reuse {

namespace {

constexpr std::array<Choice, 3> boilerplate_choices = {
    {{"apart",
      {"left out here, listed in the table boilerplate", "此处略去，另列于 boilerplate 表"}},
     {"with", {"listed among the others", "一并列出"}},
     {"only", {"nothing else is listed", "只列套话"}}}};
constexpr std::array<Choice, 3> source_choices = {
    {{"any", {"of any outlet", "不限媒体"}},
     {"other", {"of another outlet, both being known", "只计其他媒体（两家均已知）"}},
     {"same", {"of the same outlet", "只计同一媒体"}}}};
constexpr std::array<Choice, 2> before_choices = {
    {{"any", {"also where it cannot be told which was first", "先后无法判断者也列出"}},
     {"yes", {"only where the source surely was before", "只列出处确实在先者"}}}};
constexpr std::array<Choice, 2> order_choices = {
    {{"yes", {"the source was before", "出处在先"}}, {"cannot-tell", {"cannot tell", "无法判断"}}}};
constexpr std::array<Choice, 5> alterations = {
    {{"verbatim", {"verbatim", "逐字相同"}},
     {"respaced", {"punctuation", "仅标点不同"}},
     {"edited", {"edited", "有增删"}},
     {"reordered", {"reordered", "语序调整"}},
     {"reworded", {"reworded", "改写"}}}};
constexpr std::array<Choice, 2> yes_or_no = {{{"yes", {"yes", "是"}}, {"no", {"no", "否"}}}};
constexpr std::array<Choice, 3> declared_choices = {
    {{"yes", {"names this outlet", "注明该媒体"}},
     {"other", {"names another", "注明其他"}},
     {"none", {"names none", "未注明"}}}};

constexpr std::array<Parameter, 16> all_parameters = {
    {{"article",
      {"One article: what it repeats, and what repeats it; instead of a choice of articles.",
       "某一篇文章：它重复了什么，又被谁重复；不与其他筛选并用。"},
      Type::article,
      ""},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     {"sources",
      {"Whose articles count as sources.", "哪些媒体的文章可作出处。"},
      Type::choice,
      "any",
      source_choices},
     {"within",
      {"Only sources that may be no more than so many days older; 0: of any age.",
       "只计可能早不过这么多天的出处，0 为不限。"},
      Type::whole,
      "0"},
     {"before",
      {"How sure it must be that the source was before.", "出处在先须有多确定。"},
      Type::choice,
      "any",
      before_choices},
     {"least",
      {"Only passages of at least so many Chinese characters, a word of another script counting "
       "two "
       "and a half; the archive knows of none shorter than 30.",
       "段落至少多少汉字，其他文字一个单词算两个半；档案不比较短于 30 者。"},
      Type::whole,
      "30"},
     {"boilerplate",
      {"What to do with boilerplate: passages that recur everywhere, as editors' and copyright "
       "lines do.",
       "如何处理套话（编辑署名、版权声明等到处重现的文字）。"},
      Type::choice,
      "apart",
      boilerplate_choices},
     recurring_parameter,
     clock_error_parameter,
     {"limit",
      {"How many rows of each table at most; 0: all. The total is told.",
       "每张表最多几行，0 为全部；总数会注明。"},
      Type::whole,
      "1000"}}};

constexpr Column time_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::time, {}, true};
}
constexpr Column number_column(
    std::string_view name, Words heading, Words meaning, std::string_view unit) {
  return {name, heading, meaning, Type::whole, unit, true};
}

constexpr std::array<Column, 30> passages = {
    {{"target",
      {"Article", "文章"},
      {"The article that has the passage, too.", "重复了该段文字的文章。"},
      Type::article},
     {"target_date",
      {"Date", "日期"},
      {"Its day in the observatory's time zone; the month or year where only that is known, else "
       "the "
       "first and the last day it may be; empty where it is only known when it was seen.",
       "其日期（观测站时区）；只知月、年则为月、年，否则为可能的首日与末日；只知见到时间者为空。"},
      Type::text},
     {"target_outlet",
      {"Outlet", "媒体"},
      {"Who published it, by the packs; empty where it is not known.",
       "发布媒体（依资料包）；未知为空。"},
      Type::outlet},
     {"source",
      {"Source", "出处"},
      {"The article in which it stood first, as far as the clocks say.", "就时间而言在先的文章。"},
      Type::article},
     {"source_date",
      {"Of", "出处日期"},
      {"The source's day, likewise.", "出处的日期，同上。"},
      Type::text},
     {"source_outlet",
      {"Source's outlet", "出处媒体"},
      {"Who published the source; empty where it is not known.", "出处的发布媒体；未知为空。"},
      Type::outlet},
     {"before",
      {"Source first", "出处在先"},
      {"yes: all of the source's time lies before the article's; cannot-tell: both times overlap, "
       "are nearer than --clock-error, or within a day the source names the article's outlet as "
       "its "
       "own source.",
       "yes：出处的时间全在文章之前；cannot-tell：两者时间重叠、相距不超过 "
       "--clock-error，或一日之内出处反而注明来源为该文章的媒体。"},
      Type::choice,
      {},
      false,
      order_choices},
     {"length",
      {"Length", "长度"},
      {"Of the passage in the article, with punctuation and white space.",
       "该段在文章中的长度，含标点与空白。"},
      Type::whole,
      "characters"},
     {"identity",
      {"Identity", "相同率"},
      {"Twice the words and Chinese characters that both have in one order, by those of both.",
       "两段依序相同的字词数之二倍，除以两段字词总数。"},
      Type::number},
     {"altered",
      {"Altered", "改动"},
      {"verbatim (to the last comma, traditional or simplified); respaced (punctuation or spaces "
       "differ); edited (most words in the same order); reordered; reworded.",
       "verbatim 逐字相同（简繁不计）；respaced 仅标点、空白不同；edited 多数字词同序；reordered "
       "语序不同；reworded 改写。"},
      Type::choice,
      {},
      false,
      alterations},
     {"recurs",
      {"Recurs in", "重现于"},
      {"Other texts of the archive in which at least four fifths of it stand, copies of one text "
       "counted once and copies of the article not at all; 0 where only such copies have it.",
       "档案中另有多少篇文字含其五分之四以上；同文多篇只计一篇，本篇的翻版不计，故只见于翻版者为 "
       "0。"},
      Type::whole,
      "texts"},
     {"boilerplate",
      {"Boilerplate", "套话"},
      {"yes: it recurs in many texts on many days, a small part of most.",
       "yes：在许多日期的许多文字中重现，且多只占一小部分。"},
      Type::choice,
      {},
      false,
      yes_or_no},
     {"passage",
      {"Passage", "段落"},
      {"The passage as it stands in the article.", "文章中的该段文字。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_end},
     number_column(
         "target_begin",
         {"Begins", "起"},
         {"Where the passage begins in the article's text, from 0.",
          "该段在文章正文中的起点，从 0 计。"},
         "characters"),
     number_column(
         "target_end",
         {"Ends", "止"},
         {"Where it ends, not included.", "该段在文章正文中的终点，不含。"},
         "characters"),
     number_column(
         "source_begin",
         {"Source begins", "出处起"},
         {"Where it begins in the source's text.", "在出处正文中的起点。"},
         "characters"),
     number_column(
         "source_end",
         {"Source ends", "出处止"},
         {"Where it ends there, not included.", "在出处正文中的终点，不含。"},
         "characters"),
     number_column(
         "kept",
         {"Kept", "保留"},
         {"Words and Chinese characters of the source's passage that were kept.",
          "出处该段中保留的字词。"},
         "words"),
     number_column(
         "cut",
         {"Cut", "删去"},
         {"Those of the source's passage that were cut.", "出处该段中删去的字词。"},
         "words"),
     number_column(
         "added",
         {"Added", "添加"},
         {"Those that the article has and the source has not, within the passage.",
          "该段中文章另加的字词。"},
         "words"),
     {"of_target",
      {"Of article", "占文章"},
      {"The share of the article's words that stand in passages from this source.",
       "文章的字词中出自该出处各段者所占比例。"},
      Type::number,
      {},
      true},
     {"of_source",
      {"Of source", "占出处"},
      {"The share of the source's words that this article repeats.",
       "出处的字词中被该文章重复者所占比例。"},
      Type::number,
      {},
      true},
     {"copy",
      {"Copy", "同文"},
      {"yes: as wholes, too, both are copies of one text.", "yes：就全文而言两者也是同文。"},
      Type::choice,
      {},
      true,
      yes_or_no},
     {"declared",
      {"Declared", "注明来源"},
      {"Whether the article names the source's outlet as its own source: yes; other (it names "
       "another "
       "outlet); none; empty where an outlet is not known.",
       "文章是否注明来源为该媒体：yes 是；other 注明其他媒体；none 未注明；有媒体未知时为空。"},
      Type::choice,
      {},
      true,
      declared_choices},
     {"lag_low",
      {"Days, least", "相隔至少"},
      {"The least time that may lie between both.", "两者之间可能的最短时间。"},
      Type::number,
      "days",
      true},
     {"lag_high",
      {"Days, most", "相隔至多"},
      {"The longest; empty where it has no bound.", "可能的最长时间；无上限则为空。"},
      Type::number,
      "days",
      true},
     time_column(
         "target_earliest",
         {"Not before", "最早"},
         {"The earliest time the article may be of; empty where nothing is known.",
          "文章可能的最早时间；未知为空。"}),
     time_column(
         "target_latest",
         {"Not after", "最晚"},
         {"The latest time the article may be of.", "文章可能的最晚时间。"}),
     time_column(
         "source_earliest",
         {"Source not before", "出处最早"},
         {"The earliest time the source may be of; empty where nothing is known.",
          "出处可能的最早时间；未知为空。"}),
     time_column(
         "source_latest",
         {"Source not after", "出处最晚"},
         {"The latest time the source may be of.", "出处可能的最晚时间。"})}};

constexpr std::array<Column, 8> families = {
    {{"words",
      {"Boilerplate", "套话"},
      {"As it stands in the first of the articles; what is at least half alike counts with it.",
       "首见文章中的写法；一半以上相同者归为一类。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_end},
     {"articles",
      {"Articles", "文章数"},
      {"Of the chosen articles, those that have it.", "所选文章中含有它的篇数。"},
      Type::whole,
      "articles"},
     {"recurs",
      {"Recurs in", "重现于"},
      {"The most other texts of the archive, chosen or not, in which one of them finds it.",
       "档案中（不限所选）另有多少篇文字含有它，取最大者。"},
      Type::whole,
      "texts"},
     {"outlets",
      {"Outlets", "媒体数"},
      {"Known outlets of these articles.", "这些文章中已知媒体的家数。"},
      Type::whole,
      "outlets"},
     {"outlet",
      {"Mostly of", "主要媒体"},
      {"The outlet with most of these articles; empty where none is known.",
       "含有它的文章最多的媒体；均未知则为空。"},
      Type::outlet},
     {"first",
      {"First", "最早"},
      {"Day of the first dated article that has it.", "有日期的文章中首见之日。"},
      Type::text},
     {"last", {"Last", "最晚"}, {"Of the last one.", "末见之日。"}, Type::text},
     {"length",
      {"Length", "长度"},
      {"Of the words above.", "上列文字的长度。"},
      Type::whole,
      "characters"}}};

constexpr std::array<Table, 2> all_tables = {
    {{"passages",
      {"One row for each passage that an article repeats from an earlier one: by article, then by "
       "source, both oldest first, then by place.",
       "文章与较早文章重复的段落，一段一行：按文章、再按出处（均旧者在前）、再按位置排列。"},
      passages},
     {"boilerplate",
      {"Standing lines and formulas in the chosen articles, those of most articles first.",
       "所选文章中的套话，见于文章最多者在前。"},
      families}}};

}  // namespace

const std::span<const Parameter> parameters = all_parameters;
const std::span<const Table> tables = all_tables;

}  // namespace weiguan::reuse
