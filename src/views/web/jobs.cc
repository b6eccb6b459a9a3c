#include "views/web/detail/jobs.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/files.h"
#include "views/web/detail/job_run.h"
#include "views/web/detail/kept_id.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr int workers = 2;
constexpr auto save_each = 5s;
constexpr std::uint64_t longest_job = std::uint64_t{4} << 20;

std::optional<Job> read_job(const fs::path& path) {
  try {
    auto job = parse_job(read_file(path, longest_job));
    // Whoever renames a file by hand renames the job.
    if (job) job->id = path.stem().string();
    return job;
  } catch (const Error&) {
    return {};  // Removed between listing and reading, or not for us to read.
  }
}

std::vector<Job> read_jobs(const fs::path& folder) {
  std::vector<Job> jobs;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().extension() != ".json" || !is_id(entry.path().stem().string())) continue;
    if (auto job = read_job(entry.path())) jobs.push_back(std::move(*job));
  }
  return jobs;
}

bool waits_or_runs(const Job& job) {
  return job.state == JobState::queued || job.state == JobState::running;
}

// Whether the job's result is, or will be, that of these arguments and the archive as it stands.
bool answers(
    const Job& job,
    const Site& site,
    const Instrument& instrument,
    const Arguments& arguments,
    std::uint64_t state) {
  if (job.instrument != instrument.name || job.arguments != arguments) return false;
  if (job.state == JobState::queued) return true;
  if (job.version != instrument.version || job.packs != site.packs->digest()) return false;
  if (job.archive_state != state) return false;
  if (job.state == JobState::running) return true;
  return job.state == JobState::done && !job.cut && job.archive_state_end == state;
}

}  // namespace

struct Jobs::State {
  struct Running {
    Stop stop;
    bool by_user = false;
  };

  explicit State(const Site& of) : site(of), folder(of.folder / "jobs") {}

  Site site;
  fs::path folder;
  mutable std::mutex mutex;
  std::condition_variable wake;
  std::unique_ptr<FolderLock> lock;
  std::map<std::string, Job, std::less<>> jobs;  // All of them while `lock` is held, else none.
  std::map<std::string, Running*, std::less<>> running;
  bool ending = false;
  std::vector<std::thread> threads;

  fs::path file_of(const std::string& id) const { return folder / (id + ".json"); }
  fs::path rows_of(const std::string& id) const { return folder / (id + ".rows.jsonl"); }

  void save(const Job& job) const { write_file(file_of(job.id), job_json(job)); }
  // What cannot be written (a full disk) is kept in memory; after a restart the job runs again.
  void try_save(const Job& job) const {
    try {
      save(job);
    } catch (const Error&) {
      return;
    }
  }

  // Takes the lock where nobody holds it.  REQUIRES: `mutex` is held.
  bool own() {
    if (lock) return true;
    std::error_code none;
    if (!fs::is_directory(folder, none)) return false;
    try {
      lock = FolderLock::try_lock(folder / "lock");
    } catch (const Error&) {
      return false;  // A folder that can only be read.
    }
    if (lock) recover();
    return lock != nullptr;
  }

  // What another program left behind when it ended, or was ended.
  void recover() {
    std::error_code none;
    std::vector<fs::path> halves;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
      if (entry.path().extension() == ".part") halves.push_back(entry.path());
    }
    for (const auto& path : halves) fs::remove(path, none);
    for (auto& job : read_jobs(folder)) {
      if (mend(job)) try_save(job);
      jobs.emplace(job.id, std::move(job));
    }
  }

  bool mend(Job& job) const {
    std::error_code none;
    if (job.state == JobState::running && job.attempts >= most_attempts) {
      job.state = JobState::failed;
      job.reason = {
          fmt::format("the program ended while this ran, {} times", job.attempts),
          fmt::format("运行期间程序中断，共 {} 次", job.attempts)};
    } else if (job.state == JobState::running) {
      job.state = JobState::queued;
    } else if (job.state == JobState::done && fs::file_size(rows_of(job.id), none) != job.bytes) {
      job.state = JobState::failed;
      job.reason = {
          "the file with its rows is gone or was changed", "保存结果的文件已丢失或被改动"};
    } else {
      return false;
    }
    return true;
  }

  std::optional<std::string> next() const {
    const Job* first = nullptr;
    for (const auto& [id, job] : jobs) {
      if (job.state == JobState::queued && (first == nullptr || job.order < first->order))
        first = &job;
    }
    return first == nullptr ? std::nullopt : std::optional(first->id);
  }

  void work() {
    std::unique_lock guard(mutex);
    while (!ending) {
      const auto id = own() ? next() : std::nullopt;
      if (!id) {
        wake.wait_for(guard, 1s);
        continue;
      }
      Running current;
      auto& job = jobs.at(*id);
      job.state = JobState::running;
      // Known from the first moment on, so that the same question asked now finds it.
      job.archive_state = site.archive->state();
      job.packs = site.packs->digest();
      job.started = format_time(now());
      job.ended.clear();
      ++job.attempts;
      running[*id] = &current;
      try_save(job);
      const Job begun = job;
      guard.unlock();
      auto saved = std::chrono::steady_clock::now();
      auto ended = run_job(site, begun, rows_of(*id), current.stop, [&](const Job& now_) {
        const std::lock_guard lock_now(mutex);
        auto& shown = jobs.at(*id);
        shown = now_;
        shown.state = JobState::running;
        const auto time = std::chrono::steady_clock::now();
        if (time - saved < save_each) return;
        saved = time;
        try_save(shown);
      });
      guard.lock();
      running.erase(*id);
      if (ended.state == JobState::stopped && !current.by_user) {
        // The program ends politely: that is no attempt.
        ended.state = JobState::queued;
        ended.ended.clear();
        --ended.attempts;
      }
      try_save(ended);
      jobs.at(*id) = std::move(ended);
    }
  }

  std::optional<Job> find(std::string_view id) const {
    if (!is_id(id)) return {};
    const std::lock_guard guard(mutex);
    if (!lock) return read_job(file_of(std::string(id)));
    const auto at = jobs.find(id);
    return at == jobs.end() ? std::nullopt : std::optional(at->second);
  }

  // REQUIRES: `mutex` is held.
  void require_lock() {
    if (own()) return;
    throw Conflict(
        "another dashboard of this observatory runs the jobs, or its folder cannot be written",
        "Use that one, or end it.");
  }
};

Jobs::Jobs(const Site& site) : state_(std::make_unique<State>(site)) {
  for (int i = 0; i < workers; ++i) {
    state_->threads.emplace_back([state = state_.get()] { state->work(); });
  }
}

Jobs::~Jobs() {
  {
    const std::lock_guard guard(state_->mutex);
    state_->ending = true;
    for (const auto& [id, running] : state_->running) running->stop.request();
  }
  state_->wake.notify_all();
  for (auto& thread : state_->threads) thread.join();
}

Jobs::Started Jobs::start(const Instrument& instrument, const Arguments& arguments, bool anew) {
  std::error_code none;
  fs::create_directories(state_->folder, none);
  const auto archive_state = state_->site.archive->state();
  const std::lock_guard guard(state_->mutex);
  state_->require_lock();
  std::int64_t last = 0;
  std::uint64_t bytes = 0;
  for (const auto& [id, job] : state_->jobs) {
    if (answers(job, state_->site, instrument, arguments, archive_state) &&
        !(anew && job.state == JobState::done)) {
      return {id, true};
    }
    last = std::max(last, job.order);
    bytes += job.bytes;
  }
  if (state_->jobs.size() >= most_jobs || bytes >= largest_results) {
    throw Conflict(
        fmt::format(
            "there are {} jobs with {} MiB of rows; up to {} jobs and {} MiB are kept",
            state_->jobs.size(),
            bytes >> 20,
            most_jobs,
            largest_results >> 20),
        "Remove some that are no longer needed.");
  }
  Job job;
  job.id = new_id();
  job.instrument = instrument.name;
  job.version = instrument.version;
  job.arguments = arguments;
  job.order = std::max(last + 1, static_cast<std::int64_t>(exact_now().time_since_epoch().count()));
  job.created = format_time(now());
  state_->save(job);
  state_->jobs.emplace(job.id, job);
  state_->wake.notify_all();
  return {job.id, false};
}

std::vector<Job> Jobs::list() const {
  std::vector<Job> all;
  {
    const std::lock_guard guard(state_->mutex);
    if (!state_->lock) all = read_jobs(state_->folder);
    for (const auto& [id, job] : state_->jobs) all.push_back(job);
  }
  std::sort(all.begin(), all.end(), [](const Job& a, const Job& b) {
    return a.order != b.order ? a.order > b.order : a.id < b.id;
  });
  return all;
}

std::optional<Job> Jobs::find(std::string_view id) const {
  return state_->find(id);
}

std::optional<Job> Jobs::find_result(
    const Instrument& instrument, const Arguments& arguments) const {
  const auto archive_state = state_->site.archive->state();
  const std::lock_guard guard(state_->mutex);
  for (const auto& [id, job] : state_->jobs) {
    if (job.state == JobState::done &&
        answers(job, state_->site, instrument, arguments, archive_state)) {
      return job;
    }
  }
  return {};
}

bool Jobs::stop(std::string_view id) {
  std::error_code none;
  if (!is_id(id) || !fs::is_directory(state_->folder, none)) return false;
  const std::lock_guard guard(state_->mutex);
  state_->require_lock();
  const auto at = state_->jobs.find(id);
  if (at == state_->jobs.end()) return false;
  auto& job = at->second;
  if (!waits_or_runs(job)) throw Conflict("this job has ended already");
  if (const auto running = state_->running.find(id); running != state_->running.end()) {
    running->second->by_user = true;
    running->second->stop.request();
    return true;
  }
  job.state = JobState::stopped;
  job.ended = format_time(now());
  state_->save(job);
  return true;
}

bool Jobs::remove(std::string_view id) {
  std::error_code none;
  if (!is_id(id) || !fs::is_directory(state_->folder, none)) return false;
  const std::lock_guard guard(state_->mutex);
  state_->require_lock();
  const auto at = state_->jobs.find(id);
  if (at == state_->jobs.end()) return false;
  if (state_->running.contains(id)) throw Conflict("this job is running", "Stop it first.");
  std::error_code failed;
  fs::remove(state_->file_of(at->first), failed);
  if (failed) throw Error("the job cannot be removed: " + failed.message());
  fs::remove(state_->rows_of(at->first), failed);
  state_->jobs.erase(at);
  return true;
}

bool Jobs::runs() const {
  const std::lock_guard guard(state_->mutex);
  std::error_code none;
  return state_->own() || !fs::exists(state_->folder, none);
}

fs::path Jobs::rows_file(std::string_view id) const {
  return state_->rows_of(std::string(id));
}

}  // namespace weiguan::web
