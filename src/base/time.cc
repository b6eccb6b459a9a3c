#include "base/time.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unicode/timezone.h>

namespace weiguan {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::year_month_day;

constexpr Time earliest_printed{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}};
constexpr Time latest_printed{
    std::chrono::sys_days{std::chrono::year{9999} / 12 / 31} + seconds{86399}};

// Takes `count` digits off the front of `text`.
std::optional<int> take(std::string_view& text, std::size_t count) {
  if (text.size() < count) return {};
  int value = 0;
  const auto end = text.data() + count;
  const auto result = std::from_chars(text.data(), end, value);
  if (result.ec != std::errc{} || result.ptr != end || value < 0) return {};
  text.remove_prefix(count);
  return value;
}

bool take_one_of(std::string_view& text, std::string_view letters) {
  if (text.empty() || letters.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<year_month_day> real_day(int year, int month, int day) {
  const year_month_day date{
      std::chrono::year{year},
      std::chrono::month{static_cast<unsigned>(month)},
      std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return {};
  return date;
}

std::optional<std::int64_t> take_offset(std::string_view& text) {
  if (take_one_of(text, "Zz")) return 0;
  const bool west = !text.empty() && text.front() == '-';
  if (!take_one_of(text, "+-")) return {};
  const auto hours = take(text, 2);
  take_one_of(text, ":");
  const auto minutes = text.empty() ? std::optional<int>(0) : take(text, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return {};
  const std::int64_t offset = *hours * 3600 + *minutes * 60;
  return west ? -offset : offset;
}

// ICU's zones by the number Zone::changes_ keeps.  They are never freed, so a Zone may be copied at
// will.
class Zones {
 public:
  std::int64_t number(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (const auto at = numbers_.find(name); at != numbers_.end()) return at->second;
    auto* zone = icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name));
    zones_.emplace_back(zone);
    const auto number = static_cast<std::int64_t>(zones_.size());
    numbers_.emplace(name, number);
    return number;
  }

  const icu::TimeZone& zone(std::int64_t number) {
    const std::lock_guard lock(mutex_);
    return *zones_[static_cast<std::size_t>(number - 1)];
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::vector<std::unique_ptr<icu::TimeZone>> zones_;
};

Zones& zones() {
  static Zones all;
  return all;
}

std::int64_t offset_at(std::int64_t number, std::int64_t second, bool local) {
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zones().zone(number).getOffset(static_cast<double>(second) * 1000.0, local, raw, saving, status);
  return (static_cast<std::int64_t>(raw) + saving) / 1000;
}

local_days week_start(local_days day) {
  const std::chrono::weekday weekday{day};
  return day - days{weekday.iso_encoding() - 1};
}

local_days start_of(local_days day, Unit unit) {
  const year_month_day date{day};
  switch (unit) {
    case Unit::day:
      return day;
    case Unit::week:
      return week_start(day);
    case Unit::month:
      return local_days{date.year() / date.month() / 1};
    case Unit::year:
      return local_days{date.year() / 1 / 1};
  }
  return day;
}

local_days next(local_days start, Unit unit) {
  const year_month_day date{start};
  switch (unit) {
    case Unit::day:
      return start + days{1};
    case Unit::week:
      return start + days{7};
    case Unit::month:
      return local_days{
          (date + std::chrono::months{1}).year() / (date + std::chrono::months{1}).month() / 1};
    case Unit::year:
      return local_days{(date.year() + std::chrono::years{1}) / 1 / 1};
  }
  return start + days{1};
}

// The ISO 8601 year and week number of the week that starts on Monday `monday`.
std::pair<int, int> iso_week(local_days monday) {
  const year_month_day thursday{monday + days{3}};
  const local_days first{thursday.year() / 1 / 1};
  return {
      static_cast<int>(thursday.year()),
      static_cast<int>((monday + days{3} - first).count() / 7) + 1};
}

}  // namespace

namespace {

std::optional<Time> fixed_time() {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  if (fixed == nullptr) return {};
  std::int64_t second = 0;
  const std::string_view text = fixed;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), second);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return {};
  return Time{seconds{second}};
}

// A clock that shows another time than the real one.
struct Rehearsal {
  double shown = 0, real = 0, speed = 1;
};

std::optional<Rehearsal> rehearsal() {
  const char* set = std::getenv("WEIGUAN_CLOCK");
  if (set == nullptr) return {};
  Rehearsal clock;
  std::string_view text = set;
  for (double* number : {&clock.shown, &clock.real, &clock.speed}) {
    const auto result = std::from_chars(text.data(), text.data() + text.size(), *number);
    if (result.ec != std::errc{}) return {};
    text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  if (!text.empty() || !(clock.speed > 0)) return {};
  return clock;
}

}  // namespace

bool stands_still() {
  return fixed_time().has_value();
}

ExactTime exact_now() {
  if (const auto fixed = fixed_time()) return *fixed;
  const auto real = std::chrono::system_clock::now();
  const auto clock = rehearsal();
  if (!clock) return std::chrono::floor<milliseconds>(real);
  // A millisecond of ours may be many seconds of a fast clock, which must not jump.
  const double passed = std::chrono::duration<double, std::milli>(real.time_since_epoch()).count() -
                        clock->real * 1000;
  return ExactTime{
      milliseconds{static_cast<std::int64_t>(clock->shown * 1000 + passed * clock->speed)}};
}

Time now() {
  return std::chrono::floor<seconds>(exact_now());
}

milliseconds really(milliseconds shown) {
  const auto clock = rehearsal();
  if (!clock) return shown;
  return milliseconds{static_cast<std::int64_t>(static_cast<double>(shown.count()) / clock->speed)};
}

std::string format_time(Time time) {
  const Time shown = std::max(earliest_printed, std::min(latest_printed, time));
  const auto day = std::chrono::floor<days>(shown);
  const year_month_day date{day};
  const std::chrono::hh_mm_ss clock{shown - day};
  return fmt::format(
      "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
      static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day()),
      clock.hours().count(),
      clock.minutes().count(),
      clock.seconds().count());
}

std::optional<Time> parse_time(std::string_view text) {
  const auto year = take(text, 4);
  if (!year || !take_one_of(text, "-")) return {};
  const auto month = take(text, 2);
  if (!month || !take_one_of(text, "-")) return {};
  const auto day = take(text, 2);
  if (!day || !take_one_of(text, "Tt ")) return {};
  const auto hour = take(text, 2);
  if (!hour || !take_one_of(text, ":")) return {};
  const auto minute = take(text, 2);
  if (!minute) return {};
  std::optional<int> second = 0;
  if (take_one_of(text, ":")) {
    second = take(text, 2);
    if (take_one_of(text, ".,")) {
      if (!take(text, 1)) return {};
      while (take(text, 1)) {
      }
    }
  }
  const auto date = real_day(*year, *month, *day);
  const auto offset = take_offset(text);
  if (!second || !date || !offset || !text.empty()) return {};
  if (*hour > 23 || *minute > 59 || *second > 60) return {};
  return Time{std::chrono::sys_days{*date}} +
         seconds{*hour * 3600 + *minute * 60 + *second - *offset};
}

std::optional<Zone> Zone::find(std::string_view name) {
  Zone zone;
  zone.name_ = name;
  if (name == "UTC" || name == "Z") return zone;
  if (!name.empty() && (name.front() == '+' || name.front() == '-')) {
    std::string_view rest = name;
    const auto offset = take_offset(rest);
    if (!offset || !rest.empty()) return {};
    zone.offset_ = *offset;
    return zone;
  }
  const auto wanted = icu::UnicodeString::fromUTF8(std::string(name));
  icu::UnicodeString canonical;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(wanted, canonical, status);
  if (U_FAILURE(status) != 0 || canonical.isEmpty()) return {};
  zone.changes_ = zones().number(zone.name_);
  return zone;
}

local_seconds Zone::to_local(Time time) const {
  const std::int64_t second = time.time_since_epoch().count();
  const std::int64_t offset = changes_ == 0 ? offset_ : offset_at(changes_, second, false);
  return local_seconds{seconds{second + offset}};
}

Time Zone::from_local(local_seconds local) const {
  const std::int64_t second = local.time_since_epoch().count();
  const std::int64_t offset = changes_ == 0 ? offset_ : offset_at(changes_, second, true);
  return Time{seconds{second - offset}};
}

Period period_of(Time time, Unit unit, const Zone& zone) {
  const auto start = start_of(std::chrono::floor<days>(zone.to_local(time)), unit);
  return {zone.from_local(start), zone.from_local(next(start, unit))};
}

std::string format_period(Time from, Unit unit, const Zone& zone) {
  const auto start = start_of(std::chrono::floor<days>(zone.to_local(from)), unit);
  const year_month_day date{start};
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  switch (unit) {
    case Unit::day:
      return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(date.day()));
    case Unit::week: {
      const auto [week_year, week] = iso_week(start);
      return fmt::format("{:04}-W{:02}", week_year, week);
    }
    case Unit::month:
      return fmt::format("{:04}-{:02}", year, month);
    case Unit::year:
      return fmt::format("{:04}", year);
  }
  return {};
}

std::optional<Period> parse_period(std::string_view text, const Zone& zone) {
  if (const auto time = parse_time(text)) return Period{*time, *time + seconds{1}};
  const auto whole = [&](local_days day, Unit unit) {
    return Period{zone.from_local(day), zone.from_local(next(day, unit))};
  };
  const auto year = take(text, 4);
  if (!year || *year == 0) return {};
  if (text.empty()) return whole(local_days{std::chrono::year{*year} / 1 / 1}, Unit::year);
  if (!take_one_of(text, "-/")) return {};
  if (take_one_of(text, "Ww")) {
    const auto week = take(text, 2);
    if (!week || *week < 1 || !text.empty()) return {};
    const local_days monday =
        week_start(local_days{std::chrono::year{*year} / 1 / 4}) + days{7 * (*week - 1)};
    if (iso_week(monday) != std::pair{*year, *week}) return {};
    return whole(monday, Unit::week);
  }
  const auto month = take(text, 2);
  if (!month || *month < 1 || *month > 12) return {};
  if (text.empty()) {
    const auto start =
        std::chrono::year{*year} / std::chrono::month{static_cast<unsigned>(*month)} / 1;
    return whole(local_days{start}, Unit::month);
  }
  if (!take_one_of(text, "-/")) return {};
  const auto day = take(text, 2);
  if (!day || !text.empty()) return {};
  const auto date = real_day(*year, *month, *day);
  if (!date) return {};
  return whole(local_days{*date}, Unit::day);
}

}  // namespace weiguan
