// Many phrases found in one pass over a text.
//
// A phrase stands where find_phrase() (text/tokens.h) finds it: its tokens in a row, folded, so
// that 舆论导向 meets 輿論導向 and "media convergence" meets Media  Convergence, while `art` does
// not meet party.  What is one thing to be counted may have several wordings and may be told apart
// from its homonyms by what stands around it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

struct CountedPhrase {
  // Any of them, in any script; at least one.  Where several could stand at one place the one that
  // begins first is taken, of those the longest; what follows may not overlap it.
  std::vector<std::string> wordings;
  // Where there are any, one of these must stand near it: all of it in the same paragraph and from
  // context_tokens before to context_tokens behind the match; it may overlap the match.  A pattern
  // that holds a wording must cover the match: 注入正能量 says nothing of another 正能量 nearby.
  std::vector<std::string> with;
  std::vector<std::string> without;  // None of these may stand near it, or cover it.
  // Only where a wording stands to the byte as it is written here: 輿論導向 is then not 舆论导向,
  // and ＋ is not +.
  bool as_written = false;
};

inline constexpr std::size_t context_tokens = 20;

enum class Overlap {
  every,   // A phrase inside a longer one counts as well: 人民民主 in 全过程人民民主.
  longest  // What lies inside a longer match of another phrase does not count.  A match whose
           // context is wrong is no match and covers nothing.
};

struct PhraseMatch {
  std::size_t phrase = 0;  // Its number among those given.
  std::size_t begin = 0;   // Bytes of the original text, on character borders.
  std::size_t end = 0;     // Not included.

  friend bool operator==(const PhraseMatch&, const PhraseMatch&) = default;
};

// Built once, then only read: safe from many threads.  Cheap to copy.
class PhraseMatcher {
 public:
  // Throws UsageError, which names the phrase, where a wording or a context pattern has no token.
  PhraseMatcher(std::span<const CountedPhrase> phrases, Overlap overlap);

  std::size_t size() const;  // How many phrases were given.

  // All matches, by begin, then the longer first, then phrase.  `matches` is emptied first; keeping
  // it from call to call saves allocations.
  void find(std::string_view text, std::vector<PhraseMatch>& matches) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace weiguan
