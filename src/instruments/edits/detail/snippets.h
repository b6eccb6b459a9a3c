// An edit in few words.
#pragma once

#include <string>

#include "instruments/edit_classes.h"

namespace weiguan::edits {

struct Snippets {
  std::string difference;     // The heaviest operations, both sides as one.
  std::string before, after;  // Around the heaviest.
};

Snippets snippets_of(const Edit& edit, const EditText& before, const EditText& after);

}  // namespace weiguan::edits
