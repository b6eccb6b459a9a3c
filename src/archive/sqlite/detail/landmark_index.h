// Which articles have which landmarks: those of old in repeats.sqlite, those that are new in
// memory.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

// Of the articles that share a landmark with one, at most so many of the first and of the last
// before it are looked at: what very many articles say alike stays linear.
inline constexpr std::size_t most_of_landmark = 100;

struct Posting {
  std::uint64_t landmark = 0;
  std::uint32_t article = 0;

  friend auto operator<=>(const Posting&, const Posting&) = default;
};

class LandmarkIndex {
 public:
  // The postings of new articles, all of them younger than those in the store.
  LandmarkIndex(Database& store, std::vector<Posting> added);

  // Adds to `articles` those before `article` that have the landmark.  Safe from many threads.
  void find(
      std::uint64_t landmark, std::uint32_t article, std::vector<std::uint32_t>& articles) const;

  void save(Database& store) const;  // Adds the new ones to the store.

 private:
  std::size_t bucket_of(std::uint64_t landmark) const;

  std::vector<Posting> added_;  // Sorted.
  // By the first bits of a landmark where in `added_` those begin that have them: about one each.
  std::vector<std::uint32_t> begins_;
  int shift_ = 0;
  // By landmark, of old articles the first and the last ones, rising.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> old_;
};

// Adds them to the store; sorts them first, which makes it quick.
void save_postings(Database& store, std::vector<Posting>& postings);

}  // namespace weiguan::detail
