// Names in Latin letters: words that begin with a capital.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan::detail {

struct CapitalRun {
  Range range;
  std::string key;      // Folded, spaces between.
  bool title = false;   // A title is among its words, or stands before it.
  bool leader = false;  // One of those who lead a state or a party.
};

// Whether the word begins with a capital: a Latin letter that folds to another.
bool has_capital(std::string_view word);

// Runs of words with capitals, but for one word at the front of a sentence that is no title, for
// days and months.  Where most words of the text have capitals (a headline) there are none.
std::vector<CapitalRun> capital_runs(std::string_view text);

}  // namespace weiguan::detail
