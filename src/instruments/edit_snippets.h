// An edit in few words.
#pragma once

#include <string>
#include <vector>

#include "instruments/edit_classes.h"

namespace weiguan {

// What changed, with what stands around it in the same line; line breaks are spaces, and what is
// long is cut at its end (…).
struct EditSnippet {
  std::string front, gone, come, back;
};

EditSnippet snippet_of(
    const JudgedOperation& operation, const EditText& before, const EditText& after);

// The heaviest operations in their order of weight, so many at most.
std::vector<const JudgedOperation*> heaviest(const Edit& edit, std::size_t most);

// Both sides of the heaviest three as one: what is gone in [-...-], what has come in [+...+], "T: "
// before what stands in the headline.
std::string difference_of(const Edit& edit, const EditText& before, const EditText& after);

}  // namespace weiguan
