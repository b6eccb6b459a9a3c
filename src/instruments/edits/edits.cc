#include "instruments/edits/edits.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/edits/detail/tables.h"
#include "instruments/edits/detail/versions.h"
#include "instruments/edits/detail/writer.h"
#include "instruments/rows.h"
#include "instruments/selection.h"

namespace weiguan::edits {

namespace {

constexpr std::array<Choice, 2> order_choices = {
    {{"severity", {"the heaviest first", "重者在前"}}, {"time", {"the latest first", "新者在前"}}}};
constexpr std::array<Choice, 13> class_choices = {
    {{"name", {"names, titles, bodies", "名称"}},
     {"phrase", {"phrases of the glossary", "提法"}},
     {"headline", {"headlines", "标题"}},
     {"number", {"numbers", "数字"}},
     {"hardened", {"harder wording", "措辞趋硬"}},
     {"softened", {"softer wording", "措辞趋软"}},
     {"removed", {"removed passages", "删段"}},
     {"added", {"added passages", "增段"}},
     {"rewritten", {"rewritten passages", "改写"}},
     {"wording", {"other words", "其他字词"}},
     {"moved", {"moved passages", "移位"}},
     {"typo", {"slips", "错别字"}},
     {"punctuation", {"punctuation beside other changes", "兼有标点改动"}}}};

constexpr std::array<Parameter, 12> parameters = {
    {{"address",
      {"Only this address, with every change of it in the table operations.",
       "只查此网址，并在 operations 表中逐处列出改动。"},
      Type::text,
      "",
      {},
      true},
     {"order",
      {"What comes first in the table edits.", "edits 表的次序。"},
      Type::choice,
      "severity",
      order_choices},
     {"class", {"Only edits of this class.", "只列这一类改动。"}, Type::choice, "", class_choices},
     {"least",
      {"Only edits of at least this severity, 0 to 100.", "只列轻重不低于此数的改动（0 至 100）。"},
      Type::whole,
      "0"},
     {"confidence",
      {"Articles of which it is less sure that the text is theirs and all of it are not compared, "
       "0 to 1.",
       "正文可信度低于此数的版本不参与比较（0 至 1）。"},
      Type::number,
      "0.5"},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter}};

bool has_class(const Edit& edit, const std::string& name) {
  return name.empty() || std::ranges::any_of(edit.classes, [&](EditClass one) {
           return edit_class_choices()[static_cast<std::size_t>(one)].name == name;
         });
}

struct Told {
  std::uint64_t addresses = 0, seen_twice = 0, unsure = 0, unordered = 0, flips = 0;
};

void tell(const Told& told, const RunContext& context) {
  const auto say = [&](const std::string& en, const std::string& zh) { note(context, en, zh); };
  if (told.seen_twice == 0) {
    say("No address was seen with a text at two times or more, so nothing can be compared.",
        "没有一个网址的正文见过两次，无从比较。");
  }
  if (told.unsure > 0) {
    say(fmt::format(
            "{} readings were left out: no text, a text that is unsure (--confidence), or a page "
            "in "
            "place of another.",
            told.unsure),
        fmt::format(
            "有 {} 次读取因无正文、正文不可靠（--confidence）或为替代页面，未参与比较。",
            told.unsure));
  }
  if (told.flips > 0) {
    say(fmt::format(
            "At {} addresses an earlier text came back (certainty \"flips\"): one row each, not "
            "counted in the table outlets.",
            told.flips),
        fmt::format(
            "有 {} 个网址的旧文本又出现（certainty 为 flips）：各列一行，不计入 outlets 表。",
            told.flips));
  }
  if (told.unordered > 0) {
    say(fmt::format(
            "{} differences are between rows of files, of which the order in time is not known "
            "(certainty \"unordered\"); they are not counted in the table outlets.",
            told.unordered),
        fmt::format(
            "有 {} 处差异出自数据文件的行，先后无从得知（certainty 为 unordered），不计入 outlets "
            "表。",
            told.unordered));
  }
}

class Run {
 public:
  Run(const Archive& archive,
      const Packs& packs,
      const Arguments& arguments,
      const RunContext& context)
      : archive_(archive),
        context_(context),
        judge_(packs),
        wanted_(arguments.at("class")),
        least_(static_cast<int>(whole_argument(arguments, "least", 0, 100))),
        confidence_(std::stod(arguments.at("confidence"))) {
    if (confidence_ < 0 || confidence_ > 1) {
      throw UsageError(
          fmt::format("--confidence cannot be \"{}\"", arguments.at("confidence")),
          "It takes 0 to 1.");
    }
  }

  // False: no more, please.
  bool look(const Visits& visits, bool operations) {
    if (requested(context_.stop)) return false;
    ++told_.addresses;
    if (context_.progress) context_.progress({"edits", told_.addresses, 0, 0});
    const Versions versions = versions_of(archive_, visits, judge_, confidence_);
    told_.unsure += versions.unsure;
    if (versions.seen < 2 && versions.edits.empty()) return true;
    ++told_.seen_twice;
    outlets_.add(outlet_of(visits, versions), versions);
    for (std::size_t i = 0; i < versions.edits.size(); ++i) {
      const FoundEdit& one = versions.edits[i];
      if (one.certainty == Certainty::flips) ++told_.flips;
      if (one.certainty == Certainty::unordered) ++told_.unordered;
      if (one.edit.severity < least_ || !has_class(one.edit, wanted_)) continue;
      rows_.push_back(row_of(one, visits.address, i + 1));
      if (operations) kept_.emplace_back(i + 1, one);
    }
    return true;
  }

  void finish(bool by_time) {
    const auto key = [&](const EditRow& one) {
      const Time when = one.when.value_or(beginning_of_time);
      const auto newest = -when.time_since_epoch().count();
      const auto heaviest = static_cast<std::int64_t>(-one.severity);
      return by_time ? std::tuple(std::int64_t{newest}, heaviest)
                     : std::tuple(heaviest, std::int64_t{newest});
    };
    std::ranges::sort(rows_, [&](const EditRow& a, const EditRow& b) {
      return std::tuple(key(a), std::string_view(a.address), a.number) <
             std::tuple(key(b), std::string_view(b.address), b.number);
    });
    tell(told_, context_);
    for (EditRow& one : rows_) {
      if (!context_.row(std::move(one.row))) return;
    }
    if (!outlets_.write(context_)) return;
    for (const auto& [number, edit] : kept_) {
      if (!write_operations(edit, number, context_)) return;
    }
  }

 private:
  std::string outlet_of(const Visits& visits, const Versions& versions) const {
    if (!versions.edits.empty()) return versions.edits.front().before.outlet;
    for (const Reading& one : visits.readings) {
      if (const auto article = archive_.article(one.article)) return article->outlet;
    }
    return {};
  }

  const Archive& archive_;
  const RunContext& context_;
  EditJudge judge_;
  std::string wanted_;
  int least_;
  double confidence_;
  Told told_;
  Outlets outlets_;
  std::vector<EditRow> rows_;
  std::vector<std::pair<std::size_t, FoundEdit>> kept_;  // Of one address.
};

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const std::vector<std::string> addresses = split_lines(arguments.at("address"));
  const Selection selection = select(archive, packs, arguments, context);
  Run run(archive, packs, arguments, context);
  if (addresses.empty()) {
    note_selection(selection, context);
    bool more = true;
    archive.visits(
        selection.filter(),
        Visited::again,
        [&](const Visits& visits) { return more = run.look(visits, false); },
        context.stop);
    if (!more) return;
  }
  for (const std::string& address : addresses) {
    const Visits visits = archive.visits_of(address);
    if (visits.captures.empty()) {
      note(
          context,
          fmt::format("Nothing is known of {}.", address),
          fmt::format("没有 {} 的任何存档。", address));
      continue;
    }
    if (!run.look(visits, true)) return;
  }
  run.finish(arguments.at("order") == "time");
}

}  // namespace

const Instrument instrument = {
    "edits",
    "1",
    {"What was changed at an address after it was published, when, and how much does it weigh?",
     "文章发布之后，同一网址上改了什么、何时改的、轻重如何？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::edits
