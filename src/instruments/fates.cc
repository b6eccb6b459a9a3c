#include "instruments/fates.h"

#include <algorithm>

#include "instruments/fates_visit.h"

namespace weiguan {

namespace {

bool gives_cause(Why why) {
  return fate_of(why) == Fate::removed && why <= Why::legal;
}

// Looks for absences among the visits of one address.
void find_absences(AddressFate& fate) {
  bool open = false;
  for (std::size_t i = 0; i < fate.visits.size(); ++i) {
    const Judged& visit = fate.visits[i];
    if (visit.fate() == Fate::present) {
      if (open) fate.absences.back().back = i;
      open = false;
      if (!fate.first_alive) fate.first_alive = i;
      fate.last_alive = i;
    } else if (visit.fate() == Fate::removed && fate.last_alive) {
      if (!open)
        fate.absences.push_back({*fate.last_alive, i, i, {}, visit.why, i, visit.words, false});
      open = true;
      Absence& absence = fate.absences.back();
      absence.last_gone = i;
      if (gives_cause(visit.why) && !gives_cause(absence.why)) {
        absence.why = visit.why;
        absence.said = i;
        absence.words = visit.words;
      }
    }
  }
}

Certainty certainty_of(const AddressFate& fate, const Absence& absence) {
  if (absence.confirmed) return Certainty::confirmed;
  for (std::size_t i = absence.first_gone; i <= absence.last_gone; ++i) {
    if (fate.visits[i].fate() == Fate::removed && !fate.visits[i].rows) return Certainty::one_visit;
  }
  return Certainty::reported;
}

// How an address stands that is not removed.
Why standing(const AddressFate& fate) {
  const Judged& last = fate.visits.back();
  if (!fate.last_alive) {
    const bool gone = fate.count(Fate::removed) + fate.count(Fate::hidden) > 0;
    return gone ? Why::never_seen : last.why;
  }
  return last.why;
}

}  // namespace

const Absence* AddressFate::removal() const {
  return absences.empty() || absences.back().back ? nullptr : &absences.back();
}

std::size_t AddressFate::count(Fate fate) const {
  return static_cast<std::size_t>(std::count_if(
      visits.begin(), visits.end(), [fate](const Judged& one) { return one.fate() == fate; }));
}

Fates::Fates(const Archive& archive, const Packs& packs)
    : judge_(std::make_unique<fates::Judge>(archive, packs)) {}
Fates::~Fates() = default;

AddressFate Fates::of(const Visits& visits) {
  AddressFate fate;
  fate.address = visits.address;
  fate.visits = judge_->judge(visits);
  if (fate.visits.empty()) return fate;
  find_absences(fate);
  for (Absence& absence : fate.absences) {
    const bool own = std::any_of(
        fate.visits.begin() + static_cast<std::ptrdiff_t>(absence.first_gone),
        fate.visits.begin() + static_cast<std::ptrdiff_t>(absence.last_gone) + 1,
        [](const Judged& one) { return one.fate() == Fate::removed && !one.rows; });
    absence.confirmed =
        own &&
        fate.visits[absence.last_gone].time - fate.visits[absence.first_gone].time >= confirm_after;
  }
  if (const Absence* removal = fate.removal()) {
    fate.why = removal->why;
    fate.certainty = certainty_of(fate, *removal);
  } else {
    fate.why = standing(fate);
  }
  return fate;
}

}  // namespace weiguan
