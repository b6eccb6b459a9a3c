// Articles of all outlets grouped by what they report: one event, told by whom, in any language.
//
// A story is one event: what happened once, at one time, to the same people.  Copies, rewrites and
// independent reports of it belong to it, and so do reports of the next days about the same event;
// another meeting of the same leader, with the same formula, does not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/progress.h"
#include "base/stop.h"
#include "packs/packs.h"

namespace weiguan {

// One article of a story.
struct Telling {
  ArticleId article{};
  std::string outlet;         // "" where there is none known.
  std::string source_outlet;  // The outlet it says it comes from; likewise.
  std::string language;
  TimeRange published;
  bool copy = false;  // Repeats an earlier telling of the story word for word.
  // The share of its text that no earlier telling of the story has, 0 to 1; nothing where the text
  // is too short to compare.  Of a story's many tellings that are no copies it is compared with the
  // first eight and the last eight (told_own.h).
  std::optional<double> own;

  friend bool operator==(const Telling&, const Telling&) = default;
};

struct ToldStory {
  std::string id;       // Of its first telling: it stays while nothing earlier comes in.
  std::string name_en;  // Who, what, where, when, as far as that is known.
  std::string name_zh;
  TimeRange first;                // When it was first told.
  std::vector<Telling> tellings;  // By published.earliest, then latest, then id.

  friend bool operator==(const ToldStory&, const ToldStory&) = default;
};

// The stories of which an article passes, with those tellings that pass; by first telling.  They
// are grouped over all articles of the archive, of kinds article and post, so a filter never
// changes what belongs together.  What was reckoned is kept (Archive::store), and goes on with what
// is new.  Stopped, it gives nothing; it goes on from where it was the next time.
std::vector<ToldStory> told_stories(
    const Archive& archive,
    const Packs& packs,
    const Filter& filter,
    const ProgressSink& progress = {},
    const Stop* stop = nullptr);

}  // namespace weiguan
