// When an address is visited again: what a visit found, and what follows from it.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "archive/frontier.h"
#include "model/capture.h"

namespace weiguan {

// What a visit found, as far as planning needs it.  In doubt nothing is called absent.
enum class Seen {
  present,      // What the address is for.
  absent,       // It says that there is nothing, or shows something else than it did.
  unreachable,  // Nothing can be told.
  moved         // It leads elsewhere.
};

// Of a capture that was made for the address itself.  `was_article`: the last visit that found it
// present read an article there.
Seen seen_in(const Capture& capture, bool was_article);

// How likely pages of an outlet are to vanish at an age, learnt as it is watched.  Gamma prior,
// whose mean falls with age as one over it (Zhu et al. 2013 saw 90 % of removed posts gone within a
// day).
class Hazards {
 public:
  explicit Hazards(const std::vector<AgeBand>& bands);

  static constexpr std::uint32_t bands = 8;
  static std::uint32_t band_of(std::chrono::milliseconds age);
  static double prior(std::uint32_t band);  // Ends a day of watching.

  void learn(const AgeBand& more);
  // Posterior mean over prior mean: 1 where nothing was learnt.
  double ratio(const std::string& outlet, std::uint32_t band) const;

 private:
  std::map<std::pair<std::string, std::uint32_t>, AgeBand> known_;
};

// The time from one visit to the next of a page that is present: half its age (so that visits are
// as frequent as the hazard is high), less where pages of its outlet vanish more often than
// expected, from 15 minutes to 14 days, moved by up to a tenth so that visits do not come together.
std::chrono::milliseconds interval_of(
    const WatchedAddress& address, ExactTime now, const Hazards& hazards);

// Removals are confirmed by visits at these times after the first that found it gone.
inline constexpr std::array<std::chrono::minutes, 2> confirmations = {
    std::chrono::minutes{70}, std::chrono::minutes{7 * 60}};

// What the visit at `now` changes: standing, counts, due, rank.  What was learnt of the outlet's
// pages goes into `learnt`.
void plan(
    WatchedAddress& address,
    Seen seen,
    ExactTime now,
    const Hazards& hazards,
    std::vector<AgeBand>& learnt);

// How long to leave a host alone after so many failures in a row: `delay`, doubled for each, at
// most an hour.
std::chrono::milliseconds back_off(std::chrono::milliseconds delay, std::uint32_t failures);

}  // namespace weiguan
