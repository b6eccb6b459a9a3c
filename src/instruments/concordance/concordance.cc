#include "instruments/concordance/concordance.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/concordance/detail/contexts.h"
#include "instruments/concordance/detail/cut.h"
#include "instruments/concordance/detail/lines.h"
#include "instruments/concordance/detail/tables.h"
#include "instruments/dates.h"
#include "instruments/rows.h"
#include "instruments/selection.h"
#include "instruments/texts_with.h"

namespace weiguan::concordance {

namespace {

struct Asked {
  std::vector<AskedPhrase> phrases;
  Overlap overlap = Overlap::every;
  Filter filter;
  bool nothing = false;  // No article can be meant.
  Sort sort = Sort::newest;
  std::size_t depth = most_depth;
  std::optional<GroupBy> group_by;
  std::uint64_t width = 0, limit = 0, offset = 0, sample = 0;
};

Sort sort_of(const std::string& name) {
  if (name == "oldest") return Sort::oldest;
  if (name == "outlet") return Sort::outlet;
  if (name == "left") return Sort::left;
  if (name == "right") return Sort::right;
  return Sort::newest;
}

Asked read(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  constexpr std::int64_t many = std::int64_t{1} << 40;
  Asked asked;
  asked.phrases = asked_phrases(packs, arguments);
  asked.overlap = overlap_of(arguments);
  asked.sort = sort_of(arguments.at("sort"));
  asked.depth = whole_argument(arguments, "depth", 1, most_depth);
  asked.width = whole_argument(arguments, "width", 0, 10000);
  asked.limit = whole_argument(arguments, "limit", 0, many);
  asked.offset = whole_argument(arguments, "offset", 0, many);
  asked.sample = whole_argument(arguments, "sample", 0, many);
  const std::string& group_by = arguments.at("group-by");
  if (group_by == "left") asked.group_by = GroupBy::left;
  if (group_by == "right") asked.group_by = GroupBy::right;
  if (group_by == "both") asked.group_by = GroupBy::both;
  const Selection selection = select(archive, packs, arguments, context);
  asked.nothing = selection.nobody;
  asked.filter = selection.filter();
  asked.filter.possible = false;
  asked.filter.published = asked_range(arguments, context.zone);
  return asked;
}

Value date(const std::optional<TimeRange>& time, const Zone& zone) {
  return time ? date_of(*time, zone) : Value{};
}

bool write_line(
    const Asked& asked,
    const Lines& lines,
    const Line& line,
    const Article& article,
    const RunContext& context) {
  const LineArticle& of = lines.articles[line.article];
  Cut parts = cut(article.text, line.begin, line.end, asked.width);
  Row row;
  row.table = lines_table;
  row.values = {
      std::move(parts.left),
      std::move(parts.match),
      std::move(parts.right),
      date(of.published, context.zone),
      to_string(of.id),
      known(of.outlet),
      asked.phrases[line.phrase].name,
      known(article.title)};
  row.evidence.passages = {{of.id, line.begin, line.end}};
  return context.row(std::move(row));
}

// Texts are fetched for some lines at a time, so that memory does not grow with their number.
bool write_lines(
    const Archive& archive,
    const Asked& asked,
    const Lines& lines,
    std::size_t from,
    std::size_t to,
    const RunContext& context) {
  constexpr std::size_t at_a_time = 500;
  std::map<std::uint32_t, Article> kept;
  for (std::size_t begin = from; begin < to; begin += at_a_time) {
    const std::size_t end = std::min(to, begin + at_a_time);
    std::map<std::uint32_t, Article> articles;
    for (std::size_t i = begin; i < end; ++i) {
      if (requested(context.stop)) return false;
      const std::uint32_t number = lines.lines[i].article;
      auto article = articles.find(number);
      if (article == articles.end()) {
        if (auto before = kept.extract(number)) {
          article = articles.insert(std::move(before)).position;
        } else if (auto found = archive.article(lines.articles[number].id)) {
          article = articles.emplace(number, std::move(*found)).first;
        } else {
          continue;
        }
      }
      if (!write_line(asked, lines, lines.lines[i], article->second, context)) return false;
    }
    kept = std::move(articles);
  }
  return true;
}

bool write_contexts(const Asked& asked, const Lines& lines, const RunContext& context) {
  const std::vector<Context> all = gather_contexts(lines, *asked.group_by, asked.depth);
  const std::uint64_t shown =
      asked.limit == 0 ? all.size() : std::min<std::uint64_t>(all.size(), asked.limit);
  for (std::size_t i = 0; i < shown; ++i) {
    const Context& one = all[i];
    Row row;
    row.table = contexts_table;
    row.values = {
        asked.phrases[one.phrase].name,
        known(spell(lines, one.left, asked.depth, true)),
        known(spell(lines, one.right, asked.depth, false)),
        whole(one.lines),
        static_cast<double>(one.lines) / static_cast<double>(one.of_lines),
        whole(one.articles),
        date(one.first, context.zone),
        date(one.last, context.zone)};
    row.evidence.passages = one.passages;
    if (requested(context.stop) || !context.row(std::move(row))) return false;
  }
  if (!context.note) return true;
  if (shown < all.size()) {
    const std::string en =
        fmt::format("{} of {} contexts are shown; --limit 0 shows all.", shown, all.size());
    const std::string zh =
        fmt::format("共 {1} 种左右之文，列出 {0} 种；--limit 0 列出全部。", shown, all.size());
    context.note({en, zh});
  }
  const bool cut = std::any_of(
      all.begin(), all.end(), [](const Context& one) { return one.lines > most_named_passages; });
  if (cut) {
    context.note(
        {"The evidence of a context names its first 100 passages only.",
         "每种左右之文的证据只列出前 100 处。"});
  }
  return true;
}

void tell_undecided(const Archive& archive, const Asked& asked, const RunContext& context) {
  if (!asked.filter.published || !context.note) return;
  Search search;
  search.filter = asked.filter;
  search.filter.query = both_of(query_of_any(asked.phrases), std::move(search.filter.query));
  search.limit = 0;
  const std::uint64_t undecided = archive.search(search).undecided;
  if (undecided == 0) return;
  const std::string en = fmt::format(
      "{} more articles with it may be of that period, but their time is not known closely enough; "
      "they are not shown.",
      undecided);
  const std::string zh =
      fmt::format("另有 {} 篇含有它的文章可能属于该时段，但时间不够精确，未列出。", undecided);
  context.note({en, zh});
}

std::vector<std::size_t> unused(const Asked& asked, const Lines& lines) {
  std::vector<bool> used(asked.phrases.size(), false);
  for (const Line& line : lines.lines) used[line.phrase] = true;
  std::vector<std::size_t> without;
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) without.push_back(i);
  }
  return without;
}

void tell_cut(
    const Asked& asked,
    std::size_t total,
    std::size_t chosen,
    std::size_t from,
    std::size_t to,
    const RunContext& context) {
  if (!context.note) return;
  if (chosen < total) {
    const std::string en = fmt::format(
        "A sample of {} of {} lines, chosen by a fixed lot; the same each time.", chosen, total);
    const std::string zh =
        fmt::format("从 {1} 行中抽取 {0} 行，抽签方式固定，每次相同。", chosen, total);
    context.note({en, zh});
  }
  if (to - from == chosen) return;
  if (from == to) {
    const std::string en =
        fmt::format("There are only {} lines; --offset {} passes over all.", chosen, asked.offset);
    const std::string zh =
        fmt::format("只有 {} 行，--offset {} 已略过全部。", chosen, asked.offset);
    context.note({en, zh});
    return;
  }
  const std::string en = fmt::format(
      "Lines {} to {} of {}; --limit 0 shows all, --sample some from everywhere.",
      from + 1,
      to,
      chosen);
  const std::string zh = fmt::format(
      "共 {2} 行，此为第 {0} 至 {1} 行；--limit 0 列出全部，--sample 则从中抽样。",
      from + 1,
      to,
      chosen);
  context.note({en, zh});
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Asked asked = read(archive, packs, arguments, context);
  Lines lines;
  if (!asked.nothing) {
    lines = find_lines(archive, asked.phrases, asked.overlap, asked.filter, context);
  }
  if (requested(context.stop)) return;
  tell_why_nothing(archive, asked.phrases, unused(asked, lines), context);
  tell_undecided(archive, asked, context);
  std::vector<Line> all;
  if (asked.group_by) all = lines.lines;
  const std::size_t total = lines.lines.size();
  if (asked.sample > 0) take_sample(lines, asked.sample);
  const std::size_t chosen = lines.lines.size();
  sort_lines(lines, asked.sort, asked.depth);
  const std::size_t from = std::min<std::uint64_t>(asked.offset, chosen);
  const std::size_t to =
      asked.limit == 0 ? chosen : from + std::min<std::uint64_t>(asked.limit, chosen - from);
  tell_cut(asked, total, chosen, from, to, context);
  if (!write_lines(archive, asked, lines, from, to, context) || !asked.group_by) return;
  lines.lines = std::move(all);
  write_contexts(asked, lines, context);
}

}  // namespace

const Instrument instrument = {
    "concordance",
    "1",
    {"Where do these phrases stand, and what stands before and behind them?",
     "这些提法出现在哪里，前后是什么？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::concordance
