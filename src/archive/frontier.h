// The frontier: which addresses of the web an observatory watches, what the last visit to each
// found, and when each is due again; which hosts may be asked, and when.
//
// It lies in frontier.sqlite beside the archive.  What it knows was learnt from sources and visits:
// deleting it loses no evidence, only the plan.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/article.h"
#include "model/ids.h"

namespace weiguan {

// What the last visits say of an address, as far as planning needs it.  What is told to people is
// told by instruments.
enum class Standing {
  fresh,        // Never visited.
  present,      // It answered with what it is.
  suspect,      // It was present and does not show it any more; to be confirmed.
  gone,         // Confirmed by further visits.
  unreachable,  // Nothing can be told of it; tried again, later and later.
  refused       // Not to be fetched: robots.txt, a private address.
};

std::string_view to_string(Standing standing);

// How pressing a visit is; the least first.
enum class Rank { source, confirm, first, young, old };

struct WatchedAddress {
  std::int64_t id = 0;  // Given by the frontier.
  std::string url;      // As it is requested; its normal_url() is the address.
  std::string purpose;  // As Capture::purpose; empty: for itself.
  std::string source;   // The name of the source that told of it first.
  std::string via;      // The address that led here: a feed, a page that redirects; may be empty.
  std::string outlet;   // By the packs, for what is learnt of outlets; may be empty.
  std::optional<TimeRange> published;  // As a feed or sitemap says, or the page itself.
  std::optional<ExactTime> changed;    // When a source says it was changed last; not kept.
  ExactTime found{};
  std::optional<ExactTime> due;  // Nothing: never again.
  Rank rank = Rank::first;
  Standing standing = Standing::fresh;
  // The last visit, and the first and the last that found it present.
  std::optional<ExactTime> last, first_present, last_present;
  std::uint32_t visits = 0;
  std::uint32_t failures = 0;  // In a row: of unreachable visits.
  std::uint32_t absences = 0;  // In a row: of visits that found it gone.
  std::uint32_t hops = 0;      // Redirects that led here, one after another.
  std::optional<ExactTime> absent_since;
  // Of the last whole answer: what a conditional request names, and what a revisit refers to.
  std::string etag, modified, digest;
  CaptureId original{};
};

struct WatchedHost {
  std::string host;       // With its port, where that is not its scheme's own.
  ExactTime next{};       // No request before.
  std::string robots;     // The file as it was read.
  int robots_status = 0;  // HTTP status; 0: none yet, or no answer.
  std::optional<ExactTime> robots_time;
  std::uint32_t failures = 0;  // In a row: refused, timed out, too many requests.
};

// What is told of a source's health.
struct SourceHealth {
  std::string source;
  std::optional<ExactTime> last_success, last_failure;
  std::uint32_t failures = 0;   // In a row.
  std::string reason;           // Of the last failure.
  std::uint64_t items = 0;      // Told by it so far.
  std::uint64_t new_items = 0;  // Of them, that nobody had told before.
  std::uint64_t walls = 0;      // Captchas, logins, rate limits met on its pages.
  // Counted when asked for.
  std::uint64_t addresses = 0, present = 0, suspect = 0, gone = 0, unreachable = 0, refused = 0,
                fresh = 0;
  // Seconds from publication to the first capture, where the minute of publication is known: the
  // median; nothing where there is none.
  std::optional<std::int64_t> delay;
};

// Exposure and ends of one outlet's pages at one age, for hazards.
struct AgeBand {
  std::string outlet;
  std::uint32_t band = 0;
  double exposure = 0;  // Days.
  double events = 0;
};

struct FrontierCounts {
  std::uint64_t addresses = 0, due = 0, hosts = 0;
  std::optional<ExactTime> next_due;
};

// One thread at a time; another process may read at the same time.  Each method is a transaction
// of its own that a kill leaves whole.  Throws ArchiveError where the file cannot be used.
class Frontier {
 public:
  Frontier() = default;
  virtual ~Frontier() = default;
  Frontier(const Frontier&) = delete;
  Frontier& operator=(const Frontier&) = delete;

  // Adds those whose address is new and gives back how many were.  Of one that is known a better
  // publication time is taken over, and it is due earlier where it was changed since its last
  // visit.
  virtual std::uint64_t add(const std::vector<WatchedAddress>& addresses) = 0;
  virtual std::optional<WatchedAddress> find(std::string_view url) const = 0;

  // The most pressing address of some host that may be asked now; with `pressing`, only one whose
  // rank is Rank::first or before it.  The host is then busy and the address out, until release()
  // and visited(); take_back() says what a kill left out.
  virtual std::optional<WatchedAddress> take(ExactTime now, bool pressing) = 0;
  // Without what the host says of robots.txt.
  virtual void release(const WatchedHost& host) = 0;
  // What robots.txt of hosts that were released says.
  virtual void set_robots(const std::vector<WatchedHost>& hosts) = 0;
  virtual void visited(const std::vector<WatchedAddress>& addresses) = 0;
  // Those that were out when a run ended without saying what became of them; they are due at `now`
  // then, their hosts free at `free`.  What a clock that was wrong planned for years ahead is due
  // now, too.
  virtual std::vector<WatchedAddress> take_back(ExactTime now, ExactTime free) = 0;

  // True, and noted, where the host was not probed since `before`.
  virtual bool note_probe(std::string_view host, ExactTime now, ExactTime before) = 0;

  // A host that nobody asked yet is given with its name only.
  virtual WatchedHost host(std::string_view name) const = 0;
  // When something will be due at a host that may be asked; nothing: never.
  virtual std::optional<ExactTime> next_ready(bool pressing) const = 0;

  virtual bool is_any_due(ExactTime now) const = 0;  // Whatever its host.

  virtual std::uint64_t requests_of(std::int64_t day) const = 0;  // Days since 1970.
  virtual void count_request(std::int64_t day) = 0;

  virtual SourceHealth health(std::string_view source) const = 0;  // Without what is counted.
  virtual void set_health(const SourceHealth& health) = 0;
  // By name; those of `sources` and those that have addresses.
  virtual std::vector<SourceHealth> all_health(const std::vector<std::string>& sources) const = 0;

  virtual std::vector<AgeBand> age_bands() const = 0;  // By outlet and band.
  virtual void learn(const std::vector<AgeBand>& more) = 0;

  virtual FrontierCounts counts(ExactTime now) const = 0;
};

// `path` is that of archive.sqlite.  Made where it does not exist.
std::unique_ptr<Frontier> open_frontier(const std::string& path);
// Nothing where there is none.
std::unique_ptr<Frontier> read_frontier(const std::string& path);

// The part of an address that is asked politely: host, and port where it is not its scheme's own.
std::string host_key(std::string_view url);

}  // namespace weiguan
