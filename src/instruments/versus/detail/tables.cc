#include "instruments/versus/detail/tables.h"

namespace weiguan::versus {

constexpr std::array<Choice, 6> happened = {
    {{"kept", {"kept word for word", "照录"}},
     {"changed", {"changed", "有改动"}},
     {"moved", {"moved, its words kept", "移位，文字未改"}},
     {"moved-changed", {"moved and changed", "移位且有改动"}},
     {"cut", {"cut", "删去"}},
     {"added", {"added", "增写"}}}};
constexpr std::array<Choice, 7> kinds = {
    {{"number", {"a number", "数字"}},
     {"name", {"a name", "名称"}},
     {"hedge", {"a hedge", "模糊语"}},
     {"intensifier", {"an intensifier", "强化语"}},
     {"quote", {"the words of a quote", "引语内容"}},
     {"speaker", {"who is quoted", "说话人"}},
     {"marks", {"quotation marks", "引号"}}}};

const std::array<Choice, 6> happened_choices = happened;
const std::array<Choice, 7> kind_choices_of_change = kinds;

namespace {

constexpr std::array<Choice, 3> title_choices = {
    {{"kept", {"kept word for word", "照录"}},
     {"changed", {"changed", "有改动"}},
     {"missing", {"one of both has none", "至少一方没有标题"}}}};
constexpr std::array<Choice, 3> chosen_choices = {
    {{"given", {"it was asked for", "由用户指定"}},
     {"declared", {"the article names its outlet as its source", "文章注明来源为该媒体"}},
     {"share", {"most of the article stands in it", "文章与它重合最多"}}}};
constexpr std::array<Choice, 3> clock_choices = {
    {{"before", {"surely before the article", "确定早于文章"}},
     {"after", {"surely not before the article", "确定不早于文章"}},
     {"cannot-tell", {"the clocks do not decide", "时间精度不足，无法判定先后"}}}};
constexpr std::array<Choice, 2> place_choices = {
    {{"headline", {"in the headline", "标题"}}, {"text", {"in the text", "正文"}}}};
constexpr std::array<Choice, 3> action_choices = {
    {{"dropped", {"dropped", "去掉"}},
     {"added", {"added", "加上"}},
     {"replaced", {"replaced", "换成"}}}};

constexpr Column article_column{
    "article",
    {"Article", "文章"},
    {"The article that is compared.", "被比较的文章。"},
    Type::article};
constexpr Column source_column{
    "source",
    {"Source", "母本"},
    {"The article it is laid beside.", "与之对照的母本文章。"},
    Type::article};

constexpr Column minor(Column column) {
  column.minor = true;
  return column;
}

constexpr Column count_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::whole, "sentences"};
}

constexpr Column place_column(std::string_view name, Words heading, Words meaning) {
  return {name, heading, meaning, Type::whole, "characters", true};
}

constexpr std::array<Column, 19> headline = {
    {article_column,
     source_column,
     {"outlet", {"Outlet", "媒体"}, {"Who published the article.", "文章的发布者。"}, Type::outlet},
     {"source_outlet",
      {"Source's outlet", "母本媒体"},
      {"Who published the source.", "母本的发布者。"},
      Type::outlet},
     {"chosen",
      {"Chosen", "选取依据"},
      {"Why this source was taken.", "为何取它作母本。"},
      Type::choice,
      {},
      false,
      chosen_choices},
     {"clock",
      {"Clock", "先后"},
      {"Whether the source surely was out before the article.", "母本是否确定先于文章发布。"},
      Type::choice,
      {},
      false,
      clock_choices},
     {"candidates",
      {"Candidates", "候选数"},
      {"Earlier articles among which it was chosen; empty where it was given.",
       "从多少篇更早的文章中选出；由用户指定时为空。"},
      Type::whole,
      "articles",
      true},
     {"verbatim",
      {"Verbatim", "照录比例"},
      {"The share of the article's words that stand in sentences kept word for word, moved ones "
       "too; empty where it has no text.",
       "文章中照录句子（含移位）的字词所占比例；没有正文则为空。"},
      Type::number},
     count_column(
         "kept",
         {"Kept", "照录"},
         {"Sentences of the source kept word for word.", "母本中照录的句数。"}),
     count_column(
         "changed",
         {"Changed", "改动"},
         {"Sentences of the source that were changed, moved or not.",
          "母本中有改动的句数，不论移位与否。"}),
     count_column(
         "moved",
         {"Moved", "移位"},
         {"Sentences of the source that were only moved.", "母本中仅移位的句数。"}),
     count_column(
         "cut",
         {"Cut", "删去"},
         {"Sentences of the source that are not there.", "母本中被删去的句数。"}),
     count_column(
         "added",
         {"Added", "增写"},
         {"Sentences of the article that the source does not have.", "文章中母本所无的句数。"}),
     {"headline",
      {"Headline", "标题"},
      {"What became of the headline.", "标题有无改动。"},
      Type::choice,
      {},
      false,
      title_choices},
     {"source_title",
      {"Source's headline", "母本标题"},
      {"As it is written there.", "母本原标题。"}},
     {"title", {"Article's headline", "文章标题"}, {"As it is written here.", "文章所用标题。"}},
     {"difference",
      {"Difference", "差异"},
      {"The headline with what was dropped in [-...-] and what was added in [+...+]; empty where "
       "it was kept.",
       "标题差异：去掉的在 [-…-] 中，加上的在 [+…+] 中；未改动则为空。"}},
     {"similarity",
      {"Similarity", "相似度"},
      {"Twice the words that both headlines have in one order, by the words of both, 0 to 1.",
       "两个标题同序共有字词的两倍除以两者字词总数，0 至 1。"},
      Type::number,
      {},
      true},
     {"source_published",
      {"Source by", "母本发布时间"},
      {"When the source was out at the latest.", "母本至迟此时已发布。"},
      Type::time,
      {},
      true}}};

constexpr std::array<Column, 13> sentences = {
    {{"source_sentence",
      {"In source", "母本句号"},
      {"Its number in the source, from 1; 3-4 where sentences were joined; empty where it is not "
       "there.",
       "母本中的句序，从 1 起；数句合一时如 3-4；母本所无则为空。"}},
     {"article_sentence",
      {"In article", "文章句号"},
      {"Its number in the article, likewise.", "文章中的句序，写法同上。"}},
     {"happened",
      {"What happened", "变化"},
      {"What became of it.", "该句的变化。"},
      Type::choice,
      {},
      false,
      happened},
     {"changes",
      {"Changes", "改动内容"},
      {"What changed, with commas between: number, name, hedge, intensifier, quote, speaker, marks "
       "(the table `changes` has each), wording where none of these did; joined and parted where "
       "sentences were.",
       "改了什么，逗号分隔：number 数字、name 名称、hedge 模糊语、intensifier 强化语、quote "
       "引语、speaker "
       "说话人、marks 引号（详见 changes 表），均无则为 wording 措辞；joined 合句、parted 拆句。"}},
     {"difference",
      {"Difference", "差异"},
      {"Both as one, what was dropped in [-...-] and what was added in [+...+]; empty where it was "
       "kept, cut or added.",
       "两者合为一行：去掉的在 [-…-] 中，加上的在 [+…+] 中；照录、删去、增写时为空。"}},
     {"source_text", {"Source", "母本原文"}, {"As it stands in the source.", "母本中的文字。"}},
     {"article_text", {"Article", "文章原文"}, {"As it stands in the article.", "文章中的文字。"}},
     {"similarity",
      {"Similarity", "相似度"},
      {"Twice the words that both have in one order, by the words of both, 0 to 1; empty where it "
       "is on one side only.",
       "两者同序共有字词的两倍除以两者字词总数，0 至 1；只见于一方时为空。"},
      Type::number},
     place_column(
         "source_begin",
         {"Source from", "母本起"},
         {"Where it begins in the source's text, from 0.", "在母本正文中的起点，从 0 起。"}),
     place_column(
         "source_end",
         {"Source to", "母本止"},
         {"Where it ends there, not included.", "在母本正文中的终点，不含。"}),
     place_column(
         "article_begin",
         {"Article from", "文章起"},
         {"Where it begins in the article's text, from 0.", "在文章正文中的起点，从 0 起。"}),
     place_column(
         "article_end",
         {"Article to", "文章止"},
         {"Where it ends there, not included.", "在文章正文中的终点，不含。"}),
     minor(article_column)}};

constexpr std::array<Column, 12> changes = {
    {{"place",
      {"Place", "位置"},
      {"Headline or text.", "标题或正文。"},
      Type::choice,
      {},
      false,
      place_choices},
     {"source_sentence",
      {"In source", "母本句号"},
      {"Number of the sentence in the source; empty in the headline and where it is not there.",
       "所在母本句序；在标题中或母本所无则为空。"}},
     {"article_sentence",
      {"In article", "文章句号"},
      {"Number of the sentence in the article, likewise.", "所在文章句序，同上。"}},
     {"kind",
      {"What", "类别"},
      {"What changed.", "改动的是什么。"},
      Type::choice,
      {},
      false,
      kinds},
     {"action",
      {"How", "方式"},
      {"Dropped, added or replaced.", "去掉、加上或换成。"},
      Type::choice,
      {},
      false,
      action_choices},
     {"before",
      {"Before", "改前"},
      {"As the source has it; empty where it was added.", "母本所写；加上的为空。"}},
     {"after",
      {"After", "改后"},
      {"As the article has it; empty where it was dropped.", "文章所写；去掉的为空。"}},
     place_column(
         "source_begin",
         {"Source from", "母本起"},
         {"Where it begins in the source's headline or text, from 0.",
          "在母本标题或正文中的起点，从 0 起。"}),
     place_column(
         "source_end",
         {"Source to", "母本止"},
         {"Where it ends there, not included.", "终点，不含。"}),
     place_column(
         "article_begin",
         {"Article from", "文章起"},
         {"Where it begins in the article's headline or text, from 0.",
          "在文章标题或正文中的起点，从 0 起。"}),
     place_column(
         "article_end",
         {"Article to", "文章止"},
         {"Where it ends there, not included.", "终点，不含。"}),
     minor(article_column)}};

constexpr std::array<Column, 9> kept = {
    {{"sentence",
      {"Sentence", "句序"},
      {"Its number in the source, from 1.", "母本中的句序，从 1 起。"},
      Type::whole},
     {"text", {"Text", "文字"}, {"As it stands in the source.", "母本中的文字。"}},
     {"kept",
      {"Kept by", "照录"},
      {"Copies that have it word for word, moved or not.", "一字不改（不论移位）的转载篇数。"},
      Type::whole,
      "articles"},
     {"changed",
      {"Changed by", "改动"},
      {"Copies that have it otherwise.", "改动后使用的转载篇数。"},
      Type::whole,
      "articles"},
     {"cut",
      {"Cut by", "删去"},
      {"Copies that do not have it.", "未用此句的转载篇数。"},
      Type::whole,
      "articles"},
     {"copies",
      {"Copies", "转载篇数"},
      {"All that were compared.", "参与比较的全部篇数。"},
      Type::whole,
      "articles"},
     {"share",
      {"Share", "保留比例"},
      {"Copies that keep or change it, by all.", "照录或改动后使用者所占比例。"},
      Type::number},
     place_column(
         "begin",
         {"From", "起"},
         {"Where it begins in the source's text, from 0.", "在母本正文中的起点，从 0 起。"}),
     place_column("end", {"To", "止"}, {"Where it ends there, not included.", "终点，不含。"})}};

constexpr std::array<Column, 7> added = {
    {{"outlet",
      {"Outlet", "媒体"},
      {"The only one that adds it; empty where it is not known.",
       "唯一写有此句的媒体；未知则为空。"},
      Type::outlet},
     {"article",
      {"Article", "文章"},
      {"Where it stands first.", "首见此句的文章。"},
      Type::article},
     {"sentence",
      {"Sentence", "句序"},
      {"Its number in the article, from 1.", "文章中的句序，从 1 起。"},
      Type::whole},
     {"text", {"Text", "文字"}, {"As it stands there.", "文章中的文字。"}},
     {"articles",
      {"Articles", "文章数"},
      {"Articles of that outlet that have it.", "该媒体写有此句的文章数。"},
      Type::whole,
      "articles",
      true},
     place_column(
         "begin",
         {"From", "起"},
         {"Where it begins in the article's text, from 0.", "在文章正文中的起点，从 0 起。"}),
     place_column("end", {"To", "止"}, {"Where it ends there, not included.", "终点，不含。"})}};

}  // namespace

const std::array<Table, 5> tables = {
    {{"headline",
      {"An article and its source: how that was chosen, what became of its sentences, and headline "
       "against headline.",
       "文章与母本：如何选定母本、各句去留的总数、标题对照。"},
      headline},
     {"sentences",
      {"Sentence by sentence: each of both sides in one row, in the order of the article.",
       "逐句对照：双方每句各居一行，依文章次序。"},
      sentences},
     {"changes",
      {"What changed: each number, name, hedge, intensifier and quote.",
       "具体改动：数字、名称、模糊语、强化语与引语，一项一行。"},
      changes},
     {"kept",
      {"Of a source with several copies: how many of them keep each sentence.",
       "母本有多篇转载时：各句为多少篇所保留。"},
      kept},
     {"added",
      {"Of a source with several copies: sentences that only one outlet adds.",
       "母本有多篇转载时：仅一家媒体增写的句子。"},
      added}}};

}  // namespace weiguan::versus
