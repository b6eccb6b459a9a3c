#include "instruments/newphrases/newphrases.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/newphrases/detail/entries.h"
#include "instruments/newphrases/detail/material.h"
#include "instruments/selection.h"
#include "stats/intervals.h"
#include "text/tokens.h"

namespace weiguan::newphrases {

namespace {

constexpr std::array<Choice, 6> show_choices = {
    {{"formula", {"expressions of official language", "官方提法"}},
     {"event", {"words of single events", "事件用语"}},
     {"name", {"names and titles", "名称与标题"}},
     {"number", {"dates and figures", "日期与数字"}},
     {"plain", {"other strings that rose", "其他增多的词串"}},
     {"all", {"all kinds, together", "各类合列"}}}};

constexpr std::array<Parameter, 10> parameters = {
    {{"month",
      {"The period whose new phrases are wanted: a month, or a day, week or year; where it is not "
       "given, the last whole month of the archive.",
       "要找新提法的时段：月，也可为日、周、年；不填则为档案中最后一个完整的月。"},
      Type::period,
      ""},
     {"against",
      {"How many months right before it are compared with.", "与紧接其前的多少个月比较。"},
      Type::whole,
      "12"},
     {"least",
      {"In how many of the period's articles a phrase must stand, at least.",
       "词串至少须见于该时段多少篇文章。"},
      Type::whole,
      "5"},
     {"show", {"What kind of strings.", "列出哪一类词串。"}, Type::choice, "formula", show_choices},
     {"limit", {"How many rows at most.", "最多列出多少行。"}, Type::whole, "50"},
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter}};

constexpr std::array<Column, 18> columns = {
    {{"rank", {"Rank", "名次"}, {"By how clearly it rose.", "按增多的显著程度。"}, Type::whole},
     {"phrase",
      {"Phrase", "提法"},
      {"As the first article writes it.", "依第一篇文章的写法。"},
      Type::text},
     {"kind",
      {"Kind", "类别"},
      {"formula, event, name, number or plain, told by its contexts; see why.",
       "formula 提法、event 事件、name 名称、number 数字、plain 其他，依上下文判断，理由见 why。"},
      Type::text},
     {"articles",
      {"Articles", "文章数"},
      {"Articles of the period that have it; a text that is repeated counts once.",
       "该时段含有它的文章数；重复的同一文本只计一次。"},
      Type::whole,
      "articles"},
     {"occurrences",
      {"Occurrences", "次数"},
      {"How often it stands in them.", "在其中出现的次数。"},
      Type::whole},
     {"days",
      {"Days", "天数"},
      {"On how many different days.", "见于多少个不同的日子。"},
      Type::whole,
      "days"},
     {"before",
      {"Before", "此前"},
      {"Articles of the time before that have it.", "此前时段含有它的文章数。"},
      Type::whole,
      "articles"},
     {"share",
      {"Share now", "现占比"},
      {"Share of the period's articles.", "占该时段文章的比例。"},
      Type::number},
     {"share_before",
      {"Share before", "此前占比"},
      {"Share of the articles of the time before.", "占此前时段文章的比例。"},
      Type::number},
     {"growth",
      {"Growth", "增长"},
      {"Binary logarithm of the ratio of the two shares: 1 is twice as frequent. Half an article "
       "stands in place of none.",
       "两比例之比以 2 为底的对数：1 即增为两倍；无文章时以半篇计。"},
      Type::number},
     {"growth_low",
      {"Growth, low", "增长下限"},
      {"Lower end of its 95 % interval (Katz); of chance alone.",
       "95% 置信区间下限（Katz），只计偶然误差。"},
      Type::number},
     {"growth_high", {"Growth, high", "增长上限"}, {"Upper end of it.", "其上限。"}, Type::number},
     {"likelihood",
      {"Likelihood", "对数似然"},
      {"Log-likelihood ratio of the two shares (Dunning); at least 10.83 is listed. Thousands of "
       "strings are tried, so it ranks and does not prove.",
       "两比例的对数似然比（Dunning），达 10.83 方列出；所试词串成千上万，故只供排序，不作证明。"},
      Type::number},
     {"chance",
      {"Chance", "可能性"},
      {"How surely it is an expression of official language, 0 to 1, by its make and contexts.",
       "依构成与上下文判断其为官方提法的可能性，0 至 1。"},
      Type::number},
     {"why",
      {"Why", "理由"},
      {"What speaks most for its kind. official-make, official-near, official-texts: official "
       "words in it, around it, all through its texts (plain-: none). news-make, routine-make: "
       "words of the news, or of anything, in it (no-: none). states-make, states-texts: words of "
       "relations between states in it, or its texts are of meetings and visits. compound: ends "
       "like 制度体系. verb-first: a short string that begins with a verb. listed: stands behind "
       "、. coming: its earlier uses are late ones. called-for: a verb like promote "
       "stands right before it. many-matters, one-matter: its texts differ, or tell one story. "
       "foreign-texts, home-texts, foreign-spelling: foreign names about it, or it is spelt like "
       "one. figures-near, no-figures. early, later: whether it stands where its texts begin. "
       "quoted, not-quoted. sticks, loose: how its parts go together. clear-edges, unsure-edges: "
       "whether words end where it does. digits, long, function-word: of its make. "
       "many-articles, few-articles: how many have it. said-again, said-once: in one article. "
       "finished, unfinished: whether what is said ends with it, or hardly ever does. title: it "
       "stands at 《》; name-ending: it ends like the name of a body, law or meeting; "
       "person: it is spelt like one and stands in lists and beside offices; reported: 指出, 表示. "
       "quote-tail: it goes on behind what is quoted; list-tail: behind a list, for all of which "
       "it speaks.",
       "判为此类的首要理由。official-make、official-near、official-texts：自身、周围、全文多"
       "官方用语（plain- 则少）；news-make、routine-make：自身含新闻用词、泛用词（no- "
       "则无）；states-make、states-texts：自身含国与国往来用语，"
       "或所在文章讲会见、访问；compound：结尾如“制度体系”；verb-first：以动词起首的短词串；"
       "listed：常在顿号之后；coming：此前的使用集中于后期；"
       "called-for：前有“推进”之类动词；many-matters、one-matter：所在文章题材各异，或同讲一事；"
       "foreign-texts、home-texts、foreign-spelling：文中外国名称多、少，或其用字似外国名称；"
       "figures-near、no-figures：近旁有无数字；early、later：是否见于文首；quoted、not-quoted："
       "是否常加引号；sticks、loose：各字结合紧密或松散；clear-edges、unsure-edges：首尾是否为"
       "词界；digits、long、function-word：含数字、较长、首尾为虚词；many-articles、"
       "few-articles：见于文章之多少；said-again、said-once：一文中是否反复；finished、"
       "unfinished：句子是否止于它；title：常在《》内；"
       "name-ending：结尾似机构、法规、会议之名；person：形似人名，又与人名、职务并列；"
       "reported：以“指出、表示”结尾；quote-tail：接在引语之后；"
       "list-tail：接在并列各项之后，为各项所共有。"},
      Type::text},
     {"variants",
      {"Variants", "异文"},
      {"Longer forms, pieces and near variants that rose with it, with bars between.",
       "随之增多的较长、较短或相近的说法，以竖线分隔。"},
      Type::text},
     {"known",
      {"Known as", "词表条目"},
      {"The glossary's entries that it, or a variant, is; the ranking does not look at them.",
       "它或其异文在词表中的条目；排序不参考词表。"},
      Type::text},
     {"example",
      {"Example", "例文"},
      {"The first article that has it.", "第一篇含有它的文章。"},
      Type::article}}};

constexpr std::array<Table, 1> tables = {
    {{"newphrases",
      {"One row for each expression that rose, the clearest first.",
       "每个增多的提法一行，最显著者在前。"},
      columns}}};

constexpr std::size_t most_articles = 100;  // Named in one row's evidence.
constexpr std::uint64_t few_articles = 50;  // Fewer than these say little.

void note(const RunContext& context, std::string_view en, std::string_view zh) {
  if (context.note) context.note({en, zh});
}

std::uint64_t number_of(
    const Arguments& arguments, std::string_view name, std::uint64_t least, std::uint64_t most) {
  const std::string& given = arguments.find(name)->second;
  std::uint64_t value = 0;
  const auto result = std::from_chars(given.data(), given.data() + given.size(), value);
  if (result.ec != std::errc{} || value < least || value > most) {
    throw UsageError(
        fmt::format("--{} cannot be {}", name, given),
        fmt::format("It takes a whole number from {} to {}.", least, most));
  }
  return value;
}

// What was asked for, else the last month that the archive's articles fill to its last day.
std::optional<Period> period_asked(
    const Archive& archive, const Arguments& arguments, const Zone& zone) {
  const std::string& asked = arguments.at("month");
  if (!asked.empty()) return parse_period(asked, zone);
  const auto last = archive.counts().last_published;
  if (!last) return {};
  const Period month = period_of(*last, Unit::month, zone);
  if (*last + std::chrono::hours{24} >= month.to) return month;
  return period_of(month.from - std::chrono::seconds{1}, Unit::month, zone);
}

// Says which months of the time before hold nothing: what was said then is not known.
void note_gaps(
    const Archive& archive,
    const Selection& selection,
    const Period& before,
    const RunContext& context) {
  Filter filter = selection.filter();
  filter.published = before;
  filter.possible = false;
  CountBy by;
  by.unit = Unit::month;
  by.zone = context.zone;
  std::map<Time, std::uint64_t> months;
  for (const Count& one : archive.count_articles(filter, by)) {
    if (one.from) months[*one.from] += one.with_text;
  }
  std::string empty;
  for (Period at = period_of(before.from, Unit::month, context.zone); at.from < before.to;
       at = period_of(at.to, Unit::month, context.zone)) {
    if (months[at.from] > 0) continue;
    empty += fmt::format(
        "{}{}", empty.empty() ? "" : ", ", format_period(at.from, Unit::month, context.zone));
  }
  if (empty.empty()) return;
  const std::string en = fmt::format(
      "No text is known of these months of the time before: {}. What was said in them looks new.",
      empty);
  const std::string zh =
      fmt::format("此前时段中下列月份没有文本：{}。其间已有的说法会显得是新的。", empty);
  note(context, en, zh);
}

std::map<std::string, std::string> glossary(const Packs& packs) {
  std::map<std::string, std::string> ids;
  for (const Phrase& phrase : packs.phrases()) {
    for (const std::string& wording : wordings(phrase)) ids.emplace(wording, phrase.id);
  }
  return ids;
}

// As an article writes it; folded where it does not stand there in one piece.
std::string as_written(const Archive& archive, ArticleId id, const std::string& folded) {
  const auto article = archive.article(id);
  if (!article) return folded;
  const std::vector<std::string> phrase = tokens(folded);
  for (const std::string* text : {&article->text, &article->title}) {
    const auto found = find_phrase(*text, phrase);
    if (!found.empty()) return text->substr(found[0].begin, found[0].end - found[0].begin);
  }
  return folded;
}

struct Ground {
  const Archive& archive;
  const Vocabulary& words;
  const Texts& texts;
  std::uint64_t before;
  std::map<std::string, std::string> known;
};

Row row_of(const Ground& ground, const Entry& entry, std::int64_t rank) {
  const Candidate& one = *entry.candidate;
  const std::string folded = shown(ground.words, one.words);
  const Share now{one.texts.size(), ground.texts.rows.size()};
  const Share before{one.before, ground.before};
  const auto growth = log_ratio(now, before);
  std::string variants, known;
  const auto look_up = [&](const std::string& text) {
    const auto found = ground.known.find(text);
    if (found == ground.known.end() || known.find(found->second) != std::string::npos) return;
    known += (known.empty() ? "" : "|") + found->second;
  };
  look_up(folded);
  for (const Candidate* const variant : entry.variants) {
    const std::string text = shown(ground.words, variant->words);
    variants += (variants.empty() ? "" : "|") + text;
    look_up(text);
  }
  Row row;
  const ArticleId first = ground.texts.of[one.texts.front()].id;
  for (const std::uint32_t text : one.texts) {
    if (row.evidence.articles.size() >= most_articles) break;
    row.evidence.articles.push_back(ground.texts.of[text].id);
  }
  const auto whole = [](std::uint64_t number) { return Value{static_cast<std::int64_t>(number)}; };
  const auto text = [](const std::string& value) { return value.empty() ? Value{} : Value{value}; };
  row.values = {
      rank,
      as_written(ground.archive, first, folded),
      std::string(to_string(entry.verdict.kind)),
      whole(one.texts.size()),
      whole(one.occurrences),
      whole(one.days),
      whole(one.before),
      *rate(now),
      *rate(before),
      growth->value,
      growth->interval.low,
      growth->interval.high,
      one.likelihood,
      entry.verdict.chance,
      std::string(entry.verdict.why),
      text(variants),
      text(known),
      weiguan::to_string(first)};
  return row;
}

void note_texts(const Texts& texts, const RunContext& context) {
  if (texts.every > 1) {
    const std::string en = fmt::format(
        "The period holds so much that only one article in {} was looked at.", texts.every);
    const std::string zh = fmt::format("该时段文章太多，每 {} 篇只看了一篇。", texts.every);
    note(context, en, zh);
  }
  if (texts.rows.size() < few_articles) {
    const std::string en = fmt::format(
        "The period has {} different texts only; what seems to rise among so few may be chance.",
        texts.rows.size());
    const std::string zh = fmt::format(
        "该时段只有 {} 篇不同的文本；这样少的文本中看似增多的词串可能出于偶然。",
        texts.rows.size());
    note(context, en, zh);
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const auto go_on = [&context] { return !requested(context.stop); };
  const Selection selection = select(archive, packs, arguments, context);
  const auto against = number_of(arguments, "against", 1, 1200);
  const auto least = number_of(arguments, "least", 2, 1'000'000);
  const auto limit = number_of(arguments, "limit", 1, 10'000);
  const std::optional<Period> period = period_asked(archive, arguments, context.zone);
  if (!period || selection.nobody) {
    note(context, "There is no article to look at.", "没有可看的文章。");
    return;
  }
  const Period earlier{
      months_before(period->from, static_cast<std::int64_t>(against), context.zone), period->from};
  Vocabulary words;
  const Official official(words);
  const Texts texts = read_texts(archive, selection, *period, words, go_on);
  if (texts.rows.empty()) {
    note(
        context,
        "No text is known of the period: there are no data, which is not the same as nothing new.",
        "该时段没有文本，即没有数据，并非没有新提法。");
    return;
  }
  // One word more than is listed tells what the longest ones are pieces of.
  const Grams grams(texts.rows, static_cast<std::uint32_t>(least), longest_phrase + 1, go_on);
  words.close();
  Before before = read_before(archive, selection, earlier, words, grams, go_on);
  if (!go_on()) return;
  if (before.all == 0) {
    note(
        context,
        "No text is known of the time before, so nothing can be called new.",
        "此前时段没有文本，无从判断何为新。");
    return;
  }
  note_gaps(archive, selection, earlier, context);
  note_texts(texts, context);
  std::vector<std::vector<Word>> lesson = std::move(before.sample);
  lesson.insert(lesson.end(), texts.rows.begin(), texts.rows.end());
  const Seams seams(words, lesson, go_on);
  const Material material{
      words,
      official,
      grams,
      seams,
      texts.rows,
      texts.of,
      before.articles,
      before.lately,
      before.all,
      lesson};
  std::vector<Judged> judged = judge_all(words, official, find_candidates(material, go_on));
  const std::string& show = arguments.at("show");
  for (Judged& one : judged) one.verdict.tail &= show == to_string(Kind::formula);
  std::erase_if(judged, [&show](const Judged& one) {
    return show != "all" && show != to_string(one.verdict.kind) && !one.verdict.tail;
  });
  if (!go_on()) return;
  const Ground ground{archive, words, texts, before.all, glossary(packs)};
  std::int64_t rank = 0;
  for (const Entry& entry : make_entries(words, judged, texts.rows.size(), before.all, limit)) {
    ++rank;
    if (context.progress) context.progress({"newphrases", static_cast<std::uint64_t>(rank), 0, 0});
    if (!go_on() || !context.row(row_of(ground, entry, rank))) return;
  }
  if (rank == 0) {
    note(
        context,
        "No string of this kind rose so clearly in so many articles; see --show and --least.",
        "没有这一类词串增多得如此显著，可调整 --show 与 --least。");
  }
}

}  // namespace

const Instrument instrument = {
    "newphrases",
    "3",
    {"Which expressions that nobody listed begin to be used?", "哪些未经列出的提法开始流行？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::newphrases
