// First uses, and what can be said of their order where clocks are not exact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "model/article.h"

namespace weiguan::spread {

// When somebody used a phrase first: surely by `latest`, surely not before `earliest`, as far as
// the archive knows.
struct FirstUse {
  TimeRange time;                   // Its source is that of `article`.
  ArticleId article{};              // The one that shows `latest`.
  ArticleId oldest{};               // The one that shows `earliest`; mostly the same.
  std::uint64_t articles = 0;       // All that use it.
  std::uint64_t open_articles = 0;  // Of these, those that may be of any age.

  void add(const PhraseUse& use);
  bool open() const { return time.earliest == beginning_of_time; }

 private:
  Time earliest_{};  // That `article` may be.
};

enum class Place { first, after, cannot_tell };  // As against everybody else.

struct Adopter {
  std::string who;
  FirstUse use;
  std::size_t rank_low = 1, rank_high = 1;  // From 1; all ranks between them are possible.
  Place place = Place::first;
  // Days from the first use of all to this one; `lag_high` is nothing where it has no bound.
  double lag_low = 0;
  std::optional<double> lag_high;
};

// Fills in ranks, places and lags, and sorts by rank, then by when it surely was used, then by
// name.
void put_in_order(std::vector<Adopter>& adopters);

// How the first uses of some outlets lie to one that led.
struct Following {
  std::uint64_t before = 0, after = 0, cannot_tell = 0;
  std::optional<double> median_low, median_high;  // Days; nothing where there is no bound.
};
Following follow(const std::vector<TimeRange>& followers, const TimeRange& leader);

// When the first of them all was: bounded by the least of each end.  REQUIRES: at least one.
TimeRange first_of(const std::vector<TimeRange>& uses);

}  // namespace weiguan::spread
