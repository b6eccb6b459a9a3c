#include "instruments/novelty/detail/tables.h"

#include <array>

#include "instruments/boilerplate.h"
#include "instruments/others.h"
#include "instruments/selection.h"

namespace weiguan::novelty {

namespace {

constexpr std::array<Choice, 5> list_choices = {
    {{"none", {"none", "不列"}},
     {"relays", {"those with hardly anything of their own", "几乎全为转述者"}},
     {"reporters", {"those that are nearly all their own", "几乎全为自写者"}},
     {"single-source", {"those in which one speaker is quoted", "引语只出自一人者"}},
     {"all", {"every article with a text", "所有有正文者"}}}};
constexpr std::array<Choice, 5> roles = {
    {{"relay", {"relay", "转述"}},
     {"reporter", {"reporter", "自写"}},
     {"mixed", {"mixed", "兼有"}},
     {"cannot-tell", {"cannot tell", "无法判断"}},
     {"none", {"nothing to ask of", "无可判断"}}}};
constexpr std::array<Choice, 2> yes_or_no = {{{"yes", {"yes", "是"}}, {"no", {"no", "否"}}}};

constexpr std::array<Parameter, 12> all_parameters = {
    {by_parameter("all"),
     per_parameter("outlet"),
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     {"list",
      {"Which articles the table articles lists.", "articles 表列出哪些文章。"},
      Type::choice,
      "none",
      list_choices},
     recurring_parameter,
     clock_error_parameter}};

constexpr Column outlet_column{
    "outlet",
    {"Outlet", "媒体"},
    {"Who publishes, by the packs; empty where it is not known, and when it is not by outlet.",
     "发布媒体（依资料包）；未知时为空，不按媒体计时也为空。"},
    Type::outlet};

constexpr Column share(std::string_view name, Words heading, Words meaning, bool minor = false) {
  return {name, heading, meaning, Type::number, {}, minor};
}
constexpr Column articles_of(
    std::string_view name, Words heading, Words meaning, bool minor = false) {
  return {name, heading, meaning, Type::whole, "articles", minor};
}
constexpr Column characters_of(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::whole, "characters", true};
}

constexpr std::array<Column, 5> part_columns = {
    {characters_of(
         "own",
         {"Own", "自有"},
         {"Characters in no passage that an article of another outlet, or an earlier one of the "
          "same "
          "outlet, may have had first.",
          "不属于任何可能先见于其他媒体、或本媒体更早文章的段落的字数。"}),
     characters_of(
         "undecided",
         {"Undecided", "未定"},
         {"Characters in passages of which it cannot be told who had them first, or whether the "
          "other "
          "outlet is another.",
          "所在段落无法判断谁先，或无法判断是否为另一媒体的字数。"}),
     characters_of(
         "taken",
         {"Taken", "取自他媒"},
         {"Characters in passages that surely stood in an article of another outlet before.",
          "所在段落确实先见于其他媒体文章的字数。"}),
     characters_of(
         "repeated",
         {"Repeated", "重复自身"},
         {"Characters in passages that the outlet itself had before, and before all others.",
          "所在段落为本媒体自己先前所有、且早于他人的字数。"}),
     characters_of(
         "boilerplate",
         {"Boilerplate", "套话"},
         {"Characters in passages that recur everywhere, as editors' and copyright lines do.",
          "属于到处重现的套话（编辑署名、版权声明等）的字数。"})}};

constexpr std::array<Column, 26> novelty = {
    {{"period",
      {"Period", "时段"},
      {"The day, week, month or year in the observatory's time zone, or the whole range; empty for "
       "articles whose time is not known that closely.",
       "按观测站时区的日、周、月、年或整段时间；发布时间不够精确的文章此格为空。"},
      Type::period},
     outlet_column,
     {"group",
      {"Group", "媒体组"},
      {"The group of outlets; empty when it is not by group.", "媒体组；不按组计时为空。"},
      Type::group},
     {"status",
      {"Status", "状态"},
      {"counted; zero (captured in the period, but no such article); missing (neither an article "
       "nor "
       "a capture: no data); undated (the articles do not lie within one period).",
       "counted 有计数；zero 该时段有存档但无此类文章；missing "
       "既无文章也无存档（没有数据）；undated "
       "无法归入某一时段。"},
      Type::choice,
      {},
      false,
      status_choices},
     articles_of(
         "articles",
         {"Articles", "文章数"},
         {"How many; empty where there are no data, which is not zero.",
          "数量；没有数据时为空，空不等于零。"}),
     share(
         "own_low",
         {"Own, least", "自有至少"},
         {"The share of text that is its own, if all that is undecided is not; of the text that is "
          "neither boilerplate nor the outlet's own repeated; empty where there is no such text.",
          "自有文字的比例，未定者全不算；以既非套话、也非重复自身的文字为全体；无此类文字则为空"
          "。"}),
     share(
         "own_high",
         {"Own, most", "自有至多"},
         {"The same, if all that is undecided is its own.", "同上，未定者全算自有。"}),
     share(
         "own_from",
         {"from", "下限"},
         {"Lower end of the 95 % interval of own_low, for chance among articles "
          "(stats/clusters.h).",
          "own_low 的 95 % 区间下限，以文章为单位估计偶然性（stats/clusters.h）。"}),
     share(
         "own_to",
         {"to", "上限"},
         {"Upper end of the 95 % interval of own_high.", "own_high 的 95 % 区间上限。"}),
     articles_of(
         "relays_low",
         {"Relays, least", "转述至少"},
         {"Articles of which surely no more than a tenth is their own.",
          "自有文字确实不超过一成的文章数。"}),
     articles_of(
         "relays_high",
         {"Relays, most", "转述至多"},
         {"Articles of which that may be so.", "自有文字可能不超过一成的文章数。"},
         true),
     articles_of(
         "reporters_low",
         {"Reporters, least", "自写至少"},
         {"Articles of which surely at least nine tenths are their own.",
          "自有文字确实在九成以上的文章数。"}),
     articles_of(
         "reporters_high",
         {"Reporters, most", "自写至多"},
         {"Articles of which that may be so.", "自有文字可能在九成以上的文章数。"},
         true),
     share(
         "repeated_share",
         {"Repeats itself", "重复自身占比"},
         {"The share of all text that the outlet itself had before, and before all others.",
          "全部文字中本媒体自己先前所有、且早于他人者所占比例。"}),
     articles_of(
         "single_source",
         {"One source", "单一信源"},
         {"Articles in which every quote with a named speaker comes from one speaker; empty where "
          "the "
          "packs have no verbs of speech.",
          "凡注明说话人的引语都出自同一人的文章数；资料包没有言说动词则为空。"}),
     articles_of(
         "quoting",
         {"Quoting", "有引语"},
         {"Articles that have a quote whose speaker is named.", "有注明说话人的引语的文章数。"},
         true),
     articles_of(
         "with_text",
         {"With text", "有正文"},
         {"Articles whose text is not empty.", "正文不为空的文章数。"},
         true),
     articles_of(
         "asked",
         {"Asked of", "可判断"},
         {"Articles with a text that is neither all boilerplate nor all the outlet's own repeated: "
          "those of which relays and reporters are parts.",
          "正文不全是套话或重复自身的文章数，即转述、自写各数的全体。"},
         true),
     characters_of(
         "characters",
         {"Characters", "字数"},
         {"Of the texts, without titles.", "正文字数，不含标题。"}),
     part_columns[0],
     part_columns[1],
     part_columns[2],
     part_columns[3],
     part_columns[4],
     {"captures",
      {"Captures", "存档数"},
      {"Captures of the outlet's addresses made in the period, of any kind, failed ones too.",
       "该时段内对其网址所作的存档数，含失败的存档。"},
      Type::whole,
      "captures",
      true},
     articles_of(
         "partly",
         {"Partly compared", "部分比较"},
         {"Articles that repeat so many others that they were compared with part of these only.",
          "因重复的文章过多而只与其中一部分比较过的文章数。"},
         true)}};

constexpr std::array<Column, 16> articles = {
    {{"article", {"Article", "文章"}, {"Its id.", "文章编号。"}, Type::article},
     {"date",
      {"Date", "日期"},
      {"Its day in the observatory's time zone; the month or year where only that is known, else "
       "the "
       "first and the last day it may be; empty where it is only known when it was seen.",
       "其日期（观测站时区）；只知月、年则为月、年，否则为可能的首日与末日；只知见到时间者为空。"},
      Type::text},
     {"outlet",
      {"Outlet", "媒体"},
      {"Who publishes, by the packs; empty where it is not known.",
       "发布媒体（依资料包）；未知为空。"},
      Type::outlet},
     {"role",
      {"Role", "性质"},
      {"relay (surely no more than a tenth is its own); reporter (surely nine tenths are); mixed "
       "(surely neither); cannot-tell; none (all is boilerplate or the outlet's own repeated).",
       "relay 自有确实不过一成；reporter 自有确实达九成；mixed 确实两者皆非；cannot-tell "
       "无法判断；none 全为套话或重复自身。"},
      Type::choice,
      {},
      false,
      roles},
     share(
         "own_low",
         {"Own, least", "自有至少"},
         {"The share of its text that is its own, if all that is undecided is not.",
          "自有文字的比例，未定者全不算。"}),
     share(
         "own_high",
         {"Own, most", "自有至多"},
         {"The same, if all that is undecided is its own.", "同上，未定者全算自有。"}),
     {"single_source",
      {"One source", "单一信源"},
      {"Whether every quote with a named speaker comes from one speaker; empty where there is no "
       "such "
       "quote.",
       "凡注明说话人的引语是否都出自同一人；无此类引语则为空。"},
      Type::choice,
      {},
      false,
      yes_or_no},
     {"speaker",
      {"Speaker", "说话人"},
      {"That speaker, as first written.", "该说话人，依首次写法。"},
      Type::text},
     {"title",
      {"Title", "标题"},
      {"Of the article; empty where it has none.", "文章标题；无则为空。"},
      Type::text,
      {},
      false,
      {},
      Narrow::cut_end},
     {"quotes",
      {"Quotes", "引语数"},
      {"Quotes whose speaker is told.", "有说话人的引语数。"},
      Type::whole,
      "quotes",
      true},
     characters_of("characters", {"Characters", "字数"}, {"Of the text.", "正文字数。"}),
     part_columns[0],
     part_columns[1],
     part_columns[2],
     part_columns[3],
     part_columns[4]}};

constexpr std::array<Table, 2> all_tables = {
    {{"novelty",
      {"One row for each outlet or group and period, in that order; those that cannot be dated "
       "last.",
       "每个媒体或媒体组、时段一行，依此排序；无法归期者列于最后。"},
      novelty},
     {"articles",
      {"The articles that --list asks for, oldest first.", "--list 所求的文章，旧者在前。"},
      articles}}};

}  // namespace

const std::span<const Parameter> parameters = all_parameters;
const std::span<const Table> tables = all_tables;

}  // namespace weiguan::novelty
