// Formula, event, name or number: what kind of thing a string is, and why.
#pragma once

#include <string_view>

#include "instruments/newphrases/detail/candidates.h"

namespace weiguan::newphrases {

enum class Kind { formula, event, name, number, plain };

struct Verdict {
  Kind kind = Kind::plain;
  double chance = 0;     // That it is an expression of official language, 0 to 1.
  bool tail = false;     // It would be one, but mostly goes on behind what was quoted.
  bool barred = false;   // No expression, whatever its chance.
  std::string_view why;  // What speaks most for the kind: a code that the column explains.
};

Verdict judge(const Vocabulary& words, const Official& official, const Candidate& candidate);

std::string_view to_string(Kind kind);

}  // namespace weiguan::newphrases
