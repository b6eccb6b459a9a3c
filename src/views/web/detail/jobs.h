// Long runs of instruments, beside those that a screen waits for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "views/web/detail/job.h"
#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

inline constexpr std::size_t most_jobs = 500;
inline constexpr std::uint64_t largest_result = std::uint64_t{256} << 20;  // Bytes of one.
inline constexpr std::uint64_t largest_results = std::uint64_t{8} << 30;   // Of all.
inline constexpr int most_attempts = 3;

// The jobs of an observatory, kept in its folder jobs/: ID.json says how one stands, ID.rows.jsonl
// holds its rows, one line each as row_json() writes them.  Both are written under another name
// first, so what has its own name is whole.  Two workers run them, oldest first, but only in one
// program at a time, the one that holds jobs/lock; others show them, and take over when it ends.
// What ran when a program was killed runs again, at most most_attempts times in all.  Nothing is
// removed but by remove().  Safe from many threads.
class Jobs {
 public:
  // What `site` refers to outlives the object, which keeps a copy.
  explicit Jobs(const Site& site);
  // Running jobs are told to stop, waited for and queued again.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  struct Started {
    std::string id;
    bool reused = false;  // It was asked for before, of the same archive.
  };
  // Throws Conflict where another program runs the jobs, or there are too many.
  Started start(const Instrument& instrument, const Arguments& arguments, bool anew = false);

  std::vector<Job> list() const;  // Newest first.
  std::optional<Job> find(std::string_view id) const;
  // A whole result of these arguments and of the archive as it stands.
  std::optional<Job> find_result(const Instrument& instrument, const Arguments& arguments) const;

  // False where there is no such job.  Throw Conflict: it is not running any more, it still is.
  bool stop(std::string_view id);
  bool remove(std::string_view id);

  bool runs() const;  // Whether this program runs them.
  std::filesystem::path rows_file(std::string_view id) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// "/jobs.json", "/jobs/ID.json", "/jobs/ID/rows.csv", ...; without an ending the dashboard's
// screen.
Reply jobs_page(
    const Site& site, const Request& request, const std::vector<std::string_view>& parts);
Reply change_jobs(
    const Site& site, const Request& request, const std::vector<std::string_view>& parts);

// The rows of a finished job as the instrument's own twins have them.  Throws Error when its file
// is gone.
Reply job_rows(const Site& site, const Request& request, const Job& job);

}  // namespace weiguan::web
