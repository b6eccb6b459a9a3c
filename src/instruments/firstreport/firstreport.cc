#include "instruments/firstreport/firstreport.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/firstreport/detail/tables.h"
#include "instruments/firstreport/detail/writer.h"
#include "instruments/others.h"
#include "instruments/rows.h"
#include "instruments/selection.h"
#include "instruments/speech_words.h"
#include "instruments/told_stories.h"
#include "text/fold.h"

namespace weiguan::firstreport {

namespace {

constexpr std::array<Choice, 5> class_choices = {
    {{"group", {"by group of the packs", "按资料包的媒体组"}},
     {"control", {"by who controls them", "按控制者类别"}},
     {"place", {"by place", "按地区"}},
     {"language", {"by their main language", "按主要语言"}},
     {"kind", {"by kind of medium", "按媒体类别"}}}};

constexpr std::array<Parameter, 13> parameters = {
    {from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     {"official",
      {"Whose text is official: outlets, groups or kinds of control, with commas between.",
       "谁的文本算官方：媒体、媒体组或控制者类别，用逗号分隔。"},
      Type::text,
      "central-party,central-state"},
     {"class", {"What makes a side.", "以什么分方。"}, Type::choice, "group", class_choices},
     {"least",
      {"Stories told by so many outlets at least.", "只计至少由这么多家媒体报道的事件。"},
      Type::whole,
      "2"},
     {"stories",
      {"So many stories, the most told ones; 0: all.",
       "列多少个事件（报道家数最多者）；0 为全部。"},
      Type::whole,
      "100"},
     {"facts",
      {"So many facts that were left out, of each story; 0: all.",
       "每个事件列多少条未提及的内容；0 为全部。"},
      Type::whole,
      "20"},
     clock_error_parameter}};

// Outlets that are official.  Throws UsageError for a name that is none of the three.
std::set<std::string> official_outlets(const Packs& packs, const std::string& asked) {
  static constexpr std::array<std::string_view, 9> controls = {
      "central-party",
      "central-state",
      "local-party",
      "local-state",
      "commercial",
      "other-state",
      "public",
      "independent",
      "unknown"};
  std::set<std::string> found;
  for (const std::string& one : split_list(asked)) {
    bool any = std::find(controls.begin(), controls.end(), one) != controls.end();
    for (const Outlet& outlet : packs.outlets()) {
      if (outlet.control == one) found.insert(outlet.id);
    }
    if (const Outlet* outlet = packs.outlet(one)) {
      found.insert(outlet->id);
      any = true;
    }
    if (const Group* group = packs.group(one)) {
      for (const std::string& member : packs.members(group->id)) found.insert(member);
      any = true;
    }
    if (!any) {
      throw UsageError(
          fmt::format("--official {} is no outlet, no group and no kind of control", one),
          "Kinds of control are central-party, central-state, local-party, local-state, commercial "
          "and others (docs/formats/pack.md).");
    }
  }
  return found;
}

SideOf sides_of(const Packs& packs, const Arguments& arguments) {
  const std::string& by = arguments.at("class");
  SideOf of;
  of.official = [official = official_outlets(packs, arguments.at("official"))](
                    const std::string& outlet) { return official.count(outlet) != 0; };
  of.sides = [&packs, by](const std::string& id) -> std::vector<std::string> {
    const Outlet* outlet = packs.outlet(id);
    if (outlet == nullptr) return {"unknown"};
    if (by == "group") {
      return outlet->groups.empty() ? std::vector<std::string>{"unknown"} : outlet->groups;
    }
    const std::string& name = by == "place"      ? outlet->place
                              : by == "language" ? outlet->language
                              : by == "kind"     ? outlet->kind
                                                 : outlet->control;
    return {name.empty() ? "unknown" : name};
  };
  return of;
}

std::vector<std::string> verbs_of(const Packs& packs) {
  const SpeechWords words = speech_words(packs);
  std::vector<std::string> verbs;
  for (const auto* group : {&words.verbs, &words.clause_verbs}) {
    for (const std::string& one : *group) verbs.push_back(fold(one));
  }
  return verbs;
}

std::size_t outlets_of(const ToldStory& story) {
  std::set<std::string_view> outlets;
  for (const Telling& one : story.tellings) {
    if (!one.outlet.empty()) outlets.insert(one.outlet);
  }
  return outlets.size();
}

// Those to be shown, in the order of `stories`.
std::vector<const ToldStory*> chosen(
    const std::vector<ToldStory>& stories,
    const Selection& selection,
    std::size_t least,
    std::size_t most,
    const RunContext& context) {
  std::vector<std::pair<std::size_t, const ToldStory*>> all;
  for (const ToldStory& one : stories) {
    const std::size_t outlets = outlets_of(one);
    if (outlets < std::max<std::size_t>(least, 1)) continue;
    if (selection.range &&
        (one.first.latest < selection.range->from || one.first.earliest >= selection.range->to)) {
      continue;
    }
    all.emplace_back(outlets, &one);
  }
  const std::size_t there = all.size();
  if (most > 0 && there > most) {
    auto by_size = all;
    std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) {
      return a.first > b.first;
    });
    by_size.resize(most);
    std::set<const ToldStory*> kept;
    for (const auto& one : by_size) kept.insert(one.second);
    all.erase(
        std::remove_if(
            all.begin(),
            all.end(),
            [&kept](const auto& one) { return kept.count(one.second) == 0; }),
        all.end());
    note(
        context,
        fmt::format(
            "Of {} stories the {} told by most outlets are listed; --stories 0 lists all.",
            there,
            most),
        fmt::format("共 {} 个事件，只列报道家数最多的 {} 个；--stories 0 列出全部。", there, most));
  }
  std::vector<const ToldStory*> out;
  for (const auto& one : all) out.push_back(one.second);
  return out;
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Selection selection = select(archive, packs, arguments, context);
  const std::size_t least = whole_argument(arguments, "least", 1, 10000);
  const std::size_t most = whole_argument(arguments, "stories", 0, 1000000);
  const std::size_t facts = whole_argument(arguments, "facts", 0, 1000000);
  const auto error = clock_error(arguments);
  const SideOf of = sides_of(packs, arguments);
  if (selection.nobody) {
    note_nothing(context);
    return;
  }
  Filter filter = selection.filter();
  filter.published = {};
  filter.possible = false;
  const auto stories = told_stories(archive, packs, filter, context.progress, context.stop);
  if (requested(context.stop)) return;
  if (stories.empty()) {
    note_nothing(context);
    return;
  }
  const auto listed = chosen(stories, selection, least, most, context);
  if (listed.empty()) {
    note(
        context,
        fmt::format("No story of what was asked for was told by {} outlets.", least),
        fmt::format("所选范围内没有由 {} 家媒体报道的事件。", least));
    return;
  }
  const std::vector<std::string> verbs = verbs_of(packs);
  Writer writer(archive, of, facts, context);
  bool any_official = false;
  for (const ToldStory* one : listed) {
    const auto report = report_of(*one, of, error);
    if (!report) continue;
    any_official = any_official || report->official != nullptr;
    if (!writer.story(*report, compare(archive, *report, of, verbs))) return;
  }
  if (!writer.sides()) return;
  if (!any_official) {
    note(
        context,
        "None of the stories has an official text in the archive: no lag to it can be told.",
        "档案中这些事件都没有官方文本：无从得知与其的先后。");
  }
  if (writer.facts_left() > 0) {
    note(
        context,
        fmt::format(
            "{} facts that were left out are not listed; --facts 0 lists all.",
            writer.facts_left()),
        fmt::format("另有 {} 条未提及的内容未列出；--facts 0 列出全部。", writer.facts_left()));
  }
}

}  // namespace

const Instrument instrument = {
    "firstreport",
    "1",
    {"Who reported first, how far from the official text, and what did that leave out?",
     "谁最先报道，与官方文本相隔多久，官方文本又略去了什么？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::firstreport
