#include "stats/bursts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "stats/detail/special.h"

namespace weiguan {

using detail::number;

namespace {

bool known(const std::optional<Share>& share) {
  return share && share->hits <= share->total;
}

// What the levels cost in a period more than level 0 does, in nats.
class Cascade {
 public:
  Cascade(Series series, const BurstOptions& options) {
    double periods = 0;
    for (const auto& share : series) {
      if (!known(share)) continue;
      hits_ += number(share->hits);
      total_ += number(share->total);
      if (share->total > 0) ++periods;
    }
    if (!(options.ratio > 1) || !(options.gamma >= 0) || hits_ <= 0 || hits_ >= total_) return;
    climb_ = options.gamma * std::log(periods);
    double chance = hits_ / total_;
    for (std::size_t level = 1; level <= options.levels; ++level) {
      chance *= options.ratio;
      if (chance >= 1) break;
      hit_.push_back(-static_cast<double>(level) * std::log(options.ratio));
      miss_.push_back(std::log1p(-hits_ / total_) - std::log1p(-chance));
    }
  }

  std::size_t levels() const { return hit_.size(); }
  double climb(std::size_t from, std::size_t to) const {
    return to > from ? static_cast<double>(to - from) * climb_ : 0;
  }
  double cost(std::size_t level, const Share& share) const {
    if (level == 0) return 0;
    return number(share.hits) * hit_[level - 1] +
           number(share.total - share.hits) * miss_[level - 1];
  }

 private:
  double hits_ = 0;
  double total_ = 0;
  double climb_ = 0;
  std::vector<double> hit_;
  std::vector<double> miss_;
};

// The cheapest way through a stretch without missing periods (Viterbi): the level of each period.
std::vector<std::size_t> cheapest_way(const Cascade& cascade, Series stretch) {
  const std::size_t states = cascade.levels() + 1;
  std::vector<double> costs(states, std::numeric_limits<double>::infinity());
  costs[0] = 0;
  std::vector<std::size_t> came_from;
  came_from.reserve(stretch.size() * states);
  for (const auto& share : stretch) {
    std::vector<double> next(states, std::numeric_limits<double>::infinity());
    for (std::size_t to = 0; to < states; ++to) {
      std::size_t best = 0;
      for (std::size_t from = 0; from < states; ++from) {
        const double cost = costs[from] + cascade.climb(from, to);
        if (cost < next[to]) {
          next[to] = cost;
          best = from;
        }
      }
      next[to] += cascade.cost(to, *share);
      came_from.push_back(best);
    }
    costs = next;
  }
  std::vector<std::size_t> way(stretch.size());
  auto state =
      static_cast<std::size_t>(std::min_element(costs.begin(), costs.end()) - costs.begin());
  for (std::size_t i = stretch.size(); i > 0; --i) {
    way[i - 1] = state;
    state = came_from[(i - 1) * states + state];
  }
  return way;
}

// Adds the runs of at least `level`, without empty periods at their ends.
void add_runs(
    const Cascade& cascade,
    Series stretch,
    const std::vector<std::size_t>& way,
    std::size_t level,
    std::size_t offset,
    std::vector<Burst>& bursts) {
  for (std::size_t from = 0, to = 0; from < way.size(); from = to + 1) {
    for (to = from; to < way.size() && way[to] >= level; ++to) continue;
    Burst burst{0, 0, level, 0};
    bool any = false;
    for (std::size_t i = from; i < to; ++i) {
      const Share& share = *stretch[i];
      if (share.total == 0) continue;
      if (!any) burst.from = offset + i;
      any = true;
      burst.to = offset + i + 1;
      burst.weight += cascade.cost(level - 1, share) - cascade.cost(level, share);
    }
    if (any) bursts.push_back(burst);
  }
}

}  // namespace

std::vector<Burst> bursts(Series series, const BurstOptions& options) {
  const Cascade cascade(series, options);
  std::vector<Burst> found;
  if (cascade.levels() == 0) return found;
  for (std::size_t from = 0, to = 0; from < series.size(); from = to + 1) {
    for (to = from; to < series.size() && known(series[to]); ++to) continue;
    const Series stretch = series.subspan(from, to - from);
    const auto way = cheapest_way(cascade, stretch);
    for (std::size_t level = 1; level <= cascade.levels(); ++level) {
      add_runs(cascade, stretch, way, level, from, found);
    }
  }
  std::sort(found.begin(), found.end(), [](const Burst& a, const Burst& b) {
    return std::tie(a.from, a.level) < std::tie(b.from, b.level);
  });
  return found;
}

}  // namespace weiguan
