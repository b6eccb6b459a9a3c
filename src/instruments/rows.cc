#include "instruments/rows.h"

#include <charconv>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan {

std::uint64_t whole_argument(
    const Arguments& arguments, std::string_view name, std::int64_t least, std::int64_t most) {
  const std::string& text = arguments.find(name)->second;
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  if (number < least || number > most) {
    throw UsageError(
        fmt::format("--{} {} is out of range", name, text),
        fmt::format("Give a number from {} to {}.", least, most));
  }
  return static_cast<std::uint64_t>(number);
}

std::string tier_of(const Packs& packs, const Share& share) {
  if (share.hits == 0) return {};
  for (const Tier& one : packs.tiers()) {
    if (rate(share).value_or(0) >= one.share) return one.id;
  }
  return {};
}

std::string day_of(const TimeRange& time, const Zone& zone) {
  return format_period(period_of(time.earliest, Unit::day, zone).from, Unit::day, zone);
}

void note_selection(const Selection& selection, const RunContext& context) {
  if (selection.widened) {
    note(
        context,
        "The range was widened to whole periods, so that no row counts part of one.",
        "时间范围已扩展为完整时段，以免某行只计一部分。");
  }
  if (selection.per == Per::group) {
    note(
        context,
        "An outlet that is in several groups is counted in each of them.",
        "属于多个组的媒体在每组中都计数。");
  }
  if (selection.per == Per::controller) {
    note(
        context,
        "Controllers are those of the day of publication, by the packs' affiliations; an outlet "
        "with several is counted under each, and under \"unknown\" where nothing is known of that "
        "day for certain.",
        "控制者依资料包的隶属关系、以发布当日为准；有多个控制者的媒体在每个之下都计数，"
        "当日无确切资料的计入 unknown。");
  }
}

void note_nothing(const RunContext& context) {
  note(
      context,
      "The archive holds no article and no capture of what was asked for.",
      "档案中没有符合条件的文章，也没有相应的存档。");
}

}  // namespace weiguan
