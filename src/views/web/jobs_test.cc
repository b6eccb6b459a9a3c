// Long runs: kept, stopped, taken up again, refused.
#include "views/web/detail/jobs.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "base/files.h"
#include "views/web/detail/asking.h"
#include "views/web/detail/made_up.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;

bool wait_for(const std::function<bool()>& holds) {
  for (int i = 0; i < 3000 && !holds(); ++i) std::this_thread::sleep_for(10ms);
  return holds();
}

// A folder of its own, and an archive in memory.
struct Place {
  explicit Place(const std::string& name) : world("jobs-" + name), site(world.site()) {
    site.folder = fs::path(testing::TempDir()) / ("weiguan-jobs-" + name);
    fs::remove_all(site.folder);
    fs::create_directories(site.folder);
  }
  ~Place() { fs::remove_all(site.folder); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  Arguments arguments(Arguments given = {}) const {
    return check_arguments(volume, given, *site.packs);
  }

  MadeUp world;
  Site site;
  const Instrument& volume = *find_instrument("volume");
  const Instrument& phrases = *find_instrument("phrases");
};

JobState state_of(const Jobs& jobs, const std::string& id) {
  const auto job = jobs.find(id);
  return job ? job->state : JobState::failed;
}

std::string get(const Site& site, const std::string& path, Pairs parameters = {}) {
  return whole_body(answer(site, make_request(path, std::move(parameters), Speech::en)));
}

Reply send(
    const Site& site, const std::string& method, const std::string& path, const std::string& body) {
  auto request = make_request(path, {}, Speech::en);
  request.method = method;
  request.body = body;
  return answer(site, request);
}

TEST(Jobs, GiveTheRowsOfTheInstrumentItself) {
  Place place("rows");
  const auto twin_json = get(place.site, "/volume.json", {{"by", "year"}});
  const auto twin_csv = get(place.site, "/volume.csv", {{"by", "year"}});
  const auto twin_lines = get(place.site, "/volume.jsonl", {{"by", "year"}});
  std::vector<weiguan::Run> recorded;
  place.site.record_run = [&](const weiguan::Run& run) { recorded.push_back(run); };
  Jobs jobs(place.site);
  place.site.jobs = &jobs;
  const auto made = send(
      place.site, "POST", "/jobs.json", R"({"instrument":"volume","arguments":{"by":"year"}})");
  EXPECT_EQ(made.status, 201) << made.body;
  const auto id = json::parse(made.body).at("id").get<std::string>();
  ASSERT_TRUE(wait_for([&] { return state_of(jobs, id) == JobState::done; }));
  auto rows = json::parse(get(place.site, "/jobs/" + id + "/rows.json"));
  EXPECT_EQ(rows.at("job"), id);
  rows.erase("job");
  EXPECT_EQ(rows, json::parse(twin_json));
  EXPECT_EQ(get(place.site, "/jobs/" + id + "/rows.csv"), twin_csv);
  EXPECT_EQ(get(place.site, "/jobs/" + id + "/rows.jsonl"), twin_lines);
  ASSERT_EQ(recorded.size(), 1U);
  EXPECT_EQ(recorded[0].instrument, "volume");
  const auto list = json::parse(get(place.site, "/jobs.json"));
  EXPECT_EQ(list.at("total"), 1);
  EXPECT_EQ(list.at("jobs").at(0).at("command"), "weiguan volume --by year --format csv");
  EXPECT_NE(get(place.site, "/jobs.csv").find(id + ",volume,"), std::string::npos);
  // The same question is answered from it; another one is not.
  EXPECT_NE(get(place.site, "/volume.json", {{"by", "year"}}).find("\"job\""), std::string::npos);
  EXPECT_EQ(get(place.site, "/volume.json", {{"by", "day"}}).find("\"job\""), std::string::npos);
}

TEST(Jobs, AreNotRunTwiceForOneQuestion) {
  Place place("twice");
  Jobs jobs(place.site);
  const auto first = jobs.start(place.volume, place.arguments());
  EXPECT_FALSE(first.reused);
  EXPECT_TRUE(jobs.start(place.volume, place.arguments()).reused);
  ASSERT_TRUE(wait_for([&] { return state_of(jobs, first.id) == JobState::done; }));
  EXPECT_EQ(jobs.start(place.volume, place.arguments()).id, first.id);
  EXPECT_NE(jobs.start(place.volume, place.arguments(), true).id, first.id);
  EXPECT_NE(jobs.start(place.volume, place.arguments({{"by", "day"}})).id, first.id);
}

TEST(Jobs, AreStoppedAndRemoved) {
  Place place("stop");
  std::atomic<bool> asked = false, released = false;
  place.site.query_names.outlet = [&](std::string_view) {
    asked = true;
    while (!released) std::this_thread::sleep_for(1ms);
    return std::vector<std::string>{"hekou-daily"};
  };
  Jobs jobs(place.site);
  place.site.jobs = &jobs;
  const auto arguments = check_arguments(
      place.phrases, {{"phrases", "潮"}, {"search", "outlet:hekou-daily"}}, *place.site.packs);
  const auto id = jobs.start(place.phrases, arguments).id;
  ASSERT_TRUE(wait_for([&] { return asked.load(); }));
  EXPECT_EQ(state_of(jobs, id), JobState::running);
  EXPECT_EQ(send(place.site, "DELETE", "/jobs/" + id + ".json", "null").status, 409);
  EXPECT_EQ(
      answer(place.site, make_request("/jobs/" + id + "/rows.csv", {}, Speech::en)).status, 409);
  EXPECT_EQ(send(place.site, "POST", "/jobs/" + id + "/stop.json", "null").status, 200);
  released = true;
  ASSERT_TRUE(wait_for([&] { return state_of(jobs, id) == JobState::stopped; }));
  EXPECT_FALSE(fs::exists(jobs.rows_file(id)));
  EXPECT_EQ(send(place.site, "POST", "/jobs/" + id + "/stop.json", "null").status, 409);
  EXPECT_EQ(send(place.site, "DELETE", "/jobs/" + id + ".json", "null").status, 200);
  EXPECT_EQ(send(place.site, "DELETE", "/jobs/" + id + ".json", "null").status, 404);
  EXPECT_FALSE(fs::exists(place.site.folder / "jobs" / (id + ".json")));
}

TEST(Jobs, GoOnWhenTheProgramComesBack) {
  Place place("back");
  std::string done, interrupted;
  {
    std::atomic<bool> asked = false;
    auto site = place.site;
    std::atomic<bool> ending = false;
    site.query_names.outlet = [&](std::string_view) {
      asked = true;
      while (!ending) std::this_thread::sleep_for(1ms);
      return std::vector<std::string>{"hekou-daily"};
    };
    auto jobs = std::make_unique<Jobs>(site);
    done = jobs->start(place.volume, place.arguments()).id;
    ASSERT_TRUE(wait_for([&] { return state_of(*jobs, done) == JobState::done; }));
    const auto arguments = check_arguments(
        place.phrases, {{"phrases", "潮"}, {"search", "outlet:hekou-daily"}}, *place.site.packs);
    interrupted = jobs->start(place.phrases, arguments).id;
    ASSERT_TRUE(wait_for([&] { return asked.load(); }));
    std::thread end([&] { jobs.reset(); });
    std::this_thread::sleep_for(50ms);
    ending = true;
    end.join();
  }
  const auto kept = parse_job(read_file(place.site.folder / "jobs" / (interrupted + ".json")));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->state, JobState::queued);
  EXPECT_EQ(kept->attempts, 0) << "a polite end is no attempt";
  Jobs jobs(place.site);
  ASSERT_TRUE(wait_for([&] { return state_of(jobs, interrupted) == JobState::done; }));
  EXPECT_EQ(state_of(jobs, done), JobState::done);
  EXPECT_EQ(jobs.list().front().id, interrupted) << "newest first";
}

TEST(Jobs, OfAKilledProgramRunAgainButNotForEver) {
  Place place("killed");
  const auto folder = place.site.folder / "jobs";
  fs::create_directories(folder);
  Job job;
  job.instrument = "volume";
  job.arguments = place.arguments();
  job.state = JobState::running;
  const auto keep = [&](const std::string& id, int attempts) {
    job.id = id;
    job.attempts = attempts;
    write_file(folder / (id + ".json"), job_json(job));
  };
  keep("00000000000000a1", 1);
  keep("00000000000000a2", most_attempts);
  write_file(folder / "00000000000000a1.rows.jsonl.part", "{\"table\": \"vol");
  write_file(folder / "00000000000000a3.json.4711.part", "{");
  write_file(folder / "00000000000000a4.json", "{\"id\": ");
  job.state = JobState::done;
  job.bytes = 10;
  keep("00000000000000a5", 1);
  const Jobs jobs(place.site);
  ASSERT_TRUE(wait_for([&] { return state_of(jobs, "00000000000000a1") == JobState::done; }));
  EXPECT_EQ(jobs.find("00000000000000a1")->attempts, 2);
  const auto failed = jobs.find("00000000000000a2");
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->state, JobState::failed);
  EXPECT_NE(failed->reason.zh.find("3 次"), std::string::npos);
  EXPECT_EQ(state_of(jobs, "00000000000000a5"), JobState::failed) << "its rows are gone";
  for (const auto& entry : fs::directory_iterator(folder)) {
    EXPECT_NE(entry.path().extension(), ".part") << entry.path();
  }
}

TEST(Jobs, AreRunByOneProgramAtATime) {
  Place place("one");
  auto first = std::make_unique<Jobs>(place.site);
  const auto id = first->start(place.volume, place.arguments()).id;
  ASSERT_TRUE(wait_for([&] { return state_of(*first, id) == JobState::done; }));
  Jobs second(place.site);
  EXPECT_FALSE(second.runs());
  EXPECT_EQ(state_of(second, id), JobState::done) << "it shows them";
  EXPECT_EQ(second.list().size(), 1U);
  EXPECT_THROW(second.start(place.volume, place.arguments()), Conflict);
  EXPECT_THROW(second.remove(id), Conflict);
  first.reset();
  EXPECT_TRUE(wait_for([&] { return second.runs(); })) << "it takes over";
}

TEST(Jobs, SayThatTheDiskIsFull) {
  Place place("full");
  auto before = std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  const rlimit small{2000, limit.rlim_max};
  std::string id;
  Jobs jobs(place.site);
  {
    ::setrlimit(RLIMIT_FSIZE, &small);
    id = jobs.start(place.volume, place.arguments({{"by", "day"}})).id;
    wait_for([&] { return state_of(jobs, id) == JobState::failed; });
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, before);
  }
  const auto job = jobs.find(id);
  ASSERT_TRUE(job);
  EXPECT_EQ(job->state, JobState::failed);
  EXPECT_NE(job->reason.en, "");
  EXPECT_FALSE(fs::exists(jobs.rows_file(id)));
  EXPECT_FALSE(fs::exists(jobs.rows_file(id).string() + ".part"));
}

TEST(Jobs, RefuseWhatIsNoQuestion) {
  Place place("refuse");
  EXPECT_EQ(send(place.site, "POST", "/jobs.json", R"({"instrument":"volume"})").status, 409)
      << "nothing is kept here";
  Jobs jobs(place.site);
  place.site.jobs = &jobs;
  for (const std::string body :
       {"",
        "{",
        "[]",
        "\"volume\"",
        R"({"instrument":"nothing"})",
        R"({"instrument":5})",
        R"({"instrument":"volume","arguments":[]})",
        R"({"instrument":"volume","arguments":{"by":7}})",
        R"({"instrument":"volume","arguments":{"by":"hour"}})",
        R"({"instrument":"volume","arguments":{"unheard":"of"}})",
        "{\"instrument\":\"\xFF\"}"}) {
    EXPECT_EQ(send(place.site, "POST", "/jobs.json", body).status, 400) << body;
  }
  EXPECT_EQ(
      send(place.site, "POST", "/jobs.json", std::string(100, '[') + std::string(100, ']')).status,
      400);
  EXPECT_EQ(send(place.site, "PUT", "/jobs.json", "{}").status, 404);
  EXPECT_EQ(send(place.site, "DELETE", "/jobs/..%2Fx.json", "null").status, 404);
  EXPECT_EQ(jobs.list().size(), 0U);
}

}  // namespace
}  // namespace weiguan::web
