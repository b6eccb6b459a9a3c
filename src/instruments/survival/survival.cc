#include "instruments/survival/survival.h"

#include <array>

#include "instruments/rows.h"
#include "instruments/selection.h"
#include "instruments/survival/detail/parts.h"
#include "instruments/survival/detail/tables.h"
#include "instruments/survival/detail/writer.h"

namespace weiguan::survival {

namespace {

constexpr std::array<Choice, 6> part_choices = {
    {{"all", {"all of them together", "全部合计"}},
     per_choices[0],
     per_choices[1],
     {"kind", {"each kind of article", "逐类文章"}},
     {"language", {"each language", "逐种语言"}},
     {"year", {"each year of publication", "逐个发布年份"}}}};
constexpr std::array<Choice, 2> start_choices = {
    {{"published", {"their publication", "发布之时"}},
     {"seen", {"when they were first seen", "首次见到之时"}}}};
constexpr std::array<Choice, 2> death_choices = {
    {{"between",
      {"somewhere between the last visit that showed it and the first that did not",
       "末次见其尚在与首见消失之间某时"}},
     {"seen", {"when it was first seen gone", "首见消失之时"}}}};
constexpr std::array<Choice, 2> certainty_wanted = {
    {{"confirmed",
      {"confirmed by a later visit, or reported by somebody else", "经再次访问确认，或他人所报"}},
     {"any", {"after one visit, too", "一次访问不可见的也算"}}}};

constexpr std::array<Parameter, 14> parameters = {
    {{"searches",
      {"Searches to compare: each finds a part, the rest is another. Left away: see --per.",
       "要比较的检索式：每个检索式命中者为一部分，其余另为一部分。不给则按 --per。"},
      Type::text,
      "",
      {},
      true},
     {"per", {"Apart for each of these.", "按此分开计。"}, Type::choice, "all", part_choices},
     {"ages",
      {"Ages to tell of, with commas between: 6h, 2d, 1w.", "要列的年龄，用逗号分隔：6h、2d、1w。"},
      Type::text,
      "1h,6h,12h,1d,2d,3d,7d,14d,30d,90d,180d,365d"},
     {"start", {"Life begins with", "寿命起点："}, Type::choice, "published", start_choices},
     {"death", {"An address ended", "何时算作消失："}, Type::choice, "between", death_choices},
     {"certainty",
      {"Which removals count.", "哪些消失算数。"},
      Type::choice,
      "confirmed",
      certainty_wanted},
     {"samples",
      {"Bootstrap samples for bands and medians of intervals, 0 to 10000.",
       "区间删失曲线的置信带与中位数所用的自助样本数，0 至 10000。"},
      Type::whole,
      "200"},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter}};

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  Reckoning reckoning;
  if (arguments.at("start") == "seen") reckoning.start = Start::seen;
  if (arguments.at("death") == "seen") reckoning.death = Death::seen;
  reckoning.one_visit = arguments.at("certainty") == "any";
  Asked asked;
  asked.ages = parse_ages(arguments.at("ages"));
  asked.options.samples = whole_argument(arguments, "samples", 0, 10000);
  const auto parts = find_parts(archive, packs, arguments, reckoning, context);
  if (!parts || parts->addresses == 0) {
    note_nothing(context);
    return;
  }
  tell(*parts, reckoning, context);
  write(*parts, asked, context);
}

}  // namespace

const Instrument instrument = {
    "survival",
    "1",
    {"How long does what is published stay, and what ends it?", "发布的内容能存留多久，因何消失？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::survival
