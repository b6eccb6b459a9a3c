#include "instruments/coverage/detail/sides.h"

#include <algorithm>
#include <map>

namespace weiguan::coverage {

std::vector<OneSided> one_sided(const Gathered& gathered, const std::vector<std::string>& sides) {
  std::vector<OneSided> found;
  for (std::size_t i = 0; i < gathered.stories.size(); ++i) {
    const StoryView& story = gathered.stories[i];
    if (!story.shown) continue;
    std::map<std::string, Share> of;
    std::map<std::string, std::uint64_t> articles;
    Share all;
    for (std::size_t outlet = 0; outlet < sides.size(); ++outlet) {
      if (sides[outlet].empty()) continue;
      const bool told = story.told.count(outlet) != 0;
      if (!told && !story.watched[outlet].seen()) continue;
      if (told) articles[sides[outlet]] += story.told.at(outlet).size();
      for (Share* one : {&of[sides[outlet]], &all}) {
        ++one->total;
        one->hits += told ? 1U : 0U;
      }
    }
    for (const auto& [side, inside] : of) {
      const Share outside{all.hits - inside.hits, all.total - inside.total};
      if (inside.hits < 2 || outside.total == 0) continue;
      const auto difference = rate_difference(inside, outside);
      if (!difference || difference->interval.low <= 0) continue;
      found.push_back({i, side, inside, outside, *difference, articles[side]});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const OneSided& a, const OneSided& b) {
    return a.difference.interval.low > b.difference.interval.low;
  });
  return found;
}

}  // namespace weiguan::coverage
