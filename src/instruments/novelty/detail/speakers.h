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

// One speaker is one that is written alike (folded), or with more or less before the name:
// 渡口发言人江某 and then 江某, "Port spokesman Mei Bay" and then "Bay".  A pronoun (他, she) is
// nobody new.  Two ways of writing that share no end are two speakers, so a text of one person
// under two descriptions is not seen.
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
