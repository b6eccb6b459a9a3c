// Two texts beside each other: their sentences, and what changed in those that were changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop.h"
#include "instruments/speech_words.h"
#include "instruments/versus/detail/marks.h"
#include "instruments/versus/detail/match.h"
#include "text/quotes.h"

namespace weiguan::versus {

// In the order of the choices of the columns `happened` and `kind`.
enum class Fate { kept, changed, moved, moved_changed, cut, added };
enum class Kind { number, name, hedge, intensifier, quote, speaker, marks };

Fate fate_of(const Match& match);

struct Side {
  std::string_view text;
  std::vector<Sentence> sentences;
  std::vector<std::uint64_t> starts;  // Of each sentence, in characters.

  Range range(const Run& run) const;  // Bytes; of a run that is not empty.
  std::string_view words(const Run& run) const;
  std::uint64_t characters_before(std::size_t byte) const;
  std::size_t sentence_at(std::size_t byte) const;
};

struct Detail {
  Kind kind = Kind::number;
  std::size_t match = 0;               // In which it changed.
  std::optional<Range> before, after;  // Bytes; nothing where it is only on one side.
};

struct Comparison {
  Side source, target;
  std::vector<Match> matches;
  std::vector<Detail> details;  // By match, then as in Kind, then by place.
};

struct Tools {
  explicit Tools(const Packs& packs) : marks(packs), quotes(speech_words(packs)) {}
  MarkFinder marks;
  QuoteReader quotes;
};

// The texts must outlive it.  Without `details` only the sentences are compared.
Comparison compare(
    std::string_view source,
    std::string_view target,
    const Tools& tools,
    bool details = true,
    const Stop* stop = nullptr);

}  // namespace weiguan::versus
