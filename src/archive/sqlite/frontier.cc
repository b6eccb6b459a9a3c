#include "archive/frontier.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/frontier_rows.h"
#include "base/url.h"

namespace weiguan {

namespace {

using namespace detail;

constexpr int last_rank = static_cast<int>(Rank::old);
constexpr int last_pressing = static_cast<int>(Rank::first);

class SqliteFrontier final : public Frontier {
 public:
  SqliteFrontier(const std::string& path, Database::Mode mode) : database_(path, mode) {
    if (mode == Database::Mode::read) return;
    database_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    Transaction transaction(database_, Transaction::Kind::write);
    if (database_.integer("SELECT count(*) FROM sqlite_schema") == 0) {
      database_.execute(frontier_tables);
      database_.execute(fmt::format("PRAGMA user_version = {}", frontier_layout).c_str());
    }
    transaction.commit();
    if (database_.integer("PRAGMA user_version") != frontier_layout) {
      throw ArchiveError(
          fmt::format("{} was written by another Weiguan", path),
          "Delete it: sources and the archive tell again what it knows.");
    }
  }

  std::uint64_t add(const std::vector<WatchedAddress>& addresses) override {
    Transaction transaction(database_, Transaction::Kind::write);
    std::uint64_t added = 0;
    for (const WatchedAddress& one : addresses) added += add_one(one) ? 1 : 0;
    transaction.commit();
    return added;
  }

  std::optional<WatchedAddress> find(std::string_view url) const override {
    Statement row = database_.prepare(
        fmt::format("SELECT {} FROM addresses WHERE address = ?1", watched_columns));
    if (!row.with(normal_url(url)).step()) return {};
    return watched_from(row);
  }

  std::optional<WatchedAddress> take(ExactTime now, bool pressing) override {
    Transaction transaction(database_, Transaction::Kind::write);
    std::optional<WatchedAddress> best;
    std::string host;
    {
      const std::string_view when = pressing ? "pressing" : "ready";
      Statement hosts = database_.prepare(fmt::format(
          "SELECT host FROM hosts WHERE {0} IS NOT NULL AND {0} <= ?1 ORDER BY {0}", when));
      Statement first = database_.prepare(fmt::format(
          "SELECT {} FROM addresses WHERE host = ?1 AND urgency = ?2 AND due <= ?3 "
          "AND due IS NOT NULL ORDER BY due, id LIMIT 1",
          watched_columns));
      hosts.with(number(now));
      while (!best && hosts.step()) {
        host = hosts.text(0);
        for (int rank = 0; rank <= (pressing ? last_pressing : last_rank) && !best; ++rank) {
          if (first.with(host, rank, number(now)).step()) best = watched_from(first);
        }
      }
    }
    if (!best) return {};
    run("UPDATE addresses SET due = NULL, out = ?2 WHERE id = ?1", best->id, number(now));
    run("UPDATE hosts SET busy = 1, ready = NULL, pressing = NULL WHERE host = ?1", host);
    transaction.commit();
    return best;
  }

  void release(const WatchedHost& host) override {
    Transaction transaction(database_, Transaction::Kind::write);
    run("INSERT INTO hosts (host, next, busy, robots, robots_status, failures) "
        "VALUES (?1, ?2, 0, '', 0, ?3) ON CONFLICT (host) DO UPDATE SET next = ?2, "
        "busy = 0, failures = ?3",
        host.host,
        number(host.next),
        std::int64_t{host.failures});
    make_ready(host.host);
    transaction.commit();
  }

  void set_robots(const std::vector<WatchedHost>& hosts) override {
    Transaction transaction(database_, Transaction::Kind::write);
    for (const WatchedHost& one : hosts) {
      run("UPDATE hosts SET robots = ?2, robots_status = ?3, robots_time = ?4 WHERE host = ?1",
          one.host,
          one.robots,
          one.robots_status,
          number(one.robots_time));
    }
    transaction.commit();
  }

  void visited(const std::vector<WatchedAddress>& addresses) override {
    Transaction transaction(database_, Transaction::Kind::write);
    for (const WatchedAddress& one : addresses) {
      const PublishedColumns published = columns_of(one.published);
      run("UPDATE addresses SET url = ?2, published_earliest = ?3, published_latest = ?4, "
          "published_by = ?5, due = ?6, urgency = ?7, standing = ?8, last = ?9, last_present = "
          "?10, "
          "visits = ?11, failures = ?12, absences = ?13, hops = ?14, absent_since = ?15, "
          "etag = ?16, modified = ?17, digest = ?18, original = ?19, outlet = ?20, "
          "first_present = ?21, out = NULL "
          "WHERE id = ?1",
          one.id,
          one.url,
          published.earliest,
          published.latest,
          published.by,
          number(one.due),
          static_cast<int>(one.rank),
          static_cast<int>(one.standing),
          number(one.last),
          number(one.last_present),
          std::int64_t{one.visits},
          std::int64_t{one.failures},
          std::int64_t{one.absences},
          std::int64_t{one.hops},
          number(one.absent_since),
          one.etag,
          one.modified,
          one.digest,
          one.original == CaptureId{} ? std::string() : to_string(one.original),
          one.outlet,
          number(one.first_present));
    }
    for (const WatchedAddress& one : addresses) make_ready(host_key(one.url));
    transaction.commit();
  }

  std::vector<WatchedAddress> take_back(ExactTime now, ExactTime free) override {
    Transaction transaction(database_, Transaction::Kind::write);
    std::vector<WatchedAddress> out;
    {
      // As they were taken out: `last` is the visit before, `due` the time of the one that is lost.
      Statement rows = database_.prepare(fmt::format(
          "SELECT {}, out FROM addresses WHERE out IS NOT NULL ORDER BY id", watched_columns));
      while (rows.step()) {
        out.push_back(watched_from(rows));
        out.back().due = exact_at(rows, watched_width);
      }
    }
    run("UPDATE addresses SET due = ?1, out = NULL WHERE out IS NOT NULL", number(now));
    std::vector<std::string> hosts;
    {
      Statement rows = database_.prepare("SELECT host FROM hosts WHERE busy = 1");
      while (rows.step()) hosts.push_back(rows.text(0));
    }
    run("UPDATE hosts SET next = max(next, ?1), busy = 0 WHERE busy = 1", number(free));
    forget_a_wrong_clock(now, hosts);
    for (const std::string& host : hosts) make_ready(host);
    for (const WatchedAddress& one : out) make_ready(host_key(one.url));
    transaction.commit();
    return out;
  }

  bool note_probe(std::string_view host, ExactTime now, ExactTime before) override {
    run("UPDATE hosts SET probed = ?2 WHERE host = ?1 AND (probed IS NULL OR probed < ?3)",
        host,
        number(now),
        number(before));
    return database_.changes() == 1;
  }

  WatchedHost host(std::string_view name) const override {
    WatchedHost host;
    host.host = name;
    Statement row = database_.prepare(
        "SELECT next, robots, robots_status, robots_time, failures FROM hosts "
        "WHERE host = ?1");
    if (!row.with(name).step()) return host;
    host.next = exact(row.integer(0));
    host.robots = row.text(1);
    host.robots_status = static_cast<int>(row.integer(2));
    host.robots_time = exact_at(row, 3);
    host.failures = small_at(row, 4);
    return host;
  }

  std::optional<ExactTime> next_ready(bool pressing) const override {
    Statement row = database_.prepare(
        pressing ? "SELECT min(pressing) FROM hosts WHERE pressing IS NOT NULL"
                 : "SELECT min(ready) FROM hosts WHERE ready IS NOT NULL");
    return row.step() ? exact_at(row, 0) : std::nullopt;
  }

  bool is_any_due(ExactTime now) const override {
    Statement row = database_.prepare(
        "SELECT EXISTS (SELECT 1 FROM addresses WHERE due <= ?1 AND due IS NOT NULL)");
    return row.with(number(now)).step() && row.integer(0) != 0;
  }

  std::uint64_t requests_of(std::int64_t day) const override {
    Statement row = database_.prepare("SELECT requests FROM requests WHERE day = ?1");
    return row.with(day).step() ? row.count(0) : 0;
  }

  void count_request(std::int64_t day) override {
    run("INSERT INTO requests VALUES (?1, 1) ON CONFLICT (day) DO UPDATE SET "
        "requests = requests + 1",
        day);
  }

  SourceHealth health(std::string_view source) const override {
    SourceHealth health;
    health.source = source;
    Statement row = database_.prepare(
        "SELECT last_success, last_failure, failures, reason, items, new_items, walls FROM health "
        "WHERE source = ?1");
    if (!row.with(source).step()) return health;
    health.last_success = exact_at(row, 0);
    health.last_failure = exact_at(row, 1);
    health.failures = small_at(row, 2);
    health.reason = row.text(3);
    health.items = row.count(4);
    health.new_items = row.count(5);
    health.walls = row.count(6);
    return health;
  }

  void set_health(const SourceHealth& health) override {
    run("INSERT INTO health (source, last_success, last_failure, failures, reason, items, "
        "new_items, walls) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (source) DO UPDATE "
        "SET last_success = ?2, last_failure = ?3, failures = ?4, reason = ?5, items = ?6, "
        "new_items = ?7, walls = ?8",
        health.source,
        number(health.last_success),
        number(health.last_failure),
        std::int64_t{health.failures},
        health.reason,
        health.items,
        health.new_items,
        health.walls);
  }

  std::vector<SourceHealth> all_health(const std::vector<std::string>& sources) const override {
    std::map<std::string, SourceHealth> all;
    for (const std::string& one : sources) all[one] = health(one);
    Statement rows = database_.prepare(
        "SELECT source, standing, count(*) FROM addresses WHERE purpose = '' "
        "GROUP BY source, standing");
    while (rows.step()) {
      const std::string source = rows.text(0);
      if (!all.contains(source)) all[source] = health(source);
      count(all[source], static_cast<Standing>(rows.integer(1)), rows.count(2));
    }
    std::vector<SourceHealth> out;
    for (auto& [source, health] : all) {
      health.delay = median_delay(source);
      out.push_back(std::move(health));
    }
    return out;
  }

  std::vector<AgeBand> age_bands() const override {
    std::vector<AgeBand> bands;
    Statement rows =
        database_.prepare("SELECT outlet, band, exposure, events FROM ages ORDER BY outlet, band");
    while (rows.step())
      bands.push_back({rows.text(0), small_at(rows, 1), rows.real(2), rows.real(3)});
    return bands;
  }

  void learn(const std::vector<AgeBand>& more) override {
    Transaction transaction(database_, Transaction::Kind::write);
    for (const AgeBand& one : more) {
      run("INSERT INTO ages VALUES (?1, ?2, ?3, ?4) ON CONFLICT (outlet, band) DO UPDATE SET "
          "exposure = exposure + ?3, events = events + ?4",
          one.outlet,
          std::int64_t{one.band},
          one.exposure,
          one.events);
    }
    transaction.commit();
  }

  FrontierCounts counts(ExactTime now) const override {
    FrontierCounts counts;
    counts.addresses =
        static_cast<std::uint64_t>(database_.integer("SELECT count(*) FROM addresses"));
    counts.hosts = static_cast<std::uint64_t>(database_.integer("SELECT count(*) FROM hosts"));
    Statement due = database_.prepare("SELECT count(*) FROM addresses WHERE due <= ?1");
    if (due.with(number(now)).step()) counts.due = due.count(0);
    counts.next_due = next_ready(false);
    return counts;
  }

 private:
  template <typename... Values>
  void run(std::string_view sql, const Values&... values) {
    database_.prepare(sql).with(values...).run();
  }

  // Nothing is planned further ahead than 30 days, no host left alone longer than a day.
  void forget_a_wrong_clock(ExactTime now, std::vector<std::string>& hosts) {
    const std::int64_t later = number(now + std::chrono::days{60});
    Statement rows = database_.prepare(
        "SELECT host FROM hosts WHERE next > ?1 OR robots_time > ?2 UNION "
        "SELECT host FROM addresses WHERE due > ?1");
    rows.with(later, number(now));
    while (rows.step()) hosts.push_back(rows.text(0));
    run("UPDATE hosts SET next = ?2 WHERE next > ?1", later, number(now));
    run("UPDATE hosts SET robots_time = NULL WHERE robots_time > ?1", number(now));
    run("UPDATE addresses SET due = ?2 WHERE due > ?1", later, number(now));
  }

  bool add_one(const WatchedAddress& one) {
    const std::string host = host_key(one.url);
    const std::string address = normal_url(one.url);
    const PublishedColumns published = columns_of(one.published);
    run("INSERT INTO addresses (address, url, host, purpose, source, via, outlet, "
        "published_earliest, published_latest, published_by, found, due, urgency, standing, "
        "visits, "
        "failures, absences, hops, etag, modified, digest, original) VALUES (?1, ?2, ?3, ?4, ?5, "
        "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, 0, 0, ?15, '', '', '', '') "
        "ON CONFLICT (address) DO NOTHING",
        address,
        one.url,
        host,
        one.purpose,
        one.source,
        one.via,
        one.outlet,
        published.earliest,
        published.latest,
        published.by,
        number(one.found),
        number(one.due),
        static_cast<int>(one.rank),
        static_cast<int>(one.standing),
        std::int64_t{one.hops});
    const bool is_new = database_.changes() == 1;
    if (is_new) {
      run("INSERT INTO hosts (host, next, busy, robots, robots_status, failures) "
          "VALUES (?1, 0, 0, '', 0, 0) ON CONFLICT DO NOTHING",
          host);
    } else {
      merge(address, one);
    }
    make_ready(host);
    return is_new;
  }

  void merge(const std::string& address, const WatchedAddress& one) {
    const auto known = find(address);
    if (!known) return;
    if (one.published &&
        (!known->published || better(*known->published, *one.published) != *known->published)) {
      const PublishedColumns published = columns_of(one.published);
      run("UPDATE addresses SET published_earliest = ?2, published_latest = ?3, published_by = ?4 "
          "WHERE id = ?1",
          known->id,
          published.earliest,
          published.latest,
          published.by);
    }
    const bool changed = !known->last || (one.changed && *one.changed > *known->last);
    if (one.due && changed) hasten(known->id, *one.due);
  }

  void hasten(std::int64_t id, ExactTime due) {
    run("UPDATE addresses SET due = ?2 WHERE id = ?1 AND out IS NULL AND "
        "(due IS NULL OR due > ?2)",
        id,
        number(due));
  }

  std::optional<ExactTime> first_due(const std::string& host, int worst) const {
    std::optional<ExactTime> least;
    Statement first = database_.prepare(
        "SELECT due FROM addresses WHERE host = ?1 AND urgency = ?2 AND due IS NOT NULL "
        "ORDER BY due LIMIT 1");
    for (int rank = 0; rank <= worst; ++rank) {
      if (!first.with(host, rank).step()) continue;
      const ExactTime due = exact(first.integer(0));
      if (!least || due < *least) least = due;
    }
    return least;
  }

  void make_ready(const std::string& host) {
    run("UPDATE hosts SET "
        "ready = CASE WHEN busy = 1 OR ?2 IS NULL THEN NULL ELSE max(next, ?2) END, "
        "pressing = CASE WHEN busy = 1 OR ?3 IS NULL THEN NULL ELSE max(next, ?3) END "
        "WHERE host = ?1",
        host,
        number(first_due(host, last_rank)),
        number(first_due(host, last_pressing)));
  }

  static void count(SourceHealth& health, Standing standing, std::uint64_t number) {
    health.addresses += number;
    const std::array<std::uint64_t*, 6> counters = {
        &health.fresh,
        &health.present,
        &health.suspect,
        &health.gone,
        &health.unreachable,
        &health.refused};
    *counters.at(static_cast<std::size_t>(standing)) += number;
  }

  std::optional<std::int64_t> median_delay(const std::string& source) const {
    Statement rows = database_.prepare(
        "SELECT first_present / 1000 - published_earliest AS delay FROM addresses WHERE source = "
        "?1 AND "
        "purpose = '' AND published_latest - published_earliest < 60 AND first_present IS NOT NULL "
        "ORDER BY delay");
    std::vector<std::int64_t> all;
    rows.with(source);
    while (rows.step()) all.push_back(rows.integer(0));
    if (all.empty()) return {};
    return all[all.size() / 2];
  }

  mutable Database database_;
};

std::string beside(const std::string& archive_path) {
  return (std::filesystem::path(archive_path).parent_path() / "frontier.sqlite").string();
}

}  // namespace

std::string_view to_string(Standing standing) {
  constexpr std::array<std::string_view, 6> names = {
      "fresh", "present", "suspect", "gone", "unreachable", "refused"};
  return names.at(static_cast<std::size_t>(standing));
}

std::unique_ptr<Frontier> open_frontier(const std::string& path) {
  return std::make_unique<SqliteFrontier>(beside(path), Database::Mode::write);
}

std::unique_ptr<Frontier> read_frontier(const std::string& path) {
  const std::string file = beside(path);
  if (!std::filesystem::exists(file)) return nullptr;
  return std::make_unique<SqliteFrontier>(file, Database::Mode::read);
}

std::string host_key(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed) return {};
  return parsed->port.empty() ? parsed->host : parsed->host + ":" + parsed->port;
}

}  // namespace weiguan
