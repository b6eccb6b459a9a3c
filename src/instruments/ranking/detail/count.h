// Reads the chosen articles and counts what names an entity.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "instruments/ranking/detail/asked.h"
#include "model/article.h"

namespace weiguan::ranking {

enum class Source { free, state, own };

// That an article names an entity.
struct Item {
  ArticleId article{};
  std::uint32_t entity = 0;
  std::uint32_t bunch = 0;
  Time time{};         // When it was published, as far as that can be told.
  bool dated = false;  // Else it is in no period.
  bool post = false;
  Source source = Source::free;
  bool state_affiliated = false;  // Whoever published it, the entity's own or not.
  // Where the entity stands in the text first; empty where it stands in the title only.
  Passage place;
  // The greatest that was observed; less than 0 where none was.
  std::array<float, measure_count> counters{};

  bool observed() const;
};

struct Counted {
  std::vector<Item> items;  // By article, oldest first, then by entity.
  std::uint64_t media_candidates = 0, post_candidates = 0;
  std::uint64_t at_home = 0;  // Articles that are no media mentions for their outlet's place.
  std::uint64_t unknown_outlet = 0;         // Likewise, since nobody knows where their outlet is.
  std::uint64_t undated = 0;                // Articles that are in no period.
  std::uint64_t by_first_seen = 0;          // Articles that are dated by when they were seen first.
  std::map<Time, std::uint64_t> by_period;  // Candidates, by start of period.
};

// When an article was published: the start of its time range where that lies within one period, or,
// where it is only known when it was seen first, that time.
std::optional<Time> time_of(const Article& article, const Selection& selection);

Counted count_mentions(
    const Archive& archive, const Packs& packs, const Asked& asked, const RunContext& context);

// How much of it counts.
double kept(const Item& item, const Asked& asked);

// What is counted of these items, with the own ones discounted; bunches are numbered anew.
// `of_period`: only those that are dated within it.
Tally tally_of(
    const std::vector<Item>& items, const Asked& asked, const std::optional<Period>& of_period);

Known known_of(
    const std::vector<Item>& items, const Asked& asked, const std::optional<Period>& of_period);

}  // namespace weiguan::ranking
