// Counting which entities are mentioned where and when, and which names were not counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "instruments/entity_mentions.h"
#include "instruments/selection.h"

namespace weiguan::mentions {

// So many articles, and one passage of each, are named as a row's evidence.
inline constexpr std::size_t most_named_articles = 100;

enum class Where { all, title, text };

struct Cell {
  std::uint64_t articles = 0;
  std::uint64_t occurrences = 0;
  std::uint64_t title_articles = 0;
  std::vector<ArticleId> ids;     // The first ones.
  std::vector<Passage> passages;  // Where it first stands in their texts.
};

struct Track {
  std::map<Time, Cell> cells;  // By start of period.
  Cell undated;

  std::uint64_t articles() const;
};

// A name, folded, that was not counted for a reason, with what it might have been.
struct Uncounted {
  std::string name;
  Doubt why = Doubt::no_context;
  std::vector<std::size_t> entities;

  friend bool operator<(const Uncounted& a, const Uncounted& b) {
    return std::tie(a.name, a.why, a.entities) < std::tie(b.name, b.why, b.entities);
  }
};

struct Tally {
  // One for each entity of the register, by outlet or group (Selection::whos).
  std::vector<std::map<std::string, Track>> tracks;
  std::map<Uncounted, Cell> uncounted;
  std::uint64_t articles = 0;  // That were read.
};

// Reads every article that is chosen.  `wanted` says for each entity whether it is counted.
Tally count_mentions(
    const Archive& archive,
    const MentionReader& reader,
    const Selection& selection,
    const std::vector<bool>& wanted,
    Where where,
    const RunContext& context);

}  // namespace weiguan::mentions
