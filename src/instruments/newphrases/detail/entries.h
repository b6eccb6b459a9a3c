// One entry for each expression: its pieces, its longer forms and its near variants folded into it.
#pragma once

#include <string>
#include <vector>

#include "instruments/newphrases/detail/candidates.h"
#include "instruments/newphrases/detail/kinds.h"

namespace weiguan::newphrases {

struct Entry {
  const Candidate* candidate = nullptr;
  Verdict verdict;
  std::vector<const Candidate*> variants;  // In the order in which they would stand.
};

struct Judged {
  Candidate candidate;
  Verdict verdict;
  bool piece = false;  // Of another one: a variant, and no entry of its own.

  // How far up it stands: how clearly it rose, and how surely it is an expression.
  double score() const;
};

// All candidates with their verdicts, in their order.  What a formula is a piece of is one as well,
// unless a bar says no.
std::vector<Judged> judge_all(
    const Vocabulary& words, const Official& official, std::vector<Candidate> candidates);

// At most `most` entries by score, of all that were judged to be of a kind that is asked for.
// Those that are the tail of something quoted take in what holds them, and are left out at the end.
// A string goes into an entry that stands above it when
//   it holds the entry's, and is no newer within it: what rose is the entry;
//   the entry's holds it, and what it does outside of the entry did not rise;
//   it overlaps the entry's and stands in the same articles, or is the same but for its order and
//   的, 和, 与.
std::vector<Entry> make_entries(
    const Vocabulary& words,
    const std::vector<Judged>& judged,
    std::uint64_t articles,
    std::uint64_t articles_before,
    std::size_t most);

std::string shown(const Vocabulary& words, const std::vector<Word>& phrase);

}  // namespace weiguan::newphrases
