// What earlier tellings have that the official text does not.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/stop.h"
#include "instruments/firstreport/detail/facts.h"
#include "instruments/firstreport/detail/reports.h"

namespace weiguan::firstreport {

struct LeftOut {
  Fact fact;  // As the first that has it writes it.
  std::string text, sentence;
  Passage passage;
  std::set<std::string> outlets;
  bool surely = false;  // One of them surely was before the official text.
  bool later = false;   // A later official text has it.
};

struct Comparison {
  bool compared = false;  // The official text has words, and there is an earlier one.
  std::vector<LeftOut> facts;
};

// Told by most outlets first, then numbers, names, sentences, then as they stand.  `verbs` are
// verbs of speech, folded.
Comparison compare(
    const Archive& archive,
    const Report& report,
    const SideOf& of,
    const std::vector<std::string>& verbs);

}  // namespace weiguan::firstreport
