#include "instruments/coverage/coverage.h"

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/coverage/detail/tables.h"
#include "instruments/coverage/detail/writer.h"
#include "instruments/others.h"
#include "instruments/rows.h"
#include "instruments/selection.h"

namespace weiguan::coverage {

namespace {

constexpr std::array<Choice, 2> who_choices = {{per_choices[0], per_choices[1]}};
constexpr std::array<Choice, 4> side_choices = {
    {{"control", {"by who controls them", "按控制者类别"}},
     {"place", {"by place", "按地区"}},
     {"language", {"by their main language", "按主要语言"}},
     {"kind", {"by kind of medium", "按媒体类别"}}}};
constexpr std::array<Choice, 4> correction_choices = {
    {{"fit",
      {"heyse for groups, bh for outlets: what keeps its promise in simulation",
       "按组用 heyse，按媒体用 bh：模拟中信守所称比率者"}},
     {"bh", {"Benjamini and Hochberg", "Benjamini–Hochberg"}},
     {"by",
      {"Benjamini and Yekutieli: however silences hang together",
       "Benjamini–Yekutieli：无论各处沉默如何相关"}},
     {"heyse",
      {"what chance alone would give is summed up, not bounded (Heyse)",
       "把纯属偶然者的期望逐一相加，而非取上界（Heyse）"}}}};

constexpr std::array<Parameter, 17> parameters = {
    {{"per", {"Whose silence.", "以谁为单位。"}, Type::choice, "outlet", who_choices},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     {"within",
      {"So many hours behind its first telling a story may still be told: who told nothing until "
       "then was silent.",
       "首报之后多少小时内报道都不算沉默。"},
      Type::whole,
      "48"},
     {"least",
      {"Stories told by so many outlets at least.", "只计至少由这么多家媒体报道的事件。"},
      Type::whole,
      "2"},
     {"level",
      {"The share of wrong ones to be expected among the silences that are told.",
       "成立的沉默之中，预期有多大比例是错的。"},
      Type::number,
      "0.1"},
     {"correction",
      {"How many tests are made together.", "多重检验的校正方法。"},
      Type::choice,
      "fit",
      correction_choices},
     {"reach",
      {"So many hours back a list (feed, sitemap) shows what was published; taken from how often "
       "it "
       "was looked at where it is not given.",
       "列表（feed、站点地图）能回看多少小时；不给则依其被察看的频率而定。"},
      Type::whole,
      ""},
     {"class",
      {"What makes a side in the table one-sided.", "one-sided 表中以什么分方。"},
      Type::choice,
      "control",
      side_choices},
     {"stories",
      {"So many stories in the table cells, the most told ones; 0: all.",
       "cells 表列多少个事件（报道家数最多者）；0 为全部。"},
      Type::whole,
      "100"},
     {"silences",
      {"So many silences in the table of them; 0: all.", "silences 表列多少处；0 为全部。"},
      Type::whole,
      "100"},
     clock_error_parameter}};

double level_of(const Arguments& arguments) {
  const std::string& text = arguments.find("level")->second;
  double level = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), level);
  if (error != std::errc{} || end != text.data() + text.size() || !(level > 0) || !(level < 1)) {
    throw UsageError(
        fmt::format("--level {} is out of range", text),
        "Give a share above 0 and below 1, such as 0.1.");
  }
  return level;
}

std::optional<Correction> correction_of(const Arguments& arguments) {
  const std::string& name = arguments.find("correction")->second;
  if (name == "bh") return Correction::benjamini_hochberg;
  if (name == "by") return Correction::benjamini_yekutieli;
  if (name == "heyse") return Correction::heyse;
  return {};
}

std::vector<std::string> sides_of(
    const Packs& packs, const std::vector<std::string>& outlets, const std::string& by) {
  std::vector<std::string> sides;
  for (const std::string& one : outlets) {
    const Outlet* outlet = packs.outlet(one);
    if (outlet == nullptr) {
      sides.emplace_back();
      continue;
    }
    sides.push_back(
        by == "place"      ? outlet->place
        : by == "language" ? outlet->language
        : by == "kind"     ? outlet->kind
                           : outlet->control);
  }
  return sides;
}

// Of all times: the record of an outlet is all that is known of it.
Filter filter_of(const Selection& selection) {
  Filter filter = selection.filter();
  filter.published = {};
  filter.possible = false;
  return filter;
}

// What shows that an outlet was captured on a day: whatever it published, in any language.
Filter days_of(const Selection& selection) {
  Filter filter;
  filter.kinds = {ArticleKind::article, ArticleKind::document};
  if (!selection.kinds.empty()) filter.kinds = selection.kinds;
  return filter;
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Selection selection = select(archive, packs, arguments, context);
  GatherOptions gathering;
  gathering.within =
      std::chrono::hours{static_cast<std::int64_t>(whole_argument(arguments, "within", 1, 1000))};
  gathering.least = whole_argument(arguments, "least", 1, 10000);
  std::optional<std::chrono::hours> reach;
  if (!arguments.at("reach").empty()) {
    reach =
        std::chrono::hours{static_cast<std::int64_t>(whole_argument(arguments, "reach", 1, 1000))};
  }
  SilenceOptions options;
  options.level = level_of(arguments);
  options.correction = correction_of(arguments);
  Shown shown;
  shown.stories = whole_argument(arguments, "stories", 0, 1000000);
  shown.silences = whole_argument(arguments, "silences", 0, 1000000);
  shown.clock_error = clock_error(arguments);
  if (selection.nobody) {
    note_nothing(context);
    return;
  }
  note_selection(selection, context);
  const auto stories =
      told_stories(archive, packs, filter_of(selection), context.progress, context.stop);
  const OutletWatch watch(archive, context.zone, days_of(selection), reach, context.stop);
  const Gathered gathered = gather(stories, watch, packs, selection, gathering, context.stop);
  if (requested(context.stop)) return;
  if (stories.empty()) {
    note_nothing(context);
    return;
  }
  if (gathered.stories.empty()) {
    note(
        context,
        fmt::format(
            "No story was told by {} outlets: of {} articles or groups of articles each was told "
            "by "
            "fewer.",
            gathering.least,
            gathered.small),
        fmt::format(
            "没有一个事件由 {} 家媒体报道：{} 个事件的报道家数都更少。",
            gathering.least,
            gathered.small));
    return;
  }
  const Tested tested = test_silences(gathered.board, options, context.stop);
  if (requested(context.stop)) return;
  Writer writer(archive, selection, gathered, tested, shown, context);
  const auto sides = sides_of(packs, gathered.board.outlets, arguments.at("class"));
  if (!writer.cells() || !writer.silences() || !writer.sides(one_sided(gathered, sides)) ||
      !writer.outlets()) {
    return;
  }
  writer.tell_notes(options.level);
}

}  // namespace

const Instrument instrument = {
    "coverage",
    "1",
    {"Which outlets told which stories, which were silent though they would have told them, and of "
     "which can nothing be known?",
     "哪些媒体报道了哪些事件，哪些本会报道却沉默了，哪些无从得知？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::coverage
