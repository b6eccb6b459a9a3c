#include "archive/memory/detail/search.h"

#include <algorithm>
#include <set>

#include "text/fold.h"
#include "text/tokens.h"

namespace weiguan::detail {

namespace {

bool has_phrase(const Article& article, const Query& query) {
  if (query.phrase.empty()) return false;
  const auto stands_in = [&query](std::string_view text) {
    return !find_phrase(text, query.phrase, query.prefix).empty();
  };
  return (query.field != "text" && stands_in(article.title)) ||
         (query.field != "title" && stands_in(article.text));
}

bool matches_field(
    const World& world, const Article& article, std::string_view field, const std::string& value) {
  if (field == "outlet") return article.outlet == value;
  if (field == "kind") return to_string(article.kind) == value;
  if (field == "lang") return article.language == value;
  if (field == "account") return account_matches(article.account, value);
  if (field == "site") return site_matches(article.url, value);
  if (field == "raw") {
    const std::vector<Reading> readings = world.readings_of_article(article.id);
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
      return raw_matches(reading.extra, fold(value));
    });
  }
  return false;
}

double relevance(const World& world, const Article& article, const Query& query) {
  double sum = 0;
  for (const MarkedPhrase& phrase : phrases_to_mark(query)) {
    Query anywhere;
    anywhere.phrase = phrase.tokens;
    anywhere.prefix = phrase.prefix;
    const auto with = static_cast<std::uint64_t>(
        std::count_if(world.articles.begin(), world.articles.end(), [&anywhere](const auto& known) {
          return has_phrase(known.second.article, anywhere);
        }));
    const std::size_t in_title = find_phrase(article.title, phrase.tokens, phrase.prefix).size();
    const std::size_t in_text = find_phrase(article.text, phrase.tokens, phrase.prefix).size();
    sum += score(
        in_title + in_text,
        in_title,
        count_tokens(article.title, article.text),
        world.articles.size(),
        with);
  }
  return sum;
}

}  // namespace

bool matches(const World& world, const Article& article, const Query& query) {
  const auto part_matches = [&](const Query& part) { return matches(world, article, part); };
  switch (query.type) {
    case Query::Type::all:
      return true;
    case Query::Type::phrase:
      return has_phrase(article, query);
    case Query::Type::field:
      return std::any_of(query.values.begin(), query.values.end(), [&](const std::string& value) {
        return matches_field(world, article, query.field, value);
      });
    case Query::Type::conjunction:
      return std::all_of(query.parts.begin(), query.parts.end(), part_matches);
    case Query::Type::disjunction:
      return std::any_of(query.parts.begin(), query.parts.end(), part_matches);
    case Query::Type::negation:
      return std::none_of(query.parts.begin(), query.parts.end(), part_matches);
  }
  return false;
}

std::optional<std::set<ArticleId>> oldest_copies(const World& world, const Filter& filter) {
  if (filter.copies_once_in == nullptr) return {};
  const Filter& among = *filter.copies_once_in;
  std::set<ArticleId> groups, oldest;
  for (const Article* article : world.oldest_first()) {
    if (!passes(among, *article) || !matches(world, *article, among.query)) continue;
    if (groups.insert(world.copy_group(article->id)).second) oldest.insert(article->id);
  }
  return oldest;
}

Found search_world(const World& world, const Search& search) {
  struct Scored {
    const Article* article;
    double score;
  };
  Found found;
  std::vector<Scored> hits;  // Oldest first.
  const auto oldest = oldest_copies(world, search.filter);
  for (const Article* article : world.oldest_first()) {
    if (!passes_lists(search.filter, *article) || !matches(world, *article, search.filter.query))
      continue;
    if (oldest && !oldest->contains(article->id)) continue;
    const auto& period = search.filter.published;
    if (period && !lies_in(article->published, *period) && touches(article->published, *period)) {
      ++found.undecided;
    }
    if (!passes(search.filter, *article)) continue;
    const bool scored = search.order == Order::relevance;
    hits.push_back({article, scored ? relevance(world, *article, search.filter.query) : 0});
  }
  if (search.order != Order::oldest) std::reverse(hits.begin(), hits.end());
  if (search.order == Order::relevance) {
    std::stable_sort(hits.begin(), hits.end(), [](const Scored& a, const Scored& b) {
      return a.score > b.score;
    });
  }
  found.total = hits.size();
  for (std::uint64_t at = search.offset; at < hits.size() && found.hits.size() < search.limit;
       ++at) {
    found.hits.push_back({hits[at].article->id, hits[at].score});
  }
  return found;
}

}  // namespace weiguan::detail
