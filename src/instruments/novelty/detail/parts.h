// Whose words a text is made of.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "text/tokens.h"

namespace weiguan::novelty {

// In Unicode characters; together they are the text.
struct Parts {
  std::uint64_t own = 0;          // In no passage of anybody who may have been first.
  std::uint64_t undecided = 0;    // Cannot be told whether own or not.
  std::uint64_t taken = 0;        // Stood first in an article of another outlet.
  std::uint64_t repeated = 0;     // Stood first in an earlier article of the same outlet.
  std::uint64_t boilerplate = 0;  // Whoever had it first.

  std::uint64_t all() const { return own + undecided + taken + repeated + boilerplate; }
  // Where it makes sense to ask whose they are.
  std::uint64_t asked() const { return own + undecided + taken; }
  Parts& operator+=(const Parts& other);

  friend bool operator==(const Parts&, const Parts&) = default;
};

// Who else has a passage.
enum class Whose {
  same,       // An article of the same outlet, which the archive takes for the earlier one.
  other,      // One of another outlet that surely was before.
  undecided,  // One of which it cannot be told whether it was before, or of another outlet.
};

struct Shared {
  Range passage;  // Of the text that is divided.
  Whose whose = Whose::undecided;
  TimeRange published;  // Of the other article.
};

// A character that others have too is `taken` where a surely earlier one of another outlet was
// before all of the same outlet; `repeated` where one of the same outlet was before all of others;
// else undecided.  `boilerplate` is in order, without overlap, and goes before all.
Parts divide(
    std::string_view text,
    const std::vector<Shared>& shared,
    const std::vector<Range>& boilerplate,
    std::chrono::hours clock_error);

}  // namespace weiguan::novelty
