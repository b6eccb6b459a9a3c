#include "archive/sqlite/detail/uses.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "archive/sqlite/detail/filter.h"
#include "archive/sqlite/detail/rows.h"
#include "text/tokens.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t most_looked_up = 64;  // Wordings; each is one question to the index.
constexpr std::uint64_t few = 12;           // As in search.cc.

constexpr std::string_view use_columns =
    "n, published_earliest, published_latest, published_by, id, outlet, kind, language";

// What a row with use_columns says; phrase and counts are still to come.
PhraseUse use_from(const Statement& row) {
  PhraseUse use;
  use.published = {
      time_from(row.integer(1)),
      time_from(row.integer(2)),
      parse_time_source(row.view(3)).value_or(TimeSource::first_seen)};
  use.article = parse_article_id(row.view(4)).value_or(ArticleId{});
  use.outlet = row.text(5);
  use.kind = parse_article_kind(row.view(6)).value_or(ArticleKind::article);
  use.language = row.text(7);
  return use;
}

// Counts the matches of one article, phrase by phrase.
class Counter {
 public:
  explicit Counter(const PhraseMatcher& matcher) : matcher_(matcher) {}

  // By phrase; n is not set.
  const std::vector<CountedUse>& count(std::string_view title, std::string_view text) {
    uses_.clear();
    matcher_.find(title, matches_);
    add(true);
    matcher_.find(text, matches_);
    add(false);
    std::sort(uses_.begin(), uses_.end(), [](const CountedUse& a, const CountedUse& b) {
      return a.phrase < b.phrase;
    });
    std::size_t kept = 0;
    for (const CountedUse& one : uses_) {
      if (kept > 0 && uses_[kept - 1].phrase == one.phrase) {
        uses_[kept - 1].occurrences += one.occurrences;
        uses_[kept - 1].title_occurrences += one.title_occurrences;
      } else {
        uses_[kept++] = one;
      }
    }
    uses_.resize(kept);
    return uses_;
  }

 private:
  void add(bool title) {
    for (const PhraseMatch& match : matches_) {
      CountedUse use;
      use.phrase = static_cast<std::uint32_t>(match.phrase);
      (title ? use.title_occurrences : use.occurrences) = 1;
      uses_.push_back(use);
    }
  }

  const PhraseMatcher& matcher_;
  std::vector<PhraseMatch> matches_;
  std::vector<CountedUse> uses_;
};

bool is_plain(const CountedPhrase& phrase) {
  return phrase.wordings.size() == 1 && phrase.with.empty() && phrase.without.empty() &&
         !phrase.as_written;
}

Query any_wording(const CountedPhrase& phrase) {
  Query any;
  any.type = Query::Type::disjunction;
  for (const std::string& wording : phrase.wordings) {
    Query one;
    one.type = Query::Type::phrase;
    one.phrase = tokens(wording);
    any.parts.push_back(std::move(one));
  }
  if (any.parts.size() == 1) return std::move(any.parts.front());
  return any;
}

// Reads the articles of `candidates` and counts there what the index cannot tell.
void count_in(
    Database& archive,
    const Bits& candidates,
    const PhraseQuestion& question,
    const std::vector<bool>& wanted,
    std::vector<CountedUse>& uses) {
  Statement row = archive.prepare(
      "SELECT title, text FROM articles JOIN texts ON texts.article = n WHERE n = ?1");
  Counter counter(question.matcher);
  candidates.for_each([&](std::int64_t n) {
    if (!row.with(n).step()) return;
    for (CountedUse use : counter.count(row.view(0), row.view(1))) {
      if (!wanted[use.phrase]) continue;
      use.n = n;
      uses.push_back(use);
    }
  });
}

bool tell(
    PhraseUse& use, const CountedUse& counted, const std::function<bool(const PhraseUse&)>& each) {
  use.phrase = counted.phrase;
  use.occurrences = counted.occurrences;
  use.title_occurrences = counted.title_occurrences;
  return each(use);
}

bool passes_matching(const Bits* matching, std::int64_t n) {
  return matching == nullptr || (n <= matching->last() && matching->has(n));
}

}  // namespace

std::optional<std::vector<CountedUse>> look_up_uses(
    Database& archive, Matching& matching, const PhraseQuestion& question) {
  std::size_t wordings = 0;
  for (const CountedPhrase& one : question.phrases) wordings += one.wordings.size();
  if (wordings > most_looked_up) return {};
  const bool alone = question.phrases.size() == 1;
  std::vector<CountedUse> uses;
  std::optional<Bits> to_read;
  std::vector<bool> wanted(question.phrases.size());
  for (std::size_t i = 0; i < question.phrases.size(); ++i) {
    const CountedPhrase& phrase = question.phrases[i];
    if (is_plain(phrase) && (alone || question.overlap == Overlap::every)) {
      const MarkedPhrase marked{tokens(phrase.wordings.front()), false};
      for (const PhraseHits& one : matching.phrases().hits(marked)) {
        uses.push_back(
            {one.n, static_cast<std::uint32_t>(i), one.hits - one.title_hits, one.title_hits});
      }
      continue;
    }
    wanted[i] = true;
    Bits found = matching.articles(any_wording(phrase));
    if (to_read) {
      *to_read |= found;
    } else {
      to_read = std::move(found);
    }
  }
  if (to_read) count_in(archive, *to_read, question, wanted, uses);
  std::sort(uses.begin(), uses.end(), [](const CountedUse& a, const CountedUse& b) {
    return std::tie(a.n, a.phrase) < std::tie(b.n, b.phrase);
  });
  return uses;
}

void tell_uses(
    Database& archive,
    const Filter& filter,
    const Bits* matching,
    const std::vector<CountedUse>& uses,
    const std::function<bool(const PhraseUse&)>& each) {
  const auto first_of = [&uses](std::int64_t n) {
    return std::lower_bound(
        uses.begin(), uses.end(), n, [](const CountedUse& use, std::int64_t at) {
          return use.n < at;
        });
  };
  std::uint64_t articles = 0;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (i == 0 || uses[i].n != uses[i - 1].n) ++articles;
  }
  const std::int64_t last = archive.integer("SELECT max(n) FROM articles");
  if (articles * few > static_cast<std::uint64_t>(last)) {
    Statement rows = archive.prepare(fmt::format(
        "SELECT {} FROM articles WHERE {} ORDER BY published_earliest, published_latest, id",
        use_columns,
        condition(filter)));
    while (rows.step()) {
      const std::int64_t n = rows.integer(0);
      if (!passes_matching(matching, n)) continue;
      auto at = first_of(n);
      if (at == uses.end() || at->n != n) continue;
      PhraseUse use = use_from(rows);
      for (; at != uses.end() && at->n == n; ++at) {
        if (!tell(use, *at, each)) return;
      }
    }
    return;
  }
  struct Found {
    PhraseUse use;
    std::string id;
    std::int64_t n;
  };
  std::vector<Found> found;
  Statement row = archive.prepare(
      fmt::format("SELECT {} FROM articles WHERE n = ?1 AND {}", use_columns, condition(filter)));
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const std::int64_t n = uses[i].n;
    if ((i > 0 && uses[i - 1].n == n) || !passes_matching(matching, n)) continue;
    if (row.with(n).step()) found.push_back({use_from(row), row.text(4), n});
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tie(a.use.published.earliest, a.use.published.latest, a.id) <
           std::tie(b.use.published.earliest, b.use.published.latest, b.id);
  });
  for (Found& one : found) {
    for (auto at = first_of(one.n); at != uses.end() && at->n == one.n; ++at) {
      if (!tell(one.use, *at, each)) return;
    }
  }
}

void scan_uses(
    Database& archive,
    const Filter& filter,
    const Bits* matching,
    const PhraseQuestion& question,
    const std::function<bool(const PhraseUse&)>& each,
    const Stop* stop) {
  Statement rows = archive.prepare(fmt::format(
      "SELECT {}, title, text FROM articles JOIN texts ON texts.article = n WHERE {} "
      "ORDER BY published_earliest, published_latest, id",
      use_columns,
      condition(filter)));
  Counter counter(question.matcher);
  while (rows.step()) {
    if (requested(stop)) return;
    if (!passes_matching(matching, rows.integer(0))) continue;
    const std::vector<CountedUse>& counted = counter.count(rows.view(8), rows.view(9));
    if (counted.empty()) continue;
    PhraseUse use = use_from(rows);
    for (const CountedUse& one : counted) {
      if (!tell(use, one, each)) return;
    }
  }
}

}  // namespace weiguan::detail
