// One run of `weiguan fetch`.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/threads.h"
#include "collect/detail/committer.h"
#include "collect/detail/fetch_record.h"
#include "collect/detail/plan.h"
#include "collect/detail/session.h"
#include "collect/detail/told_addresses.h"
#include "collect/fetch.h"
#include "extract/robots.h"
#include "fetch/client.h"

namespace weiguan {

// Requests are made, and all is written, on one thread; what came is read on others.
class Fetcher {
 public:
  Fetcher(
      Observatory& observatory,
      Session& session,
      Frontier& frontier,
      const FetchOptions& options,
      FetchReport& report);

  void run();
  void commit();  // All that was read so far, then the plan that follows from it.

 private:
  // A request on its way.
  struct Flight {
    WatchedAddress address;  // That it is for; of robots.txt the one that waits for it.
    WatchedHost host;
    bool for_robots = false;
    std::uint32_t hops = 0;  // Of robots.txt.
    bool leads_on = false;   // It came, and another robots.txt is asked for instead.
    FetchTold told;
  };
  struct Landed {
    Flight flight;
    Exchange exchange;
  };
  // What was read out of it.
  struct Arrived {
    FetchedRecords records;
    ToldAddresses told;  // Of a source.
  };
  struct Delayed {
    ExactTime at;
    Flight flight;
    std::string url;
  };

  void add_sources();
  Work next();
  Work work_on(Landed&& landed);
  bool is_over(ExactTime now) const;
  std::chrono::milliseconds pause(ExactTime now) const;

  // Asking.
  bool only_pressing(ExactTime now) const;
  bool is_budget_used(ExactTime now) const;
  bool dispatch(ExactTime now);
  void ask(Flight&& flight, const std::string& url, ExactTime now);
  void ask_for_robots(WatchedAddress&& address, WatchedHost&& host, ExactTime now);
  WatchedHost host_of(const std::string& url) const;
  bool knows_robots(const WatchedHost& host, ExactTime now) const;
  const Robots& robots_of(const WatchedHost& host);
  std::chrono::milliseconds delay_of(const WatchedHost& host);
  void refuse(
      WatchedAddress&& address,
      const WatchedHost& host,
      FailureKind kind,
      const std::string& reason,
      ExactTime now);
  void note_failure(const std::string& source, ExactTime now, const std::string& reason);
  void put_back(WatchedAddress&& address, ExactTime due);
  const Source* source_of(const WatchedAddress& address) const;

  // What came.
  void land(Exchange&& exchange);
  void keep(FetchedRecords& records, const WatchedAddress& address);
  void let_go(WatchedHost host, const Exchange& exchange);
  bool land_robots(Flight& flight, const Exchange& exchange);
  void finish(Landed& landed, Arrived& arrived);
  void finish_source(WatchedAddress& address, Arrived& arrived, const Exchange& exchange);
  void finish_page(WatchedAddress& address, Arrived& arrived, ExactTime now);
  Seen moved(WatchedAddress& address, const Capture& capture, ExactTime now);
  bool is_circle(const WatchedAddress& from, const std::string& location) const;
  void follow(const WatchedAddress& from, const std::string& location, ExactTime now);
  SourceHealth& health_of(const std::string& source);
  void add(std::vector<WatchedAddress>&& addresses);
  void probe(const WatchedAddress& address, ExactTime now, std::chrono::hours every);
  void tell(const std::string& url, const std::string& rule, const std::string& reason);
  void commit_if_time();
  void tell_robots();

  Observatory& observatory_;
  Session& session_;
  Frontier& frontier_;
  FetchOptions options_;
  FetchReport& report_;
  FetchSettings settings_;
  std::chrono::milliseconds delay_;
  std::map<std::string, Source, std::less<>> sources_;
  Client client_;
  Hazards hazards_;
  std::unordered_map<std::uint64_t, Flight> flights_;
  std::deque<Landed> landed_;
  std::vector<Delayed> delayed_;
  std::uint64_t last_id_ = 0;
  std::size_t reading_ = 0;  // Pieces of work that are not finished.
  struct KnownRobots {
    std::optional<ExactTime> time;
    Robots robots;
  };
  std::unordered_map<std::string, KnownRobots> robots_;
  // What is to be told to the frontier once the archive has it.
  std::vector<WatchedAddress> visited_;
  struct NewRobots {
    WatchedHost host;
    bool kept = false;  // With the session's archive, which has it at the next commit.
  };
  std::unordered_map<std::string, NewRobots> new_robots_;  // By host.
  std::vector<AgeBand> learnt_;
  std::map<std::string, SourceHealth> health_;
  std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
};

}  // namespace weiguan
