#include "instruments/cascades/detail/tables.h"

#include <array>

#include "instruments/selection.h"

namespace weiguan::cascades {

namespace {

constexpr std::array<Choice, 2> orders = {
    {{"size", {"those of most articles first", "篇数多者在前"}},
     {"time", {"those that began first", "起始早者在前"}}}};

constexpr std::array<Parameter, 12> all_parameters = {
    {from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     {"article",
      {"Only the cascade of this article.", "只列此篇文章所在的转载链。"},
      Type::article,
      ""},
     {"least-articles",
      {"Only cascades of at least so many articles.", "只列至少有这么多篇文章的转载链。"},
      Type::whole,
      "2"},
     {"least-outlets",
      {"Only cascades of at least so many outlets; those that are not known count as one.",
       "只列至少涉及这么多家媒体的转载链；未知媒体合计为一家。"},
      Type::whole,
      "1"},
     {"order", {"Which come first.", "排列次序。"}, Type::choice, "size", orders},
     {"limit",
      {"How many cascades are listed at most; 0: all. The total is told, and the table `outlets` "
       "is of all.",
       "最多列出几条转载链，0 为全部；总数会注明，outlets 表始终合计全部。"},
      Type::whole,
      "100"}}};

constexpr std::array<Choice, 4> known_by = {
    {{"clock", {"by their times", "依时间可定"}},
     {"source", {"times leave it open; by the named source", "时间未定，依所称来源"}},
     {"text", {"times leave it open; by the text, a hint only", "时间未定，文本有迹象"}},
     {"cannot-tell", {"cannot be told", "无法判定"}}}};

constexpr std::array<Choice, 5> relations = {
    {{"first", {"first", "源头"}},
     {"copy", {"copy", "同文"}},
     {"excerpt", {"excerpt", "节选"}},
     {"extended", {"extended", "增补"}},
     {"partly", {"in part", "部分相同"}}}};

constexpr std::array<Choice, 4> betweens = {
    {{"outlets", {"from another outlet", "转自他家"}},
     {"one-outlet", {"from its own outlet", "转自本家"}},
     {"one-address", {"version of one page", "同一网址的版本"}},
     {"not-known", {"outlet not known", "媒体未知"}}}};

constexpr std::array<Choice, 4> certainties = {
    {{"sure", {"sure", "确定"}},
     {"likely", {"likely", "很可能"}},
     {"possible", {"possible", "可能"}},
     {"unknown", {"unknown", "不明"}}}};

constexpr std::array<Choice, 6> agreements = {
    {{"agrees", {"agrees", "相符"}},
     {"indirect", {"by way of another", "经由他家"}},
     {"differs", {"differs", "不符"}},
     {"absent", {"no article of it here", "链中无其文章"}},
     {"itself", {"names itself", "自称原创"}},
     {"none", {"not declared", "未注明"}}}};

constexpr std::array<Choice, 2> headlines = {
    {{"kept", {"kept", "照用"}}, {"changed", {"changed", "改动"}}}};

constexpr Column cascade_column{
    "cascade",
    {"Cascade", "转载链"},
    {"The article at the root of the tree; the cascade is named by it.",
     "树根之文，转载链以其编号为名。"},
    Type::article};

constexpr std::array<Column, 17> cascades = {
    {cascade_column,
     {"headline", {"Headline", "标题"}, {"That of the article at the root.", "树根之文的标题。"}},
     {"outlet",
      {"Outlet", "媒体"},
      {"Who published the article at the root; empty where not known.",
       "树根之文的媒体；未知为空。"},
      Type::outlet},
     {"told",
      {"Known first by", "最早之据"},
      {"How it is known that this article was out before all others: clock (the times do not "
       "overlap), source (they do, but those it overlaps with name its outlet as their source), "
       "text (they have nothing but a part of it: a hint, no proof), cannot-tell. First means the "
       "first in the archive.",
       "何以知其最早：clock 时间互不重叠；source 时间重叠，但与之重叠者都称来源是它；text "
       "重叠者的文字都只是它的一部分，仅为迹象；cannot-tell 无法判定。所谓最早，限于档案所存。"},
      Type::choice,
      {},
      false,
      known_by},
     {"may_be_first",
      {"May be first", "可能最早者"},
      {"Articles of which none surely was out later than another one; the evidence names 100 of "
       "them at most.",
       "时间上都可能最早的文章数，证据中至多列出 100 篇。"},
      Type::whole,
      "articles"},
     {"articles",
      {"Articles", "文章数"},
      {"All of its articles.", "全部文章数。"},
      Type::whole,
      "articles"},
     {"outlets",
      {"Outlets", "媒体数"},
      {"Different ones; those that are not known count as one.", "媒体家数；未知者合计为一家。"},
      Type::whole,
      "outlets"},
     {"excerpts",
      {"Excerpts", "节选数"},
      {"Articles that are an excerpt of the one they hang below.", "节选自上一篇的文章数。"},
      Type::whole,
      "articles",
      true},
     {"first_earliest",
      {"First, earliest", "首篇（最早可能）"},
      {"The article at the root was not out before this time; empty where only an end is known.",
       "树根之文不早于此时发布；只知截止时间者为空。"},
      Type::time},
     {"first_latest",
      {"First, latest", "首篇（最晚可能）"},
      {"It surely was out by this time.", "至迟此时确已发布。"},
      Type::time,
      {},
      true},
     {"last_latest",
      {"Last, latest", "末篇（最晚可能）"},
      {"All of them surely were out by this time.", "至迟此时全部确已发布。"},
      Type::time},
     {"declared",
      {"Declared sources", "所称来源"},
      {"Sources that the articles name, as written, with how many do, the most frequent first.",
       "各篇所注来源（照录）及篇数，多者在前。"}},
     {"verbatim",
      {"Verbatim", "照录比例"},
      {"Of the words of an article, the share that stand in the one it hangs below, in the mean "
       "of all but the first; 0 to 1.",
       "每篇的字词中，见于上一篇的比例；除首篇外取平均，0 至 1。"},
      Type::number},
     {"added_outlets",
      {"Outlets that added", "有增补的媒体数"},
      {"Outlets with at least 30 Chinese characters or 12 words together that no article has "
       "which surely was out by an earlier time; the first article does not count.",
       "至少有连续 30 字（或 12 "
       "个英文词）不见于任何更早（依至迟时间）文章的媒体数；首篇不计。"},
      Type::whole,
      "outlets"},
     {"taken",
      {"Taken", "转自他家"},
      {"Articles taken from another outlet, or one that is not known.",
       "转自其他媒体（含媒体未知者）的文章数。"},
      Type::whole,
      "articles",
      true},
     {"certain",
      {"Sure or likely", "确定或很可能"},
      {"Articles whose place in the tree is sure or likely.", "转自何处为确定或很可能的文章数。"},
      Type::whole,
      "articles"},
     {"differing",
      {"Sources differ", "来源不符"},
      {"Articles whose declared source has an article here, but not above them in the tree.",
       "所称来源在此链中另有文章、却不在其上游的文章数。"},
      Type::whole,
      "articles",
      true}}};

constexpr std::array<Column, 25> members = {
    {cascade_column,
     {"article", {"Article", "文章"}, {"The article.", "文章。"}, Type::article},
     {"depth",
      {"Depth", "层次"},
      {"Steps from the root of the tree; 0 is the root.", "距树根的级数，0 为树根。"},
      Type::whole},
     {"outlet",
      {"Outlet", "媒体"},
      {"Who published it; empty where not known.", "发布媒体；未知为空。"},
      Type::outlet},
     {"headline", {"Headline", "标题"}, {"Its headline.", "文章标题。"}},
     {"earliest",
      {"Published, earliest", "发布（最早可能）"},
      {"Not before this time; empty where only an end is known.",
       "不早于此时；只知截止时间者为空。"},
      Type::time},
     {"latest",
      {"Published, latest", "发布（最晚可能）"},
      {"Surely out by this time, if its clock is right.", "时钟无误时，至迟此时已发布。"},
      Type::time},
     {"relation",
      {"Relation", "关系"},
      {"What its text is to that of the article it hangs below: first (it hangs below none), copy, "
       "excerpt (most of it stands there, and much more), extended (it has nearly all of it, and "
       "more), partly (both are copies of a third).",
       "其文字与上一篇的关系：first 源头；copy 同文；excerpt 节选；extended "
       "几乎全收并有增补；partly 部分相同（均与第三篇同文）。"},
      Type::choice,
      {},
      false,
      relations},
     {"parent",
      {"From article", "转自文章"},
      {"The article it most likely was taken from; empty at the root.",
       "最可能转自的文章；树根为空。"},
      Type::article},
     {"parent_outlet",
      {"From outlet", "转自媒体"},
      {"That article's outlet; empty where not known.", "该文的媒体；未知为空。"},
      Type::outlet},
     {"between",
      {"Between", "何者之间"},
      {"outlets (taken from another one), one-outlet (its outlet has it twice), one-address "
       "(versions of one page), not-known (the outlet of either is not).",
       "outlets 转自他家；one-outlet 本家另一篇；one-address 同一网址的版本；not-known "
       "有一方媒体未知。"},
      Type::choice,
      {},
      false,
      betweens},
     {"certainty",
      {"Certainty", "把握"},
      {"Of the outlet it was taken from: sure (the clock and what the article says of itself "
       "agree, and no other text fits better), likely (one strong sign), possible (weak signs, or "
       "the clock is open, or its source has no article here), unknown (others are as good).",
       "转自何家的把握：sure 时间与其自称来源一致，且无更相近的文本；likely "
       "有一项有力迹象；possible 迹象较弱、先后未定或其来源无存档；unknown 另有同样可能者。"},
      Type::choice,
      {},
      false,
      certainties},
     {"order",
      {"Known later by", "先后之据"},
      {"How it is known that it came after that article: clock, source, text, cannot-tell, as in "
       "the table `cascades`.",
       "何以知其在后：clock、source、text、cannot-tell，同 cascades 表。"},
      Type::choice,
      {},
      false,
      known_by},
     {"why",
      {"Why", "理由"},
      {"What speaks for and against: source-line (it names that outlet), second-source (it names "
       "it besides), earlier (that surely was out before), same-address, same-outlet, "
       "same-headline (which not all have), shared-changes:N (at N places it is like that article "
       "and like no other), only-one (no other was out in time), as-good:N (so many articles of "
       "other outlets fit as well), source-absent (its declared source has no article here), "
       "names-another (it has one, but not this), clock-doubted (a source line contradicts a time "
       "by no more than a wrong time zone does).",
       "依据：source-line 注明该媒体为来源；second-source 另一处注明；earlier "
       "对方确在其前；same-address 同网址；same-outlet 同媒体；same-headline "
       "同标题（并非各篇皆同）；shared-changes:N 有 N 处仅与该文相同；only-one "
       "别无在其前者；as-good:N 其他媒体另有 N 篇同样吻合；source-absent "
       "所称来源在此无文章；names-another 所称来源另有其文；clock-doubted "
       "来源与时间矛盾，而差距不超过时区之误。"}},
     {"declared",
      {"Declared source", "所称来源"},
      {"The source it names, as written: the source line, else the agency of its dateline.",
       "文中注明的来源（照录）：来源一栏，否则电头中的通讯社。"}},
     {"declared_outlet",
      {"Declared outlet", "所称来源媒体"},
      {"That outlet, by the packs; empty where not known.", "依资料包所对应的媒体；未知为空。"},
      Type::outlet,
      {},
      true},
     {"agreement",
      {"Declared and found", "所称与所见"},
      {"agrees (source line or dateline name the outlet it was taken from), indirect (they name "
       "one further up), differs (they name one that has an article here, but not above it), "
       "absent (the archive has no article of it that belongs here), itself (it names its own "
       "outlet), none (it names nobody).",
       "agrees 来源或电头与所转自的媒体相符；indirect 所称者在更上游；differs "
       "所称者另有文章而不在上游；absent 此链中没有所称来源的文章；itself 自称本家；none 未注明。"},
      Type::choice,
      {},
      false,
      agreements},
     {"lag_least",
      {"Lag, least", "间隔（最短）"},
      {"From that article to this one, at least; times are intervals.",
       "距上一篇的时间，至少；时间以区间计。"},
      Type::number,
      "hours"},
     {"lag_most",
      {"Lag, most", "间隔（最长）"},
      {"The same, at most; empty where there is no bound.", "同上，至多；没有上限时为空。"},
      Type::number,
      "hours"},
     {"verbatim",
      {"Verbatim", "照录比例"},
      {"The share of its words that stand in that article in runs of five characters or four "
       "words and more, 0 to 1.",
       "其字词中，以连续五字（或四个英文词）以上见于上一篇的比例，0 至 1。"},
      Type::number},
     {"added",
      {"Added", "增加"},
      {"Characters of its other words, without punctuation.", "其余字词的字符数，不计标点。"},
      Type::whole,
      "characters"},
     {"cut",
      {"Cut", "删去"},
      {"Characters of words of that article which do not stand in this one.",
       "上一篇有而此篇没有的字词的字符数。"},
      Type::whole,
      "characters"},
     {"own",
      {"Its own", "自有"},
      {"Of the added ones, those in stretches of at least 30 Chinese characters or 12 words that "
       "no article of the cascade has which surely was out sooner.",
       "增加部分中，连续 30 字（或 12 "
       "个英文词）以上且不见于链中任何更早（依至迟时间）文章的字符数。"},
      Type::whole,
      "characters"},
     {"headline_is",
      {"Headline is", "标题异同"},
      {"kept or changed, as against that article, but for punctuation, width and script; empty "
       "where one has none.",
       "与上一篇相比：kept 照用，changed 改动；不计标点、全半角与简繁；一方无标题时为空。"},
      Type::choice,
      {},
      false,
      headlines},
     {"source_of_time",
      {"Time known by", "时间来源"},
      {"How its time is known: record, feed, metadata, text, address, first-seen.",
       "时间从何得知：record、feed、metadata、text、address、first-seen。"},
      Type::text,
      {},
      true}}};

constexpr std::array<Column, 17> outlets = {
    {{"outlet",
      {"Outlet", "媒体"},
      {"The outlet; empty where it is not known, and in rows of groups.",
       "媒体；未知及按组合计的行为空。"},
      Type::outlet},
     {"group",
      {"Group", "媒体组"},
      {"The group of outlets; empty in rows of outlets.", "媒体组；按媒体合计的行为空。"},
      Type::group},
     {"cascades",
      {"Cascades", "转载链数"},
      {"Cascades in which it has an article.", "其文章所在的转载链数。"},
      Type::whole,
      "cascades"},
     {"articles",
      {"Articles", "文章数"},
      {"Its articles in them.", "其中的文章数。"},
      Type::whole,
      "articles"},
     {"originated",
      {"At the root", "居树根者"},
      {"Of these, those at the root of a tree.", "其中居于树根的文章数。"},
      Type::whole,
      "articles"},
     {"originated_surely",
      {"Surely first", "确为最早者"},
      {"Of the latter, those known to be first by the clock or by source lines.",
       "后者中，依时间或来源可定为最早的文章数。"},
      Type::whole,
      "articles"},
     {"taken",
      {"Taken", "转自他家"},
      {"Articles that most likely were taken from another outlet, or one that is not known.",
       "最可能转自其他媒体（含媒体未知者）的文章数。"},
      Type::whole,
      "articles"},
     {"repeated",
      {"Repeated", "转自本家"},
      {"Articles from its own ones: updates, versions of a page.",
       "转自本家（更新、同一网页的版本）的文章数。"},
      Type::whole,
      "articles",
      true},
     {"verbatim",
      {"Verbatim", "照录比例"},
      {"The mean share of words, of what it took, that stand in what it was taken from, 0 to 1.",
       "所转各篇的字词见于上一篇的平均比例，0 至 1。"},
      Type::number},
     {"lag_least",
      {"Median lag, least", "中位间隔（最短）"},
      {"From what it was taken from to what it took, at least.", "所转各篇距上一篇的时间，至少。"},
      Type::number,
      "hours"},
     {"lag_most",
      {"Median lag, most", "中位间隔（最长）"},
      {"The same, at most; empty where there is no bound.", "同上，至多；没有上限时为空。"},
      Type::number,
      "hours"},
     {"added",
      {"With own text", "有自有文字"},
      {"Of what it took, articles with text of their own, as in the table `members`.",
       "所转各篇中有自有文字（见 members 表）的篇数。"},
      Type::whole,
      "articles"},
     {"added_share",
      {"Share with own text", "有自有文字的比例"},
      {"The same, of all it took; empty where it took nothing.",
       "同上占所转的比例；没有转载时为空。"},
      Type::number},
     {"agrees",
      {"Source agrees", "来源相符"},
      {"Of what it took, articles whose declared source is that outlet or one further up.",
       "所转各篇中，所称来源即所转自的媒体或其上游的篇数。"},
      Type::whole,
      "articles"},
     {"differs",
      {"Source differs", "来源不符"},
      {"Of what it took, articles whose declared source has an article there, but not above "
       "theirs.",
       "所转各篇中，所称来源另有其文、却不在上游的篇数。"},
      Type::whole,
      "articles"},
     {"absent",
      {"Source not there", "来源无存档"},
      {"Of what it took, articles whose declared source has no article in the cascade.",
       "所转各篇中，所称来源在链中没有文章的篇数。"},
      Type::whole,
      "articles"},
     {"undeclared",
      {"No source", "未注来源"},
      {"Of what it took, articles that name nobody, or themselves.",
       "所转各篇中，未注来源或自称本家的篇数。"},
      Type::whole,
      "articles"}}};

constexpr std::array<Table, 3> all_tables = {
    {{"cascades",
      {"One row for each cascade, in the order asked for; equal ones by the time of the first "
       "article, then by its id.",
       "每条转载链一行，依所选次序；相同者依首篇时间、编号。"},
      cascades},
     {"members",
      {"One row for each article: after each row of `cascades` its own, as a tree: each article "
       "before those that were taken from it, and these by time, then by id.",
       "每篇文章一行，列于所属转载链之后，依树形：先列一篇，再列转自它者，依时间、编号。"},
      members},
     {"outlets",
      {"One row for each outlet by id, then one for each group by id, over all cascades that are "
       "chosen.",
       "先每家媒体一行，再每个媒体组一行，依编号；合计所选全部转载链。"},
      outlets}}};

}  // namespace

const std::span<const Parameter> parameters = all_parameters;
const std::span<const Table> tables = all_tables;

}  // namespace weiguan::cascades
