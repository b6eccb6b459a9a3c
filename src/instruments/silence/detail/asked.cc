#include "instruments/silence/detail/asked.h"

#include <algorithm>

#include "stats/tests.h"

namespace weiguan::silence {

std::string_view to_string(Standing standing) {
  return standing_choices[static_cast<std::size_t>(standing)].name;
}

Controls::Controls(const std::vector<Told>& all, const Asked& asked) : floor_(asked.floor) {
  for (const Told& told : all) {
    if (told.control != Control::neutral || !asked.takes(told)) continue;
    Seen& seen = seen_[{told.model, told.language}];
    ++seen.asked;
    if (!told.judged.complete) continue;
    ++seen.scored;
    seen.answered += *told.judged.complete ? 1U : 0U;
  }
}

Standing Controls::of(const Model& model, const std::string& language) const {
  const auto found = seen_.find({model, language});
  if (found == seen_.end()) return Standing::no_controls;
  const Seen& seen = found->second;
  // A service that answers no control at all, whatever it says instead, is broken.
  if (seen.scored == 0) return Standing::controls_failed;
  const double share = static_cast<double>(seen.answered) / static_cast<double>(seen.scored);
  return share < floor_ ? Standing::controls_failed : Standing::told;
}

Standing standing_of(
    std::initializer_list<Standing> controls, std::uint64_t questions, const Asked& asked) {
  if (questions == 0) return Standing::nothing;
  Standing worst = questions < asked.least ? Standing::few : Standing::told;
  for (const Standing one : controls) worst = std::min(worst, one);
  return worst;
}

std::vector<std::optional<double>> correct(
    const std::vector<std::optional<double>>& p, Correction correction) {
  std::vector<double> known;
  for (const auto& one : p) {
    if (one) known.push_back(*one);
  }
  if (correction == Correction::holm) {
    known = holm(known);
  } else if (correction == Correction::benjamini_hochberg) {
    known = benjamini_hochberg(known);
  }
  std::vector<std::optional<double>> out;
  std::size_t at = 0;
  for (const auto& one : p) out.push_back(one ? std::optional(known[at++]) : std::nullopt);
  return out;
}

}  // namespace weiguan::silence
