#include "instruments/cascades/detail/judge.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace weiguan::cascades {

namespace {

// Points, in thousandths.
constexpr double change_costs = 6000;
constexpr std::int64_t named_first = 4000, named_second = 3000;
constexpr std::int64_t names_the_child = -3000;
constexpr std::int64_t same_address = 5000, same_outlet = 2000;
constexpr std::int64_t surely_earlier = 1000, likely_earlier = 200;
constexpr std::int64_t same_day = 1000, same_headline = 1000;

constexpr std::int64_t clear_margin = 1500, some_margin = 500;
constexpr double no_worse = 0.1;  // As a text; less than any change weighs.

// Of a text that is contained in another: how much of it, and how much more the other has.
constexpr double all_of_it = 0.98, has_more = 0.1;

}  // namespace

Judge::Judge(const std::vector<Member>& members, Wordings& wordings)
    : members_(members), wordings_(wordings) {
  for (const Member& one : members) {
    ++headlines_[one.headline];
    ++outlets_[one.who];
  }
}

bool Judge::of_one_outlet(const Member& a, const Member& b) const {
  return !a.who.empty() && a.who == b.who;
}

Difference Judge::difference(std::uint32_t source, std::uint32_t made) {
  const auto [known, is_new] = differences_.try_emplace(std::uint64_t{source} << 32 | made);
  if (is_new) known->second = wordings_.difference(source, made);
  return known->second;
}

Judged Judge::judge(std::uint32_t from, std::uint32_t to) {
  const Member &source = members_[from], &made = members_[to];
  Judged found;
  found.from = from;
  found.difference = difference(source.wording, made.wording);
  std::int64_t points = -std::llround(change_costs * found.difference.cost);
  const std::size_t named = declares(made, source);
  if (named > 0) points += named == 1 ? named_first : named_second;
  if (declares(source, made) > 0) points += names_the_child;
  if (!made.address.empty() && made.address == source.address) {
    points += same_address;
  } else if (of_one_outlet(made, source)) {
    points += same_outlet;
  }
  if (surely_before(source, made)) {
    points += surely_earlier;
  } else if (
      source.time.latest <= made.time.latest && source.time.earliest <= made.time.earliest &&
      source.time != made.time) {
    points += likely_earlier;
  }
  if (!made.open() && !source.open()) {
    // The least that may lie between them; all of one day count alike.
    const auto apart = std::max<std::int64_t>(
        0, (made.time.earliest - source.time.latest).count() / (24 * 60 * 60));
    points += same_day / std::max<std::int64_t>(1, apart);
  }
  if (made.headline != 0 && made.headline == source.headline &&
      headlines_.at(made.headline) < members_.size()) {
    points += same_headline;
  }
  found.points = points;
  return found;
}

std::int64_t Judge::as_first(std::uint32_t member) const {
  const Member& one = members_[member];
  const bool names_one = std::any_of(one.declared.begin(), one.declared.end(), [&](const Who& who) {
    return outlets_.count(who) != 0;
  });
  return (one.declares_itself ? named_first : 0) - (names_one ? named_first : 0);
}

Why Judge::why(std::uint32_t chosen, std::uint32_t to, const std::vector<Judged>& all) const {
  const Member &source = members_[chosen], &made = members_[to];
  Why why;
  why.declares = declares(made, source);
  why.earlier = surely_before(source, made);
  why.same_address = !made.address.empty() && made.address == source.address;
  why.same_outlet = of_one_outlet(source, made);
  why.same_headline = made.headline != 0 && made.headline == source.headline &&
                      headlines_.at(made.headline) < members_.size();
  why.doubted = source.doubted || made.doubted;
  const auto best =
      std::find_if(all.begin(), all.end(), [&](const Judged& one) { return one.from == chosen; });
  std::uint32_t changes = std::numeric_limits<std::uint32_t>::max();
  for (const Judged& one : all) {
    if (one.from == chosen) continue;
    ++why.others;
    const Member& other = members_[one.from];
    if (other.wording != source.wording) {
      const std::uint32_t more = one.difference.changes;
      const std::uint32_t here = best == all.end() ? 0 : best->difference.changes;
      changes = std::min(changes, more > here ? more - here : 0);
    }
    if (!of_one_outlet(other, source) && best != all.end() &&
        one.points > best->points - some_margin) {
      ++why.as_good;
    }
  }
  if (changes != std::numeric_limits<std::uint32_t>::max()) why.changes = changes;
  bool present = false;
  for (const Who& who : made.declared) present = present || outlets_.count(who) != 0;
  why.absent = !made.declared.empty() && !present;
  why.names_another = present && why.declares == 0;
  return why;
}

std::int64_t Judge::margin(std::uint32_t chosen, const std::vector<Judged>& all) const {
  std::int64_t best = 0, next = std::numeric_limits<std::int64_t>::min() / 2;
  for (const Judged& one : all) {
    if (one.from == chosen) {
      best = one.points;
    } else if (!of_one_outlet(members_[one.from], members_[chosen])) {
      next = std::max(next, one.points);
    }
  }
  return best - next;
}

Certainty Judge::certainty(
    const Why& why, std::uint32_t chosen, std::uint32_t to, const std::vector<Judged>& all) const {
  const std::int64_t lead = margin(chosen, all);
  const Member& source = members_[chosen];
  double cost = 0, least = std::numeric_limits<double>::max();
  for (const Judged& one : all) {
    if (one.from == chosen) cost = one.difference.cost;
    least = std::min(least, one.difference.cost);
  }
  const bool text_fits = cost <= least + no_worse;
  if (lead < some_margin) return Certainty::unknown;
  if (why.same_address && why.earlier) return Certainty::sure;
  if (why.absent || why.doubted) return Certainty::possible;
  if (why.declares > 0) {
    if (why.earlier && text_fits) return Certainty::sure;
    return lead >= clear_margin ? Certainty::likely : Certainty::possible;
  }
  if (!why.earlier || declares(source, members_[to]) > 0) return Certainty::possible;
  const bool strong = why.changes > 0 || why.same_outlet || why.others == 0;
  return strong && lead >= clear_margin ? Certainty::likely : Certainty::possible;
}

KnownBy Judge::known_by(std::uint32_t before, std::uint32_t after) {
  const Member &a = members_[before], &b = members_[after];
  if (surely_before(a, b)) return KnownBy::clock;
  if (a.doubted || b.doubted) return KnownBy::cannot_tell;
  const bool named = declares(b, a) > 0, names = declares(a, b) > 0;
  if (named != names) return named ? KnownBy::source : KnownBy::cannot_tell;
  if (a.wording == b.wording) return KnownBy::cannot_tell;
  const Taken taken = wordings_.taken(a.wording, b.wording);
  if (taken.share >= all_of_it && taken.of_other <= 1 - has_more) return KnownBy::text;
  return KnownBy::cannot_tell;
}

}  // namespace weiguan::cascades
