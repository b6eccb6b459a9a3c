#include "instruments/collocates/detail/slices.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan::collocates {

namespace {

// Nothing where none is asked for.
std::optional<Slice> slice_against(const Arguments& arguments, const Zone& zone) {
  const std::string& from = arguments.at("against");
  const std::string& to = arguments.at("against-to");
  if (from.empty()) {
    if (to.empty()) return {};
    throw UsageError(
        "--against-to stands alone", "Give the first period to compare with as --against.");
  }
  Slice slice;
  slice.against = true;
  slice.name = to.empty() || to == from ? from : from + "/" + to;
  slice.period =
      Period{parse_period(from, zone)->from, parse_period(to.empty() ? from : to, zone)->to};
  if (slice.period->to <= slice.period->from) {
    throw UsageError(
        fmt::format("the range from {} to {} ends before it begins", from, to),
        "Give the earlier period as --against.");
  }
  return slice;
}

void tell_undated(const Survey& survey, bool counted, const RunContext& context) {
  const auto undated = survey.undated.find("");
  if (undated == survey.undated.end() || undated->second.with_text == 0 || !context.note) return;
  const std::uint64_t count = undated->second.with_text;
  if (counted) {
    const std::string en = fmt::format("{} articles without a known time are counted, too.", count);
    const std::string zh = fmt::format("时间未知的 {} 篇文章也计算在内。", count);
    context.note({en, zh});
    return;
  }
  const std::string en = fmt::format(
      "{} articles lie in no single period, or their time is not known closely enough; they are "
      "not counted.",
      count);
  const std::string zh = fmt::format("有 {} 篇文章无法归入单一时段，未计。", count);
  context.note({en, zh});
}

void set_against(const Archive& archive, Slice against, Slices& all) {
  for (const Slice& one : all.slices) {
    if (!one.period ||
        (one.period->from < against.period->to && against.period->from < one.period->to)) {
      throw UsageError(
          fmt::format("--against {} overlaps the period it is to be compared with", against.name),
          "Choose the other period by --from and --to, apart from it.");
    }
  }
  Selection selection = all.selection;
  selection.unit = {};
  selection.range = against.period;
  selection.from_asked = selection.to_asked = true;
  const Survey survey = take_survey(archive, selection);
  against.with_text = survey.at("", against.period->from).with_text;
  Filter filter = selection.filter();
  filter.possible = false;
  all.filters.push_back(std::move(filter));
  all.slices.insert(all.slices.begin(), std::move(against));
}

}  // namespace

std::optional<std::uint32_t> Slices::slice_of(const TimeRange& time) const {
  for (std::uint32_t i = 0; i < slices.size(); ++i) {
    const Slice& one = slices[i];
    if (!one.period) return i;
    if (!one.against) break;
    if (time.earliest >= one.period->from && time.latest < one.period->to) return i;
  }
  const auto period = selection.period_of(time);
  if (!period) return {};
  const auto found = numbers.find(period->from);
  if (found == numbers.end()) return {};
  return found->second;
}

Slices make_slices(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  Slices all;
  std::optional<Slice> against = slice_against(arguments, context.zone);
  all.selection = select(archive, packs, arguments, context);
  const Selection& selection = all.selection;
  all.nobody = selection.nobody;
  const Survey survey = take_survey(archive, selection);
  Filter filter = selection.filter();
  filter.possible = false;
  const bool anytime = !selection.unit && !selection.from_asked && !selection.to_asked && !against;
  if (anytime) {
    filter.published = {};
    Slice slice;
    if (survey.range) slice.name = period_name(selection, *survey.range);
    if (survey.range) slice.with_text = survey.at("", survey.range->from).with_text;
    const auto undated = survey.undated.find("");
    if (undated != survey.undated.end()) slice.with_text += undated->second.with_text;
    all.slices.push_back(std::move(slice));
  } else {
    for (const Period& period : survey.periods(selection)) {
      all.slices.push_back(
          {period_name(selection, period), period, false, survey.at("", period.from).with_text});
    }
  }
  if (all.slices.empty()) all.nobody = true;
  all.filters.push_back(std::move(filter));
  if (against) set_against(archive, std::move(*against), all);
  for (std::uint32_t i = 0; i < all.slices.size(); ++i) {
    const Slice& one = all.slices[i];
    if (one.period && !one.against) all.numbers[one.period->from] = i;
  }
  if (selection.widened && context.note) {
    context.note(
        {"The range was widened to whole periods, so that no row counts part of one.",
         "时间范围已扩展为完整时段，以免某行只计一部分。"});
  }
  tell_undated(survey, anytime, context);
  return all;
}

}  // namespace weiguan::collocates
