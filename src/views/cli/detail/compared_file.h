// Files that the verbs align, similar and diff compare.
#pragma once

#include <string>

#include "views/cli/detail/console.h"

namespace weiguan {

// All of a file, or of standard input for "-".  Throws Error where it is longer than a gibibyte.
std::string bytes_to_compare(const std::string& name, Speech speech);

}  // namespace weiguan
