// Which articles a phrase stands in, by the index where it reaches and by reading the rest.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/index.h"

namespace weiguan::detail {

struct PhraseHits {
  std::int64_t n = 0;
  std::uint32_t hits = 0;
  std::uint32_t title_hits = 0;
};

class Phrases {
 public:
  // Articles beyond `last` are not looked at.
  Phrases(Database& archive, const IndexReader& reader, std::int64_t last)
      : archive_(archive), reader_(reader), last_(last) {}

  // True where the query is made of phrases, AND and OR only and FTS5 can take it as one.
  static bool is_one_expression(const Query& query);

  Bits articles(const Query& query);  // REQUIRES: is_one_expression(query), or a phrase.
  std::vector<PhraseHits> hits(const MarkedPhrase& phrase);  // By number.

  // Reads the articles that the index does not reach.
  using Text = std::function<void(std::int64_t n, std::string_view title, std::string_view text)>;
  void each_unindexed(std::int64_t through, const Text& each);

 private:
  Database& archive_;
  const IndexReader& reader_;
  std::int64_t last_;
};

}  // namespace weiguan::detail
