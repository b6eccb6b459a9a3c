#include "stats/detail/masses.h"

#include <algorithm>
#include <cmath>

namespace weiguan::detail {

namespace {

// Sides of a Key; 0 is just before an age.
constexpr int at_end = 1, behind = 2;

// The non-decreasing sequence nearest to `values` (weighted least squares): pool adjacent
// violators.
std::vector<double> isotonic(
    const std::vector<double>& values, const std::vector<double>& weights) {
  struct Pool {
    double value, weight;
    std::size_t size;
  };
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < values.size(); ++i) {
    pools.push_back({values[i], weights[i], 1});
    while (pools.size() > 1 && pools[pools.size() - 2].value >= pools.back().value) {
      const Pool last = pools.back();
      pools.pop_back();
      Pool& pool = pools.back();
      const double weight = pool.weight + last.weight;
      pool.value = (pool.value * pool.weight + last.value * last.weight) / weight;
      pool.weight = weight;
      pool.size += last.size;
    }
  }
  std::vector<double> out;
  out.reserve(values.size());
  for (const Pool& pool : pools) out.insert(out.end(), pool.size, pool.value);
  return out;
}

}  // namespace

Masses::Masses(std::span<const Lifetime> lives, std::size_t causes) {
  for (const Lifetime& life : lives) {
    if (!life.died()) cut_ages_.push_back(life.after);
    if (life.entry > 0) cut_ages_.push_back(life.entry);
  }
  std::sort(cut_ages_.begin(), cut_ages_.end());
  cut_ages_.erase(std::unique(cut_ages_.begin(), cut_ages_.end()), cut_ages_.end());
  const bool endless =
      std::any_of(lives.begin(), lives.end(), [](const Lifetime& life) { return !life.died(); });
  for (std::size_t cause = 0; cause < causes; ++cause) {
    make_cells(lives, causes == 1 ? none : cause, endless && causes == 1);
  }
  if (endless && causes > 1) {
    blocks_.push_back({cells_.size(), cells_.size() + 1});
    lefts_.push_back({cut_ages_.back(), behind});
    rights_.push_back({never, at_end});
    cells_.push_back({cut_ages_.back(), never, causes});
  }
  for (const double age : cut_ages_) {
    for (const Block& block : blocks_) {
      const auto begin = lefts_.begin() + static_cast<std::ptrdiff_t>(block.begin);
      const auto end = lefts_.begin() + static_cast<std::ptrdiff_t>(block.end);
      const auto first = std::lower_bound(begin, end, Key{age, behind});
      cuts_.push_back(static_cast<std::size_t>(first - lefts_.begin()));
    }
  }
  make_units(lives, causes);
}

// `none`: whatever they died of.
void Masses::make_cells(std::span<const Lifetime> lives, std::size_t cause, bool endless) {
  const auto is_of = [&](const Lifetime& life) { return cause == none || life.cause == cause; };
  struct End {
    Key key;
    bool opens;
  };
  std::vector<End> ends;
  for (const Lifetime& life : lives) {
    if (!life.died() || is_of(life)) ends.push_back({left(life), true});
    if (life.died() && is_of(life)) ends.push_back({{life.until, at_end}, false});
    // Mass that was over before somebody entered costs nothing, so it wants to lie there.
    if (life.entry > 0) ends.push_back({{life.entry, at_end}, false});
  }
  if (endless) ends.push_back({{never, at_end}, false});
  std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) {
    return a.key != b.key ? a.key < b.key : b.opens < a.opens;
  });
  const std::size_t begin = cells_.size();
  for (std::size_t i = 1; i < ends.size(); ++i) {
    if (!ends[i - 1].opens || ends[i].opens) continue;
    lefts_.push_back(ends[i - 1].key);
    rights_.push_back(ends[i].key);
    cells_.push_back({ends[i - 1].key.age, ends[i].key.age, cause == none ? 0 : cause});
  }
  blocks_.push_back({begin, cells_.size()});
}

std::size_t Masses::cut_at(double age) {
  return static_cast<std::size_t>(
      std::lower_bound(cut_ages_.begin(), cut_ages_.end(), age) - cut_ages_.begin());
}

void Masses::make_units(std::span<const Lifetime> lives, std::size_t causes) {
  std::vector<std::pair<Unit, std::size_t>> all;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const Lifetime& life = lives[i];
    Unit unit;
    if (life.entry > 0) unit.entry = cut_at(life.entry);
    if (life.died()) {
      const Block& block = blocks_[causes == 1 ? 0 : life.cause];
      const auto place = [](const std::vector<Key>& keys, std::size_t at) {
        return keys.begin() + static_cast<std::ptrdiff_t>(at);
      };
      unit.begin = static_cast<std::size_t>(
          std::lower_bound(place(lefts_, block.begin), place(lefts_, block.end), left(life)) -
          lefts_.begin());
      unit.end = static_cast<std::size_t>(
          std::upper_bound(
              place(rights_, block.begin), place(rights_, block.end), Key{life.until, at_end}) -
          rights_.begin());
    } else {
      unit.cut = cut_at(life.after);
    }
    all.emplace_back(unit, i);
  }
  std::sort(all.begin(), all.end());
  unit_of_.resize(lives.size());
  for (const auto& [unit, life] : all) {
    if (units_.empty() || units_.back() != unit) units_.push_back(unit);
    unit_of_[life] = units_.size() - 1;
  }
}

std::pair<std::size_t, std::size_t> Masses::range_of(std::size_t life) const {
  const Unit& unit = units_[unit_of_[life]];
  if (unit.cut != none) return {cuts_[unit.cut * blocks_.size()], cells_.size()};
  return {unit.begin, unit.end};
}

std::size_t Masses::entry_of(std::size_t life) const {
  const Unit& unit = units_[unit_of_[life]];
  return unit.entry == none ? 0 : cuts_[unit.entry * blocks_.size()];
}

std::vector<double> Masses::sums_of(const std::vector<double>& masses) const {
  std::vector<double> sums(masses.size() + 1);
  for (std::size_t i = 0; i < masses.size(); ++i) sums[i + 1] = sums[i] + masses[i];
  return sums;
}

double Masses::mass_behind(std::size_t cut, const std::vector<double>& sums) const {
  double mass = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    mass += sums[blocks_[i].end] - sums[cuts_[cut * blocks_.size() + i]];
  }
  return mass;
}

double Masses::mass_of(const Unit& unit, const std::vector<double>& sums) const {
  return unit.cut != none ? mass_behind(unit.cut, sums) : sums[unit.end] - sums[unit.begin];
}

double Masses::likelihood(
    const std::vector<double>& weights, const std::vector<double>& masses) const {
  const std::vector<double> sums = sums_of(masses);
  double sum = 0;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (weights[i] == 0) continue;
    const double mass = mass_of(units_[i], sums);
    if (!(mass > 0)) return -never;
    sum += weights[i] * std::log(mass);
    if (units_[i].entry != none) {
      sum -= weights[i] * std::log(mass_behind(units_[i].entry, sums));
    }
  }
  return sum;
}

Masses::Slopes Masses::slopes(
    const std::vector<double>& weights, const std::vector<double>& masses) const {
  const std::vector<double> sums = sums_of(masses);
  Slopes out;
  std::vector<double> change(masses.size() + 1);
  out.curve.resize(masses.size() + 1);
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const Unit& unit = units_[i];
    const double weight = weights[i];
    if (weight == 0) continue;
    const double mass = mass_of(unit, sums);
    const double slope = weight / mass;
    out.log_likelihood += weight * std::log(mass);
    if (unit.cut != none) {
      for (std::size_t block = 0; block < blocks_.size(); ++block) {
        const std::size_t begin = cuts_[unit.cut * blocks_.size() + block];
        change[begin] += slope;
        change[blocks_[block].end] -= slope;
        out.curve[begin] += slope / mass;
      }
    } else {
      change[unit.begin] += slope;
      change[unit.end] -= slope;
      out.curve[unit.begin] += slope / mass;
      out.curve[unit.end] += slope / mass;
    }
    if (unit.entry == none) {
      out.total += weight;
      for (const Block& block : blocks_) {
        change[block.begin] -= weight;
        change[block.end] += weight;
      }
      continue;
    }
    const double seen = mass_behind(unit.entry, sums);
    out.log_likelihood -= weight * std::log(seen);
    out.total += weight / seen;
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
      change[cuts_[unit.entry * blocks_.size() + block]] -= weight / seen;
      change[blocks_[block].end] += weight / seen;
    }
  }
  out.mass.resize(masses.size());
  double sum = 0;
  for (std::size_t i = 0; i < masses.size(); ++i) out.mass[i] = sum += change[i];
  return out;
}

// Moves mass between neighbouring cells of a cause: Newton's step with the second derivatives by
// each border alone, onto what rises only, and back half the way until it is better.
bool Masses::minorant_step(
    const std::vector<double>& weights, const Slopes& slopes, std::vector<double>& masses) const {
  std::vector<double> wanted = masses;
  for (const Block& block : blocks_) {
    if (block.end - block.begin < 2) continue;
    std::vector<double> values, trust;
    double sum = 0;
    for (std::size_t i = block.begin; i + 1 < block.end; ++i) {
      sum += masses[i];
      const double slope = slopes.mass[i] - slopes.mass[i + 1];
      const double curve = slopes.curve[i + 1];
      values.push_back(curve > 0 ? sum + slope / curve : sum);
      trust.push_back(curve > 0 ? curve : 1e-10);
    }
    sum += masses[block.end - 1];
    double last = 0;
    std::size_t at = block.begin;
    for (const double value : isotonic(values, trust)) {
      const double next = std::clamp(value, last, std::max(last, sum));
      wanted[at++] = next - last;
      last = next;
    }
    wanted[at] = std::max(0.0, sum - last);
  }
  double step = 1;
  for (int tries = 0; tries < 12; ++tries, step /= 2) {
    std::vector<double> tried(masses.size());
    for (std::size_t i = 0; i < masses.size(); ++i) {
      tried[i] = masses[i] + step * (wanted[i] - masses[i]);
    }
    if (likelihood(weights, tried) > slopes.log_likelihood) {
      masses = std::move(tried);
      return true;
    }
  }
  return false;
}

MassFit Masses::fit(
    const std::vector<double>& weights,
    const std::vector<double>& start,
    double tolerance,
    std::size_t rounds) const {
  std::vector<double> counted(units_.size());
  for (std::size_t i = 0; i < unit_of_.size(); ++i) {
    counted[unit_of_[i]] += weights.empty() ? 1 : weights[i];
  }
  MassFit fit;
  if (cells_.empty()) return fit;
  fit.masses = start;
  if (start.empty()) {
    fit.masses.assign(cells_.size(), 1 / static_cast<double>(cells_.size()));
  }
  for (std::size_t round = 0; round < rounds; ++round) {
    Slopes now = slopes(counted, fit.masses);
    fit.log_likelihood = now.log_likelihood;
    fit.gap = std::max(0.0, *std::max_element(now.mass.begin(), now.mass.end()));
    if (fit.gap <= tolerance) {
      fit.converged = true;
      break;
    }
    if (round % 2 == 1 && minorant_step(counted, now, fit.masses)) continue;
    double sum = 0;
    for (std::size_t i = 0; i < fit.masses.size(); ++i) {
      fit.masses[i] = std::max(0.0, fit.masses[i] * (1 + now.mass[i] / now.total));
      sum += fit.masses[i];
    }
    for (double& mass : fit.masses) mass /= sum;
  }
  return fit;
}

}  // namespace weiguan::detail
