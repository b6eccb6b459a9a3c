#include "instruments/ranking/ranking.h"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "instruments/ranking/detail/asked.h"
#include "instruments/ranking/detail/count.h"
#include "instruments/ranking/detail/rank.h"
#include "instruments/ranking/detail/tables.h"
#include "instruments/ranking/detail/writer.h"
#include "instruments/rows.h"

namespace weiguan::ranking {

namespace {

void tell(const RunContext& context, const std::string& en, const std::string& zh) {
  note(context, en, zh);
}

// What was left out of the counts, and what they rest on.
void note_counted(const Asked& asked, const Counted& counted, const RunContext& context) {
  if (counted.at_home > 0) {
    tell(
        context,
        fmt::format(
            "{} articles of outlets in {} are no media mentions (--media all counts them).",
            counted.at_home,
            asked.home),
        fmt::format(
            "{} 篇文章出自{}境内媒体，不算媒体提及（--media all 则计入）。",
            counted.at_home,
            asked.home));
  }
  if (counted.unknown_outlet > 0) {
    tell(
        context,
        fmt::format(
            "{} articles are of outlets whose place is not known, and are no media mentions.",
            counted.unknown_outlet),
        fmt::format("{} 篇文章的媒体所在地不明，不算媒体提及。", counted.unknown_outlet));
  }
  if (counted.by_first_seen > 0) {
    tell(
        context,
        fmt::format(
            "{} articles and posts are dated by when they were seen first: nothing better is "
            "known.",
            counted.by_first_seen),
        fmt::format(
            "{} 篇文章和帖子以首次见到的时间计，别无更准确的时间。", counted.by_first_seen));
  }
  if (counted.undated > 0) {
    tell(
        context,
        fmt::format("{} articles and posts cannot be put into one period.", counted.undated),
        fmt::format("{} 篇文章和帖子无法归入某一时段。", counted.undated));
  }
}

void note_ranked(const Asked& asked, const Ranked& ranked, const RunContext& context) {
  if (ranked.order.empty()) {
    note(
        context,
        "No score can be made: what has a weight was not counted of anybody. The table components "
        "says what there is.",
        "无法计分：有权重的分项没有任何计数。components 表说明现有哪些数据。");
    return;
  }
  if (ranked.bunches < fewest_bunches) {
    tell(
        context,
        fmt::format(
            "There are {} bunches of articles (--bunch); with fewer than {} it cannot be told how "
            "sure a rank is, so no sets are given.",
            ranked.bunches,
            fewest_bunches),
        fmt::format(
            "文章只分为 {} 束（--bunch），不足 {} 束时无从判断名次是否可靠，故不给区间。",
            ranked.bunches,
            fewest_bunches));
  } else if (ranked.draws < asked.draws) {
    tell(
        context,
        fmt::format("The register is long: {} draws instead of {}.", ranked.draws, asked.draws),
        fmt::format("名录很长：抽样 {} 次，而非 {} 次。", ranked.draws, asked.draws));
  }
}

bool write_movement(
    const Asked& asked, const Counted& counted, Writer& writer, const RunContext& context) {
  if (!asked.selection.unit || counted.by_period.empty()) return true;
  std::optional<Ranked> before;
  const Time last = counted.by_period.rbegin()->first;
  for (Period period =
           period_of(counted.by_period.begin()->first, *asked.selection.unit, context.zone);
       period.from <= last;
       period = period_of(period.to, *asked.selection.unit, context.zone)) {
    if (requested(context.stop)) return false;
    Ranked ranked = rank_items(counted.items, asked, period, Depth::sets);
    if (!writer.movement(period, ranked, before)) return false;
    before = std::move(ranked);
  }
  return true;
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Asked asked = read_arguments(archive, packs, arguments, context);
  note_selection(asked.selection, context);
  const Counted counted = count_mentions(archive, packs, asked, context);
  if (requested(context.stop)) return;
  if (counted.media_candidates + counted.post_candidates + counted.at_home +
          counted.unknown_outlet ==
      0) {
    note_nothing(context);
    return;
  }
  note_counted(asked, counted, context);
  const Ranked ranked = rank_items(counted.items, asked, {}, Depth::all);
  note_ranked(asked, ranked, context);
  Writer writer(archive, asked, counted, context);
  if (!writer.ranking(ranked) || !writer.components(ranked) || !writer.sensitivity(ranked) ||
      !write_movement(asked, counted, writer, context)) {
    return;
  }
  if (asked.items && !writer.items()) return;
  if (writer.cut()) {
    note(
        context,
        "The evidence of a row names its first 100 articles; --items true lists all.",
        "一行的证据只列出前 100 篇文章；--items true 则全部列出。");
  }
}

}  // namespace

const Instrument instrument = {
    "ranking",
    "1",
    {"Who is talked about most, abroad and in posts, and how sure is that order?",
     "谁在境外媒体和社交平台上最受谈论？这一名次有多可靠？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::ranking
