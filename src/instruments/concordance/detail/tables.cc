#include "instruments/concordance/detail/tables.h"

#include <array>

#include "instruments/asked_phrases.h"
#include "instruments/selection.h"

namespace weiguan::concordance {

namespace {

constexpr std::array<Choice, 5> sorts = {
    {{"newest", {"the newest articles first", "新文章在前"}},
     {"oldest", {"the oldest articles first", "旧文章在前"}},
     {"outlet", {"by outlet, then the newest first", "按媒体，再按新旧"}},
     {"left", {"by what stands before it, from the phrase outward", "按左文，由近及远"}},
     {"right", {"by what stands behind it", "按右文"}}}};
constexpr std::array<Choice, 4> groupings = {
    {{"none", {"no second table", "不另列表"}},
     {"left", {"what stands before it", "左文"}},
     {"right", {"what stands behind it", "右文"}},
     {"both", {"both sides together", "左右合计"}}}};

constexpr std::array<Parameter, 19> all_parameters = {
    {phrases_parameter,
     glossary_parameter,
     match_parameter,
     spelling_parameter,
     {"sort", {"The order of the lines.", "各行的次序。"}, Type::choice, "newest", sorts},
     {"depth",
      {"How many Chinese characters or words of a side count for sorting and grouping, 1 to 3. "
       "They "
       "are compared by code point, traditional as simplified, capital as small; signs are passed "
       "over, and the end of the sentence ends them.",
       "排序与归并时看一侧的几个汉字或单词，1 至 "
       "3。按码位比较，繁简、大小写不分；略过标点，以句末为止。"},
      Type::whole,
      "3"},
     {"width",
      {"How much to show on each side, in Chinese characters; a letter counts half.",
       "两侧各显示多少，以汉字计，字母算半个。"},
      Type::whole,
      "20"},
     {"group-by",
      {"A table of what stands beside it, with how many lines.", "另列一表：左右之文各有多少行。"},
      Type::choice,
      "none",
      groupings},
     {"limit",
      {"How many rows of each table at most; 0: all. The total is told.",
       "每张表最多几行，0 为全部；总数会注明。"},
      Type::whole,
      "1000"},
     {"offset", {"How many lines to pass over first.", "先略过几行。"}, Type::whole, "0"},
     {"sample",
      {"Only so many lines, chosen as if by lot and the same each time; 0: all.",
       "只取若干行，如同抽签而每次相同，0 为不抽样。"},
      Type::whole,
      "0"},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     copies_parameter}};

constexpr Column phrase_column{
    "phrase",
    {"Phrase", "提法"},
    {"As it was given; an entry of the glossary by its simplified name.",
     "如所给出；提法表条目用其简体名。"},
    Type::text,
    {},
    true};

constexpr std::array<Column, 8> lines = {
    {{"left",
      {"Before", "左文"},
      {"What stands before it; line breaks are shown as spaces.", "其前之文，换行以空格代。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_front},
     {"match", {"Phrase", "节点"}, {"The phrase as it stands there.", "文中的写法。"}, Type::text},
     {"right",
      {"Behind", "右文"},
      {"What stands behind it.", "其后之文。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_end},
     {"published",
      {"Published", "日期"},
      {"The day in the observatory's time zone; the month or year where only that is known, else "
       "the "
       "first and the last day it may be; empty where nothing is known.",
       "按观测站时区的日；只知月、年则为月、年，否则为可能的首日与末日；未知为空。"},
      Type::text},
     {"article", {"Article", "文章"}, {"Its id.", "文章编号。"}, Type::article},
     {"outlet",
      {"Outlet", "媒体"},
      {"Who publishes, by the packs; empty where it is not known.",
       "发布媒体（依资料包）；未知为空。"},
      Type::outlet},
     phrase_column,
     {"title",
      {"Title", "标题"},
      {"Of the article; empty where it has none.", "文章标题；无则为空。"},
      Type::text,
      {},
      true}}};

constexpr std::array<Column, 8> contexts = {
    {{"phrase",
      {"Phrase", "提法"},
      {"As it was given; an entry of the glossary by its simplified name.",
       "如所给出；提法表条目用其简体名。"},
      Type::text},
     {"left",
      {"Before", "左文"},
      {"Folded, without signs; empty at the beginning of a sentence, or where that side is not "
       "looked at.",
       "折叠后，无标点；句首为空，不看此侧亦空。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_front},
     {"right",
      {"Behind", "右文"},
      {"The same on the other side.", "右侧，同上。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_end},
     {"lines",
      {"Lines", "行数"},
      {"How many lines have it, of all lines and not only of those shown.",
       "有此文的行数，按全部行计，不限于所列。"},
      Type::whole,
      "lines"},
     {"share",
      {"Share", "占比"},
      {"Of the phrase's lines.", "占该提法全部行的比例。"},
      Type::number},
     {"articles",
      {"Articles", "文章数"},
      {"How many articles have such a line.", "有此行的文章数。"},
      Type::whole,
      "articles"},
     {"first",
      {"First", "最早"},
      {"Day of the first dated article with it.", "最早见于有日期的文章之日。"},
      Type::text},
     {"last", {"Last", "最晚"}, {"Of the last one.", "最晚之日。"}, Type::text}}};

constexpr std::array<Table, 2> all_tables = {
    {{"lines",
      {"Each place in a text where the phrase stands, in the order asked for.",
       "提法在正文中的每一处，一处一行，按所求次序。"},
      lines},
     {"contexts",
      {"What stands beside the phrase, the most frequent first; only with --group-by.",
       "提法左右之文，多者在前；须用 --group-by。"},
      contexts}}};

}  // namespace

const std::span<const Parameter> parameters = all_parameters;
const std::span<const Table> tables = all_tables;

}  // namespace weiguan::concordance
