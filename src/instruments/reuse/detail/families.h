// Boilerplate of many articles, put together where it says the same.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/article.h"
#include "text/shingles.h"

namespace weiguan::reuse {

inline constexpr std::size_t most_named = 100;  // Passages in a family's evidence.

struct Family {
  std::string words;
  std::uint64_t articles = 0;
  std::uint64_t recurs = 0;
  std::map<std::string, std::uint64_t> outlets;  // Articles of each known one.
  std::optional<TimeRange> first, last;          // Of articles that say when they were published.
  std::vector<Passage> passages;                 // At most most_named.

  Fingerprint fingerprint;
};

// Memory grows with the number of families, not with that of articles.
class Families {
 public:
  // Articles come one after the other; of one article a family counts once.  `words` stand at
  // `passage`.
  void add(
      const Article& article, const Passage& passage, std::string_view words, std::uint64_t recurs);

  // Of most articles first, then by first day, then by words.
  std::vector<const Family*> all() const;

 private:
  std::size_t family_of(const Fingerprint& fingerprint) const;  // families_.size(): of none.

  struct Entry {
    Family family;
    ArticleId last_article{};
  };
  std::vector<Entry> families_;
  // Families by shingle; a shingle of too many is told of the first ones only.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_shingle_;
};

}  // namespace weiguan::reuse
