// Strings of words that recur in a set of texts, all of them, by growing them one word at a time.
//
// A string of n words is looked at only where both strings of n - 1 words inside it recur as well:
// so no more are kept than recur, whatever the size of the texts, and each knows its parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "instruments/newphrases/detail/words.h"

namespace weiguan::newphrases {

using GramId = std::uint32_t;
inline constexpr GramId no_gram = 0xFFFFFFFF;

struct Gram {
  GramId front = no_gram;  // Without the last word; no_gram for a single word.
  GramId back = no_gram;   // Without the first word.
  Word last = 0;
  std::uint32_t length = 0;
  std::uint32_t articles = 0;
  std::uint32_t occurrences = 0;  // Overlapping ones all count.
};

class Grams {
 public:
  // Those of at most `longest` words that stand in at least `least` of the texts.
  // Stops early, with what it has, when `go_on` says false.
  Grams(
      std::span<const std::vector<Word>> texts,
      std::uint32_t least,
      std::uint32_t longest,
      const std::function<bool()>& go_on);

  std::size_t size() const { return grams_.size(); }
  const Gram& operator[](GramId id) const { return grams_[id]; }
  std::vector<Word> words(GramId id) const;
  // Grams of n words have numbers from first(n) to first(n + 1).
  GramId first(std::uint32_t length) const;
  std::uint32_t longest() const { return static_cast<std::uint32_t>(firsts_.size()) - 2; }

  // Calls `each` with every gram that stands in a text and the place of its first word: by length,
  // then by place.
  void each(std::span<const Word> text, const std::function<void(GramId, std::size_t)>& each) const;

 private:
  static std::uint64_t key(GramId front, GramId back) {
    return (std::uint64_t{front} << 32) | back;
  }

  std::vector<Gram> grams_;
  std::vector<GramId> firsts_;  // By length; [0] is not used.
  std::vector<GramId> of_word_;
  std::unordered_map<std::uint64_t, GramId> pairs_;
};

}  // namespace weiguan::newphrases
