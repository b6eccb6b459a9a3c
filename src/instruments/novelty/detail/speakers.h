// Who is quoted in a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "packs/packs.h"
#include "text/quotes.h"

namespace weiguan::novelty {

// A text whose quotes with a named speaker all come from one.
struct Quoted {
  std::uint64_t attributed = 0;  // Quotes whose speaker is told.
  bool single_source = false;
  std::string speaker;  // As first written, where it is one.
};

// Two speakers are one where the shorter way of writing ends the longer one (渡口发言人江某 and
// then 江某; Mei Bay and then Ms Bay).  A pronoun (他, she) is nobody new.  So one person under two
// descriptions that end otherwise is taken for two: single sources are missed rather than made up.
class Speakers {
 public:
  // Nothing where the packs have no verbs of speech.
  static std::optional<Speakers> of(const Packs& packs);

  explicit Speakers(const SpeechWords& words) : reader_(words) {}
  Quoted read(std::string_view text) const;

 private:
  QuoteReader reader_;
};

}  // namespace weiguan::novelty
