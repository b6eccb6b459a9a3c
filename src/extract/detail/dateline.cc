#include "extract/detail/dateline.h"

#include "extract/detail/characters.h"
#include "extract/detail/dateline_en.h"
#include "extract/detail/dateline_words.h"
#include "extract/detail/dateline_zh.h"

namespace weiguan::extract {

bool is_this_outlet(std::string_view name) {
  const Characters in(name, 4);
  return word_at(in.all(), 0, this_outlet_words()) != 0;
}

std::optional<Opening> read_opening(std::string_view paragraph) {
  if (auto found = read_chinese_opening(paragraph, false)) return found;
  return read_english_opening(paragraph);
}

std::optional<Opening> read_byline(std::string_view line) {
  if (auto found = read_chinese_opening(line, true)) return found;
  return read_english_opening(line);
}

std::optional<TimeRange> day_of(
    const Opening& opening, const std::optional<TimeRange>& published, const Zone& zone) {
  using namespace std::chrono;
  if (opening.day == 0) return {};
  const auto range = [&](local_days day) {
    TimeRange out;
    out.earliest = zone.from_local(local_seconds{day});
    out.latest = zone.from_local(local_seconds{day} + days{1}) - seconds{1};
    out.source = TimeSource::text;
    return out;
  };
  const auto of = [&](year_month month) {
    return year_month_day{month / std::chrono::day{static_cast<unsigned>(opening.day)}};
  };
  if (opening.year != 0 && opening.month != 0) {
    const auto date = of(year{opening.year} / month{static_cast<unsigned>(opening.month)});
    if (!date.ok()) return {};
    return range(local_days{date});
  }
  if (!published) return {};
  const local_days newest = floor<days>(zone.to_local(published->latest)) + days{1};
  const year_month_day latest{newest};
  year_month month = latest.year() / latest.month();
  for (int i = 0; i < 14; ++i, month -= months{1}) {
    if (opening.month != 0 && unsigned{month.month()} != static_cast<unsigned>(opening.month)) {
      continue;
    }
    const year_month_day date = of(month);
    if (!date.ok() || local_days{date} > newest) continue;
    if (newest - local_days{date} > days{184}) return {};
    return range(local_days{date});
  }
  return {};
}

}  // namespace weiguan::extract
