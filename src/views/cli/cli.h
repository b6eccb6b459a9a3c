// The command line: `weiguan <verb> [options]`.
#pragma once

#include "base/stop.h"

namespace weiguan {

enum class ExitStatus { done = 0, failed = 1, with_problems = 2, usage = 64 };

// Reads the arguments, runs the verb, prints.  Never throws.
ExitStatus run_command_line(int argc, const char* const* argv, const Stop& stop);

}  // namespace weiguan
