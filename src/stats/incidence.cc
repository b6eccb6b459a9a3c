#include "stats/incidence.h"

#include <algorithm>
#include <cmath>

#include "stats/detail/masses.h"
#include "stats/detail/resample.h"
#include "stats/detail/risk.h"
#include "stats/detail/special.h"

namespace weiguan {

namespace {

// The variance of one cause's incidence F as it grows: the sum over deaths before of
// (F - F_i)^2 g_i + v_i - 2 (F - F_i) c_i, kept as sums that do not depend on the F of now.
class Variance {
 public:
  void add(double before, double incidence, const detail::Deaths& deaths, double died) {
    const double n = deaths.at_risk;
    if (n > deaths.died) {
      const double g = deaths.died / (n * (n - deaths.died));
      g_ += g;
      gf_ += g * incidence;
      gff_ += g * incidence * incidence;
    }
    v_ += before * before * (n - died) * died / (n * n * n);
    const double c = before * died / (n * n);
    c_ += c;
    cf_ += c * incidence;
  }
  double at(double incidence) const {
    return std::max(
        0.0,
        incidence * incidence * g_ - 2 * incidence * gf_ + gff_ + v_ - 2 * (incidence * c_ - cf_));
  }

 private:
  double g_ = 0, gf_ = 0, gff_ = 0, v_ = 0, c_ = 0, cf_ = 0;
};

std::optional<Interval> log_log_band(double incidence, double variance, double z) {
  if (!(incidence > 0) || incidence >= 1) return {};
  const double spread = z * std::sqrt(variance) / (incidence * std::abs(std::log(incidence)));
  return Interval{std::pow(incidence, std::exp(spread)), std::pow(incidence, std::exp(-spread))};
}

Incidence aalen_johansen(
    std::span<const Lifetime> lives, std::size_t causes, const SurvivalOptions& options) {
  const double z = detail::normal_upper_quantile((1 - options.confidence) / 2);
  Incidence out;
  out.exact = true;
  out.causes.resize(causes);
  std::vector<double> incidence(causes);
  std::vector<Variance> variance(causes);
  const auto kind = [&](std::size_t i) { return lives[i].died() ? lives[i].cause : 0; };
  double survival = 1;
  for (const auto& deaths : detail::deaths_of(lives, causes, kind)) {
    for (std::size_t cause = 0; cause < causes; ++cause) {
      const double died = deaths.of_kind[cause];
      incidence[cause] += survival * died / deaths.at_risk;
      variance[cause].add(survival, incidence[cause], deaths, died);
      if (died == 0) continue;
      out.causes[cause].push_back(
          {deaths.age,
           deaths.age,
           incidence[cause],
           log_log_band(incidence[cause], variance[cause].at(incidence[cause]), z)});
    }
    survival *= (deaths.at_risk - deaths.died) / deaths.at_risk;
  }
  return out;
}

// What a fit leaves of 1 when it ends.
double settled(double sum) {
  return sum > 1 - 1e-6 ? 1 : sum;
}

Incidence likeliest(
    std::span<const Lifetime> lives, std::size_t causes, const SurvivalOptions& options) {
  const detail::Masses masses(lives, causes);
  const auto& cells = masses.cells();
  const auto fit = masses.fit({}, {}, options.tolerance, options.rounds);
  Incidence out;
  out.causes.resize(causes);
  out.converged = fit.converged;
  out.gap = fit.gap;
  const auto counts = [&](std::size_t i) { return cells[i].to < never && fit.masses[i] >= 1e-12; };
  std::vector<double> sum(causes + 1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    sum[cells[i].cause] += fit.masses[i];
    if (counts(i)) {
      out.causes[cells[i].cause].push_back(
          {cells[i].from, cells[i].to, settled(sum[cells[i].cause]), {}});
    }
  }
  detail::Resample random(options.seed);
  std::vector<double> start = fit.masses;
  for (double& mass : start) mass = 0.999 * mass + 0.001 / static_cast<double>(start.size());
  std::vector<std::vector<std::vector<double>>> samples(causes);
  for (std::size_t cause = 0; cause < causes; ++cause) {
    samples[cause].resize(out.causes[cause].size());
  }
  for (std::size_t sample = 0; sample < options.samples && fit.converged; ++sample) {
    const auto again = masses.fit(
        random.weights(masses.lives()), start, detail::sample_tolerance, detail::sample_rounds);
    std::fill(sum.begin(), sum.end(), 0);
    std::vector<std::size_t> step(causes);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t cause = cells[i].cause;
      sum[cause] += again.masses[i];
      if (counts(i)) samples[cause][step[cause]++].push_back(settled(sum[cause]));
    }
  }
  for (std::size_t cause = 0; cause < causes && options.samples > 0 && fit.converged; ++cause) {
    for (std::size_t step = 0; step < samples[cause].size(); ++step) {
      // As of exact times: none where all is said.
      if (out.causes[cause][step].incidence == 1) continue;
      out.causes[cause][step].band = detail::percentiles(samples[cause][step], options.confidence);
    }
  }
  return out;
}

}  // namespace

std::optional<Incidence> incidence(
    std::span<const Lifetime> lives, std::size_t causes, const SurvivalOptions& options) {
  if (lives.empty() || !(options.confidence > 0 && options.confidence < 1)) return {};
  bool exact = true;
  double end = 0;
  for (const Lifetime& life : lives) {
    if (!sound(life) || (life.died() && life.cause >= causes)) return {};
    if (life.died() && !life.exact()) exact = false;
    end = std::max(end, life.died() ? life.until : life.after);
  }
  Incidence out =
      exact ? aalen_johansen(lives, causes, options) : likeliest(lives, causes, options);
  out.end = end;
  return out;
}

namespace {

// Above the end nothing is known, unless all have died by then; what fits intervals comes near 1.
bool tells(const Incidence& of, double age) {
  if (age <= of.end) return true;
  double dead = 0;
  for (const std::vector<IncidenceStep>& steps : of.causes) {
    if (!steps.empty()) dead += steps.back().incidence;
  }
  return dead > 1 - 1e-6;
}

}  // namespace

std::optional<Interval> incidence_at(const Incidence& of, std::size_t cause, double age) {
  if (cause >= of.causes.size() || !tells(of, age)) return {};
  Interval at;
  for (const IncidenceStep& step : of.causes[cause]) {
    if (age < step.to) {
      if (age > step.from) at.high = step.incidence;
      break;
    }
    at = {step.incidence, step.incidence};
  }
  return at;
}

std::optional<Interval> incidence_band_at(const Incidence& of, std::size_t cause, double age) {
  if (cause >= of.causes.size() || !tells(of, age)) return {};
  std::optional<Interval> band;
  for (const IncidenceStep& step : of.causes[cause]) {
    if (age < step.to) {
      if (age > step.from && step.band) {
        return Interval{band ? band->low : 0, step.band->high};
      }
      break;
    }
    band = step.band;
  }
  return band;
}

}  // namespace weiguan
