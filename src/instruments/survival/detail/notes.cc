#include <algorithm>

#include <fmt/format.h>

#include "instruments/rows.h"
#include "instruments/survival/detail/writer.h"

namespace weiguan::survival {

namespace {

// Of all parts; an address in several counts in each.
struct Sums {
  std::uint64_t lives = 0, died = 0, died_unseen = 0, once = 0, undated = 0, unconfirmed = 0,
                not_reached = 0, backwards = 0, removed_only = 0, mixed = 0;

  explicit Sums(const Parts& parts) {
    for (const Part& part : parts.parts) {
      lives += part.lives.size();
      died += part.died();
      died_unseen += part.died_unseen;
      once += part.once;
      undated += part.undated;
      unconfirmed += part.unconfirmed;
      not_reached += part.not_reached;
      backwards += part.backwards;
      removed_only += parts.tells(part) == Tells::removed_only ? 1U : 0U;
      mixed += parts.tells(part) == Tells::mixed ? 1U : 0U;
    }
  }
};

void tell_left_out(const Sums& sums, const RunContext& context) {
  if (sums.once > 0) {
    note(
        context,
        fmt::format(
            "{} addresses were seen alive at one time only: how long they live is not known, and "
            "they are not counted.",
            sums.once),
        fmt::format("{} 个地址只有一次见其尚在：存留多久无从得知，未计。", sums.once));
  }
  if (sums.undated > 0) {
    note(
        context,
        fmt::format(
            "{} addresses do not say when they were published and are not counted; --start seen "
            "counts from when they were first seen.",
            sums.undated),
        fmt::format(
            "{} 个地址发布时间不明，未计；--start seen 则自首次见到时起算。", sums.undated));
  }
  if (sums.unconfirmed > 0) {
    note(
        context,
        fmt::format(
            "{} addresses were seen gone in one visit only; they count as alive until before it "
            "(--certainty any counts them as gone).",
            sums.unconfirmed),
        fmt::format(
            "{} 个地址仅一次访问不可见，按此前尚在计（--certainty any 则计为消失）。",
            sums.unconfirmed));
  }
  if (sums.not_reached > 0) {
    note(
        context,
        fmt::format(
            "{} addresses could not be looked at in the end, or what stood there is not clear: "
            "that "
            "is no removal, and nothing is known of them after they were last seen.",
            sums.not_reached),
        fmt::format(
            "{} 个地址最后未能查看或所见不明：不算消失，末次所见之后无从得知。", sums.not_reached));
  }
  if (sums.backwards > 0) {
    note(
        context,
        fmt::format(
            "{} addresses were gone before they were published, by their clocks; they are not "
            "counted.",
            sums.backwards),
        fmt::format("{} 个地址的消失时间早于发布时间，未计。", sums.backwards));
  }
}

void tell_meaning(const Parts& parts, const Sums& sums, const RunContext& context) {
  if (sums.removed_only > 0) {
    const bool all = sums.removed_only == parts.parts.size();
    note(
        context,
        fmt::format(
            "No survival rate can be told{}: only what was removed is known there, and nothing of "
            "what was not. The curves say how soon what vanished did so.",
            all ? "" : fmt::format(" for {} parts", sums.removed_only)),
        fmt::format(
            "{}无从得知存留率：数据中只有已消失者，没有存留者。曲线只说明消失者消失得多快。",
            all ? "" : fmt::format("其中 {} 个部分", sums.removed_only)));
  }
  if (sums.mixed > 0) {
    note(
        context,
        "Some of what was removed comes from lists that hold nothing else, so no survival rate can "
        "be told where they are taken together with what was watched.",
        "部分已消失者出自只收已消失者的名单，与所观察者合计时无从得知存留率。");
  }
}

}  // namespace

void tell(const Parts& parts, const Reckoning& reckoning, const RunContext& context) {
  const Sums sums(parts);
  tell_left_out(sums, context);
  if (sums.lives == 0) {
    note(
        context,
        "No address was looked at twice: nothing can be told of how long they live.",
        "没有地址被访问过两次：存留多久无从得知。");
    return;
  }
  tell_meaning(parts, sums, context);
  if (sums.died == 0) {
    note(context, "Nothing was seen to be removed.", "未见消失。");
  } else if (sums.died < 10) {
    note(
        context,
        fmt::format("Only {} removals were seen: the curves rest on little.", sums.died),
        fmt::format("只见到 {} 次消失：曲线的依据很少。", sums.died));
  }
  if (reckoning.death == Death::between && 2 * sums.died_unseen > sums.died) {
    note(
        context,
        fmt::format(
            "{} of {} were not seen alive between their start and being seen gone, so they may "
            "have "
            "vanished at once; --death seen counts until they were first seen gone.",
            sums.died_unseen,
            sums.died),
        fmt::format(
            "{1} 个消失者中有 {0} 个在起点与首见消失之间未曾见其尚在，可能一发布即消失；--death "
            "seen 则计到首见消失为止。",
            sums.died_unseen,
            sums.died));
  }
  if (reckoning.death == Death::seen && sums.died > 0) {
    note(
        context,
        "The end is when it was first seen gone: it vanished before that.",
        "所计结局为首见消失之时，实际消失更早。");
  }
  const bool late = std::any_of(
      parts.lives.begin(), parts.lives.end(), [](const Lifetime& one) { return one.entry > 0; });
  if (late) {
    note(
        context,
        "Some were first looked at after their start: each counts only from then on, and early "
        "ages "
        "rest on those that were watched early (column at_risk).",
        "部分地址在起点之后才开始观察：只自那时起计入，早期年龄仅依据较早观察者（见风险数）。");
  }
  if (parts.overlap) {
    note(
        context,
        parts.by == By::search
            ? "Some addresses count under several searches."
            : "Some addresses count in several parts, so the parts are not tested against one "
              "another.",
        parts.by == By::search ? "部分地址被多个检索式命中，各自计入。"
                               : "部分地址计入多个部分，故不作部分之间的检验。");
  }
}

}  // namespace weiguan::survival
