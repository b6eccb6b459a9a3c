#include "instruments/spread/spread.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "instruments/asked_phrases.h"
#include "instruments/rows.h"
#include "instruments/selection.h"
#include "instruments/spread/detail/tables.h"
#include "instruments/spread/detail/writer.h"

namespace weiguan::spread {

namespace {

constexpr std::array<Choice, 2> who_choices = {{per_choices[0], per_choices[1]}};
constexpr std::array<Choice, 4> class_choices = {
    {{"control", {"by who controls them", "按控制者类别"}},
     {"place", {"by place", "按地区"}},
     {"language", {"by their main language", "按主要语言"}},
     {"kind", {"by kind of medium", "按媒体类别"}}}};
constexpr std::array<Choice, 2> clock_choices = {
    {{"any",
      {"all; one that was only seen by some time may be of any age",
       "全部；只知见到时间者可早可晚"}},
     {"dated", {"only those that say when they were published", "只计有发布时间者"}}}};

constexpr std::array<Parameter, 15> parameters = {
    {phrases_parameter,
     glossary_parameter,
     match_parameter,
     spelling_parameter,
     by_parameter("month"),
     {"per", {"Who may use it.", "使用者。"}, Type::choice, "outlet", who_choices},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     {"class",
      {"How outlets are put into classes for the table `order`.", "order 表中媒体如何归类。"},
      Type::choice,
      "control",
      class_choices},
     {"clock",
      {"Which articles count as uses.", "哪些文章算作使用。"},
      Type::choice,
      "any",
      clock_choices}}};

struct Uses {
  std::vector<std::map<std::string, FirstUse>> of;  // By phrase, then by outlet or group.
  std::uint64_t outside = 0;  // Articles that may or may not lie in the range.
  std::uint64_t seen = 0;     // Articles that were only first seen, left out.
};

Uses find_uses(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    const Arguments& arguments,
    const Selection& selection,
    const RunContext& context) {
  Uses uses;
  uses.of.resize(phrases.size());
  const bool dated_only = arguments.at("clock") == "dated";
  const auto& range = selection.range;
  const bool ranged = selection.from_asked || selection.to_asked;
  const auto each = [&](const PhraseUse& use) {
    if (dated_only && use.published.source == TimeSource::first_seen) {
      ++uses.seen;
      return true;
    }
    if (ranged && range &&
        (use.published.earliest < range->from || use.published.latest >= range->to)) {
      ++uses.outside;
      return true;
    }
    for (const std::string& who : selection.whos(use.outlet, use.published)) {
      uses.of[use.phrase][who].add(use);
    }
    return true;
  };
  Filter filter = selection.filter();
  if (!ranged) {
    filter.published = {};
    filter.possible = false;
  }
  archive.phrase_uses(counted_phrases(phrases), overlap_of(arguments), filter, each, context.stop);
  return uses;
}

void tell_left_out(const Uses& uses, const RunContext& context) {
  if (uses.outside > 0) {
    note(
        context,
        fmt::format(
            "{} uses may or may not lie in the range, by their articles' times; they are left out.",
            uses.outside),
        fmt::format("有 {} 次使用因时间不够精确，无法判定是否在范围之内，未计。", uses.outside));
  }
  if (uses.seen > 0) {
    note(
        context,
        fmt::format(
            "{} uses are in articles of which only is known when they were seen; --clock dated "
            "leaves them out.",
            uses.seen),
        fmt::format("有 {} 次使用所在文章只知见到时间；按 --clock dated 未计。", uses.seen));
  }
}

void tell_notes(const Selection& selection, const RunContext& context) {
  note_selection(selection, context);
  if (selection.from_asked) {
    note(
        context,
        "Nothing before the range was looked at: a first use is the first within it.",
        "未查范围之前：所谓首用，只是范围之内的首次。");
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const std::vector<AskedPhrase> phrases = asked_phrases(packs, arguments);
  const Selection selection = select(archive, packs, arguments, context);
  const Survey survey = take_survey(archive, selection);
  if (survey.grounds.empty() && survey.undated.empty()) {
    note_nothing(context);
    return;
  }
  tell_notes(selection, context);
  const Uses uses = find_uses(archive, phrases, arguments, selection, context);
  tell_left_out(uses, context);
  Writer writer(packs, selection, survey, arguments.at("class"), context);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (!writer.phrase(phrases[i], uses.of[i])) return;
  }
}

}  // namespace

const Instrument instrument = {
    "spread",
    "1",
    {"Who used a phrase first, who followed, and how soon?",
     "某一提法由谁首先使用，谁随后跟进，相隔多久？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::spread
