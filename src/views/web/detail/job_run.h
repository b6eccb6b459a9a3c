// One run of a job, from its start to its rows in a file.
#pragma once

#include <filesystem>
#include <functional>

#include "base/stop.h"
#include "views/web/detail/job.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// Runs the instrument and writes its rows to `file`, whole or not at all, by way of
// "FILE.part".  What comes back says how it ended: done, failed, or stopped when `stop` was
// requested.  `tell` is called now and then with how far it has come.  Never throws.
Job run_job(
    const Site& site,
    Job job,
    const std::filesystem::path& file,
    const Stop& stop,
    const std::function<void(const Job&)>& tell);

}  // namespace weiguan::web
