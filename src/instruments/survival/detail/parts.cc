#include "instruments/survival/detail/parts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "instruments/fates_rows.h"
#include "instruments/texts_with.h"

namespace weiguan::survival {

namespace {

constexpr std::size_t most_evidence = 100;

By by_of(const Arguments& arguments) {
  if (!split_lines(arguments.at("searches")).empty()) return By::search;
  const std::string& per = arguments.at("per");
  if (per == "outlet") return By::outlet;
  if (per == "group") return By::group;
  if (per == "kind") return By::kind;
  if (per == "language") return By::language;
  if (per == "year") return By::year;
  return By::all;
}

std::string key_of(const Visits& visits) {
  if (!visits.address.empty()) return visits.address;
  return visits.readings.empty() ? std::string{} : to_string(visits.readings.front().article);
}

// The article of the last visit that showed one, else the last that was read.
ArticleId article_of(const AddressFate& fate, const Visits& visits) {
  for (std::size_t i = fate.last_alive ? *fate.last_alive + 1 : 0; i-- > 0;) {
    const Judged& visit = fate.visits[i];
    if (visit.fate() == Fate::present && visit.article != ArticleId{}) return visit.article;
  }
  return visits.readings.empty() ? ArticleId{} : visits.readings.back().article;
}

// Puts each address into its parts.
class Sorter {
 public:
  Sorter(const Selection& selection, const Filter& filter, const RunContext& context, By by)
      : selection_(selection), filter_(filter), context_(context) {
    parts_.by = by;
  }

  void add_searches(const Archive& archive, const std::vector<std::string>& searches) {
    Query all;
    all.type = Query::Type::disjunction;
    for (const std::string& text : searches) {
      const Query query = parse_query(text, context_.names);
      Part part;
      part.by = By::search;
      part.name = text;
      part.filter = filter_;
      part.filter.query = both_of(filter_.query, query);
      std::set<std::string> found;
      archive.visits(
          part.filter,
          Visited::ever,
          [&](const Visits& visits) { return found.insert(key_of(visits)), true; },
          context_.stop);
      found_.push_back(std::move(found));
      parts_.parts.push_back(std::move(part));
      all.parts.push_back(query);
    }
    Query none;
    none.type = Query::Type::negation;
    none.parts.push_back(all.parts.size() == 1 ? all.parts.front() : all);
    Part rest;
    rest.by = By::search;
    rest.rest = true;
    rest.filter = filter_;
    rest.filter.query = both_of(filter_.query, none);
    parts_.parts.push_back(std::move(rest));
  }

  void add(
      const std::string& key, const Article* article, const std::string& outlet, const Life& life) {
    ++parts_.addresses;
    const std::vector<std::size_t> places = places_of(key, article, outlet);
    if (life.said == Said::life) {
      if (places.size() > 1) parts_.overlap = true;
      parts_.lives.push_back(life.time);
      if (!life.listed && !life.time.died()) parts_.survivors = true;
    }
    for (const std::size_t place : places) add_to(parts_.parts[place], article, life);
  }

  Parts take() {
    if (parts_.by != By::search) {
      std::sort(parts_.parts.begin(), parts_.parts.end(), [](const Part& a, const Part& b) {
        return a.name < b.name;
      });
    }
    return std::move(parts_);
  }

 private:
  void add_to(Part& part, const Article* article, const Life& life) {
    if (life.said == Said::never_seen) return;
    part.once += life.said == Said::once ? 1U : 0U;
    part.undated += life.said == Said::undated ? 1U : 0U;
    part.backwards += life.said == Said::backwards ? 1U : 0U;
    part.unconfirmed += life.unconfirmed ? 1U : 0U;
    if (life.said != Said::life) return;
    part.not_reached += life.not_reached ? 1U : 0U;
    part.lives.push_back(life.time);
    part.numbers.push_back(parts_.lives.size() - 1);
    part.listed += life.listed ? 1U : 0U;
    if (!life.time.died()) return;
    part.listed_died += life.listed ? 1U : 0U;
    part.died_unseen += life.time.after == 0 ? 1U : 0U;
    if (article != nullptr && part.ended.size() < most_evidence) part.ended.push_back(article->id);
  }

  std::vector<std::size_t> places_of(
      const std::string& key, const Article* article, const std::string& outlet) {
    std::vector<std::size_t> places;
    switch (parts_.by) {
      case By::all:
        places.push_back(place_of(""));
        break;
      case By::outlet:
      case By::group:
        for (const std::string& who : selection_.whos(outlet, {})) places.push_back(place_of(who));
        break;
      case By::kind:
        if (article != nullptr) places.push_back(place_of(std::string(to_string(article->kind))));
        break;
      case By::language:
        if (article != nullptr) {
          places.push_back(place_of(
              article->language.empty() ? std::string(unknown_language) : article->language));
        }
        break;
      case By::year:
        places.push_back(place_of(year_of(article)));
        break;
      case By::search:
        for (std::size_t i = 0; i < found_.size(); ++i) {
          if (found_[i].count(key) > 0) places.push_back(i);
        }
        if (places.empty()) places.push_back(found_.size());
        break;
    }
    return places;
  }

  // "" where the time range does not lie in one.
  std::string year_of(const Article* article) const {
    if (article == nullptr || article->published.source == TimeSource::first_seen) return {};
    const Period year = period_of(article->published.latest, Unit::year, selection_.zone);
    if (article->published.earliest < year.from) return {};
    return format_period(year.from, Unit::year, selection_.zone);
  }

  std::size_t place_of(const std::string& name) {
    const auto [found, added] = places_.emplace(name, parts_.parts.size());
    if (!added) return found->second;
    Part part;
    part.by = parts_.by;
    part.name = name;
    part.filter = filter_;
    narrow(part);
    parts_.parts.push_back(std::move(part));
    return found->second;
  }

  void narrow(Part& part) const {
    Filter& filter = part.filter;
    switch (part.by) {
      case By::outlet:
        filter.outlets = {part.name};
        break;
      case By::group:
        filter.outlets = selection_.groups.at(part.name);
        break;
      case By::kind:
        filter.kinds = {*parse_article_kind(part.name)};
        break;
      case By::language:
        filter.languages = {part.name == unknown_language ? std::string{} : part.name};
        break;
      case By::year:
        if (!part.name.empty()) filter.published = parse_period(part.name, selection_.zone);
        break;
      case By::all:
      case By::search:
        break;
    }
  }

  const Selection& selection_;
  const Filter& filter_;
  const RunContext& context_;
  Parts parts_;
  std::map<std::string, std::size_t> places_;
  std::vector<std::set<std::string>> found_;  // By search.
};

}  // namespace

std::uint64_t Part::died() const {
  return static_cast<std::uint64_t>(
      std::count_if(lives.begin(), lives.end(), [](const Lifetime& one) { return one.died(); }));
}

Tells Parts::tells(const Part& part) const {
  const bool list = part.listed > 0 && part.listed_died == part.listed;
  if (list) return part.listed == part.lives.size() ? Tells::removed_only : Tells::mixed;
  const std::uint64_t died = part.died();
  return died > 0 && died == part.lives.size() && !survivors ? Tells::removed_only
                                                             : Tells::survival;
}

std::optional<Parts> find_parts(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const Reckoning& reckoning,
    const RunContext& context) {
  const Selection selection = select(archive, packs, arguments, context);
  if (selection.nobody) return {};
  const Filter filter = watched_filter(selection);
  Sorter sorter(selection, filter, context, by_of(arguments));
  const auto searches = split_lines(arguments.at("searches"));
  if (!searches.empty()) sorter.add_searches(archive, searches);
  Fates fates(archive, packs);
  archive.visits(
      filter,
      Visited::ever,
      [&](const Visits& visits) {
        const AddressFate fate = fates.of(visits);
        const auto article = archive.article(article_of(fate, visits));
        const Article* read = article ? &*article : nullptr;
        const TimeRange* published = article ? &article->published : nullptr;
        const std::string outlet = article                   ? article->outlet
                                   : visits.captures.empty() ? std::string{}
                                                             : visits.captures.back().outlet;
        sorter.add(key_of(visits), read, outlet, life_of(fate, published, reckoning));
        return true;
      },
      context.stop);
  return sorter.take();
}

}  // namespace weiguan::survival
