#include "archive/sqlite/detail/frontier_rows.h"

#include "archive/sqlite/detail/rows.h"

namespace weiguan::detail {

// Times are milliseconds since 1970.  `ready` of a host is when it may be asked for the first of
// its addresses that is due, `pressing` for the first of those that are pressing; null while it is
// busy, or has none.
const char* const frontier_tables = R"sql(
CREATE TABLE addresses (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  host TEXT NOT NULL,
  purpose TEXT NOT NULL,
  source TEXT NOT NULL,
  via TEXT NOT NULL,
  outlet TEXT NOT NULL,
  published_earliest INTEGER,
  published_latest INTEGER,
  published_by TEXT,
  found INTEGER NOT NULL,
  due INTEGER,
  urgency INTEGER NOT NULL,
  standing INTEGER NOT NULL,
  last INTEGER,
  first_present INTEGER,
  last_present INTEGER,
  visits INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  absences INTEGER NOT NULL,
  hops INTEGER NOT NULL,
  absent_since INTEGER,
  etag TEXT NOT NULL,
  modified TEXT NOT NULL,
  digest TEXT NOT NULL,
  original TEXT NOT NULL,
  out INTEGER
);
CREATE INDEX addresses_by_due ON addresses (host, urgency, due) WHERE due IS NOT NULL;
CREATE INDEX addresses_out ON addresses (out) WHERE out IS NOT NULL;
CREATE INDEX addresses_by_source ON addresses (source, purpose, standing);
CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  ready INTEGER,
  pressing INTEGER,
  next INTEGER NOT NULL,
  busy INTEGER NOT NULL,
  robots TEXT NOT NULL,
  robots_status INTEGER NOT NULL,
  robots_time INTEGER,
  failures INTEGER NOT NULL,
  probed INTEGER
) WITHOUT ROWID;
CREATE INDEX hosts_by_ready ON hosts (ready) WHERE ready IS NOT NULL;
CREATE INDEX hosts_by_pressing ON hosts (pressing) WHERE pressing IS NOT NULL;
CREATE TABLE requests (day INTEGER PRIMARY KEY, requests INTEGER NOT NULL);
CREATE TABLE health (
  source TEXT PRIMARY KEY,
  last_success INTEGER,
  last_failure INTEGER,
  failures INTEGER NOT NULL,
  reason TEXT NOT NULL,
  items INTEGER NOT NULL,
  new_items INTEGER NOT NULL,
  walls INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE ages (
  outlet TEXT NOT NULL,
  band INTEGER NOT NULL,
  exposure REAL NOT NULL,
  events REAL NOT NULL,
  PRIMARY KEY (outlet, band)
) WITHOUT ROWID;
)sql";

std::int64_t number(ExactTime time) {
  return time.time_since_epoch().count();
}

Number number(const std::optional<ExactTime>& time) {
  if (!time) return {};
  return number(*time);
}

ExactTime exact(std::int64_t milliseconds) {
  return ExactTime{std::chrono::milliseconds{milliseconds}};
}

std::optional<ExactTime> exact_at(const Statement& row, int at) {
  if (row.is_null(at)) return {};
  return exact(row.integer(at));
}

std::uint32_t small_at(const Statement& row, int at) {
  return static_cast<std::uint32_t>(row.integer(at));
}

const std::string_view watched_columns =
    "id, url, purpose, source, via, outlet, published_earliest, published_latest, published_by, "
    "found, due, urgency, standing, last, last_present, visits, failures, absences, hops, "
    "absent_since, etag, modified, digest, original, first_present";

WatchedAddress watched_from(const Statement& row) {
  WatchedAddress one;
  one.id = row.integer(0);
  one.url = row.text(1);
  one.purpose = row.text(2);
  one.source = row.text(3);
  one.via = row.text(4);
  one.outlet = row.text(5);
  if (!row.is_null(6)) {
    one.published = TimeRange{
        time_from(row.integer(6)),
        time_from(row.integer(7)),
        parse_time_source(row.view(8)).value_or(TimeSource::feed)};
  }
  one.found = exact(row.integer(9));
  one.due = exact_at(row, 10);
  one.rank = static_cast<Rank>(row.integer(11));
  one.standing = static_cast<Standing>(row.integer(12));
  one.last = exact_at(row, 13);
  one.last_present = exact_at(row, 14);
  one.visits = small_at(row, 15);
  one.failures = small_at(row, 16);
  one.absences = small_at(row, 17);
  one.hops = small_at(row, 18);
  one.absent_since = exact_at(row, 19);
  one.etag = row.text(20);
  one.modified = row.text(21);
  one.digest = row.text(22);
  one.original = parse_capture_id(row.view(23)).value_or(CaptureId{});
  one.first_present = exact_at(row, 24);
  return one;
}

PublishedColumns columns_of(const std::optional<TimeRange>& published) {
  if (!published) return {};
  return {
      seconds(published->earliest),
      seconds(published->latest),
      std::string(to_string(published->source))};
}

}  // namespace weiguan::detail
