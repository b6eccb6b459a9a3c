#include "archive/sqlite/detail/search.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "archive/detail/rules.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/matching.h"
#include "archive/sqlite/detail/rows.h"

namespace weiguan::detail {

namespace {

// To look one hit up takes as long as going past so many articles in the order that is asked for.
constexpr std::uint64_t few = 12;

struct Dated {
  std::int64_t n = 0;
  TimeRange published;
  std::string id;
};

class Searcher {
 public:
  Searcher(
      Database& archive,
      const IndexReader& reader,
      SearchIndex& index,
      std::int64_t last,
      const Search& search,
      const Bits* only)
      : archive_(archive),
        reader_(reader),
        index_(index),
        last_(last),
        search_(search),
        only_(only),
        matching_(archive, reader, last) {}

  Found run() {
    if (search_.order == Order::relevance) {
      matching_.know(phrases_to_mark(search_.filter.query));
    }
    Bits hits = matching_.articles(search_.filter.query);
    hits &= matching_.articles_of_lists(search_.filter);
    if (only_ != nullptr) hits &= *only_;
    // From here on `hits` are all that match but for the period.
    // What a page needs is often found after a few articles; what was walked in vain at most
    // doubles the time.
    const std::uint64_t patience = hits.count() * few;
    if (!all_needed() || patience > static_cast<std::uint64_t>(last_)) {
      if (std::optional<Found> found = walk(hits, patience)) return *std::move(found);
    }
    return look_up(hits);
  }

 private:
  // Without a period the number of hits is known, and no more than one page has to be found.
  bool all_needed() const { return search_.filter.published || search_.order == Order::relevance; }

  // True where the article belongs to the hits by its time; counts those of which it cannot be
  // told.
  bool is_in_time(const TimeRange& published) {
    if (!search_.filter.published) return true;
    const Period& period = *search_.filter.published;
    if (lies_in(published, period)) return true;
    if (!touches(published, period)) return false;
    ++found_.undecided;
    return search_.filter.possible;
  }

  static TimeRange published_at(const Statement& row, int at) {
    return {time_from(row.integer(at)), time_from(row.integer(at + 1)), TimeSource::first_seen};
  }

  Found look_up(const Bits& hits) {
    std::vector<Dated> dated;
    Statement row = archive_.prepare(
        "SELECT published_earliest, published_latest, id FROM articles WHERE n = ?1");
    hits.for_each([&](std::int64_t n) {
      if (!row.with(n).step()) return;
      const TimeRange published = published_at(row, 0);
      if (is_in_time(published)) dated.push_back({n, published, row.text(2)});
    });
    const bool oldest = search_.order == Order::oldest;
    std::sort(dated.begin(), dated.end(), [oldest](const Dated& a, const Dated& b) {
      const bool older = std::tie(a.published.earliest, a.published.latest, a.id) <
                         std::tie(b.published.earliest, b.published.latest, b.id);
      return older == oldest;
    });
    std::vector<std::int64_t> order;
    order.reserve(dated.size());
    for (const Dated& one : dated) order.push_back(one.n);
    return page(order);
  }

  // Nothing where so many articles were gone past in vain that looking up is no slower.
  std::optional<Found> walk(const Bits& hits, std::uint64_t patience) {
    Statement rows = archive_.prepare(
        search_.order == Order::oldest
            ? "SELECT n, published_earliest, published_latest FROM articles "
              "ORDER BY published_earliest, published_latest, id"
            : "SELECT n, published_earliest, published_latest FROM articles "
              "ORDER BY published_earliest DESC, published_latest DESC, id DESC");
    std::vector<std::int64_t> order;
    const std::uint64_t total = hits.count();
    const std::uint64_t enough =
        all_needed() ? total : std::min(total, search_.offset + std::min(search_.limit, total));
    std::uint64_t past = 0;
    for (std::uint64_t seen = 0; seen < enough && rows.step();) {
      if (++past > patience) return {};
      const std::int64_t n = rows.integer(0);
      if (n > last_ || !hits.has(n)) continue;
      ++seen;
      if (is_in_time(published_at(rows, 1))) order.push_back(n);
    }
    Found found = page(order);
    if (!all_needed()) found.total = total;
    return found;
  }

  // `order` is newest first where relevance decides.
  Found page(const std::vector<std::int64_t>& order) {
    found_.total = order.size();
    const std::vector<double> scores = scores_of(order);
    std::vector<std::size_t> places(order.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    if (!scores.empty()) {
      std::stable_sort(places.begin(), places.end(), [&scores](std::size_t a, std::size_t b) {
        return scores[a] > scores[b];
      });
    }
    Statement row = archive_.prepare("SELECT id FROM articles WHERE n = ?1");
    for (std::uint64_t at = search_.offset;
         at < places.size() && found_.hits.size() < search_.limit;
         ++at) {
      const std::size_t place = places[static_cast<std::size_t>(at)];
      if (!row.with(order[place]).step()) continue;
      found_.hits.push_back(
          {parse_article_id(row.view(0)).value_or(ArticleId{}),
           scores.empty() ? 0 : scores[place]});
    }
    return std::move(found_);
  }

  // One for each of `order`; none where they are not asked for.
  std::vector<double> scores_of(const std::vector<std::int64_t>& order) {
    if (matching_.known().empty()) return {};
    const std::vector<std::uint32_t> lengths = read_lengths();
    std::vector<double> of_article(static_cast<std::size_t>(last_) + 1);
    for (const KnownPhrase& known : matching_.known()) {
      for (const PhraseHits& one : known.hits) {
        const auto n = static_cast<std::size_t>(one.n);
        of_article[n] += score(
            one.hits,
            one.title_hits,
            lengths[n],
            static_cast<std::uint64_t>(last_),
            known.hits.size());
      }
    }
    std::vector<double> scores;
    scores.reserve(order.size());
    for (const std::int64_t n : order) scores.push_back(of_article[static_cast<std::size_t>(n)]);
    return scores;
  }

  std::vector<std::uint32_t> read_lengths() {
    std::vector<std::uint32_t> lengths(static_cast<std::size_t>(last_) + 1);
    if (reader_.through() > 0) {
      const auto indexed = index_.lengths(reader_);
      std::copy_n(indexed->begin(), std::min(indexed->size(), lengths.size()), lengths.begin());
    }
    matching_.phrases().each_unindexed(
        reader_.through(), [&](std::int64_t n, std::string_view title, std::string_view text) {
          lengths[static_cast<std::size_t>(n)] =
              static_cast<std::uint32_t>(count_tokens(title, text));
        });
    return lengths;
  }

  Database& archive_;
  const IndexReader& reader_;
  SearchIndex& index_;
  std::int64_t last_;
  const Search& search_;
  const Bits* only_;
  Matching matching_;  // Knows phrases where relevance is asked for.
  Found found_;
};

}  // namespace

Found search_sqlite(
    Database& archive,
    const IndexReader& reader,
    SearchIndex& index,
    std::int64_t last,
    const Search& search,
    const Bits* only) {
  if (last == 0) return {};
  return Searcher(archive, reader, index, last, search, only).run();
}

}  // namespace weiguan::detail
