// What `weiguan ask` shows of a plan.
#pragma once

#include "collect/ask.h"
#include "views/cli/detail/console.h"

namespace weiguan {

// What would be asked, by model, language and form; nothing is sent.
void write_plan(
    const Observatory& observatory,
    const Battery& battery,
    const AskOptions& options,
    const TableWriter::Options& table,
    const Caller& caller,
    Output& output);

}  // namespace weiguan
