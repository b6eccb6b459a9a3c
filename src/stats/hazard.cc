#include "stats/hazard.h"

#include <algorithm>
#include <cmath>

#include "stats/detail/special.h"
#include "stats/survival.h"

namespace weiguan {

namespace {

bool forward(double from, double to) {
  return std::isfinite(from) && std::isfinite(to) && from >= 0 && from < to;
}

double overlap(const HazardBand& band, double from, double to) {
  return std::max(0.0, std::min(to, band.to) - std::max(from, band.from));
}

// Of at_birth / (1 + a / falls) over a band; of the last one where it begins.
double believed(const HazardBelief& belief, const HazardBand& band) {
  const double begin = belief.at_birth / (1 + band.from / belief.falls);
  if (band.to == never) return begin;
  const double sum = belief.at_birth * belief.falls *
                     std::log((belief.falls + band.to) / (belief.falls + band.from));
  return sum / (band.to - band.from);
}

bool positive(double number) {
  return std::isfinite(number) && number > 0;
}

}  // namespace

Hazard::Hazard(const std::vector<double>& borders, const HazardBelief& belief) {
  HazardBelief sane = belief;
  if (!positive(sane.at_birth)) sane.at_birth = HazardBelief{}.at_birth;
  if (!positive(sane.falls)) sane.falls = HazardBelief{}.falls;
  if (!positive(sane.weight)) sane.weight = HazardBelief{}.weight;
  double from = 0;
  const auto add = [&](double to) {
    HazardBand band;
    band.from = from;
    band.to = to;
    band.shape = sane.weight;
    band.rate = sane.weight / believed(sane, band);
    bands_.push_back(band);
    from = to;
  };
  for (const double border : borders) {
    if (std::isfinite(border) && border > from) add(border);
  }
  add(never);
}

double Hazard::mean(const HazardBand& band) const {
  return (band.shape + band.deaths) / (band.rate + band.exposure);
}

const HazardBand& Hazard::band_of(double age) const {
  std::size_t at = 0;
  while (at + 1 < bands_.size() && !(age < bands_[at].to)) ++at;
  return bands_[at];
}

void Hazard::lived(double from, double to) {
  if (!forward(from, to)) return;
  for (HazardBand& band : bands_) band.exposure += overlap(band, from, to);
}

void Hazard::died(double after, double until) {
  if (!forward(after, until)) return;
  const double all = chance(after, until);
  if (!(all > 0)) return;
  std::vector<HazardBand> next = bands_;
  double alive = 1;  // At the beginning of the band, of those that live at `after`.
  for (HazardBand& band : next) {
    const double width = overlap(band, after, until);
    if (width == 0) continue;
    const double hazard = mean(band);
    const double dies = -std::expm1(-hazard * width) * alive;
    const double survives = alive - dies;
    // Of those that die by `until`: the share that does so here, and the mean time lived here.
    const double lived_by_dying = dies / hazard - survives * width;
    const double later = (1 - all) < survives ? survives - (1 - all) : 0;
    band.deaths += dies / all;
    band.exposure += (std::max(0.0, lived_by_dying) + later * width) / all;
    alive = survives;
  }
  bands_ = std::move(next);
}

Hazard Hazard::as_belief(double weight) const {
  Hazard out = *this;
  for (HazardBand& band : out.bands_) {
    const double hazard = mean(band);
    band.shape = std::min(band.shape + band.deaths, positive(weight) ? weight : 1.0);
    band.rate = band.shape / hazard;
    band.deaths = band.exposure = 0;
  }
  return out;
}

double Hazard::at(double age) const {
  return mean(band_of(age));
}

std::optional<Estimate> Hazard::estimate(double age, double confidence) const {
  if (!(confidence > 0 && confidence < 1)) return {};
  const HazardBand& band = band_of(age);
  const double shape = band.shape + band.deaths;
  const double rate = band.rate + band.exposure;
  const double tail = (1 - confidence) / 2;
  return Estimate{
      shape / rate,
      {detail::gamma_lower_quantile(shape, tail) / rate,
       detail::gamma_upper_quantile(shape, tail) / rate}};
}

double Hazard::sum(double from, double to) const {
  double sum = 0;
  for (const HazardBand& band : bands_) sum += mean(band) * overlap(band, from, to);
  return sum;
}

double Hazard::chance(double from, double to) const {
  return from >= 0 && from < to ? -std::expm1(-sum(from, to)) : 0;
}

double Hazard::age_of(double from, double chance) const {
  if (!(from >= 0) || !(chance > 0)) return from;
  if (chance >= 1) return never;
  double left = -std::log1p(-chance);
  for (const HazardBand& band : bands_) {
    if (band.to <= from) continue;
    const double begin = std::max(from, band.from);
    const double hazard = mean(band);
    if (left <= hazard * (band.to - begin)) return begin + left / hazard;
    left -= hazard * (band.to - begin);
  }
  return never;
}

}  // namespace weiguan
