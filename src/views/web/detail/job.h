// A long run of an instrument, as it is kept in jobs/ID.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "instruments/instruments.h"
#include "views/web/detail/run.h"

namespace weiguan::web {

enum class JobState { queued, running, done, failed, stopped };

std::string_view name_of(JobState state);

struct Job {
  std::string id;  // 16 hexadecimal digits.
  std::string instrument, version;
  Arguments arguments;  // Complete, as check_arguments() gives them.
  std::string packs;    // Digest of the packs it ran with.
  JobState state = JobState::queued;
  std::int64_t order = 0;  // In the queue: when it was asked for, in milliseconds since 1970.
  std::string created, started, ended;  // As format_time() has them; empty: not yet.
  int attempts = 0;
  std::optional<std::uint64_t> archive_state;      // When it began, ...
  std::optional<std::uint64_t> archive_state_end;  // ... and when it ended.
  std::uint64_t rows = 0, bytes = 0;               // Of the result.
  bool cut = false;                                // There would have been more rows.
  std::vector<Note> notes;
  Note reason;         // Why it failed; empty: it did not.
  std::string advice;  // What can be done about it.
  Progress progress;
};

std::string job_json(const Job& job);
// Nothing where it is no such text.
std::optional<Job> parse_job(std::string_view text);

}  // namespace weiguan::web
