// Stories, outlets and what is known of each outlet at the time of each story.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "instruments/coverage/detail/board.h"
#include "instruments/outlet_watch.h"
#include "instruments/selection.h"
#include "instruments/told_stories.h"

namespace weiguan::coverage {

struct StoryView {
  const ToldStory* story = nullptr;
  // From the earliest that it may have been told first to so long behind the latest: who told
  // nothing until then was silent.  Empty where nothing is known but that it was seen.
  Period window;
  std::map<std::size_t, std::vector<const Telling*>> told;  // By outlet; of known outlets only.
  std::vector<Watching> watched;                            // By outlet.
  bool shown = true;                                        // Lies in what was asked for.

  bool dated() const { return window.to > window.from; }
};

struct Gathered {
  std::vector<StoryView> stories;  // By first telling.
  Board board;
  std::uint64_t small = 0;    // Stories told by fewer outlets than asked for.
  std::uint64_t undated = 0;  // Of these stories, those without a window.
};

struct GatherOptions {
  std::size_t least = 2;  // Outlets that told a story.
  std::chrono::hours within{48};
};

// `stories` outlive it.  Cells in which nobody looked are not known to the board even where the
// outlet told the story: else a record would hold all that was told and only some of the silences.
Gathered gather(
    const std::vector<ToldStory>& stories,
    const OutletWatch& watch,
    const Packs& packs,
    const Selection& selection,
    const GatherOptions& options,
    const Stop* stop);

}  // namespace weiguan::coverage
