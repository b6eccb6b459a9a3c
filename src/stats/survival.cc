#include "stats/survival.h"

#include <algorithm>
#include <cmath>

#include "stats/detail/masses.h"
#include "stats/detail/resample.h"
#include "stats/detail/risk.h"
#include "stats/detail/special.h"

namespace weiguan {

namespace {

bool sound(std::span<const Lifetime> lives, const SurvivalOptions& options) {
  return !lives.empty() && options.confidence > 0 && options.confidence < 1 &&
         std::all_of(lives.begin(), lives.end(), [](const Lifetime& one) { return sound(one); });
}

bool exact(std::span<const Lifetime> lives) {
  return std::all_of(lives.begin(), lives.end(), [](const Lifetime& life) {
    return life.exact() || !life.died();
  });
}

double end_of(std::span<const Lifetime> lives) {
  double end = 0;
  for (const Lifetime& life : lives) end = std::max(end, life.died() ? life.until : life.after);
  return end;
}

std::optional<Interval> log_log_band(double survival, double variance, double z) {
  if (!(survival > 0) || survival >= 1) return {};
  const double spread = z * std::sqrt(variance) / std::abs(std::log(survival));
  return Interval{std::pow(survival, std::exp(spread)), std::pow(survival, std::exp(-spread))};
}

constexpr double half = 0.5 + 1e-12;  // What falls to a half does so in spite of rounding.

// The step on which a curve falls to a half; behind the last where none does.
template <class Value>
std::size_t median_step(std::size_t size, const Value& value) {
  std::size_t at = 0;
  while (at < size && !(value(at) <= half)) ++at;
  return at;
}

// Of each step the survival of every sample; and the samples' medians.
void add_bands(
    const detail::Masses& masses,
    const std::vector<double>& fitted,
    const std::vector<std::size_t>& cells,
    const SurvivalOptions& options,
    SurvivalCurve& curve) {
  detail::Resample random(options.seed);
  std::vector<std::vector<double>> samples(curve.steps.size());
  // What the whole has no mass in may have some in a sample.
  std::vector<double> start = fitted;
  for (double& mass : start) mass = 0.999 * mass + 0.001 / static_cast<double>(start.size());
  for (std::size_t i = 0; i < options.samples; ++i) {
    const auto fit = masses.fit(
        random.weights(masses.lives()), start, detail::sample_tolerance, detail::sample_rounds);
    double survival = 1;
    std::size_t cell = 0;
    std::pair<double, double> median{never, never};
    for (std::size_t step = 0; step < curve.steps.size(); ++step) {
      for (; cell <= cells[step]; ++cell) {
        survival -= fit.masses[cell];
        if (survival <= half && median.second == never) {
          median = {masses.cells()[cell].from, masses.cells()[cell].to};
        }
      }
      samples[step].push_back(std::clamp(survival, 0.0, 1.0));
    }
    curve.medians.push_back(median);
  }
  for (std::size_t step = 0; step < curve.steps.size(); ++step) {
    if (!samples[step].empty()) {
      curve.steps[step].band = detail::percentiles(samples[step], options.confidence);
    }
  }
}

}  // namespace

bool sound(const Lifetime& life) {
  return std::isfinite(life.after) && std::isfinite(life.entry) && life.after >= 0 &&
         life.after <= life.until && life.after >= life.entry &&
         (life.entry <= 0 || life.until > life.entry);
}

std::optional<SurvivalCurve> kaplan_meier(
    std::span<const Lifetime> lives, const SurvivalOptions& options) {
  if (!sound(lives, options) || !exact(lives)) return {};
  const double z = detail::normal_upper_quantile((1 - options.confidence) / 2);
  SurvivalCurve curve;
  curve.exact = true;
  curve.end = end_of(lives);
  double survival = 1;
  double variance = 0;
  for (const auto& deaths : detail::deaths_of(lives, 1, [](std::size_t) { return 0U; })) {
    const double left = deaths.at_risk - deaths.died;
    survival *= left / deaths.at_risk;
    variance += deaths.died / (deaths.at_risk * left);
    curve.steps.push_back({deaths.age, deaths.age, survival, log_log_band(survival, variance, z)});
  }
  return curve;
}

std::optional<SurvivalCurve> turnbull(
    std::span<const Lifetime> lives, const SurvivalOptions& options) {
  if (!sound(lives, options)) return {};
  const detail::Masses masses(lives, 1);
  const auto fit = masses.fit({}, {}, options.tolerance, options.rounds);
  SurvivalCurve curve;
  curve.end = end_of(lives);
  curve.converged = fit.converged;
  curve.gap = fit.gap;
  std::vector<std::size_t> cells;
  double survival = 1;
  for (std::size_t i = 0; i < masses.cells().size(); ++i) {
    const detail::Cell& cell = masses.cells()[i];
    if (cell.to == never || fit.masses[i] < 1e-12) continue;
    survival = std::max(0.0, survival - fit.masses[i]);
    if (survival < 1e-9) survival = 0;
    curve.steps.push_back({cell.from, cell.to, survival, {}});
    cells.push_back(i);
  }
  if (fit.converged) add_bands(masses, fit.masses, cells, options, curve);
  return curve;
}

std::optional<SurvivalCurve> survival_curve(
    std::span<const Lifetime> lives, const SurvivalOptions& options) {
  return exact(lives) ? kaplan_meier(lives, options) : turnbull(lives, options);
}

std::optional<Interval> survival_at(const SurvivalCurve& curve, double age) {
  Interval at{1, 1};
  for (const SurvivalStep& step : curve.steps) {
    if (age < step.to) {
      if (age > step.from) at.low = step.survival;
      break;
    }
    at = {step.survival, step.survival};
  }
  if (age > curve.end && at.high > 0) return {};
  return at;
}

std::optional<Interval> band_at(const SurvivalCurve& curve, double age) {
  const SurvivalStep* last = nullptr;
  for (const SurvivalStep& step : curve.steps) {
    if (age < step.to) {
      if (age > step.from && step.band) {
        return Interval{step.band->low, last != nullptr && last->band ? last->band->high : 1};
      }
      break;
    }
    last = &step;
  }
  if (last == nullptr || (age > curve.end && last->survival > 0)) return {};
  return last->band;
}

std::optional<MedianLife> median_life(const SurvivalCurve& curve, double confidence) {
  const auto& steps = curve.steps;
  const std::size_t at =
      median_step(steps.size(), [&](std::size_t i) { return steps[i].survival; });
  if (at == steps.size()) return {};
  MedianLife median{steps[at].from, steps[at].to, 0, never};
  if (curve.exact) {
    const auto low = [&](std::size_t i) {
      return steps[i].band ? steps[i].band->low : steps[i].survival;
    };
    const auto high = [&](std::size_t i) { return steps[i].band ? steps[i].band->high : 1; };
    const std::size_t first = median_step(steps.size(), low);
    const std::size_t last = median_step(steps.size(), high);
    median.low = steps[first].to;
    if (last < steps.size()) median.high = steps[last].to;
    return median;
  }
  if (curve.medians.empty()) return median;
  std::vector<double> from, to;
  for (const auto& [low, high] : curve.medians) {
    from.push_back(low);
    to.push_back(high);
  }
  median.low = detail::percentiles(from, confidence).low;
  median.high = detail::percentiles(to, confidence).high;
  return median;
}

AtRisk at_risk(std::span<const Lifetime> lives, double age) {
  AtRisk out;
  for (const Lifetime& life : lives) {
    if (life.entry > 0 && life.entry >= age) continue;
    if (life.after >= age) {
      ++out.surely;
    } else if (life.died() && life.until >= age) {
      ++out.perhaps;
    }
  }
  return out;
}

}  // namespace weiguan
