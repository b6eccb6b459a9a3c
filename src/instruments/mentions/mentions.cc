#include "instruments/mentions/mentions.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/mentions/detail/tables.h"
#include "instruments/mentions/detail/tally.h"
#include "instruments/rows.h"
#include "stats/intervals.h"
#include "text/fold.h"

namespace weiguan::mentions {

namespace {

constexpr std::array<Choice, 3> where_choices = {
    {{"all", {"titles and texts", "标题与正文"}},
     {"title", {"titles only", "只计标题"}},
     {"text", {"texts only", "只计正文"}}}};

constexpr std::array<Parameter, 13> parameters = {
    {register_parameter,
     {"entity",
      {"Only these entities, by id or name, with commas between.",
       "只计这些实体，用编号或名称，以逗号分隔。"},
      Type::text,
      ""},
     {"where", {"Where they are looked for.", "在何处计。"}, Type::choice, "all", where_choices},
     by_parameter("year"),
     per_parameter("all"),
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     copies_parameter}};

const std::string& name_of(const Entity& entity) {
  const Names& names = entity.names;
  return !names.hans.empty() ? names.hans : !names.hant.empty() ? names.hant : names.en;
}

bool is_called(const Entity& entity, std::string_view id_or_name) {
  if (entity.id == id_or_name || (!entity.code.empty() && entity.code == id_or_name)) return true;
  const std::string folded = fold(id_or_name);
  return std::ranges::any_of(
      entity.called, [&](const EntityName& one) { return fold(one.text) == folded; });
}

// Which entities are counted: all, where none is named.
std::vector<bool> wanted_of(const Register& asked, std::string_view list) {
  const std::vector<std::string> names = split_list(list);
  std::vector<bool> wanted(asked.entities.size(), names.empty());
  for (const std::string& name : names) {
    bool found = false;
    for (std::size_t i = 0; i < asked.entities.size(); ++i) {
      if (!is_called(asked.entities[i], name)) continue;
      wanted[i] = found = true;
    }
    if (!found)
      throw UsageError(
          fmt::format("the register \"{}\" has no entity \"{}\"", asked.id, name),
          "Give an id, a code or a name as the register has it.");
  }
  return wanted;
}

class Writer {
 public:
  Writer(
      const Register& asked,
      const Selection& selection,
      const Survey& survey,
      const RunContext& context)
      : asked_(asked),
        selection_(selection),
        survey_(survey),
        periods_(survey.periods(selection)),
        context_(context) {}

  bool entity(std::size_t number, const std::map<std::string, Track>& tracks) {
    static const Track unused;
    for (const auto& [who, grounds] : survey_.grounds) {
      const auto found = tracks.find(who);
      const Track& track = found == tracks.end() ? unused : found->second;
      for (const Period& period : periods_) {
        if (!point(number, who, track, period)) return false;
      }
      if (track.undated.articles == 0) continue;
      Row row = begin(number, who);
      set_counts(row, track.undated);
      row.values[mentions_column::status] = std::string("undated");
      if (!write(std::move(row))) return false;
    }
    return true;
  }

  bool uncounted(const Uncounted& name, const Cell& cell) {
    static constexpr std::array<std::string_view, 4> whys = {
        "longer-word", "against", "no-context", "shared"};
    Row row;
    row.table = uncounted_table;
    row.values.resize(uncounted_column::count);
    row.values[uncounted_column::name] = name.name;
    row.values[uncounted_column::why] = std::string(whys.at(static_cast<std::size_t>(name.why)));
    std::string ids;
    for (const std::size_t one : name.entities)
      ids += (ids.empty() ? "" : ",") + asked_.entities[one].id;
    row.values[uncounted_column::entities] = std::move(ids);
    row.values[uncounted_column::articles] = whole(cell.articles);
    row.values[uncounted_column::occurrences] = whole(cell.occurrences);
    set_evidence(row, cell);
    return write(std::move(row));
  }

  bool cut() const { return cut_; }

 private:
  Row begin(std::size_t number, const std::string& who) const {
    const Entity& entity = asked_.entities[number];
    Row row;
    row.table = mentions_table;
    row.values.resize(mentions_column::count);
    row.values[mentions_column::entity] = entity.id;
    row.values[mentions_column::name] = name_of(entity);
    row.values[mentions_column::code] = known(entity.code);
    row.values[mentions_column::kind] = known(entity.kind);
    row.values[mentions_column::parent] = known(entity.parent);
    if (selection_.per == Per::outlet) row.values[mentions_column::outlet] = known(who);
    if (selection_.per == Per::group) row.values[mentions_column::group] = known(who);
    return row;
  }

  bool point(std::size_t number, const std::string& who, const Track& track, const Period& period) {
    static const Cell nothing;
    const Ground ground = survey_.at(who, period.from);
    const auto found = track.cells.find(period.from);
    const Cell& cell = found == track.cells.end() ? nothing : found->second;
    Row row = begin(number, who);
    row.values[mentions_column::period] = period_name(selection_, period);
    row.values[mentions_column::of_articles] = whole(ground.articles);
    if (ground.articles == 0) {
      row.values[mentions_column::status] = std::string("missing");
      return write(std::move(row));
    }
    set_counts(row, cell);
    const Share share{cell.articles, ground.articles};
    row.values[mentions_column::share] = known(rate(share));
    if (const auto interval = wilson(share)) {
      row.values[mentions_column::share_low] = interval->low;
      row.values[mentions_column::share_high] = interval->high;
    }
    row.values[mentions_column::status] = std::string(cell.articles > 0 ? "counted" : "zero");
    return write(std::move(row));
  }

  void set_counts(Row& row, const Cell& cell) {
    row.values[mentions_column::articles] = whole(cell.articles);
    row.values[mentions_column::occurrences] = whole(cell.occurrences);
    row.values[mentions_column::title_articles] = whole(cell.title_articles);
    set_evidence(row, cell);
  }

  void set_evidence(Row& row, const Cell& cell) {
    row.evidence.articles = cell.ids;
    row.evidence.passages = cell.passages;
    cut_ = cut_ || cell.articles > cell.ids.size();
  }

  bool write(Row&& row) {
    if (requested(context_.stop)) return false;
    return context_.row(std::move(row));
  }

  const Register& asked_;
  const Selection& selection_;
  const Survey& survey_;
  std::vector<Period> periods_;
  const RunContext& context_;
  bool cut_ = false;
};

// Those that are mentioned or were asked for by name, the most mentioned first.
std::vector<std::size_t> in_order(const Tally& tally, const std::vector<bool>& wanted, bool named) {
  std::vector<std::pair<std::uint64_t, std::size_t>> sums;
  for (std::size_t i = 0; i < tally.tracks.size(); ++i) {
    if (!wanted[i]) continue;
    std::uint64_t sum = 0;
    for (const auto& [who, track] : tally.tracks[i]) sum += track.articles();
    if (sum > 0 || named) sums.emplace_back(sum, i);
  }
  std::ranges::stable_sort(sums, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::size_t> order;
  for (const auto& [sum, number] : sums) order.push_back(number);
  return order;
}

std::vector<const std::pair<const Uncounted, Cell>*> in_order(const Tally& tally) {
  std::vector<const std::pair<const Uncounted, Cell>*> order;
  for (const auto& one : tally.uncounted) order.push_back(&one);
  std::ranges::stable_sort(
      order, [](const auto* a, const auto* b) { return a->second.articles > b->second.articles; });
  return order;
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Register& asked = asked_register(packs, arguments.at("register"));
  const std::vector<bool> wanted = wanted_of(asked, arguments.at("entity"));
  const std::string& asked_where = arguments.at("where");
  const Where where = asked_where == "title"  ? Where::title
                      : asked_where == "text" ? Where::text
                                              : Where::all;
  const Selection selection = select(archive, packs, arguments, context);
  const Survey survey = take_survey(archive, selection);
  if (survey.grounds.empty()) {
    note_nothing(context);
    return;
  }
  note_selection(selection, context);
  if (asked.entities.empty())
    note(context, "The register has no entities yet.", "该名录中尚无实体。");
  const MentionReader reader(packs, asked);
  const Tally tally = count_mentions(archive, reader, selection, wanted, where, context);
  Writer writer(asked, selection, survey, context);
  const bool named = !arguments.at("entity").empty();
  const std::vector<std::size_t> order = in_order(tally, wanted, named);
  if (order.empty() && tally.articles > 0)
    note(
        context,
        "No article that is chosen mentions an entity of the register.",
        "所选文章均未提及该名录中的实体。");
  if (!survey.range)
    note(
        context,
        "No article is dated closely enough to lie within one period, and no range was asked for.",
        "没有一篇文章的时间精确到可归入某一时段，也没有指定时间范围。");
  for (const std::size_t number : order) {
    if (!writer.entity(number, tally.tracks[number])) return;
  }
  for (const auto* one : in_order(tally)) {
    if (!writer.uncounted(one->first, one->second)) return;
  }
  if (writer.cut())
    note(
        context,
        "The evidence of a row names its first 100 articles only.",
        "每行的证据只列出前 100 篇文章。");
}

}  // namespace

const Instrument instrument = {
    "mentions",
    "1",
    {"How often are the cities, people, organisations or outlets of a register mentioned?",
     "名录中的城市、人物、机构或媒体被提及多少次？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::mentions
