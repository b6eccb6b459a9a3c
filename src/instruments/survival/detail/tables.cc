#include "instruments/survival/detail/tables.h"

#include <array>

#include "instruments/fates.h"

namespace weiguan::survival {

namespace {

constexpr Column outlet_column{
    "outlet",
    {"Outlet", "媒体"},
    {"Where it is by outlet; empty where the outlet is not known.",
     "按媒体分开时的媒体；来源媒体未知时为空。"},
    Type::outlet};
constexpr Column group_column{
    "group", {"Group", "媒体组"}, {"Where it is by group.", "按组分开时的媒体组。"}, Type::group};
constexpr Column part_column{
    "part",
    {"Part", "部分"},
    {"What is taken together: all, a kind, a language, a year of publication, a search; rest is "
     "what "
     "no search finds; empty by outlet or group, and where it cannot be told.",
     "合计的范围：all 全部，或某一类别、语言、发布年份、检索式；rest "
     "指任何检索式均未命中者；按媒体或组分开时为空，无从判断时亦为空。"},
    Type::text};

constexpr std::array<Choice, 3> tells_choices = {
    {{"survival", {"what part of all lives on", "存留比例"}},
     {"removed-only",
      {"only of what was removed: no survival rate can be told",
       "仅就已消失者而言，无从得知存留率"}},
     {"mixed",
      {"in part from lists of what was removed: no survival rate can be told",
       "部分出自已消失者名单，无从得知存留率"}}}};
constexpr Column tells_column{
    "tells",
    {"Tells", "所示"},
    {"survival: what part of all still stands. removed-only, mixed: there are no survivors, or "
     "lists "
     "of removed ones among them, so the numbers say how soon what vanished did so, and nothing of "
     "how much vanishes.",
     "survival 尚存者占全部的比例；removed-only、mixed "
     "数据中没有存留者，或夹有已消失者的名单，数字只说明消失者消失得多快，不说明有多少会消失。"},
    Type::choice,
    {},
    false,
    tells_choices};

constexpr Column lives_column{
    "lives",
    {"Lives", "条数"},
    {"Addresses of which something is known: gone, or alive at two times.",
     "有所知的地址数：已消失，或先后两次见其尚在。"},
    Type::whole,
    "addresses"};

constexpr std::array<Choice, 2> method_choices = {
    {{"product-limit",
      {"exact times: product limit (Kaplan and Meier)", "时刻确切：乘积限法（Kaplan–Meier）"}},
     {"likeliest",
      {"intervals: the likeliest curve (Turnbull)", "区间删失：最大似然曲线（Turnbull）"}}}};

constexpr std::array<Column, 19> summary = {
    {outlet_column,
     group_column,
     part_column,
     lives_column,
     {"ended",
      {"Ended", "消失"},
      {"Of these, those that are gone.", "其中已消失的。"},
      Type::whole,
      "addresses"},
     {"censored",
      {"Alive when last seen", "末次所见尚在"},
      {"Those that lived when they were seen for the last time.", "最后一次见到时尚在的。"},
      Type::whole,
      "addresses"},
     {"median_from",
      {"Median life, from", "寿命中位数（下）"},
      {"Half are gone at an age between this one and the next column's; empty where fewer than "
       "half "
       "are, or it is not known.",
       "半数消失时的年龄在此与下栏之间；不足半数或无从得知则为空。"},
      Type::number,
      "days"},
     {"median_to",
      {"Median life, to", "寿命中位数（上）"},
      {"Equal to the column before where it is exact.", "确切时与前栏相等。"},
      Type::number,
      "days"},
     {"median_low",
      {"Median, low", "中位数下限"},
      {"Interval of 95 %.", "95% 置信区间。"},
      Type::number,
      "days"},
     {"median_high",
      {"Median, high", "中位数上限"},
      {"Empty where it has no bound.", "没有上限时为空。"},
      Type::number,
      "days"},
     tells_column,
     {"method",
      {"Method", "方法"},
      {"How the curve is reckoned.", "曲线的算法。"},
      Type::choice,
      {},
      false,
      method_choices},
     {"end",
      {"Known up to", "所知止于"},
      {"Nothing is known of greater ages.", "更大的年龄无从得知。"},
      Type::number,
      "days"},
     {"listed",
      {"From lists", "出自名单"},
      {"Of the lives, those of which only somebody else's rows tell.", "其中仅见于他人数据行的。"},
      Type::whole,
      "addresses",
      true},
     {"once",
      {"Seen once", "仅见一次"},
      {"Not counted: alive at one time only, so nothing is known of how long.",
       "未计：只有一次见其尚在，存留多久无从得知。"},
      Type::whole,
      "addresses"},
     {"undated",
      {"Undated", "起点不明"},
      {"Not counted: it is not known when they were published.", "未计：发布时间不明。"},
      Type::whole,
      "addresses",
      true},
     {"unconfirmed",
      {"Not confirmed", "未确认"},
      {"Seen gone in one visit only, so they count as alive until before it.",
       "仅一次访问不可见，按此前尚在计。"},
      Type::whole,
      "addresses",
      true},
     {"not_reached",
      {"Not reached", "未能查看"},
      {"Of those alive when last seen, those that could not be looked at in the end.",
       "末次所见尚在者之中，最后未能查看的。"},
      Type::whole,
      "addresses",
      true},
     {"backwards",
      {"Contradictory", "时间矛盾"},
      {"Not counted: gone before they were published.", "未计：消失时间早于发布时间。"},
      Type::whole,
      "addresses",
      true}}};

constexpr Column age_column{
    "age", {"Age", "年龄"}, {"Days since the start.", "自起点起的天数。"}, Type::number, "days"};

constexpr std::array<Column, 11> ages = {
    {outlet_column,
     group_column,
     part_column,
     age_column,
     {"at_risk",
      {"At risk", "风险数"},
      {"Watched before that age and known to have lived until it.",
       "此前已在观察、且确知活到此时的。"},
      Type::whole,
      "addresses"},
     {"at_risk_perhaps",
      {"Perhaps at risk", "或在风险中"},
      {"Gone sometime between their last sign of life and being seen gone, and this age lies "
       "between.",
       "此年龄介于末次尚在与首见消失之间的。"},
      Type::whole,
      "addresses"},
     {"survival_low",
      {"Survival, from", "存留（下）"},
      {"The part that still stands at that age; see the column tells. Empty where nothing is known "
       "of that age.",
       "此年龄时尚存的比例，含义见“所示”一栏；无从得知则为空。"},
      Type::number},
     {"survival_high",
      {"Survival, to", "存留（上）"},
      {"Greater than the column before where the visits do not tell on which side of that age the "
       "curve falls.",
       "访问间隔不足以判断曲线在此年龄之前或之后下降时，大于前栏。"},
      Type::number},
     {"band_low",
      {"Band, low", "下限"},
      {"95 % band for this age alone.", "此年龄单点的 95% 置信带。"},
      Type::number},
     {"band_high", {"Band, high", "上限"}, {"The same, above.", "同上，上限。"}, Type::number},
     tells_column}};

const std::array<Column, 11> ends_columns = {
    {outlet_column,
     group_column,
     part_column,
     {"end",
      {"End", "结局"},
      {"What ended it, by its notice or by what stood there instead.",
       "依告示或其处所见判定的消失原因。"},
      Type::choice,
      {},
      false,
      why_choices},
     age_column,
     {"ended",
      {"Ended", "消失"},
      {"Addresses that ended so, at any age.", "以此结局消失的地址数，不论年龄。"},
      Type::whole,
      "addresses"},
     {"incidence_low",
      {"Incidence, from", "累积发生率（下）"},
      {"The part that has ended so by that age, while the other ends go on; of those that ended "
       "where tells says so.",
       "至此年龄以此结局消失的比例，其他结局同时并存；“所示”非 survival 时为占消失者的比例。"},
      Type::number},
     {"incidence_high",
      {"Incidence, to", "累积发生率（上）"},
      {"Greater than the column before where the visits do not tell.",
       "访问间隔不足以判断时大于前栏。"},
      Type::number},
     {"band_low",
      {"Band, low", "下限"},
      {"95 % band for this age alone.", "此年龄单点的 95% 置信带。"},
      Type::number},
     {"band_high", {"Band, high", "上限"}, {"The same, above.", "同上，上限。"}, Type::number},
     tells_column}};

constexpr std::array<Choice, 2> test_choices = {
    {{"log-rank", {"log-rank test, exact times", "对数秩检验（时刻确切）"}},
     {"sun",
      {"generalised log-rank test of intervals (Sun), by permutation",
       "区间删失的广义对数秩检验（Sun），置换形式"}}}};

constexpr std::array<Column, 10> tests = {
    {{"compared",
      {"Compared", "比较"},
      {"All parts with one another; or the search that is compared with what it does not find.",
       "各部分相互比较；或某一检索式与其未命中者比较。"},
      Type::text},
     {"parts",
      {"Parts", "部分数"},
      {"How many groups are compared.", "参与比较的组数。"},
      Type::whole,
      "parts"},
     lives_column,
     {"ended",
      {"Ended", "消失"},
      {"Of these, those that are gone; of a search, of what it finds.",
       "其中已消失的；按检索式时指其命中者。"},
      Type::whole,
      "addresses"},
     {"expected",
      {"Expected", "期望"},
      {"How many of what the search finds would be gone if it lived as long as the rest; empty "
       "where "
       "all parts are compared.",
       "若寿命与其余相同，检索式命中者中应消失的数目；各部分相互比较时为空。"},
      Type::number,
      "addresses"},
     {"chi_square",
      {"Chi-square", "卡方"},
      {"The test's statistic.", "检验统计量。"},
      Type::number},
     {"freedom", {"Degrees", "自由度"}, {"Degrees of freedom.", "自由度。"}, Type::whole},
     {"p",
      {"p", "p"},
      {"The chance of such a difference or a greater one if all lived equally long and "
       "independently "
       "of one another.",
       "若寿命相同且彼此独立，出现同样或更大差异的概率。"},
      Type::number},
     {"method",
      {"Method", "方法"},
      {"Which test.", "所用检验。"},
      Type::choice,
      {},
      false,
      test_choices},
     tells_column}};

constexpr std::array<Column, 9> steps = {
    {outlet_column,
     group_column,
     part_column,
     {"from",
      {"From", "自"},
      {"The curve falls somewhere between this age, not included, and the next column's.",
       "曲线在此年龄（不含）与下栏之间某处下降。"},
      Type::number,
      "days"},
     {"to",
      {"To", "至"},
      {"Included; equal to the column before where it falls exactly then.",
       "含；恰在此时下降则与前栏相等。"},
      Type::number,
      "days"},
     {"survival",
      {"Survival", "存留"},
      {"From there on, until the next step.", "自此至下一级之前。"},
      Type::number},
     {"band_low",
      {"Band, low", "下限"},
      {"95 % band for this age alone.", "此年龄单点的 95% 置信带。"},
      Type::number},
     {"band_high", {"Band, high", "上限"}, {"The same, above.", "同上，上限。"}, Type::number},
     tells_column}};

const std::array<Table, 5> all = {
    {{"summary",
      {"A row for each part: how many, and the median life.", "各部分一行：条数与寿命中位数。"},
      summary},
     {"ages",
      {"Survival and numbers at risk at the asked ages.", "所问各年龄的存留比例与风险数。"},
      ages},
     {"ends",
      {"Competing ends: what part each has taken by the asked ages.",
       "竞争结局：至所问年龄各占多少。"},
      ends_columns},
     {"tests", {"Whether parts live equally long.", "各部分寿命是否相同。"}, tests},
     {"steps", {"Every step of the curves.", "曲线的每一级。"}, steps}}};

}  // namespace

const std::span<const Table> tables = all;

}  // namespace weiguan::survival
