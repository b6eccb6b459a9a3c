#include "instruments/monthly/detail/tables.h"

#include <array>

#include "instruments/rows.h"

namespace weiguan::monthly {

namespace {

constexpr std::array<Choice, 6> move_choices = {
    {{"entered", {"entered", "新入"}},
     {"rose", {"rose", "上升"}},
     {"fell", {"fell", "下降"}},
     {"left", {"left", "退出"}},
     {"steady", {"steady", "平稳"}},
     {"missing", {"no data", "无数据"}}}};
constexpr std::array<Choice, 2> order_choices = {
    {{"first", {"first", "居首"}}, {"followed", {"followed", "跟进"}}}};

constexpr Column english_column{
    "english", {"English", "英译"}, {"The usual English rendering.", "通行英译。"}, Type::text};
constexpr Column articles_column{
    "articles",
    {"Articles", "文章数"},
    {"Articles of the month with the phrase in their text; empty where the month has no text.",
     "当月正文含该提法的文章数；当月没有正文时为空。"},
    Type::whole,
    "articles"};
constexpr Column share_column{
    "share",
    {"Share", "占比"},
    {"Of the month's articles with a text.", "占当月有正文的文章之比。"},
    Type::number};
constexpr Column tier_column{
    "tier",
    {"Tier", "温度"},
    {"Temperature of the month, by share of articles; cut-offs stand in the pack.",
     "当月温度，按文章占比；界值见资料包。"},
    Type::tier};
constexpr Column tier_before_column{
    "tier_before",
    {"Before", "上月温度"},
    {"Temperature of the month before.", "上月的温度。"},
    Type::tier};
constexpr Column tier_year_ago_column{
    "tier_year_ago",
    {"A year ago", "去年同月"},
    {"Temperature of the same month a year ago.", "去年同月的温度。"},
    Type::tier};
constexpr Column change_column{
    "change",
    {"Change", "变化"},
    {"Binary logarithm of this month's share over last month's: 1 is twice as much, -1 half "
     "(Hardie "
     "2014).",
     "本月占比与上月之比的以 2 为底的对数：1 为加倍，-1 为减半（Hardie 2014）。"},
    Type::number};
constexpr Column change_low_column{
    "change_low",
    {"from", "下限"},
    {"Lower end of its 95 % interval (Katz 1978).", "其 95% 区间下限（Katz 1978）。"},
    Type::number};
constexpr Column change_high_column{
    "change_high", {"to", "上限"}, {"Upper end of that interval.", "该区间上限。"}, Type::number};

constexpr std::array<Column, 12> moves = {
    {{"move",
      {"Move", "动向"},
      {"entered (used, and not in the twelve months before), rose, fell, left (not used, though "
       "three "
       "articles or more were due).",
       "entered 新入（前十二个月未用）、rose 上升、fell 下降、left "
       "退出（按往常应有三篇以上而未见）。"},
      Type::choice,
      {},
      false,
      move_choices},
     phrase_column,
     entry_column,
     english_column,
     articles_column,
     {"articles_before",
      {"Before", "上月篇数"},
      {"Articles of the month before.", "上月的文章数。"},
      Type::whole,
      "articles"},
     change_column,
     change_low_column,
     change_high_column,
     {"p",
      {"p", "p"},
      {"Chance of such a difference if nothing changed (Fisher's exact test), adjusted over all "
       "phrases (Benjamini and Hochberg 1995); empty for entered and left.",
       "若无变化而出现此差异的概率（Fisher 精确检验），已按全部提法校正（Benjamini 与 Hochberg "
       "1995）；新入与退出者为空。"},
      Type::number},
     tier_before_column,
     tier_column}};

constexpr std::array<Column, 8> fresh = {
    {{"rank", {"Rank", "名次"}, {"By how clearly it rose.", "按增多的显著程度。"}, Type::whole},
     {"phrase",
      {"Phrase", "提法"},
      {"As the first article writes it.", "依第一篇文章的写法。"},
      Type::text},
     {"articles",
      {"Articles", "文章数"},
      {"Articles of the month that have it; a text that is repeated counts once.",
       "当月含有它的文章数；重复的同一文本只计一次。"},
      Type::whole,
      "articles"},
     {"days", {"Days", "天数"}, {"Different days.", "见于多少个不同的日子。"}, Type::whole, "days"},
     {"before",
      {"Before", "此前"},
      {"Articles of the twelve months before that have it.", "此前十二个月含有它的文章数。"},
      Type::whole,
      "articles"},
     {"growth",
      {"Growth", "增长"},
      {"Binary logarithm of this month's share over that of the twelve months before.",
       "当月占比与此前十二个月占比之比的以 2 为底的对数。"},
      Type::number},
     {"known",
      {"Known as", "词表条目"},
      {"The glossary's entries that it is; empty where nobody listed it.",
       "它在提法表中的条目；未列者为空。"},
      Type::text},
     {"example",
      {"Example", "例文"},
      {"The first article that has it.", "第一篇含有它的文章。"},
      Type::article}}};

constexpr std::array<Column, 18> tiers = {
    {phrase_column,
     entry_column,
     english_column,
     {"groups",
      {"Groups", "类"},
      {"Groups of the glossary it is in.", "所属提法类。"},
      Type::text,
      {},
      true},
     tier_column,
     tier_before_column,
     tier_year_ago_column,
     articles_column,
     share_column,
     {"share_low",
      {"from", "下限"},
      {"Lower end of the share's 95 % interval (Wilson 1927).",
       "占比的 95% 区间下限（Wilson 1927）。"},
      Type::number,
      {},
      true},
     {"share_high",
      {"to", "上限"},
      {"Upper end of that interval.", "该区间上限。"},
      Type::number,
      {},
      true},
     {"share_before",
      {"Before", "上月占比"},
      {"Share of the month before; empty where it has no text.", "上月占比；上月没有正文时为空。"},
      Type::number},
     {"share_year_ago",
      {"A year ago", "去年同月占比"},
      {"Share of the same month a year ago; empty where it has no text.",
       "去年同月占比；该月没有正文时为空。"},
      Type::number},
     change_column,
     change_low_column,
     change_high_column,
     {"move",
      {"Move", "动向"},
      {"As in the table of moves; steady; missing (no text to compare with).",
       "同动向表；steady 平稳；missing 没有可比的正文。"},
      Type::choice,
      {},
      false,
      move_choices},
     {"outlets",
      {"Outlets", "媒体数"},
      {"Known outlets that used it in the month.", "当月用过的已知媒体数。"},
      Type::whole,
      "outlets"}}};

constexpr std::array<Column, 7> leaders = {
    {phrase_column,
     entry_column,
     {"outlet", {"Outlet", "媒体"}, {"Who used it.", "使用者。"}, Type::outlet},
     {"order",
      {"Order", "先后"},
      {"first (nobody's first use is surely earlier), or followed.",
       "first 居首（无人确实更早），followed 跟进。"},
      Type::choice,
      {},
      false,
      order_choices},
     {"first_date",
      {"First use", "首次使用"},
      {"Day of its first article of the month with it.", "该媒体当月首篇之日。"},
      Type::period},
     {"first_article", {"Article", "文章"}, {"That article.", "即该文章。"}, Type::article},
     {"articles",
      {"Articles", "文章数"},
      {"Its articles of the month with the phrase.", "该媒体当月含该提法的文章数。"},
      Type::whole,
      "articles"}}};

constexpr std::array<Column, 7> data = {
    {{"month", {"Month", "月份"}, {"The month.", "月份。"}, Type::period},
     {"articles",
      {"Articles", "文章数"},
      {"Articles that lie in it.", "属于该月的文章数。"},
      Type::whole,
      "articles"},
     {"with_text",
      {"With a text", "有正文"},
      {"Those with a text: what shares are of.", "其中有正文者，即占比的分母。"},
      Type::whole,
      "articles"},
     {"characters",
      {"Characters", "字数"},
      {"Of their texts.", "正文字数。"},
      Type::whole,
      "characters"},
     {"days", {"Days", "天数"}, {"Of the calendar.", "历日天数。"}, Type::whole, "days"},
     {"days_without_text",
      {"Days without", "缺失天数"},
      {"Days of which no article has a text: gaps, not silence.",
       "没有任何正文的天数：是缺失，不是沉默。"},
      Type::whole,
      "days"},
     {"captures",
      {"Captures", "存档数"},
      {"Captures made in the month.", "当月所作的存档数。"},
      Type::whole,
      "captures"}}};

constexpr std::array<Table, 5> all = {
    {{"moves",
      {"What entered, rose, fell and left, the greatest change first.",
       "新入、上升、下降与退出者，变化大者在前。"},
      moves},
     {"new",
      {"Expressions that began to recur in the month, listed by nobody beforehand.",
       "当月开始反复出现的说法，事先无人列出。"},
      fresh},
     {"tiers",
      {"The temperature of every phrase, the hottest first.", "每个提法的温度，热者在前。"},
      tiers},
     {"leaders",
      {"Of what entered or rose: which outlets led and which followed, the earliest first.",
       "新入与上升者由哪些媒体领先、哪些跟进，早者在前。"},
      leaders},
     {"data",
      {"What the table rests on: the month, the twelve before it, and their gaps.",
       "本表所据：当月与此前十二个月的数据及缺失。"},
      data}}};

}  // namespace

const std::span<const Table> tables = all;

}  // namespace weiguan::monthly
