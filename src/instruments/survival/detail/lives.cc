#include "instruments/survival/detail/lives.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/instruments.h"

namespace weiguan::survival {

namespace {

double days(std::chrono::seconds time) {
  return static_cast<double>(time.count()) / 86400;
}

// When it began: as if published then, where life begins with the first visit that showed it.
std::optional<Period> start_of(
    const AddressFate& fate, const TimeRange* published, const Reckoning& reckoning) {
  if (reckoning.start == Start::seen) {
    const Time seen = fate.visits[*fate.first_alive].time;
    if (seen == beginning_of_time) return {};
    return Period{seen, seen};
  }
  if (published == nullptr || published->source == TimeSource::first_seen) return {};
  return Period{published->earliest, published->latest};
}

}  // namespace

Life life_of(const AddressFate& fate, const TimeRange* published, const Reckoning& reckoning) {
  Life life;
  life.listed = std::all_of(
      fate.visits.begin(), fate.visits.end(), [](const Judged& one) { return one.rows; });
  if (!fate.first_alive) return life;
  const auto start = start_of(fate, published, reckoning);
  life.said = Said::undated;
  if (!start) return life;
  const Absence* removal = fate.removal();
  if (removal != nullptr && fate.certainty == Certainty::one_visit && !reckoning.one_visit) {
    removal = nullptr;
    life.unconfirmed = true;
  }
  life.not_reached = removal == nullptr && !life.unconfirmed && fate.fate() != Fate::present;
  Lifetime& time = life.time;
  const Time first = fate.visits[*fate.first_alive].time;
  const Time last = fate.visits[removal != nullptr ? removal->last_alive : *fate.last_alive].time;
  time.entry = std::max(0.0, days(first - start->to));
  time.after = std::max(time.entry, days(last - start->to));
  if (removal == nullptr) {
    life.said = time.after > time.entry ? Said::life : Said::once;
    return life;
  }
  const Time gone = fate.visits[removal->first_gone].time;
  time.until = days(gone - start->from);
  if (reckoning.death == Death::seen) time.after = std::max(time.entry, days(gone - start->to));
  time.cause = end_number(removal->why);
  life.said = time.until > 0 && sound(time) ? Said::life : Said::backwards;
  return life;
}

std::vector<double> parse_ages(const std::string& text) {
  std::vector<double> ages;
  for (const std::string& one : split_list(text)) {
    double number = 0;
    const auto read = std::from_chars(one.data(), one.data() + one.size(), number);
    const std::string_view unit(read.ptr, one.data() + one.size());
    const double length = unit == "h" ? 1.0 / 24 : unit == "w" ? 7 : 1;
    const bool known = unit == "h" || unit == "d" || unit == "w" || unit.empty();
    if (read.ec != std::errc{} || !known || !std::isfinite(number) || number < 0) {
      throw UsageError(
          fmt::format("--ages cannot be \"{}\"", text),
          "It takes ages with commas between: 6h, 2d, 1w; a number alone is days.");
    }
    ages.push_back(number * length);
  }
  std::sort(ages.begin(), ages.end());
  ages.erase(std::unique(ages.begin(), ages.end()), ages.end());
  return ages;
}

}  // namespace weiguan::survival
