#include "collect/fetch.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.h"
#include "collect/detail/fetcher.h"
#include "collect/detail/join_parts.h"

namespace weiguan {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_commits{1000};
constexpr std::size_t most_uncommitted = 500;
constexpr milliseconds longest_pause{1000};
// Answers that are being read: each may be as long as one may be.
constexpr std::size_t most_waiting = 16;

}  // namespace

void Fetcher::run() {
  const ExactTime now = exact_now();
  add_sources();
  for (WatchedAddress& one : frontier_.take_back(now, now + delay_)) {
    // What was archived before the run was killed counts as visited.
    const std::vector<Capture> captures = session_.archive.captures_of(one.url);
    const bool archived = one.due && !captures.empty() &&
                          captures.back().time + std::chrono::seconds{1} > *one.due &&
                          captures.back().purpose == one.purpose;
    if (!archived || !one.purpose.empty()) continue;
    plan(one, seen_in(captures.back(), false), captures.back().time, hazards_, learnt_);
    visited_.push_back(std::move(one));
  }
  commit();
  in_order({options_.threads, most_waiting}, [this] { return next(); });
  join_parts(session_);
  commit();
  report_.next_due = frontier_.next_ready(false);
}

Work Fetcher::next() {
  if (session_.stopped()) return {};
  ExactTime now = exact_now();
  while (dispatch(now)) now = exact_now();
  if (landed_.empty()) {
    for (Exchange& one : client_.ended(pause(now))) land(std::move(one));
  }
  commit_if_time();
  if (!landed_.empty()) {
    Landed first = std::move(landed_.front());
    landed_.pop_front();
    return work_on(std::move(first));
  }
  if (is_over(now)) return {};
  return [] { return Finish(); };  // Nothing came yet.
}

bool Fetcher::is_over(ExactTime now) const {
  if (options_.watch || !flights_.empty() || !delayed_.empty() || reading_ > 0) return false;
  return report_.budget_used || !frontier_.is_any_due(now);
}

// How long to wait for an answer, in real time.
milliseconds Fetcher::pause(ExactTime now) const {
  if (reading_ > 0) return milliseconds{2};
  milliseconds wait = longest_pause;
  if (!is_budget_used(now) && flights_.size() < settings_.connections) {
    if (const auto ready = frontier_.next_ready(only_pressing(now)))
      wait = std::min(wait, really(std::max(*ready - now, milliseconds{0})));
  }
  for (const Delayed& one : delayed_)
    wait = std::min(wait, really(std::max(one.at - now, milliseconds{0})));
  return std::max(wait, milliseconds{1});
}

void Fetcher::commit_if_time() {
  const auto now = std::chrono::steady_clock::now();
  if (now - committed_ < between_commits && visited_.size() < most_uncommitted) return;
  commit();
}

void Fetcher::commit() {
  session_.out.flush();
  tell_robots();
  if (!visited_.empty()) frontier_.visited(std::exchange(visited_, {}));
  if (!learnt_.empty()) {
    for (const AgeBand& one : learnt_) hazards_.learn(one);
    frontier_.learn(std::exchange(learnt_, {}));
  }
  for (const auto& [source, health] : std::exchange(health_, {})) frontier_.set_health(health);
  committed_ = std::chrono::steady_clock::now();
}

// Of those only whose answers the archive has: a run that is killed leaves no rules behind whose
// bytes nobody kept.
void Fetcher::tell_robots() {
  std::vector<WatchedHost> hosts;
  hosts.reserve(new_robots_.size());
  for (const auto& [name, one] : new_robots_) {
    if (one.kept) hosts.push_back(one.host);
  }
  if (hosts.empty()) return;
  frontier_.set_robots(hosts);
  std::erase_if(new_robots_, [](const auto& one) { return one.second.kept; });
}

std::vector<Source> sources_of(const Observatory& observatory) {
  std::map<std::string, Source> all;
  for (const Source& one : observatory.packs().sources()) all[one.name] = one;
  for (const Source& one : observatory.settings().sources) all[one.name] = one;
  std::vector<Source> sources;
  for (auto& [name, source] : all) sources.push_back(std::move(source));
  return sources;
}

std::vector<SourceHealth> source_health(const Observatory& observatory) {
  const auto frontier = read_frontier((observatory.folder() / "archive.sqlite").string());
  if (!frontier) return {};
  std::vector<std::string> names;
  for (const Source& one : sources_of(observatory)) names.push_back(one.name);
  return frontier->all_health(names);
}

FetchReport fetch(
    Observatory& observatory,
    const FetchOptions& options,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop) {
  const std::filesystem::path archive_file = observatory.folder() / "archive.sqlite";
  if (sources_of(observatory).empty() && !read_frontier(archive_file.string())) {
    throw UsageError(
        "nothing is watched: there is no source",
        "Write a [[source]] into weiguan.toml; docs/fetch.md has examples.");
  }
  if (observatory.settings().fetch.contact.empty()) {
    throw UsageError(
        "there is no contact to tell the sites that are visited",
        "Write contact = \"you@example.org\" below [fetch] in weiguan.toml.");
  }
  if (stands_still()) {
    throw UsageError(
        "SOURCE_DATE_EPOCH holds the clock still, and no delay would ever pass",
        "Take it out of the environment.");
  }
  FetchReport report;
  ImportReport imported;
  const auto frontier = open_frontier(archive_file.string());
  run_session(observatory, {}, progress, problems, stop, imported, [&](Session& session) {
    Fetcher(observatory, session, *frontier, options, report).run();
  });
  report.written = imported.written;
  report.problems = imported.problems;
  report.stopped = imported.stopped;
  return report;
}

}  // namespace weiguan
