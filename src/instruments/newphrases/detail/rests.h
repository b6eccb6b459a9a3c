// Whether what is said may end with a word: a verb that waits for its object hardly ever stands
// before a comma or a full stop, and so tells a piece from an expression without a list of verbs.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "instruments/newphrases/detail/words.h"

namespace weiguan::newphrases {

// Of the word that stands behind: punctuation, and none that opens a quotation or a title.
inline bool rests_at(Word behind) {
  return behind < borders && behind != quote_begins && behind != title_begins;
}

class Rests {
 public:
  // The last words of these phrases are those that learn() counts.
  void ask(std::span<const Word> phrase);
  void learn(std::span<const std::vector<Word>> texts);
  // The share of the uses of a phrase's last two words at which what is said ends; where they are
  // rare, the last word's share weighs in.  Between 0 and 1; 0 of words that were never met.
  double of(std::span<const Word> phrase) const;

 private:
  struct Uses {
    std::uint64_t all = 0, rests = 0;
  };
  std::unordered_map<std::uint64_t, Uses> pairs_;
  std::unordered_map<Word, Uses> singles_;
};

}  // namespace weiguan::newphrases
