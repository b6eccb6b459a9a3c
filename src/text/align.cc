#include "text/align.h"

#include <algorithm>

#include "text/detail/align_boxes.h"
#include "text/detail/described.h"

namespace weiguan {

std::string_view to_string(Alteration alteration) {
  switch (alteration) {
    case Alteration::verbatim:
      return "verbatim";
    case Alteration::respaced:
      return "respaced";
    case Alteration::edited:
      return "edited";
    case Alteration::reordered:
      return "reordered";
    case Alteration::reworded:
      break;
  }
  return "reworded";
}

std::vector<RepeatedPassage> align(
    std::string_view source, std::string_view target, const AlignOptions& options) {
  const detail::Sides sides = detail::read_sides(source, target);
  detail::AlignSettings settings;
  settings.least_size = options.least;
  settings.least_fuzzy_size = std::max(options.least_reworded, options.least);
  settings.fuzzy = options.reworded;
  std::vector<RepeatedPassage> passages;
  for (const detail::Box& box : detail::aligned(sides, settings)) {
    passages.push_back(
        detail::described(source, sides.source.units, target, sides.target.units, box));
  }
  return passages;
}

}  // namespace weiguan
