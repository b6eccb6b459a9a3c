#include "views/web/detail/job_run.h"

#include <chrono>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "views/web/detail/jobs.h"

namespace weiguan::web {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::size_t piece_size = std::size_t{256} << 10;
constexpr auto tell_each = 200ms;

// Rows on their way into a file that gets its name once it is whole.
class RowsFile {
 public:
  explicit RowsFile(const fs::path& path) : path_(path), part_(path.string() + ".part") {
    fs::remove(part_);
    file_.emplace(part_);
  }
  ~RowsFile() {
    file_.reset();
    std::error_code ignored;
    fs::remove(part_, ignored);
  }
  RowsFile(const RowsFile&) = delete;
  RowsFile& operator=(const RowsFile&) = delete;

  void add(std::string_view line) {
    piece_ += line;
    piece_ += '\n';
    size_ += line.size() + 1;
    if (piece_.size() >= piece_size) flush();
  }
  std::uint64_t size() const { return size_; }
  void finish() {
    flush();
    file_->sync();
    file_.reset();
    fs::rename(part_, path_);
  }

 private:
  void flush() {
    file_->append(piece_);
    piece_.clear();
  }

  fs::path path_, part_;
  std::optional<AppendFile> file_;
  std::string piece_;
  std::uint64_t size_ = 0;
};

void record(const Site& site, const Job& job) {
  if (!site.record_run) return;
  Run run;
  run.instrument = job.instrument;
  run.version = job.version;
  run.arguments = json_arguments(job.arguments);
  run.state = job.archive_state.value_or(0);
  run.time = now();
  run.rows = job.rows;
  try {
    site.record_run(run);
  } catch (const Error&) {
    // An archive that may only be read, or that an import holds just now, still answers.
  }
}

void run(
    const Site& site,
    const Instrument& instrument,
    Job& job,
    const fs::path& file,
    const Stop& stop,
    const std::function<void(const Job&)>& tell) {
  RowsFile rows(file);
  auto told = std::chrono::steady_clock::now();
  const auto tell_now_and_then = [&] {
    const auto time = std::chrono::steady_clock::now();
    if (time - told < tell_each) return;
    told = time;
    tell(job);
  };
  RunContext context;
  context.zone = site.zone;
  context.names = site.query_names;
  context.stop = &stop;
  context.progress = [&](const Progress& progress) {
    const auto time = std::chrono::steady_clock::now();
    if (time - told < tell_each) return;
    job.progress = progress;
    tell_now_and_then();
  };
  context.row = [&](Row&& row) {
    hide_accounts(site, instrument.tables[row.table], row);
    const auto line = row_json(site, instrument, row);
    if (rows.size() + line.size() > largest_result) {
      job.cut = true;
      return false;
    }
    rows.add(line);
    ++job.rows;
    tell_now_and_then();
    return !stop.requested();
  };
  context.note = [&](Words words) {
    job.notes.push_back({std::string(words.en), std::string(words.zh)});
  };
  instrument.run(*site.archive, *site.packs, job.arguments, context);
  if (stop.requested()) {
    job.state = JobState::stopped;
    return;
  }
  job.bytes = rows.size();
  rows.finish();
  job.state = JobState::done;
  job.archive_state_end = site.archive->state();
  if (job.archive_state_end != job.archive_state) {
    job.notes.push_back(
        {"The archive grew while this ran; asked again, it may give other rows.",
         "运行期间档案有新增内容；再次查询，结果可能不同。"});
  }
  if (job.cut) {
    job.notes.push_back(
        {fmt::format(
             "The result was cut at {} rows: a job keeps up to {} MiB. The command line gives all.",
             job.rows,
             largest_result >> 20),
         fmt::format(
             "结果在第 {} 行处截断：一个任务最多保存 {} MiB。命令行可取得全部。",
             job.rows,
             largest_result >> 20)});
  }
  record(site, job);
}

void fail(Job& job, const std::string& en, const std::string& zh, const std::string& advice) {
  job.state = JobState::failed;
  job.reason = {en, zh};
  job.advice = advice;
}

}  // namespace

Job run_job(
    const Site& site,
    Job job,
    const fs::path& file,
    const Stop& stop,
    const std::function<void(const Job&)>& tell) {
  job.rows = job.bytes = 0;
  job.cut = false;
  job.notes.clear();
  try {
    const auto* instrument = find_instrument(job.instrument);
    if (instrument == nullptr) {
      fail(
          job,
          fmt::format("this program has no instrument \"{}\"", job.instrument),
          fmt::format("本程序没有工具“{}”", job.instrument),
          {});
    } else {
      job.version = instrument->version;
      job.packs = site.packs->digest();
      job.archive_state = site.archive->state();
      run(site, *instrument, job, file, stop, tell);
    }
  } catch (const Error& error) {
    fail(job, error.what(), error.what(), error.advice());
  } catch (const std::exception& error) {
    fail(job, error.what(), error.what(), {});
  }
  job.ended = format_time(now());
  if (job.state != JobState::done) job.rows = job.bytes = 0;
  return job;
}

}  // namespace weiguan::web
