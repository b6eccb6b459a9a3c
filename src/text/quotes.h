// Who is said to have said what: quoted and reported speech, Chinese and English.
//
//   direct    “…” 「…」 "…" «…» with a verb of speech and who spoke before or behind it:
//             江某表示：“潮涨。”  “潮涨，”江某说。  "It rose," Mei Bay said.
//   reported  the words without marks: 江某指出，潮涨。  Mei Bay said (that) it rose.
//             It rose, according to the port.  据《潮报》报道，潮涨。
//
// It is read from signs, the order of words and the lists it is given; no sentence is parsed.  What
// it cannot see stands in README.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/phrases.h"
#include "text/tokens.h"

namespace weiguan {

enum class Speech : std::uint8_t { direct, reported };

std::string_view to_string(Speech speech);  // "direct", "reported"

struct Quote {
  Speech speech = Speech::direct;
  Range words;  // What was said, without its marks; never empty.
  // As written: 外交部发言人江某, "she".  Empty (both ends equal) where none is told.
  Range speaker;
  Range verb;  // As written.  Empty for a marked sentence that nobody is said to have spoken.

  friend bool operator==(const Quote&, const Quote&) = default;
};

// Chinese and English together; folded before they are compared, so the script does not matter.
struct SpeechWords {
  // Each form that counts: 介绍, explained.  What is said stands in marks or behind a comma.
  std::vector<std::string> verbs;
  std::vector<std::string> clause_verbs;   // It may follow without either, too: 表示, said.
  std::vector<std::string> introductions;  // Before the speaker: 据, according to.
  std::vector<std::string> others;         // Longer words that hold one of them: 小说, 说明.
};

// Built once, then only read: safe from many threads.
class QuoteReader {
 public:
  // Throws UsageError where a word has no token.
  explicit QuoteReader(const SpeechWords& words);

  // By where the words begin; the words of two quotes do not overlap.  A marked text within
  // reported words is part of those, and one that is neither a sentence nor spoken by anybody
  // (“一带一路”, the "reform") is no quote.  Time is O(n).
  std::vector<Quote> read(std::string_view text) const;

 private:
  PhraseMatcher matcher_;
};

}  // namespace weiguan
