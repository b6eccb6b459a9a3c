#include "stats/paired.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include "stats/clusters.h"
#include "stats/detail/special.h"

namespace weiguan {

namespace {

constexpr std::size_t most_tried = 14;  // 2^14 ways to exchange.
constexpr std::uint64_t most_parted = 20'000;

// Sums of the same numbers in another order differ by rounding; what is as great as what was seen
// must count as such.
bool as_great(double sum, double seen) {
  return std::abs(sum) >= std::abs(seen) - 1e-9 * (1 + std::abs(seen));
}

bool sound(const Share& share) {
  return share.total > 0 && share.hits <= share.total;
}

bool sound(const PairedOptions& options) {
  return options.confidence > 0 && options.confidence < 1;
}

struct Side {
  double mean = 0;
  Interval interval;
};

Side side_of(const std::vector<double>& rates, double confidence) {
  Clusters clusters;
  Side side;
  for (const double one : rates) {
    clusters.add_rate(one);
    side.mean += one;
  }
  side.mean /= static_cast<double>(rates.size());
  side.interval = *clusters.interval(confidence);
  side.interval.low = std::min(side.interval.low, side.mean);
  side.interval.high = std::max(side.interval.high, side.mean);
  return side;
}

double correlation(
    const std::vector<double>& a, double a_mean, const std::vector<double>& b, double b_mean) {
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - a_mean) * (b[i] - b_mean);
    aa += (a[i] - a_mean) * (a[i] - a_mean);
    bb += (b[i] - b_mean) * (b[i] - b_mean);
  }
  if (!(aa > 1e-12) || !(bb > 1e-12)) return 0;
  return std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
}

Interval joined(const Side& first, const Side& second, double together) {
  const double difference = first.mean - second.mean;
  const auto reach = [together](double a, double b) {
    return std::sqrt(std::max(0.0, a * a - 2 * together * a * b + b * b));
  };
  return {
      std::max(
          -1.0,
          difference - reach(first.mean - first.interval.low, second.interval.high - second.mean)),
      std::min(
          1.0,
          difference + reach(first.interval.high - first.mean, second.mean - second.interval.low))};
}

// Signs of the differences are turned.
void exchange(
    const std::vector<double>& differences, const PairedOptions& options, PairedDifference& out) {
  const double seen = std::accumulate(differences.begin(), differences.end(), 0.0);
  const std::size_t size = differences.size();
  std::uint64_t as_far = 0, tried = 0;
  if (size <= most_tried) {
    tried = std::uint64_t{1} << size;
    for (std::uint64_t signs = 0; signs < tried; ++signs) {
      double sum = 0;
      for (std::size_t i = 0; i < size; ++i) {
        sum += ((signs >> i) & 1U) != 0 ? -differences[i] : differences[i];
      }
      as_far += as_great(sum, seen) ? 1U : 0U;
    }
  } else {
    std::mt19937_64 random(options.seed);
    as_far = tried = 1;
    for (std::size_t sample = 0; sample < options.samples; ++sample, ++tried) {
      double sum = 0;
      std::uint64_t signs = 0;
      for (std::size_t i = 0; i < size; ++i) {
        if (i % 64 == 0) signs = random();
        sum += (signs & 1U) != 0 ? -differences[i] : differences[i];
        signs >>= 1U;
      }
      as_far += as_great(sum, seen) ? 1U : 0U;
    }
    out.exact = false;
  }
  out.p = static_cast<double>(as_far) / static_cast<double>(tried);
}

// In how many ways `size` can be chosen from `of`; `most` where there are more.
std::uint64_t ways(std::size_t of, std::size_t size, std::uint64_t most) {
  double count = 1;
  for (std::size_t i = 1; i <= size; ++i) {
    count *= static_cast<double>(of - size + i) / static_cast<double>(i);
    if (count > static_cast<double>(most)) return most;
  }
  return static_cast<std::uint64_t>(std::llround(count));
}

// Which of all are the first group is chosen anew.
void part(
    std::vector<double>& all,
    std::size_t first,
    const PairedOptions& options,
    PairedDifference& out) {
  const double total = std::accumulate(all.begin(), all.end(), 0.0);
  const auto size = static_cast<double>(first), rest = static_cast<double>(all.size() - first);
  const auto far = [&](double sum) {
    return as_great(sum / size - (total - sum) / rest, out.difference) ? 1U : 0U;
  };
  std::uint64_t as_far = 0, tried = 0;
  if (ways(all.size(), first, most_parted) < most_parted) {
    std::vector<char> chosen(all.size(), 0);
    std::fill_n(chosen.begin(), first, char{1});
    do {
      double sum = 0;
      for (std::size_t i = 0; i < all.size(); ++i) sum += chosen[i] != 0 ? all[i] : 0.0;
      as_far += far(sum);
      ++tried;
    } while (std::prev_permutation(chosen.begin(), chosen.end()));
  } else {
    std::mt19937_64 random(options.seed);
    as_far = tried = 1;
    for (std::size_t sample = 0; sample < options.samples; ++sample, ++tried) {
      double sum = 0;
      for (std::size_t i = 0; i < first; ++i) {
        std::swap(all[i], all[i + random() % (all.size() - i)]);
        sum += all[i];
      }
      as_far += far(sum);
    }
    out.exact = false;
  }
  out.p = static_cast<double>(as_far) / static_cast<double>(tried);
}

}  // namespace

std::optional<McNemar> mcnemar(
    std::uint64_t only_first, std::uint64_t only_second, double confidence) {
  if (!(confidence > 0) || !(confidence < 1)) return std::nullopt;
  McNemar out;
  const double infinite = std::numeric_limits<double>::infinity();
  out.interval = {0, infinite};
  const std::uint64_t differ = only_first + only_second;
  if (differ == 0) return out;
  const double less = detail::number(std::min(only_first, only_second)),
               all = detail::number(differ);
  // Chance of at most `less` in `all` at even odds.
  const double tail = less < all ? detail::beta_lower(all - less, less + 1, 0.5) : 1;
  out.p = std::min(1.0, 2 * tail);
  out.p_mid = std::clamp(2 * tail - std::exp(detail::log_binomial(less, all, 0.5)), 0.0, 1.0);
  out.odds = only_second == 0 ? infinite : detail::number(only_first) / detail::number(only_second);
  if (const auto share = clopper_pearson({only_first, differ}, confidence)) {
    out.interval.low = share->low / (1 - share->low);
    out.interval.high = only_second == 0 ? infinite : share->high / (1 - share->high);
  }
  return out;
}

std::optional<PairedDifference> paired_difference(
    std::span<const PairedShare> questions, const PairedOptions& options) {
  if (!sound(options)) return std::nullopt;
  std::vector<double> first, second, differences;
  for (const PairedShare& one : questions) {
    if (!sound(one.first) || !sound(one.second)) continue;
    first.push_back(*rate(one.first));
    second.push_back(*rate(one.second));
    const double difference = first.back() - second.back();
    if (difference != 0) differences.push_back(difference);
  }
  if (first.empty()) return std::nullopt;
  const Side a = side_of(first, options.confidence), b = side_of(second, options.confidence);
  PairedDifference out;
  out.clusters = first.size();
  out.first = a.mean;
  out.second = b.mean;
  out.difference = a.mean - b.mean;
  out.interval = joined(a, b, correlation(first, a.mean, second, b.mean));
  exchange(differences, options, out);
  return out;
}

std::optional<PairedDifference> unpaired_difference(
    std::span<const Share> first, std::span<const Share> second, const PairedOptions& options) {
  if (!sound(options)) return std::nullopt;
  std::vector<double> one, other;
  for (const Share& share : first) {
    if (sound(share)) one.push_back(*rate(share));
  }
  for (const Share& share : second) {
    if (sound(share)) other.push_back(*rate(share));
  }
  if (one.empty() || other.empty()) return std::nullopt;
  const Side a = side_of(one, options.confidence), b = side_of(other, options.confidence);
  PairedDifference out;
  out.clusters = one.size() + other.size();
  out.first = a.mean;
  out.second = b.mean;
  out.difference = a.mean - b.mean;
  out.interval = joined(a, b, 0);
  std::vector<double> all = one;
  all.insert(all.end(), other.begin(), other.end());
  part(all, one.size(), options, out);
  return out;
}

}  // namespace weiguan
