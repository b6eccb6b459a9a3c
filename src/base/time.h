// Points in time, and calendar periods in a time zone.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weiguan {

using Time = std::chrono::sys_seconds;  // UTC.

// The clock.  SOURCE_DATE_EPOCH in the environment, where set, stands still in its place, so that a
// run can be repeated to the byte.  WEIGUAN_CLOCK="SHOWN REAL SPEED", of seconds since 1970, makes
// it show SHOWN at the time REAL and run SPEED times as fast, so that a month can be rehearsed.
Time now();

// Whether SOURCE_DATE_EPOCH holds the clock still: then nothing that waits would ever end.
bool stands_still();

using ExactTime = std::chrono::sys_time<std::chrono::milliseconds>;
ExactTime exact_now();  // The same clock, to the millisecond.

// How long this much of the clock's time really takes: less where it runs faster.
std::chrono::milliseconds really(std::chrono::milliseconds shown);

// 2024-07-02T09:30:00Z.  Years outside 0000 to 9999 are clamped.
std::string format_time(Time time);

// RFC 3339 and the W3C profile of ISO 8601: a date and time with a zone (Z, +08:00, +0800), seconds
// and fractions optional; fractions are cut off.  Nothing when the text is anything else or names
// no real time.
std::optional<Time> parse_time(std::string_view text);

// A stretch of time.  An empty period has from == to.
struct Period {
  Time from{};
  Time to{};  // Not included.

  friend bool operator==(const Period&, const Period&) = default;
};

enum class Unit { day, week, month, year };  // Weeks are ISO 8601's: they start on Monday.

// A time zone of the IANA database, by name ("Asia/Shanghai"), or a fixed offset ("+08:00", "UTC").
// Cheap to copy; safe from many threads.
class Zone {
 public:
  Zone() = default;  // UTC.

  // Nothing when no such zone is known.
  static std::optional<Zone> find(std::string_view name);

  const std::string& name() const { return name_; }

  // The wall clock's seconds since 1970-01-01T00:00 in this zone, and back.  A wall-clock time that
  // was skipped or came twice (daylight saving) gives the earlier of the possible times.
  std::chrono::local_seconds to_local(Time time) const;
  Time from_local(std::chrono::local_seconds local) const;

 private:
  std::string name_ = "UTC";
  std::int64_t offset_ = 0;   // Seconds east, where the zone never changes.
  std::int64_t changes_ = 0;  // Not 0: ask ICU.
};

// The day, week, month or year that holds `time` in `zone`.
Period period_of(Time time, Unit unit, const Zone& zone);

// 2024-07-02, 2024-W27, 2024-07 or 2024, of the period that starts at `from`.
std::string format_period(Time from, Unit unit, const Zone& zone);

// "2024", "2024-07", "2024-07-02", "2024-W27", or a full time as parse_time() takes it (one second
// long);
// "/" may stand for "-".  Nothing when the text is anything else or names no real day.
std::optional<Period> parse_period(std::string_view text, const Zone& zone);

}  // namespace weiguan
