#include "instruments/collocates/detail/rank.h"

#include <algorithm>
#include <tuple>

#include "stats/tests.h"

namespace weiguan::collocates {

namespace {

template <typename One>
void adjust(std::vector<One>& all) {
  std::vector<double> p;
  p.reserve(all.size());
  for (const One& one : all) p.push_back(chi_square_p(one.log_likelihood));
  p = benjamini_hochberg(p);
  for (std::size_t i = 0; i < all.size(); ++i) all[i].p = p[i];
}

double value_of(const Collocate& one, Measure measure) {
  switch (measure) {
    case Measure::log_dice:
      return one.log_dice;
    case Measure::log_likelihood:
      return one.log_likelihood;
    case Measure::count:
      break;
  }
  return one.tally.beside;
}

}  // namespace

std::vector<Collocate> rank(
    const Counts& counts,
    const Question& question,
    const std::vector<Tree::Node>& chosen,
    std::size_t phrase,
    std::size_t slice,
    Measure measure) {
  const std::uint32_t pot = counts.pot(phrase, slice);
  const Use& use = counts.uses[pot];
  std::vector<Collocate> all;
  for (const Tree::Node node : chosen) {
    const Tally tally = counts.tally(node, pot);
    if (tally.beside < question.least) continue;
    Collocate one;
    one.node = node;
    one.text = counts.spell(node);
    one.tally = tally;
    one.company = {
        use.occurrences,
        counts.occurrences(node, slice),
        tally.beside,
        use.near,
        counts.sizes[slice]};
    one.expected = expected_both(one.company).value_or(0);
    one.log_dice = log_dice(one.company).value_or(0);
    one.log_likelihood = collocation_likelihood(one.company).value_or(0);
    one.pmi = pmi(one.company).value_or(0);
    all.push_back(std::move(one));
  }
  adjust(all);
  all.erase(
      std::remove_if(
          all.begin(),
          all.end(),
          [](const Collocate& one) { return one.tally.beside <= one.expected; }),
      all.end());
  std::sort(all.begin(), all.end(), [&](const Collocate& a, const Collocate& b) {
    return std::tuple(value_of(b, measure), b.tally.beside, std::string_view(a.text)) <
           std::tuple(value_of(a, measure), a.tally.beside, std::string_view(b.text));
  });
  return all;
}

std::vector<Shift> compare(
    const Counts& counts,
    const Question& question,
    const std::vector<Tree::Node>& chosen,
    std::size_t phrase,
    std::size_t before,
    std::size_t after) {
  const std::uint32_t pot_before = counts.pot(phrase, before);
  const std::uint32_t pot_after = counts.pot(phrase, after);
  const std::uint64_t near_before = counts.uses[pot_before].near;
  const std::uint64_t near_after = counts.uses[pot_after].near;
  std::vector<Shift> all;
  if (near_before == 0 || near_after == 0) return all;
  for (const Tree::Node node : chosen) {
    Shift one;
    one.node = node;
    one.before = counts.tally(node, pot_before).beside;
    one.after = counts.tally(node, pot_after).beside;
    if (std::max(one.before, one.after) < question.least) continue;
    const Share share_before{one.before, near_before}, share_after{one.after, near_after};
    const auto ratio = log_ratio(share_after, share_before);
    if (!ratio) continue;
    one.text = counts.spell(node);
    one.log_ratio = *ratio;
    one.log_likelihood = frequency_likelihood(share_after, share_before);
    all.push_back(std::move(one));
  }
  adjust(all);
  std::sort(all.begin(), all.end(), [](const Shift& a, const Shift& b) {
    return std::tuple(b.log_likelihood, b.before + b.after, std::string_view(a.text)) <
           std::tuple(a.log_likelihood, a.before + a.after, std::string_view(b.text));
  });
  return all;
}

}  // namespace weiguan::collocates
