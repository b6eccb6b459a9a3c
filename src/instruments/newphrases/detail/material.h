// What is read out of the archive: the period's texts, and what the time before says of its
// strings.
#pragma once

#include <functional>
#include <vector>

#include "archive/archive.h"
#include "base/time.h"
#include "instruments/newphrases/detail/candidates.h"
#include "instruments/newphrases/detail/grams.h"
#include "instruments/newphrases/detail/words.h"
#include "instruments/selection.h"

namespace weiguan::newphrases {

// The texts of a period, each once however many articles repeat it, oldest first.
struct Texts {
  std::vector<std::vector<Word>> rows;
  std::vector<Text> of;
  std::uint64_t articles = 0;  // With a text, repeated ones too.
  std::uint64_t repeated = 0;
  std::uint64_t every = 1;  // So much was there that only one article in so many was taken.
};

Texts read_texts(
    const Archive& archive,
    const Selection& selection,
    const Period& period,
    Vocabulary& words,
    const std::function<bool()>& go_on);

struct Before {
  std::vector<std::uint32_t> articles;    // By gram.
  std::vector<std::uint32_t> lately;      // Those of them in the last quarter of the time.
  std::uint64_t all = 0;                  // Different texts.
  std::vector<std::vector<Word>> sample;  // Some of them, evenly taken.
};

// Reads one article at a time, so that memory does not grow with the time before.
Before read_before(
    const Archive& archive,
    const Selection& selection,
    const Period& period,
    Vocabulary& words,
    const Grams& grams,
    const std::function<bool()>& go_on);

// So many months before `from`, at the same day and hour (or the month's last day).
Time months_before(Time from, std::int64_t months, const Zone& zone);

}  // namespace weiguan::newphrases
