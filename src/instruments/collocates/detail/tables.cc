#include "instruments/collocates/detail/tables.h"

#include <array>

#include "instruments/asked_phrases.h"
#include "instruments/rows.h"
#include "instruments/selection.h"

namespace weiguan::collocates {

namespace {

constexpr std::array<Choice, 2> withins = {
    {{"window", {"a window on each side, within the sentence", "左右一定范围，不出句"}},
     {"sentence", {"the whole sentence", "整句"}}}};
constexpr std::array<Choice, 3> measures = {
    {{"log-dice", {"logDice", "logDice"}},
     {"log-likelihood", {"log-likelihood", "对数似然"}},
     {"count", {"how often beside it", "同现次数"}}}};

constexpr std::array<Choice, 4> changes = {
    {{"came", {"came", "新来"}},
     {"went", {"went", "离去"}},
     {"rose", {"rose", "上升"}},
     {"fell", {"fell", "下降"}}}};

constexpr std::array<Parameter, 21> all_parameters = {
    {phrases_parameter,
     glossary_parameter,
     match_parameter,
     spelling_parameter,
     {"within", {"What counts as beside it.", "何谓相邻。"}, Type::choice, "window", withins},
     {"window",
      {"How far the window reaches on each side, in words; a Chinese character is half a word, so "
       "5 are 10 characters.",
       "窗口每侧多宽，以单词计；一个汉字算半个单词，故 5 即 10 个汉字。"},
      Type::whole,
      "5"},
     {"longest",
      {"The longest run of Chinese characters that is looked at, 2 to 20.",
       "所看汉字串最长几个字，2 至 20。"},
      Type::whole,
      "8"},
     {"measure", {"What the order goes by.", "排序所依。"}, Type::choice, "log-dice", measures},
     {"least",
      {"Only what stands beside it at least so often in a period.",
       "只列在一个时段内至少同现这么多次的。"},
      Type::whole,
      "5"},
     {"limit",
      {"How many rows of a phrase and period at most; 0: all. What is left out is told.",
       "每一提法、每一时段最多几行，0 为全部；略去多少会注明。"},
      Type::whole,
      "50"},
     by_parameter("all"),
     {"against",
      {"Compare with this period, instead of each period with the one before it.",
       "与此时段相比，而不是各时段与其前一时段相比。"},
      Type::period,
      ""},
     {"against-to",
      {"The last period of it, included.", "相比时段的结束（含）。"},
      Type::period,
      ""},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     copies_parameter}};

constexpr Column collocate_column{
    "collocate",
    {"Collocate", "搭配"},
    {"A word, a run of Chinese characters or a wording of the glossary; folded: simplified, small "
     "letters.",
     "单词、汉字串或提法表中的写法；已折叠为简体小写。"},
    Type::text};
constexpr Column period_column{
    "period",
    {"Period", "时段"},
    {"In the observatory's time zone; all of the range where it is not divided, empty where "
     "nothing "
     "is dated.",
     "按观测站时区；不分时段时为整段，皆无日期时为空。"},
    Type::text};

constexpr std::array<Column, 13> collocates = {
    {phrase_column,
     period_column,
     collocate_column,
     {"beside",
      {"Beside", "同现"},
      {"How often it stands beside the phrase; each place once, though two phrases are near.",
       "与提法同现的次数；同一处邻近两个提法也只计一次。"},
      Type::whole,
      "occurrences"},
     {"left",
      {"Left", "左"},
      {"Of these, how many stand before the nearest phrase.", "其中在最近提法之前的次数。"},
      Type::whole,
      "occurrences"},
     {"right",
      {"Right", "右"},
      {"How many stand behind it.", "在其后的次数。"},
      Type::whole,
      "occurrences"},
     {"articles",
      {"Articles", "文章数"},
      {"In how many articles it stands beside the phrase.", "同现的文章数。"},
      Type::whole,
      "articles",
      true},
     {"occurrences",
      {"Anywhere", "总次数"},
      {"How often it stands in all texts that were chosen, of that period.",
       "在该时段所选全部正文中的次数。"},
      Type::whole,
      "occurrences"},
     {"expected",
      {"By chance", "期望"},
      {"How often it would be beside the phrase if it stood anywhere by chance.",
       "若随处出现，与提法同现的期望次数。"},
      Type::number,
      {},
      true},
     {"log_dice",
      {"logDice", "logDice"},
      {"14 + log2(2 beside / (uses of the phrase + occurrences)) (Rychly 2008): may be compared "
       "between periods of different size.",
       "14 + log2(2 同现 / (提法次数 + 总次数))（Rychly 2008）；大小不同的时段可以相比。"},
      Type::number},
     {"log_likelihood",
      {"LL", "LL"},
      {"Log-likelihood of chance (Dunning 1993).", "对数似然值（Dunning 1993）。"},
      Type::number,
      {},
      true},
     {"p",
      {"p", "p"},
      {"Its p-value, adjusted for all candidates of the row's phrase and period (Benjamini and "
       "Hochberg 1995). Articles copy one another, so take it for an order.",
       "其 p 值，按该提法该时段全部候选校正（Benjamini 与 Hochberg "
       "1995）。文章互相转抄，只宜用来排序。"},
      Type::number,
      {},
      true},
     {"pmi",
      {"PMI", "PMI"},
      {"log2(beside / expected).", "log2(同现 / 期望)。"},
      Type::number,
      "bits",
      true}}};

constexpr std::array<Column, 13> shifts = {
    {phrase_column,
     {"before", {"From", "前时段"}, {"The period compared with.", "相比的时段。"}, Type::text},
     {"after", {"To", "后时段"}, {"The period.", "时段。"}, Type::text},
     collocate_column,
     {"change",
      {"Change", "变化"},
      {"came (never beside it before), went (never after), rose or fell.",
       "came 前无，went 后无，rose 升，fell 降。"},
      Type::choice,
      {},
      false,
      changes},
     {"beside_before",
      {"Before", "前次数"},
      {"How often beside the phrase before.", "前一时段的同现次数。"},
      Type::whole,
      "occurrences"},
     {"beside_after",
      {"After", "后次数"},
      {"How often after.", "后一时段的同现次数。"},
      Type::whole,
      "occurrences"},
     {"per_thousand_before",
      {"Before of 1000", "前每千次"},
      {"For a thousand uses of the phrase.", "提法每出现一千次的同现次数。"},
      Type::number,
      {},
      true},
     {"per_thousand_after",
      {"After of 1000", "后每千次"},
      {"The same after.", "后一时段，同上。"},
      Type::number,
      {},
      true},
     {"log_ratio",
      {"Log ratio", "对数比"},
      {"Binary logarithm of the two rates' ratio, of all words near the phrase: 1 is twice as "
       "frequent after.",
       "两个频率之比的二进对数（以提法邻近的全部字词为母数）：1 为后者两倍。"},
      Type::number},
     {"log_ratio_low",
      {"from", "下限"},
      {"Lower end of its 95 % interval (Katz 1978).", "95% 区间下限（Katz 1978）。"},
      Type::number},
     {"log_ratio_high", {"to", "上限"}, {"Upper end.", "上限。"}, Type::number},
     {"p",
      {"p", "p"},
      {"Of the log-likelihood of one rate for both, adjusted for all candidates of the two periods "
       "(Benjamini and Hochberg 1995).",
       "假设两时段频率相同的对数似然检验 p 值，按两时段全部候选校正（Benjamini 与 Hochberg "
       "1995）。"},
      Type::number}}};

constexpr std::array<Column, 8> slices = {
    {phrase_column,
     period_column,
     {"status",
      {"Status", "状态"},
      {"counted; zero (there are texts, without the phrase); missing (no text at all, no data).",
       "counted 有计数；zero 有正文而无此提法；missing 没有正文，即没有数据。"},
      Type::choice,
      {},
      false,
      status_choices},
     {"occurrences",
      {"Occurrences", "次数"},
      {"How often the phrase stands in texts; empty where nothing is known.",
       "提法在正文中的次数；没有数据时为空。"},
      Type::whole,
      "occurrences"},
     {"articles",
      {"Articles", "文章数"},
      {"Articles with it.", "有此提法的文章数。"},
      Type::whole,
      "articles"},
     {"of_articles",
      {"Of articles", "总篇数"},
      {"Articles with a text.", "有正文的文章数。"},
      Type::whole,
      "articles"},
     {"near",
      {"Near", "邻近字词"},
      {"Words and Chinese characters within reach of the phrase.", "提法范围内的单词与汉字数。"},
      Type::whole,
      "words and characters"},
     {"size",
      {"Of words", "总字词"},
      {"Words and Chinese characters of all texts.", "全部正文的单词与汉字数。"},
      Type::whole,
      "words and characters"}}};

constexpr std::array<Table, 3> all_tables = {
    {{"collocates",
      {"What stands beside the phrase more often than by chance: by phrase, period, then the "
       "measure.",
       "比偶然更常与提法同现者：按提法、时段，再按所选指标排序。"},
      collocates},
     {"shifts",
      {"How its company changed from one period to another: the surest changes first.",
       "两时段之间搭配的变化，最可靠者在前。"},
      shifts},
     {"slices",
      {"What was counted in: one row for each phrase and period.",
       "计数的范围：每一提法、时段一行。"},
      slices}}};

}  // namespace

const std::span<const Parameter> parameters = all_parameters;
const std::span<const Table> tables = all_tables;

}  // namespace weiguan::collocates
