// Which addresses are taken together.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "instruments/instruments.h"
#include "instruments/selection.h"
#include "instruments/survival/detail/lives.h"

namespace weiguan::survival {

enum class By { all, outlet, group, kind, language, year, search };

// One outlet, one group, what one search finds, ...
struct Part {
  By by = By::all;
  std::string name;   // An outlet's or a group's id, a kind, a year, a search; "" where not known.
  bool rest = false;  // Of searches: what none of them finds.
  Filter filter;      // What it holds, for evidence.
  std::vector<Lifetime> lives;
  std::vector<std::size_t> numbers;  // Of its lives among all.
  std::uint64_t listed = 0;          // That are known from rows of somebody else only.
  std::uint64_t listed_died = 0;     // Of these, those that were gone.
  std::uint64_t died_unseen = 0;     // Dead, with no sign of life between start and being gone.
  std::uint64_t once = 0, undated = 0, unconfirmed = 0, not_reached = 0, backwards = 0;
  std::vector<ArticleId> ended;  // The first hundred articles that were gone.

  std::uint64_t died() const;
};

// What a curve of a part can say.
enum class Tells {
  survival,      // What part of all lives on.
  removed_only,  // There are only such as were gone: when, but not how many.
  mixed          // Some of them come from lists of what was gone.
};

struct Parts {
  By by = By::all;
  std::vector<Part> parts;      // In the order of their names; searches as they were given.
  std::vector<Lifetime> lives;  // Of all.
  bool overlap = false;         // One address counts in several parts.
  std::uint64_t addresses = 0;  // That were looked at, whether or not anything can be said.
  bool survivors = false;       // Somebody lives, of those that the archive watched itself.

  // Rows that say when something was gone, and never of anything that was there later, are a list
  // of what was gone.  Where whatever was watched ended, nobody knows whether only that was kept.
  Tells tells(const Part& part) const;
};

// Throws UsageError as select() and parse_query() do.  Nothing where nobody is chosen.
std::optional<Parts> find_parts(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const Reckoning& reckoning,
    const RunContext& context);

}  // namespace weiguan::survival
