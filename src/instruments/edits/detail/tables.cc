#include "instruments/edits/detail/tables.h"

namespace weiguan::edits {

namespace {

constexpr std::array<Choice, 5> certainties = {
    {{"confirmed",
      {"the new text was seen again, the old one not", "新文本再次见到，旧文本未再出现"}},
     {"once", {"the new text was seen once so far", "新文本仅见一次"}},
     {"flips", {"an earlier text came back", "旧文本又出现，来回变动"}},
     {"another", {"another text stands at the address", "同一网址换成了另一篇"}},
     {"unordered", {"which was first is not known", "先后无从得知"}}}};

constexpr std::array<Choice, 2> places = {
    {{"headline", {"in the headline", "标题"}}, {"text", {"in the text", "正文"}}}};

constexpr Column class_column(Words meaning) {
  return {"classes", {"What", "类别"}, meaning};
}

constexpr Column severity_column{
    "severity",
    {"Severity", "轻重"},
    {"0 to 100, to sort by: names, then phrases of the glossary, headline, numbers, wording, "
     "passages, other words, slips.",
     "0 至 100，供排序：依次为名称、提法、标题、数字、措辞、段落、其他字词、错别字。"},
    Type::whole};

constexpr Column number_column(
    std::string_view name,
    Words heading,
    Words meaning,
    std::string_view unit,
    bool minor = false) {
  return {name, heading, meaning, Type::whole, unit, minor};
}

constexpr Column hours_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::number, "hours"};
}

constexpr Column article_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::article, {}, true};
}

constexpr std::array<Column, 21> edits = {
    {severity_column,
     class_column(
         {"name, phrase, headline, number, hardened, softened, removed, added, rewritten, wording, "
          "moved, typo, punctuation; with commas between, the heaviest first.",
          "逗号分隔，重者在前：name 名称、phrase 提法、headline 标题、number 数字、hardened "
          "趋硬、softened 趋软、removed 删段、added 增段、rewritten 改写、wording 字词、moved "
          "移位、typo 错别字、punctuation 标点。"}),
     {"outlet", {"Outlet", "媒体"}, {"Who published it.", "发布者。"}, Type::outlet},
     {"title", {"Headline", "标题"}, {"Of the later version.", "后一版本的标题。"}},
     {"difference",
      {"Difference", "差异"},
      {"What weighs most, up to three places: what was dropped in [-...-], what was added in "
       "[+...+]; T: in the headline.",
       "最重的改动，至多三处：去掉的在 [-…-] 中，加上的在 [+…+] 中；T: 表示在标题中。"}},
     {"old_seen",
      {"Old text until", "旧文本最后见于"},
      {"When the earlier text was seen last before the change; empty where the order is not known.",
       "改动前最后一次见到旧文本的时间；先后不明则为空。"},
      Type::time},
     {"new_seen",
      {"New text from", "新文本首见于"},
      {"When the later text was seen first; likewise.", "首次见到新文本的时间；同上。"},
      Type::time},
     hours_column(
         "least_after",
         {"After, at least", "发布后至少"},
         {"Hours from publication to the last time the old text was seen; empty where the time of "
          "publication is not known.",
          "自发布至最后见到旧文本的小时数；发布时间未知则为空。"}),
     hours_column(
         "most_after",
         {"After, at most", "发布后至多"},
         {"Hours from publication to the first time the new text was seen.",
          "自发布至首次见到新文本的小时数。"}),
     {"certainty",
      {"Certainty", "把握"},
      {"How sure it is that the text was changed for good.", "能否断定文本已改定。"},
      Type::choice,
      {},
      false,
      certainties},
     {"declared",
      {"Declared", "自称已改"},
      {"true where the later page names another time of change than the earlier one, false where "
       "it names the same; empty where it names none.",
       "后一版本注明的修改时间与前一版本不同为 true，相同为 false；未注明则为空。"},
      Type::boolean,
      {},
      true},
     number_column(
         "flips",
         {"Changes", "变动次数"},
         {"How often one of the two took the other's place.", "两种文本相互替换的次数。"},
         "changes",
         true),
     number_column(
         "deleted",
         {"Taken away", "删去"},
         {"Letters, digits and Chinese characters.", "删去的字母、数字与汉字数。"},
         "characters"),
     number_column(
         "inserted", {"Put in", "加入"}, {"Likewise.", "加入的字母、数字与汉字数。"}, "characters"),
     {"before",
      {"Before", "改前"},
      {"Where it weighs most, as it was, with what stands around it.",
       "最重一处改前的文字，连同前后文。"},
      Type::text,
      {},
      true},
     {"after",
      {"After", "改后"},
      {"Where it weighs most, as it is.", "最重一处改后的文字，连同前后文。"},
      Type::text,
      {},
      true},
     {"address", {"Address", "网址"}, {"Where it stands.", "网址。"}},
     article_column(
         "article_before", {"Version before", "前一版本"}, {"The earlier text.", "旧文本。"}),
     article_column(
         "article_after", {"Version after", "后一版本"}, {"The later text.", "新文本。"}),
     {"capture_before",
      {"Capture before", "前一存档"},
      {"The last that has the earlier text.", "旧文本的最后一份存档。"},
      Type::capture,
      {},
      true},
     {"capture_after",
      {"Capture after", "后一存档"},
      {"The first that has the later text.", "新文本的第一份存档。"},
      Type::capture,
      {},
      true}}};

constexpr std::array<Column, 11> outlets = {
    {{"outlet",
      {"Outlet", "媒体"},
      {"Who published; empty where it is not known.", "发布者；未知则为空。"},
      Type::outlet},
     number_column(
         "addresses",
         {"Addresses", "网址数"},
         {"Addresses whose text was seen at two times or more.", "正文至少见过两次的网址数。"},
         "addresses"),
     number_column(
         "edited",
         {"Edited", "改过的"},
         {"Of these, those with an edit.", "其中有改动的。"},
         "addresses"),
     {"share", {"Share", "比例"}, {"Edited, by addresses.", "改过的所占比例。"}, Type::number},
     number_column(
         "edits",
         {"Edits", "改动数"},
         {"Confirmed ones and those seen once.", "已证实与仅见一次的改动。"},
         "edits"),
     number_column(
         "names",
         {"Names", "名称"},
         {"Edits of a name, a title or a body.", "涉及名称的改动。"},
         "edits"),
     number_column(
         "headlines",
         {"Headlines", "标题"},
         {"Edits of the headline.", "涉及标题的改动。"},
         "edits"),
     number_column(
         "numbers", {"Numbers", "数字"}, {"Edits of a number.", "涉及数字的改动。"}, "edits"),
     number_column(
         "wordings",
         {"Wording", "措辞"},
         {"Edits that make the wording softer or harder.", "措辞趋软或趋硬的改动。"},
         "edits"),
     number_column(
         "passages",
         {"Passages", "段落"},
         {"Edits that remove, add or rewrite a passage.", "增删或改写段落的改动。"},
         "edits"),
     hours_column(
         "median_after",
         {"Median after", "发布后中位数"},
         {"Half of its edits were seen within so many hours after publication.",
          "半数改动在发布后这么多小时之内见到。"})}};

constexpr std::array<Column, 14> operations = {
    {number_column(
         "edit",
         {"Edit", "第几次改动"},
         {"Its number, in the order of time.", "按时间排的序号。"},
         {}),
     {"place",
      {"Place", "位置"},
      {"Headline or text.", "标题或正文。"},
      Type::choice,
      {},
      false,
      places},
     class_column({"As in the table edits.", "同 edits 表。"}),
     severity_column,
     {"before",
      {"Before", "改前"},
      {"What was taken away; empty where nothing was.", "去掉的文字；没有则为空。"}},
     {"after",
      {"After", "改后"},
      {"What was put in; empty where nothing was.", "加上的文字；没有则为空。"}},
     number_column(
         "before_begin",
         {"Before from", "改前起"},
         {"Where it begins in the earlier headline or text, from 0.",
          "在前一版本标题或正文中的起点，从 0 起。"},
         "characters"),
     number_column(
         "before_end",
         {"Before to", "改前止"},
         {"Where it ends there, not included.", "终点，不含。"},
         "characters"),
     number_column(
         "after_begin",
         {"After from", "改后起"},
         {"Where it begins in the later headline or text, from 0.",
          "在后一版本标题或正文中的起点，从 0 起。"},
         "characters"),
     number_column(
         "after_end",
         {"After to", "改后止"},
         {"Where it ends there, not included.", "终点，不含。"},
         "characters"),
     number_column(
         "deleted",
         {"Taken away", "删去"},
         {"Letters, digits and Chinese characters.", "删去的字母、数字与汉字数。"},
         "characters",
         true),
     number_column(
         "inserted", {"Put in", "加入"}, {"Likewise.", "加入的同类字符数。"}, "characters", true),
     article_column(
         "article_before", {"Version before", "前一版本"}, {"The earlier text.", "旧文本。"}),
     article_column(
         "article_after", {"Version after", "后一版本"}, {"The later text.", "新文本。"})}};

}  // namespace

const std::array<Choice, 5> certainty_choices = certainties;

const std::array<Table, 3> tables = {
    {{"edits",
      {"Each edit: what was changed, when, and how much it weighs.",
       "逐次改动：改了什么、何时改、轻重如何。"},
      edits},
     {"outlets",
      {"Who edits: how many addresses, how often, how long after publication.",
       "各媒体：改过多少网址、多少次、发布后多久。"},
      outlets},
     {"operations",
      {"Of one address: every change, with its place in both texts.",
       "单个网址的逐处改动，附其在两个版本中的位置。"},
      operations}}};

}  // namespace weiguan::edits
