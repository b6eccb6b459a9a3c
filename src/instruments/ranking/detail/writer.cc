#include "instruments/ranking/detail/writer.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "instruments/ranking/detail/swaps.h"
#include "instruments/ranking/detail/tables.h"
#include "instruments/rows.h"

namespace weiguan::ranking {

namespace {

constexpr std::array<std::string_view, component_count> component_names = {
    "media", "social", "engagement"};
constexpr std::array<std::string_view, measure_count> measure_names = {
    "articles", "posts", "likes", "reposts", "comments", "reads", "heat"};

constexpr Component component_of(std::size_t measure) {
  return measure == media ? of_media : measure == posts ? of_social : of_engagement;
}

Value rank_or_nothing(const std::optional<std::size_t>& rank) {
  return rank ? whole(*rank) : Value{};
}

void put_set(const std::optional<RankSet>& set, std::size_t at, Row& row) {
  if (!set) return;
  row.values[at] = whole(set->best);
  row.values[at + 1] = whole(set->worst);
}

std::string normalised_words(const Asked& asked, std::size_t measure, std::size_t counters) {
  if (measure == media) {
    return asked.abroad
               ? fmt::format(
                     "share of a hundred of all mentions in articles of outlets outside {}",
                     asked.home)
               : "share of a hundred of all mentions in articles";
  }
  if (measure == posts) return "share of a hundred of all mentions in posts";
  return fmt::format(
      "share of a hundred of the sum of each article's {} {}; one of {} counters whose shares have "
      "their mean taken",
      asked.logarithms ? "logarithm of its greatest" : "greatest",
      measure_names[measure],
      counters);
}

}  // namespace

Writer::Writer(
    const Archive& archive, const Asked& asked, const Counted& counted, const RunContext& context)
    : archive_(archive),
      asked_(asked),
      counted_(counted),
      context_(context),
      official_(asked.entities->entities.size()) {
  if (asked.official == nullptr) return;
  for (const OfficialRank& one : asked.official->ranks) {
    const Entity* entity = asked.entities->entity(one.entity);
    if (entity == nullptr) continue;
    official_[static_cast<std::size_t>(entity - asked.entities->entities.data())] = &one;
  }
}

Row Writer::begin(std::size_t table) const {
  Row row;
  row.table = table;
  row.values.resize(tables[table].columns.size());
  return row;
}

bool Writer::write(Row&& row) {
  if (requested(context_.stop)) return false;
  ++rows_;
  if (context_.progress) context_.progress({"ranking", rows_, 0, 0});
  return context_.row(std::move(row));
}

void Writer::name(std::size_t entity, std::size_t at, Row& row) const {
  const Entity& one = asked_.entities->entities[entity];
  row.values[at] = one.id;
  row.values[at + 1] = known(one.names.en.empty() ? one.names.hans : one.names.en);
  row.values[at + 2] = known(one.names.hans.empty() ? one.names.hant : one.names.hans);
}

std::vector<Writer::Source> Writer::sources(const std::optional<Period>& of_period) {
  std::vector<Source> all(asked_.entities->entities.size());
  for (const Item& item : counted_.items) {
    if (of_period && (!item.dated || item.time < of_period->from || item.time >= of_period->to)) {
      continue;
    }
    Source& one = all[item.entity];
    ++one.articles;
    one.state += item.state_affiliated ? 1U : 0U;
    one.own += item.source == ranking::Source::own ? 1U : 0U;
    one.observed += item.observed() ? 1U : 0U;
    if (one.articles > most_evidence) {
      cut_ = true;
      continue;
    }
    one.evidence.articles.push_back(item.article);
    if (item.place.end > item.place.begin) one.evidence.passages.push_back(item.place);
  }
  return all;
}

bool Writer::listed(std::size_t entity, const Source& source) const {
  return asked_.list_all || source.articles > 0 || official_[entity] != nullptr;
}

void Writer::official(std::size_t entity, const Ranked& ranked, Row& row) const {
  const OfficialRank* theirs = official_[entity];
  if (theirs == nullptr) return;
  row.values[24] = theirs->best == theirs->worst
                       ? std::to_string(theirs->best)
                       : fmt::format("{}-{}", theirs->best, theirs->worst);
  row.values[25] = asked_.official->id;
  const std::optional<RankSet>& ours = ranked.sets[entity];
  if (!ours) return;
  if (static_cast<std::size_t>(theirs->worst) < ours->best) {
    row.values[26] = std::string("better");
  } else if (static_cast<std::size_t>(theirs->best) > ours->worst) {
    row.values[26] = std::string("worse");
  } else {
    row.values[26] = std::string("within");
  }
}

bool Writer::ranking(const Ranked& ranked) {
  std::vector<Source> all = sources({});
  std::vector<std::size_t> order = ranked.order;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!ranked.scores[i]) order.push_back(i);
  }
  for (const std::size_t entity : order) {
    Source& source = all[entity];
    if (!listed(entity, source)) continue;
    Row row = begin(ranking_table);
    row.values[0] = rank_or_nothing(ranked.ranks[entity]);
    name(entity, 1, row);
    row.values[4] = known(ranked.scores[entity]);
    put_set(ranked.sets[entity], 5, row);
    put_set(ranked.lone[entity], 7, row);
    row.values[9] = known(ranked.first[entity]);
    row.values[10] = known(ranked.same[entity]);
    for (std::size_t one = 0; one < component_count; ++one) {
      row.values[11 + one] = known(ranked.shares[entity][one]);
    }
    const double* sums = ranked.sums.data() + entity * measure_count;
    if (counted_.media_candidates > 0) row.values[14] = sums[media];
    if (counted_.post_candidates > 0) row.values[15] = sums[posts];
    row.values[16] = whole(source.observed);
    for (std::size_t one = first_counter; one < measure_count; ++one) {
      if (ranked.known.counted[one] && ranked.known.engagement[entity]) {
        row.values[15 + one] = sums[one];
      }
    }
    if (source.articles > 0) {
      row.values[22] =
          100 * static_cast<double>(source.state) / static_cast<double>(source.articles);
    }
    row.values[23] = whole(source.own);
    official(entity, ranked, row);
    row.evidence = std::move(source.evidence);
    if (!write(std::move(row))) return false;
  }
  return true;
}

bool Writer::components(const Ranked& ranked) {
  std::array<double, measure_count> totals{};
  for (std::size_t i = 0; i < ranked.sums.size(); ++i) {
    totals[i % measure_count] += ranked.sums[i];
  }
  std::array<std::set<ArticleId>, measure_count> with;
  std::set<ArticleId> naming;
  for (const Item& item : counted_.items) {
    naming.insert(item.article);
    with[item.post ? posts : media].insert(item.article);
    for (std::size_t one = first_counter; one < measure_count; ++one) {
      if (item.counters[one] >= 0) with[one].insert(item.article);
    }
  }
  const auto counters = static_cast<std::size_t>(
      std::count(ranked.known.counted.begin() + first_counter, ranked.known.counted.end(), true));
  for (std::size_t one = 0; one < measure_count; ++one) {
    const Component component = component_of(one);
    const std::uint64_t candidates = one == media   ? counted_.media_candidates
                                     : one == posts ? counted_.post_candidates
                                                    : naming.size();
    const bool any = one < first_counter ? candidates > 0 : !with[one].empty();
    Row row = begin(components_table);
    row.values[0] = std::string(component_names[component]);
    row.values[1] = std::string(measure_names[one]);
    row.values[2] = asked_.weights[component];
    if (any) row.values[3] = totals[one];
    row.values[4] = whole(with[one].size());
    row.values[5] = whole(candidates);
    row.values[6] = std::string(!any ? "missing" : ranked.known.counted[one] ? "counted" : "zero");
    if (ranked.known.counted[one]) row.values[7] = normalised_words(asked_, one, counters);
    const auto last = static_cast<std::ptrdiff_t>(std::min(with[one].size(), most_evidence));
    row.evidence.articles.assign(with[one].begin(), std::next(with[one].begin(), last));
    cut_ = cut_ || with[one].size() > most_evidence;
    if (!write(std::move(row))) return false;
  }
  return true;
}

bool Writer::sensitivity(const Ranked& ranked) {
  std::vector<Source> all = sources({});
  const DiscountedScores discounted(
      tally_of(counted_.items, asked_, {}), ranked.known, asked_.weights);
  std::vector<std::size_t> order;
  for (const std::size_t entity : ranked.order) {
    if (all[entity].articles > 0) order.push_back(entity);
  }
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    const std::size_t ahead = order[i], behind = order[i + 1];
    for (std::size_t what = 0; what <= component_count; ++what) {
      const bool discount = what == component_count;
      if (!discount && !ranked.known.has(static_cast<Component>(what))) continue;
      Row row = begin(sensitivity_table);
      row.values[0] = rank_or_nothing(ranked.ranks[ahead]);
      name(ahead, 1, row);
      row.values[4] = asked_.entities->entities[behind].id;
      row.values[5] = *ranked.scores[ahead] - *ranked.scores[behind];
      row.values[6] = std::string(discount ? "state-discount" : component_names[what]);
      row.values[7] = discount ? asked_.state_discount : asked_.weights[what];
      row.values[8] = known(
          discount
              ? discounted.swapping_discount(asked_.state_discount, ahead, behind)
              : swapping_weight(
                    ranked.shares, asked_.weights, static_cast<Component>(what), ahead, behind));
      row.evidence = all[ahead].evidence;
      const auto& others = all[behind].evidence;
      row.evidence.articles.insert(
          row.evidence.articles.end(), others.articles.begin(), others.articles.end());
      if (!write(std::move(row))) return false;
    }
  }
  return true;
}

bool Writer::movement(
    const Period& period, const Ranked& ranked, const std::optional<Ranked>& before) {
  std::vector<Source> all = sources(period);
  const bool looked = counted_.by_period.count(period.from) > 0;
  std::vector<std::size_t> order = ranked.order;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!ranked.scores[i]) order.push_back(i);
  }
  std::vector<bool> ever(all.size());
  for (const Item& item : counted_.items) ever[item.entity] = true;
  for (const std::size_t entity : order) {
    if (!asked_.chosen[entity] || (!ever[entity] && !asked_.list_all)) continue;
    Row row = begin(movement_table);
    row.values[0] = period_name(asked_.selection, period);
    name(entity, 1, row);
    row.values[11] = std::string(
        !looked                    ? "missing"
        : all[entity].articles > 0 ? "counted"
                                   : "zero");
    if (looked) {
      row.values[4] = rank_or_nothing(ranked.ranks[entity]);
      if (before && before->ranks[entity] && ranked.ranks[entity]) {
        row.values[5] = static_cast<std::int64_t>(*before->ranks[entity]) -
                        static_cast<std::int64_t>(*ranked.ranks[entity]);
      }
      row.values[6] = known(ranked.scores[entity]);
      put_set(ranked.sets[entity], 7, row);
      row.values[9] = ranked.sums[entity * measure_count + media];
      row.values[10] = ranked.sums[entity * measure_count + posts];
    }
    row.evidence = std::move(all[entity].evidence);
    if (!write(std::move(row))) return false;
  }
  return true;
}

bool Writer::item(const Item& item, const Article& article) {
  Row row = begin(items_table);
  const Entity& entity = asked_.entities->entities[item.entity];
  row.values[0] = entity.id;
  row.values[1] = known(entity.names.en.empty() ? entity.names.hans : entity.names.en);
  row.values[2] = to_string(item.article);
  if (item.dated) row.values[3] = format_time(item.time);
  row.values[4] = known(article.title);
  row.values[5] = known(article.outlet);
  row.values[6] = std::string(item.post ? "social" : "media");
  row.values[7] = std::string(
      item.source == ranking::Source::own ? "own"
      : item.state_affiliated             ? "state"
                                          : "free");
  row.values[8] = kept(item, asked_);
  const auto counter = [&](Measure one) {
    return item.counters[one] < 0 ? Value{} : Value{static_cast<double>(item.counters[one])};
  };
  row.values[9] = counter(likes);
  row.values[10] = counter(reposts);
  row.values[11] = counter(comments);
  row.values[12] = item.counters[reads] < 0 ? counter(heat) : counter(reads);
  row.evidence.articles.push_back(item.article);
  if (item.place.end > item.place.begin) row.evidence.passages.push_back(item.place);
  return write(std::move(row));
}

bool Writer::items() {
  std::optional<Article> article;
  for (const Item& one : counted_.items) {
    if (!asked_.chosen[one.entity]) continue;
    if (!article || article->id != one.article) article = archive_.article(one.article);
    if (article && !item(one, *article)) return false;
  }
  return true;
}

}  // namespace weiguan::ranking
