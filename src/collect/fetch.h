// Sources and pages from the web: each look becomes captures, whatever comes of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "archive/frontier.h"
#include "base/problem.h"
#include "base/progress.h"
#include "base/stop.h"
#include "collect/observatory.h"

namespace weiguan {

struct FetchOptions {
  bool watch = false;    // Goes on until it is stopped, instead of ending when nothing is due.
  unsigned threads = 0;  // That read what came; 0: one for each core.
};

struct FetchReport {
  Written written;
  std::uint64_t requests = 0;
  std::uint64_t answers = 0;   // Whole ones, whatever their status.
  std::uint64_t again = 0;     // Of them, that nothing had changed since the last.
  std::uint64_t failures = 0;  // Without an answer, or not all of it.
  std::uint64_t refused = 0;   // Not asked for: by robots.txt, or at a private address.
  std::uint64_t new_addresses = 0;
  std::uint64_t problems = 0;
  bool budget_used = false;  // The day's requests are used up; the rest waits.
  bool stopped = false;
  std::optional<ExactTime> next_due;
};

// Looks at every source and address that is due, and at what they lead to; politely: of one host
// one thing at a time, no sooner than the delay after the last, and what robots.txt allows.  The
// observatory must be open for writing.  Memory does not grow with the number of addresses.  What
// was fetched before a stop, a kill or a full disk is archived, and the next run goes on from
// there.  Throws UsageError where nothing is watched or no contact is set; Error when writing
// fails.
FetchReport fetch(
    Observatory& observatory,
    const FetchOptions& options,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop);

// How each source does, by name; empty where nothing was ever fetched.
std::vector<SourceHealth> source_health(const Observatory& observatory);

// What is watched: the packs' sources, with the observatory's own over those of the same name.
std::vector<Source> sources_of(const Observatory& observatory);

}  // namespace weiguan
