#include "collect/detail/plan.h"

#include <algorithm>
#include <cmath>

#include "base/digest.h"

namespace weiguan {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

// Where the bands of age begin.
constexpr std::array<hours, Hazards::bands> band_begins = {
    hours{0}, hours{1}, hours{6}, hours{24}, hours{72}, hours{168}, hours{720}, hours{2160}};

// What the prior is worth: as much as having seen so many ends.
constexpr double prior_events = 2;

constexpr milliseconds least_interval = minutes{15};
constexpr milliseconds most_interval = hours{14 * 24};
constexpr milliseconds young = hours{72};

// From one visit to the next of an address that never showed anything.
constexpr std::array<hours, 4> until_it_is_there = {hours{2}, hours{8}, hours{24}, hours{96}};

double in_days(milliseconds time) {
  return std::chrono::duration<double, std::ratio<86400>>(time).count();
}

// From -0.1 to 0.1, the same for the same visit.
double jitter(const WatchedAddress& address) {
  const std::uint64_t drawn = short_id({"visit", address.url, std::to_string(address.visits)});
  return (static_cast<double>(drawn % 2001) - 1000) / 10'000;
}

milliseconds times(milliseconds time, double factor) {
  return milliseconds{static_cast<std::int64_t>(static_cast<double>(time.count()) * factor)};
}

milliseconds age_of(const WatchedAddress& address, ExactTime now) {
  ExactTime born = address.found;
  if (address.published) born = std::min(born, ExactTime{address.published->latest});
  return std::max(now - born, milliseconds{0});
}

bool is_removal(Cause cause) {
  switch (cause) {
    case Cause::captcha:
    case Cause::rate_limit:
    case Cause::login:
    case Cause::geo_block:
      return false;
    default:
      return true;
  }
}

void plan_present(
    WatchedAddress& address, ExactTime now, const Hazards& hazards, milliseconds age) {
  address.standing = Standing::present;
  address.failures = address.absences = 0;
  address.absent_since.reset();
  if (!address.first_present) address.first_present = now;
  address.last_present = now;
  address.rank = age < young ? Rank::young : Rank::old;
  address.due = now + interval_of(address, now, hazards);
}

void plan_absent(WatchedAddress& address, ExactTime now) {
  address.failures = 0;
  ++address.absences;
  if (!address.absent_since) address.absent_since = now;
  address.rank = Rank::old;
  if (!address.first_present) {
    // Nobody here ever saw it.  It may have been told of too early; then it is left alone.
    address.standing = Standing::gone;
    address.due.reset();
    if (address.absences <= until_it_is_there.size())
      address.due = now + until_it_is_there.at(address.absences - 1);
    return;
  }
  const std::size_t seen = address.absences;
  if (seen <= confirmations.size()) {
    address.standing = Standing::suspect;
    address.rank = Rank::confirm;
    address.due =
        std::max(*address.absent_since + confirmations.at(seen - 1), now + confirmations.front());
    return;
  }
  // It may come back.
  address.standing = Standing::gone;
  address.due = now + hours{24} * (seen == 3 ? 1 : seen == 4 ? 7 : 30);
}

void plan_unreachable(WatchedAddress& address, ExactTime now) {
  ++address.failures;
  if (address.standing == Standing::fresh) address.standing = Standing::unreachable;
  const bool doubted = address.standing == Standing::suspect;
  address.rank = doubted ? Rank::confirm : Rank::young;
  const std::uint32_t doublings = std::min<std::uint32_t>(address.failures - 1, 8);
  address.due =
      now + std::min<milliseconds>(minutes{5} * (std::int64_t{1} << doublings), hours{12});
}

}  // namespace

Seen seen_in(const Capture& capture, bool was_article) {
  if (!capture.failure.empty()) return Seen::unreachable;
  if (const auto cause = parse_cause(capture.notice))
    return is_removal(*cause) ? Seen::absent : Seen::unreachable;
  if (capture.status == 404 || capture.status == 410 || capture.status == 451) return Seen::absent;
  if (capture.status >= 400) return Seen::unreachable;
  if (!capture.location.empty() || (capture.status >= 300 && capture.status != 304))
    return Seen::moved;
  if (capture.page_kind == "challenge" || capture.page_kind == "login") return Seen::unreachable;
  if (capture.page_kind == "notice" || capture.page_kind == "error") return Seen::absent;
  // An empty answer is no page at all; a revisit's is that of its original.
  const bool blank = capture.size == 0 && capture.type != "revisit";
  if (was_article && blank) return Seen::absent;
  const bool reads = capture.page_kind == "article" || capture.page_kind == part_kind;
  return was_article && !capture.page_kind.empty() && !reads ? Seen::absent : Seen::present;
}

Hazards::Hazards(const std::vector<AgeBand>& known) {
  for (const AgeBand& one : known) learn(one);
}

std::uint32_t Hazards::band_of(milliseconds age) {
  std::uint32_t band = 0;
  while (band + 1 < bands && age >= band_begins.at(band + 1)) ++band;
  return band;
}

double Hazards::prior(std::uint32_t band) {
  // One page in fifty ends in its first hour, and as many in each stretch in which its age grows
  // by as large a factor.
  const double begins = std::max(1.0, static_cast<double>(band_begins.at(band).count()));
  return 0.02 * 24 / begins;
}

void Hazards::learn(const AgeBand& more) {
  AgeBand& known = known_[{more.outlet, more.band}];
  known.exposure += more.exposure;
  known.events += more.events;
}

double Hazards::ratio(const std::string& outlet, std::uint32_t band) const {
  const auto found = known_.find({outlet, band});
  if (found == known_.end()) return 1;
  const double mean = prior(band);
  const double posterior =
      (prior_events + found->second.events) / (prior_events / mean + found->second.exposure);
  return posterior / mean;
}

milliseconds interval_of(const WatchedAddress& address, ExactTime now, const Hazards& hazards) {
  const milliseconds age = age_of(address, now);
  const double ratio = hazards.ratio(address.outlet, Hazards::band_of(age));
  // The time between visits that finds most for its cost goes with the root of the hazard.
  const double factor = std::clamp(1 / std::sqrt(ratio), 0.25, 4.0) * (1 + jitter(address));
  return std::clamp(times(age, factor / 2), least_interval, most_interval);
}

void plan(
    WatchedAddress& address,
    Seen seen,
    ExactTime now,
    const Hazards& hazards,
    std::vector<AgeBand>& learnt) {
  const milliseconds age = age_of(address, now);
  const bool stood = address.standing == Standing::present && address.last.has_value();
  const std::uint32_t band = Hazards::band_of(age);
  if (stood && seen == Seen::present)
    learnt.push_back({address.outlet, band, in_days(now - *address.last), 0});
  ++address.visits;
  switch (seen) {
    case Seen::present:
    case Seen::moved:
      plan_present(address, now, hazards, age);
      break;
    case Seen::absent:
      plan_absent(address, now);
      if (address.standing == Standing::gone && address.absences == confirmations.size() + 1)
        learnt.push_back({address.outlet, band, 0, 1});
      break;
    case Seen::unreachable:
      plan_unreachable(address, now);
      break;
  }
  address.last = now;
}

milliseconds back_off(milliseconds delay, std::uint32_t failures) {
  const milliseconds least = std::max<milliseconds>(delay, std::chrono::seconds{1});
  return std::min<milliseconds>(
      least * (std::int64_t{1} << std::min<std::uint32_t>(failures, 12)), hours{1});
}

}  // namespace weiguan
