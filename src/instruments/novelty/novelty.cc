#include "instruments/novelty/novelty.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "instruments/novelty/detail/cells.h"
#include "instruments/novelty/detail/tables.h"
#include "instruments/novelty/detail/writer.h"
#include "instruments/rows.h"

namespace weiguan::novelty {

namespace {

bool is_listed(const std::string& list, const Judged& judged) {
  if (list == "all") return judged.parts.all() > 0;
  if (list == "relays") return judged.role == Role::relay;
  if (list == "reporters") return judged.role == Role::reporter;
  return list == "single-source" && judged.quoted && judged.quoted->single_source;
}

// False: no more rows, please.
bool judge_all(
    const Archive& archive,
    const Selection& selection,
    const std::string& list,
    Judge& judge,
    Writer& writer,
    Cells& cells,
    const RunContext& context) {
  bool more = true;
  std::uint64_t articles = 0;
  archive.articles(selection.filter(), [&](const Article& article) {
    more = !requested(context.stop);
    if (!more) return false;
    const std::vector<std::string> whos = selection.whos(article.outlet, article.published);
    if (whos.empty()) return true;
    const Judged judged = judge.judge(article);
    if (context.progress) context.progress({"novelty", ++articles, 0, 0});
    const std::optional<Period> period = selection.period_of(article.published);
    for (const std::string& who : whos) {
      (period ? cells.dated[who][period->from] : cells.undated[who]).add(judged);
      auto& ids = cells.undated_articles[who];
      if (!period && ids.size() < most_others) ids.push_back(article.id);
    }
    if (is_listed(list, judged)) more = writer.article(article, judged);
    return more;
  });
  return more;
}

bool write_rows(
    const Selection& selection, const Survey& survey, const Cells& cells, Writer& writer) {
  std::set<std::string> names;
  for (const auto& one : survey.grounds) names.insert(one.first);
  for (const auto& one : cells.dated) names.insert(one.first);
  for (const auto& one : cells.undated) names.insert(one.first);
  const std::vector<Period> periods = survey.periods(selection);
  for (const std::string& who : names) {
    const auto dated = cells.dated.find(who);
    for (const Period& period : periods) {
      const Cell* cell = nullptr;
      if (dated != cells.dated.end()) {
        const auto found = dated->second.find(period.from);
        if (found != dated->second.end()) cell = &found->second;
      }
      if (!writer.period(who, period, survey.at(who, period.from), cell)) return false;
    }
    const auto undated = cells.undated.find(who);
    if (undated == cells.undated.end()) continue;
    if (!writer.undated(who, undated->second, cells.undated_articles.at(who))) return false;
  }
  return true;
}

void tell_notes(
    const Archive& archive,
    const Survey& survey,
    const Cells& cells,
    bool quotes,
    const RunContext& context) {
  std::uint64_t partly = 0, most_undated = 0;
  const auto add = [&partly](const Cell& cell) { partly += cell.partly; };
  for (const auto& one : cells.dated) {
    for (const auto& cell : one.second) add(cell.second);
  }
  for (const auto& one : cells.undated) {
    add(one.second);
    most_undated = std::max(most_undated, one.second.articles);
  }
  CountBy by;
  by.outlet = true;
  std::uint64_t outlets = 0;
  for (const Count& one : archive.count_articles(Filter{}, by)) {
    if (!one.outlet.empty()) ++outlets;
  }
  if (outlets < 2) {
    note(
        context,
        "The archive has articles of fewer than two known outlets, so nothing can be told to be "
        "taken from another one.",
        "档案中已知媒体不足两家，无从判断哪些文字取自其他媒体。");
  }
  if (!quotes) {
    note(
        context,
        "The packs name no verbs of speech (wording.toml), so quotes are not read.",
        "资料包没有言说动词（wording.toml），因此不读引语。");
  }
  if (partly > 0 && context.note) {
    context.note(
        {fmt::format(
             "{} articles repeat {} others or more and were compared with part of these only; what "
             "is theirs may be less than is told (column partly).",
             partly,
             most_repeats),
         fmt::format(
             "有 {} 篇文章重复了 {} "
             "篇以上的文章，只与其中一部分比较过，自有文字可能比所示更少（partly "
             "列）。",
             partly,
             most_repeats)});
  }
  if (!survey.range) {
    note(
        context,
        "No article is dated closely enough to lie within one period, and no range was asked for.",
        "没有一篇文章的时间精确到可归入某一时段，也没有指定时间范围。");
  }
  if (most_undated > most_others) {
    note(
        context,
        "The evidence of an undated row names its first 100 articles only.",
        "无法归期的行，其证据只列出前 100 篇文章。");
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Selection selection = select(archive, packs, arguments, context);
  const BoilerplateRule rule = boilerplate_rule(arguments);
  const std::chrono::hours error = clock_error(arguments);
  note_selection(selection, context);
  if (archive.compare(context.progress, context.stop).stopped) {
    note(
        context,
        "Nothing is shown: it was stopped before all articles were compared. It goes on from there "
        "the next time.",
        "文章尚未全部比较即被中止，因此没有结果；下次将从中止处继续。");
    return;
  }
  const Survey survey = take_survey(archive, selection);
  Cells cells;
  Judge judge(archive, packs, rule, error, context.zone);
  Writer writer(selection, judge.reads_quotes(), context);
  if (!selection.nobody &&
      !judge_all(archive, selection, arguments.at("list"), judge, writer, cells, context)) {
    return;
  }
  if (survey.grounds.empty() && cells.undated.empty()) {
    note_nothing(context);
    return;
  }
  if (!write_rows(selection, survey, cells, writer)) return;
  tell_notes(archive, survey, cells, judge.reads_quotes(), context);
}

}  // namespace

const Instrument instrument = {
    "novelty",
    "1",
    {"How much of what outlets print is their own, and who relays and who reports?",
     "各媒体刊出的文字有多少是自己的？谁在转述，谁在报道？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::novelty
