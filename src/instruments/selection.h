// What most instruments let a user choose: a period and its parts, outlets, groups or controllers,
// kinds, languages, a search.  An instrument takes those of the parameters below that it needs,
// under the same names, and select() reads them.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "instruments/instruments.h"
#include "packs/affiliations.h"

namespace weiguan {

// ---- Parameters, said once ------------------------------------------------------------------

inline constexpr std::array<Choice, 5> by_choices = {
    {{"day", {"days", "日"}},
     {"week", {"weeks from Monday (ISO 8601)", "周（周一起，ISO 8601）"}},
     {"month", {"months", "月"}},
     {"year", {"years", "年"}},
     {"all", {"the whole range at once", "整段时间合计"}}}};
inline constexpr std::array<Choice, 3> per_choices = {
    {{"outlet", {"each outlet", "逐个媒体"}},
     {"group", {"each group of outlets of the packs", "资料包中的媒体组"}},
     {"all", {"all of them together", "全部合计"}}}};
// What can also be told by the packs' affiliations and the day of each article.
inline constexpr std::array<Choice, 5> per_controller_choices = {
    {per_choices[0],
     per_choices[1],
     per_choices[2],
     {"controller",
      {"who controlled its outlet in the end, on the day of publication",
       "发布当日其媒体的最终控制者"}},
     {"direct-controller",
      {"who controlled its outlet directly, on the day of publication",
       "发布当日其媒体的直接控制者"}}}};
inline constexpr std::array<Choice, 4> kind_choices = {
    {{"article", {"news articles", "新闻文章"}},
     {"post", {"posts of accounts", "账号帖子"}},
     {"answer", {"answers of chatbots", "聊天机器人的回答"}},
     {"document", {"documents", "文件"}}}};

constexpr Parameter by_parameter(std::string_view fallback) {
  return {"by", {"How long a period is.", "时间单位。"}, Type::choice, fallback, by_choices};
}
constexpr Parameter per_parameter(std::string_view fallback) {
  return {"per", {"Apart for each of these.", "按此分开计。"}, Type::choice, fallback, per_choices};
}
// The same, with controllers: for instruments that ask whos() with the article's time.
constexpr Parameter per_controller_parameter(std::string_view fallback) {
  return {
      "per",
      {"Apart for each of these.", "按此分开计。"},
      Type::choice,
      fallback,
      per_controller_choices};
}
inline constexpr Parameter from_parameter{
    "from",
    {"The first period: 2024, 2024-07, 2024-07-02 or 2024-W27.",
     "起始时段：如 2024、2024-07、2024-07-02 或 2024-W27。"},
    Type::period,
    ""};
inline constexpr Parameter to_parameter{
    "to", {"The last period, included.", "结束时段（含）。"}, Type::period, ""};
inline constexpr Parameter outlet_parameter{
    "outlet",
    {"Only these outlets, with commas between; \"unknown\" for articles of none that is known.",
     "只计这些媒体，用逗号分隔；unknown 指来源媒体未知的文章。"},
    Type::outlet,
    ""};
inline constexpr Parameter group_parameter{
    "group", {"Only the outlets of this group.", "只计这一组的媒体。"}, Type::group, ""};
inline constexpr Parameter kind_parameter{
    "kind",
    {"Only articles of this kind; answers of chatbots count only where they are asked for.",
     "只计这一类文章；聊天机器人的回答须指明才计。"},
    Type::choice,
    "",
    kind_choices};
inline constexpr Parameter language_parameter{
    "language",
    {"Only these languages, by ISO 639 code with commas between: zh, en; \"und\" where it cannot "
     "be told.",
     "只计这些语言，用 ISO 639 代码，逗号分隔：zh、en；und 指无法判定。"},
    Type::text,
    ""};
inline constexpr Parameter search_parameter{
    "search",
    {"Only articles that this search finds (docs/search.md).",
     "只计此检索式找到的文章（见 docs/search.md）。"},
    Type::text,
    ""};

inline constexpr std::array<Choice, 2> copies_choices = {
    {{"each", {"every article counts", "每篇都计"}},
     {"once", {"of copies of one text only the oldest of them counts", "同文多篇只计最早一篇"}}}};
inline constexpr Parameter copies_parameter{
    "copies",
    {"How copies of one text count, among the articles that are chosen.",
     "所选文章中，同一篇文字被多处刊载时如何计数。"},
    Type::choice,
    "each",
    copies_choices};

// What a number in a row of a period is.
inline constexpr std::array<Choice, 4> status_choices = {
    {{"counted", {"counted", "有计数"}},
     {"zero", {"zero", "零"}},
     {"missing", {"no data", "无数据"}},
     {"undated", {"undated", "未归期"}}}};

// ---- What they choose -----------------------------------------------------------------------

enum class Per { outlet, group, all, controller };

struct Selection {
  Per per = Per::all;
  std::optional<Unit> unit;  // Nothing: the whole range is one period.
  Zone zone;
  // Widened to whole periods, so that no row counts part of one; what was not asked for is open.
  // Without a unit it is the one period: what was not asked for ends with the dated articles.
  std::optional<Period> range;
  bool from_asked = false, to_asked = false;
  bool widened = false;
  std::vector<std::string> outlets;  // Empty: all.
  bool nobody = false;               // A group without members was asked for: nothing passes.
  std::vector<ArticleKind> kinds;    // Empty: all.
  bool without_answers = false;      // There are answers of chatbots, and nobody asked for them.
  std::vector<std::string> languages;
  Query query;
  std::shared_ptr<const Filter> copies_once_in;            // As in Filter; of all that is chosen.
  std::map<std::string, std::vector<std::string>> groups;  // Where per is group: id and members.
  // Where per is controller: by outlet, whose it was when.  No other outlet is known of.
  std::map<std::string, std::vector<ControlSpan>> control;

  // Every article that is chosen, dated closely enough or not.
  Filter filter() const;
  // Those of one outlet, group or controller (a name that whos() gives), in the period where one is
  // given; nothing where that is nobody, or no filter can say it: see articles_of().
  std::optional<Filter> filter_of(
      const std::string& who, const std::optional<Period>& in = {}) const;
  // The names under which an article of the outlet counts: the outlet's, its groups' (none: it does
  // not count), its controllers' on the day, "unknown" where that cannot be told, or "".  The time
  // must be given where controllers may be asked for (per_controller_parameter).
  std::vector<std::string> whos(const std::string& outlet, const TimeRange& time = {}) const;
  // Those under which it may count in a period, whole or in part.
  std::vector<std::string> whos_in(const std::string& outlet, const Period& period) const;
  // The period that holds all of the time range; nothing where none does.
  std::optional<Period> period_of(const TimeRange& time) const;
};

// Reads by, per, from, to, outlet, group, kind, language, search and copies, as far as they stand
// in the arguments.  Answers of chatbots are chosen only where the kind or a kind: of the search
// asks for them.  Throws UsageError where they do not go together or the search cannot be read.
// Where copies are to count once, the archive compares what is new first.
Selection select(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context);

// The first of the articles that count under a name in a period, for evidence.
std::vector<ArticleId> articles_of(
    const Archive& archive,
    const Selection& selection,
    const Filter& filter,
    const std::string& who,
    const Period& in,
    std::size_t most);

// What there was to count in.
struct Ground {
  std::uint64_t articles = 0;    // Of what is chosen.
  std::uint64_t with_text = 0;   // Of these, those with a text.
  std::uint64_t characters = 0;  // Of their texts.
  std::uint64_t captures = 0;    // Of any kind, failed ones too: somebody looked.
  bool published = false;        // There is an article, whatever its kind and language.

  bool looked() const { return captures > 0 || published; }
};

struct Survey {
  // By name (whos()), then by start of period.  Everybody who is known from any time, or was asked
  // for by name, has an entry, so that silence is shown; captures of no known outlet make none.
  std::map<std::string, std::map<Time, Ground>> grounds;
  std::map<std::string, Ground> undated;  // Articles that do not lie within one period.
  // To be shown: what was asked for, where that is open from the first to the last dated article;
  // nothing when no period is known.
  std::optional<Period> range;

  Ground at(const std::string& who, Time from) const;  // All 0 where nobody looked.
  // The periods of the range, in order; one that is the range where the selection has no unit.
  std::vector<Period> periods(const Selection& selection) const;
};

Survey take_survey(const Archive& archive, const Selection& selection);

// What is chosen, counted by period and by what `by` says beside.  A count without `from` is of
// articles that do not lie within one period.
std::vector<Count> count_in_periods(const Archive& archive, const Selection& selection, CountBy by);

// The same under each name that an outlet counts under (whos()).
struct WhoCount {
  std::string who;
  Count count;
};
std::vector<WhoCount> count_by_who(const Archive& archive, const Selection& selection, CountBy by);
// Of any time: who is known at all.  The numbers tell nothing.
std::vector<WhoCount> count_at_any_time(
    const Archive& archive, const Selection& selection, CountBy by);

// As people and files see a period: 2024-07, or 2012/2022 for a range without unit.
std::string period_name(const Selection& selection, const Period& period);

}  // namespace weiguan
