#include "archive/sqlite/detail/matching.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "archive/sqlite/detail/fields.h"

namespace weiguan::detail {

void Matching::know(std::vector<MarkedPhrase> phrases) {
  for (MarkedPhrase& phrase : phrases) {
    std::vector<PhraseHits> hits = phrases_.hits(phrase);
    known_.push_back({std::move(phrase), std::move(hits)});
  }
}

Bits Matching::articles(const Query& query) {
  switch (query.type) {
    case Query::Type::all: {
      Bits all(last_);
      all.fill();
      return all;
    }
    case Query::Type::field:
      return articles_by_field(archive_, query, last_);
    case Query::Type::phrase:
      return of_phrase(query);
    case Query::Type::negation: {
      Bits found = any_of(query.parts);
      found.invert();
      return found;
    }
    case Query::Type::conjunction:
    case Query::Type::disjunction:
      return of_parts(query);
  }
  return Bits(last_);
}

Bits Matching::any_of(const std::vector<Query>& parts) {
  Bits found(last_);
  for (const Query& part : parts) found |= articles(part);
  return found;
}

Bits Matching::of_phrase(const Query& query) {
  for (const KnownPhrase& known : known_) {
    if (known.phrase != MarkedPhrase{query.phrase, query.prefix}) continue;
    Bits found(last_);
    for (const PhraseHits& one : known.hits) {
      if (query.field == "title" && one.title_hits == 0) continue;
      if (query.field == "text" && one.title_hits == one.hits) continue;
      found.add(one.n);
    }
    return found;
  }
  return phrases_.articles(query);
}

// The parts that are phrases go to FTS5 as one expression: where a rare and a common one meet, it
// then reads little of the common one.
Bits Matching::of_parts(const Query& query) {
  Query together;
  together.type = query.type;
  std::optional<Bits> found;
  const bool narrow = query.type == Query::Type::conjunction;
  const auto join = [&found, narrow](Bits&& more) {
    if (!found) {
      found = std::move(more);
    } else if (narrow) {
      *found &= more;
    } else {
      *found |= more;
    }
  };
  for (const Query& part : query.parts) {
    if (known_.empty() && Phrases::is_one_expression(part)) {
      together.parts.push_back(part);
    } else {
      join(articles(part));
    }
  }
  if (Phrases::is_one_expression(together)) {
    join(phrases_.articles(together));
  } else {
    for (const Query& part : together.parts) join(phrases_.articles(part));
  }
  return found ? std::move(*found) : Bits(last_);
}

Bits Matching::articles_of_lists(const Filter& filter) {
  Bits passing(last_);
  passing.fill();
  const auto narrow = [&](std::string_view field, std::vector<std::string> values) {
    if (values.empty()) return;
    Query query;
    query.type = Query::Type::field;
    query.field = field;
    query.values = std::move(values);
    passing &= articles_by_field(archive_, query, last_);
  };
  std::vector<std::string> kinds;
  for (const ArticleKind kind : filter.kinds) kinds.emplace_back(to_string(kind));
  narrow("outlet", filter.outlets);
  narrow("kind", std::move(kinds));
  narrow("lang", filter.languages);
  return passing;
}

}  // namespace weiguan::detail
