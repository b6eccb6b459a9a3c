// Which articles have one text, or the most of it, in common.
#pragma once

#include <cstdint>
#include <vector>

#include "instruments/instruments.h"

namespace weiguan::cascades {

// An article most of whose words stand in another one is an excerpt of it.
inline constexpr double excerpt_share = 0.8;
// One that has all of a text joins that text's copies where they are more than it and its own, and
// where the text makes so much of it: a digest of ten stories is no copy of any.
inline constexpr double extended_share = 0.25;

struct Gathered {
  std::vector<std::vector<ArticleId>> groups;  // Of two and more, as the archive puts articles.
  std::uint64_t articles = 0;                  // That passed the filter.
  bool stopped = false;
};

// Archive::copies() of what passes, and what is an excerpt of one of them, or has all of it.  An
// article, or a group of copies, joins one other group at most, and nothing joins what joined; so
// no chain of excerpts ties stories together.  REQUIRES: the archive has compared its articles.
Gathered gather(const Archive& archive, const Filter& filter, const RunContext& context);

}  // namespace weiguan::cascades
