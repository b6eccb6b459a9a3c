// Which articles match a query, by their numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/index.h"
#include "archive/sqlite/detail/phrases.h"

namespace weiguan::detail {

struct KnownPhrase {
  MarkedPhrase phrase;
  std::vector<PhraseHits> hits;
};

// Every method throws DamagedError when the index cannot be read.
class Matching {
 public:
  // Articles beyond `last` are not looked at.
  Matching(Database& archive, const IndexReader& reader, std::int64_t last)
      : archive_(archive), last_(last), phrases_(archive, reader, last) {}

  // Reads where these phrases stand: for who wants to know it beside which articles match.
  void know(std::vector<MarkedPhrase> phrases);
  const std::vector<KnownPhrase>& known() const { return known_; }

  Bits articles(const Query& query);
  Bits articles_of_lists(const Filter& filter);  // By all of the filter but period and query.

  Phrases& phrases() { return phrases_; }

 private:
  Bits any_of(const std::vector<Query>& parts);
  Bits of_phrase(const Query& query);
  Bits of_parts(const Query& query);

  Database& archive_;
  std::int64_t last_;
  Phrases phrases_;
  std::vector<KnownPhrase> known_;
};

}  // namespace weiguan::detail
