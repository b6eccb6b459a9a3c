// What one answer states, with the words by which the same is found in another one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "instruments/consistency/detail/values.h"

namespace weiguan::consistency {

struct Fact {
  Statement value;
  Range clause;                         // Of the answer: the words around it, with it.
  std::string shown, context;           // The words of both.
  std::vector<std::string> words;       // The clause's (detail/context.h).
  std::vector<std::string> lead;        // Those of the sentence before the clause.
  std::vector<Statement> others;        // The clause's other values, in order.
  std::vector<Statement> dates_before;  // Dates of the sentence before the clause.
  std::size_t place = 0;                // Among the clause's values.
  bool first = false;                   // In the answer's first sentence.
  bool relative = false, pronoun = false;
  std::string head;  // Of a line in a list: what the list is of.
};

// In order.  Questions, tables and what has no words around it state nothing.
std::vector<Fact> facts(std::string_view text);

// Whether both state something of evidently the same thing.  `question` are the content_words() of
// what was asked: the subject may be left out of an answer's first sentence where it stands there.
bool same_slot(const Fact& a, const Fact& b, const std::vector<std::string>& question);

}  // namespace weiguan::consistency
