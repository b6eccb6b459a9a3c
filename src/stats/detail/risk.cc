#include "stats/detail/risk.h"

#include <algorithm>

namespace weiguan::detail {

std::vector<Deaths> deaths_of(
    std::span<const Lifetime> lives,
    std::size_t kinds,
    const std::function<std::size_t(std::size_t)>& kind_of) {
  // What happens at an age, in this order: deaths, then those who are seen no more, then entries.
  enum What { death, leaving, entering };
  struct Event {
    double age;
    What what;
    std::size_t kind;
  };
  std::vector<double> risk(kinds);
  std::vector<Event> events;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const std::size_t kind = kind_of(i);
    if (lives[i].entry > 0) {
      events.push_back({lives[i].entry, entering, kind});
    } else {
      risk[kind] += 1;
    }
    events.push_back({lives[i].after, lives[i].died() ? death : leaving, kind});
  }
  std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return a.age != b.age ? a.age < b.age : a.what < b.what;
  });
  std::vector<Deaths> out;
  for (const Event& event : events) {
    if (event.what == entering) {
      risk[event.kind] += 1;
      continue;
    }
    if (event.what == death) {
      if (out.empty() || out.back().age != event.age) {
        Deaths deaths;
        deaths.age = event.age;
        deaths.of_kind.resize(kinds);
        deaths.risk_of_kind = risk;
        for (const double one : risk) deaths.at_risk += one;
        out.push_back(std::move(deaths));
      }
      out.back().died += 1;
      out.back().of_kind[event.kind] += 1;
    }
    risk[event.kind] -= 1;
  }
  return out;
}

}  // namespace weiguan::detail
