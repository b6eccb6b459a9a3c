// What packs know of words, as phrases to be found in texts.
#pragma once

#include <string>
#include <vector>

#include "packs/packs.h"
#include "text/phrases.h"

namespace weiguan {

// A phrase of these wordings; those without a token are left out, and of none at all it is one that
// no text has.
CountedPhrase phrase_of(std::vector<std::string> wordings);

// Three phrases: hedges, intensifiers, and words that hold one of them and are none.
std::vector<CountedPhrase> wording_phrases(const Packs& packs);

// One phrase for each of packs.outlets(), of all its names of three characters or more: one of two
// is often a word (环球).
std::vector<CountedPhrase> outlet_phrases(const Packs& packs);

}  // namespace weiguan
