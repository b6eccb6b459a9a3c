// Who most likely took a text from whom: one tree for each cascade.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/stop.h"
#include "instruments/cascades/detail/member.h"
#include "instruments/cascades/detail/wordings.h"

namespace weiguan::cascades {

inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

enum class Certainty { sure, likely, possible, unknown };

// How it is known that one was out before the other.
enum class KnownBy {
  clock,   // Their times do not overlap.
  source,  // The times leave it open, but the later one names the earlier as its source.
  text,    // They leave it open, but the later one has nothing of its own, the earlier has more.
  cannot_tell
};

// What speaks for an edge, and against it.
struct Why {
  std::size_t declares = 0;  // 1: its first declared source is the parent; 2: the next one.
  bool earlier = false;      // The parent surely was out before it.
  bool same_address = false, same_outlet = false;
  bool same_headline = false;  // Which not all have.
  std::uint32_t changes = 0;   // Places at which it is like the parent and like no other one.
  std::uint32_t others = 0;    // Candidates besides.
  std::uint32_t as_good = 0;   // Of these, those of other outlets that are as good.
  bool absent = false;         // It names a source that has no article in the cascade.
  bool names_another = false;  // It names a source that has one, and that is not the parent.
  bool doubted = false;        // The clock of either is.
};

struct Node {
  std::uint32_t parent = nobody;
  std::uint32_t depth = 0;
  Certainty certainty = Certainty::unknown;
  KnownBy order = KnownBy::cannot_tell;
  Why why;
};

struct Tree {
  std::vector<std::uint32_t> members;  // Their numbers among all that were given, rising.
  std::vector<Node> nodes;             // By place in `members`, and so are parents.
  std::vector<std::uint32_t> order;    // Each before what hangs below it, those in turn by time.
  std::uint32_t root = 0;
  KnownBy told = KnownBy::cannot_tell;      // That the root is the first of all.
  std::vector<std::uint32_t> may_be_first;  // None surely was out before them.
};

struct Grown {
  std::vector<Tree> trees;
  std::uint32_t apart = 0;  // Were left out: the same form with other figures, and no copy of that.
  bool stopped = false;
};

// The order in which articles surely were out: by latest, then earliest, then id.
bool surely_out_first(const Member& a, const Member& b);

// The members are sorted by surely_out_first(), with no article twice, and were added to the
// wordings in that order.  Those that fill one form with other figures are parted first; parts of
// one article make no tree.
//
// An article's parent surely is not after it, nor is any other one above it.  Time is
// O(n log n) in their number, each being compared with some fifty others at most.
Grown grow(const std::vector<Member>& members, Wordings& wordings, const Stop* stop = nullptr);

}  // namespace weiguan::cascades
