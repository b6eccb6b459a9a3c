#include "instruments/ranking/detail/count.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "instruments/entity_mentions.h"

namespace weiguan::ranking {

namespace {

constexpr std::array<std::pair<std::string_view, Measure>, 5> counter_names = {
    {{"likes", likes},
     {"reposts", reposts},
     {"comments", comments},
     {"reads", reads},
     {"heat", heat}}};

bool is_state_affiliated(const Outlet& outlet) {
  for (const std::string_view one :
       {"central-party", "central-state", "local-party", "local-state", "other-state"}) {
    if (outlet.control == one) return true;
  }
  return false;
}

// Whether it may be somebody's own: what a local body runs.
bool is_local(const Outlet& outlet) {
  return outlet.control == "local-party" || outlet.control == "local-state" ||
         outlet.kind == "government";
}

class Counter {
 public:
  Counter(const Packs& packs, const Asked& asked)
      : packs_(packs), asked_(asked), reader_(packs, *asked.entities) {
    for (const Outlet& one : packs.outlets()) {
      if (!is_local(one)) continue;
      const auto found = reader_.read(one.names.hans + " " + one.names.en, one.controller);
      for (const TextMentions* part : {&found.title, &found.text}) {
        for (const EntityMatch& match : part->matches) owners_[one.id].insert(match.entity);
      }
    }
  }

  void read(const Article& article) {
    const bool post = article.kind == ArticleKind::post;
    const Outlet* by = publisher(article);
    if (!post && !is_media(by)) return;
    const std::optional<Time> time = time_of(article, asked_.selection);
    const Period& range = asked_.selection.range.value_or(Period{});
    const bool asked_for = asked_.selection.from_asked || asked_.selection.to_asked;
    if (asked_for && (!time || *time < range.from || *time >= range.to)) {
      if (!time) ++all.undated;
      return;
    }
    ++(post ? all.post_candidates : all.media_candidates);
    if (!time) ++all.undated;
    if (article.published.source == TimeSource::first_seen && time) ++all.by_first_seen;
    if (time && asked_.selection.unit) {
      ++all.by_period[period_of(*time, *asked_.selection.unit, asked_.selection.zone).from];
    }
    add(article, by, time, post);
  }

  Counted all;

 private:
  // Who posts it, where that is known; else who publishes it.
  const Outlet* publisher(const Article& article) const {
    const std::size_t colon = article.account.find(':');
    if (colon != std::string::npos) {
      const Outlet* known = packs_.by_account(
          std::string_view(article.account).substr(0, colon),
          std::string_view(article.account).substr(colon + 1));
      if (known != nullptr) return known;
    }
    return article.outlet.empty() ? nullptr : packs_.outlet(article.outlet);
  }

  bool is_media(const Outlet* by) {
    if (!asked_.abroad) return true;
    if (by == nullptr || by->place.empty()) {
      ++all.unknown_outlet;
      return false;
    }
    if (!asked_.home.empty() && by->place.compare(0, 2, asked_.home) == 0) {
      ++all.at_home;
      return false;
    }
    return true;
  }

  std::uint32_t bunch_of(const Article& article, const std::optional<Time>& time) {
    std::string key;
    if (asked_.bunch_by == BunchBy::day && time) {
      key = format_period(*time, Unit::day, asked_.selection.zone);
    } else if (asked_.bunch_by == BunchBy::outlet && !(article.account + article.outlet).empty()) {
      key = article.account.empty() ? article.outlet : article.account;
    } else {
      key = to_string(article.id);
    }
    return bunches_.emplace(key, static_cast<std::uint32_t>(bunches_.size())).first->second;
  }

  void add(const Article& article, const Outlet* by, const std::optional<Time>& time, bool post) {
    const ArticleMentions found = reader_.read(article);
    std::map<std::size_t, Passage> places;
    for (const EntityMatch& match : found.text.matches) {
      places.emplace(match.entity, Passage{article.id, match.begin, match.end});
    }
    for (const EntityMatch& match : found.title.matches) places.emplace(match.entity, Passage{});
    if (places.empty()) return;
    Item item;
    item.article = article.id;
    item.bunch = bunch_of(article, time);
    item.time = time.value_or(Time{});
    item.dated = time.has_value();
    item.post = post;
    item.counters.fill(-1);
    item.state_affiliated = by != nullptr && is_state_affiliated(*by);
    const auto owner = by == nullptr ? owners_.end() : owners_.find(by->id);
    for (const auto& [entity, place] : places) {
      item.entity = static_cast<std::uint32_t>(entity);
      item.place = place;
      item.source = item.state_affiliated ? Source::state : Source::free;
      if (owner != owners_.end() && owner->second.count(entity) > 0) item.source = Source::own;
      all.items.push_back(item);
    }
  }

  const Packs& packs_;
  const Asked& asked_;
  MentionReader reader_;
  std::unordered_map<std::string, std::set<std::size_t>> owners_;  // Entities by outlet.
  std::unordered_map<std::string, std::uint32_t> bunches_;
};

// What is chosen, whatever its time: that is judged by time_of().
Filter filter_of(const Selection& selection) {
  Filter filter = selection.filter();
  filter.published.reset();
  filter.kinds = {ArticleKind::article, ArticleKind::post, ArticleKind::document};
  if (!selection.kinds.empty()) {
    filter.kinds.erase(
        std::remove_if(
            filter.kinds.begin(),
            filter.kinds.end(),
            [&](ArticleKind kind) {
              return std::find(selection.kinds.begin(), selection.kinds.end(), kind) ==
                     selection.kinds.end();
            }),
        filter.kinds.end());
  }
  if (filter.copies_once_in) {
    filter.copies_once_in.reset();
    filter.copies_once_in = std::make_shared<const Filter>(filter);
  }
  return filter;
}

void observe(const Archive& archive, Counted& all, const RunContext& context) {
  for (std::size_t i = 0; i < all.items.size() && !requested(context.stop);) {
    const ArticleId id = all.items[i].article;
    std::array<float, measure_count> most{};
    most.fill(-1);
    for (const Observation& one : archive.observations(id)) {
      for (const auto& [name, measure] : counter_names) {
        if (one.counter == name) {
          most[measure] = std::max(most[measure], static_cast<float>(std::max(0.0, one.value)));
        }
      }
    }
    for (; i < all.items.size() && all.items[i].article == id; ++i) all.items[i].counters = most;
  }
}

bool within(const Item& item, const std::optional<Period>& period) {
  return !period || (item.dated && item.time >= period->from && item.time < period->to);
}

}  // namespace

bool Item::observed() const {
  return std::any_of(counters.begin(), counters.end(), [](float one) { return one >= 0; });
}

std::optional<Time> time_of(const Article& article, const Selection& selection) {
  const TimeRange& published = article.published;
  if (published.source == TimeSource::first_seen) return published.latest;
  const Unit unit = selection.unit.value_or(Unit::year);
  if (period_of(published.earliest, unit, selection.zone) ==
      period_of(published.latest, unit, selection.zone)) {
    return published.earliest;
  }
  return {};
}

Counted count_mentions(
    const Archive& archive, const Packs& packs, const Asked& asked, const RunContext& context) {
  Counter counter(packs, asked);
  if (asked.selection.nobody) return std::move(counter.all);
  std::uint64_t read = 0;
  archive.articles(filter_of(asked.selection), [&](const Article& article) {
    counter.read(article);
    if (context.progress && ++read % 1000 == 0) context.progress({"ranking", read, 0, 0});
    return !requested(context.stop);
  });
  observe(archive, counter.all, context);
  return std::move(counter.all);
}

double kept(const Item& item, const Asked& asked) {
  const double own = item.source == Source::own ? 1 - asked.own_discount : 1;
  return own * (item.state_affiliated ? 1 - asked.state_discount : 1);
}

Tally tally_of(
    const std::vector<Item>& items, const Asked& asked, const std::optional<Period>& of_period) {
  Tally tally(asked.entities->entities.size());
  for (const Item& item : items) {
    if (!within(item, of_period)) continue;
    const double own = item.source == Source::own ? 1 - asked.own_discount : 1;
    const auto add = [&](Measure measure, double amount) {
      if (own * amount > 0) {
        tally.add(item.bunch, item.entity, measure, own * amount, item.state_affiliated);
      }
    };
    add(item.post ? posts : media, 1);
    for (std::size_t one = first_counter; one < measure_count; ++one) {
      const double seen = item.counters[one];
      if (seen > 0) add(static_cast<Measure>(one), asked.logarithms ? std::log1p(seen) : seen);
    }
  }
  return tally;
}

Known known_of(
    const std::vector<Item>& items, const Asked& asked, const std::optional<Period>& of_period) {
  const std::size_t entities = asked.entities->entities.size();
  Known known;
  std::vector<bool> named(entities), observed(entities);
  std::array<double, measure_count> totals{};
  for (const Item& item : items) {
    if (!within(item, of_period)) continue;
    named[item.entity] = true;
    if (item.observed()) observed[item.entity] = true;
    const double part = kept(item, asked);
    totals[item.post ? posts : media] += part;
    for (std::size_t one = first_counter; one < measure_count; ++one) {
      if (item.counters[one] > 0) totals[one] += part * static_cast<double>(item.counters[one]);
    }
  }
  for (std::size_t one = 0; one < measure_count; ++one) known.counted[one] = totals[one] > 0;
  known.engagement.resize(entities);
  for (std::size_t i = 0; i < entities; ++i) known.engagement[i] = !named[i] || observed[i];
  return known;
}

}  // namespace weiguan::ranking
