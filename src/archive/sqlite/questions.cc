#include "archive/sqlite/detail/questions.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "archive/sqlite/detail/filter.h"
#include "archive/sqlite/detail/rows.h"
#include "base/url.h"

namespace weiguan::detail {

namespace {

ArticleId article_id_at(const Statement& row, int at) {
  return parse_article_id(row.view(at)).value_or(ArticleId{});
}

CaptureId capture_id_at(const Statement& row, int at) {
  return parse_capture_id(row.view(at)).value_or(CaptureId{});
}

std::optional<Time> time_at(const Statement& row, int at) {
  if (row.is_null(at)) return {};
  return time_from(row.integer(at));
}

constexpr std::string_view reading_columns =
    "SELECT articles.id, captures.id, row_begin, row_end, extra FROM readings "
    "JOIN articles ON articles.n = readings.article "
    "JOIN captures ON captures.n = readings.capture ";

std::vector<Reading> read_all(Statement& rows) {
  std::vector<Reading> readings;
  while (rows.step()) {
    readings.push_back(
        {article_id_at(rows, 0),
         capture_id_at(rows, 1),
         rows.count(2),
         rows.count(3),
         rows.text(4)});
  }
  return readings;
}

}  // namespace

std::uint64_t read_state(Database& database) {
  return static_cast<std::uint64_t>(database.integer("SELECT state FROM archive"));
}

std::string read_archive_id(Database& database) {
  Statement row = database.prepare("SELECT id FROM archive");
  return row.step() ? row.text(0) : std::string();
}

Counts read_counts(Database& database) {
  const auto number = [&database](std::string_view sql) {
    return static_cast<std::uint64_t>(database.integer(sql));
  };
  Counts counts;
  counts.files = number("SELECT count(*) FROM files");
  counts.captures = number("SELECT count(*) FROM captures");
  counts.failed_captures = number("SELECT count(*) FROM captures WHERE failure <> ''");
  counts.articles = number("SELECT count(*) FROM articles");
  counts.readings = number("SELECT count(*) FROM readings");
  counts.observations = number("SELECT count(*) FROM observations");
  counts.problems = number("SELECT count(*) FROM problems");
  counts.answers = number("SELECT count(*) FROM answers");
  Statement published = database.prepare(
      "SELECT min(published_earliest), max(published_latest) FROM articles "
      "WHERE published_by <> 'first-seen'");
  if (published.step()) {
    counts.first_published = time_at(published, 0);
    counts.last_published = time_at(published, 1);
  }
  Statement captured = database.prepare("SELECT min(time), max(time) FROM captures");
  if (captured.step()) {
    counts.first_captured = time_at(captured, 0);
    counts.last_captured = time_at(captured, 1);
  }
  return counts;
}

std::optional<Article> read_article(Database& database, ArticleId id) {
  Statement row = database.prepare(fmt::format(
      "SELECT {} FROM articles JOIN texts ON texts.article = n WHERE id = ?1", article_columns));
  if (!row.with(to_string(id)).step()) return {};
  return article_from(row);
}

std::optional<Capture> read_capture(Database& database, CaptureId id) {
  Statement row =
      database.prepare(fmt::format("SELECT {} FROM captures WHERE id = ?1", capture_columns));
  if (!row.with(to_string(id)).step()) return {};
  return capture_from(row);
}

std::vector<Reading> read_readings(Database& database, ArticleId id) {
  Statement rows = database.prepare(fmt::format(
      "{} WHERE articles.id = ?1 ORDER BY captures.time, captures.id, row_begin, row_end",
      reading_columns));
  return read_all(rows.with(to_string(id)));
}

std::vector<Reading> read_readings_of(Database& database, CaptureId id, std::uint64_t limit) {
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  Statement rows = database.prepare(fmt::format(
      "{} WHERE captures.id = ?1 ORDER BY row_begin, row_end, articles.id LIMIT ?2",
      reading_columns));
  return read_all(rows.with(to_string(id), std::min(limit, most)));
}

std::vector<Observation> read_observations(Database& database, ArticleId id) {
  Statement rows = database.prepare(
      "SELECT observations.time, counter, value, captures.id, row_begin, row_end, "
      "words FROM observations "
      "JOIN articles ON articles.n = observations.article "
      "JOIN captures ON captures.n = observations.capture WHERE articles.id = ?1 "
      "ORDER BY observations.time, counter, captures.id, row_begin, row_end");
  std::vector<Observation> observations;
  rows.with(to_string(id));
  while (rows.step()) {
    observations.push_back(
        {id,
         time_from(rows.integer(0)),
         rows.text(1),
         rows.real(2),
         capture_id_at(rows, 3),
         rows.count(4),
         rows.count(5),
         rows.text(6)});
  }
  return observations;
}

std::vector<Capture> read_captures_of(Database& database, std::string_view url) {
  std::vector<Capture> captures;
  if (url.empty()) return captures;
  Statement rows = database.prepare(
      fmt::format("SELECT {} FROM captures WHERE address = ?1 ORDER BY time, id", capture_columns));
  rows.with(normal_url(url));
  while (rows.step()) captures.push_back(capture_from(rows));
  return captures;
}

std::vector<Capture> read_unread_parts(Database& database) {
  // The kind stands in the text so that the index of parts is used.
  Statement rows = database.prepare(fmt::format(
      "SELECT {} FROM captures WHERE page_kind = '{}' AND NOT EXISTS "
      "(SELECT 1 FROM readings WHERE capture = captures.n) ORDER BY captures.time, captures.id",
      capture_columns,
      part_kind));
  std::vector<Capture> captures;
  while (rows.step()) captures.push_back(capture_from(rows));
  return captures;
}

std::vector<ArticleId> read_versions(Database& database, std::string_view url) {
  std::vector<ArticleId> versions;
  if (url.empty()) return versions;
  Statement rows =
      database.prepare("SELECT id FROM articles WHERE address = ?1 ORDER BY first_time, id");
  rows.with(normal_url(url));
  while (rows.step()) versions.push_back(article_id_at(rows, 0));
  return versions;
}

namespace {

void read_matching(
    Database& database,
    const Filter& filter,
    const Bits& matching,
    const std::function<bool(const Article&)>& each) {
  Statement numbers = database.prepare(fmt::format(
      "SELECT n FROM articles WHERE {} ORDER BY published_earliest, published_latest, id",
      condition(filter)));
  Statement row = database.prepare(fmt::format(
      "SELECT {} FROM articles JOIN texts ON texts.article = n WHERE n = ?1", article_columns));
  std::uint64_t left = matching.count();
  while (left > 0 && numbers.step()) {
    const std::int64_t n = numbers.integer(0);
    if (n > matching.last() || !matching.has(n)) continue;
    --left;
    if (row.with(n).step() && !each(article_from(row))) return;
  }
}

}  // namespace

void read_articles(
    Database& database,
    const Filter& filter,
    const Bits* matching,
    const std::function<bool(const Article&)>& each) {
  if (matching != nullptr) {
    read_matching(database, filter, *matching, each);
    return;
  }
  Statement rows = database.prepare(fmt::format(
      "SELECT {} FROM articles JOIN texts ON texts.article = n WHERE {} "
      "ORDER BY published_earliest, published_latest, articles.id",
      article_columns,
      condition(filter)));
  while (rows.step()) {
    if (!each(article_from(rows))) return;
  }
}

void read_captures(Database& database, const std::function<bool(const Capture&)>& each) {
  Statement rows = database.prepare(fmt::format(
      "SELECT {} FROM captures ORDER BY file, record_offset, record_inner, id", capture_columns));
  while (rows.step()) {
    if (!each(capture_from(rows))) return;
  }
}

void read_files(Database& database, const std::function<bool(const ArchivedFile&)>& each) {
  Statement rows = database.prepare(
      "SELECT name, origin, digest, size, complete, in_place, added FROM files ORDER BY name");
  while (rows.step()) {
    const ArchivedFile file{
        rows.text(0),
        rows.text(1),
        rows.text(2),
        rows.count(3),
        rows.integer(4) != 0,
        rows.integer(5) != 0,
        time_from(rows.integer(6))};
    if (!each(file)) return;
  }
}

void read_problems(Database& database, const std::function<bool(const Problem&)>& each) {
  Statement rows = database.prepare(
      "SELECT file, byte_offset, line, rule, reason FROM problems "
      "ORDER BY file, byte_offset, rule, line, reason");
  while (rows.step()) {
    if (!each({rows.text(0), rows.count(1), rows.count(2), rows.text(3), rows.text(4)})) return;
  }
}

void read_runs(Database& database, const std::function<bool(const Run&)>& each) {
  Statement rows = database.prepare(
      "SELECT instrument, version, arguments, state, time, row_count FROM runs "
      "ORDER BY time DESC, n DESC");
  while (rows.step()) {
    const Run run{
        rows.text(0),
        rows.text(1),
        rows.text(2),
        rows.count(3),
        time_from(rows.integer(4)),
        rows.count(5)};
    if (!each(run)) return;
  }
}

std::string read_fact(Database& database, std::string_view name) {
  Statement row = database.prepare("SELECT value FROM facts WHERE name = ?1");
  return row.with(name).step() ? row.text(0) : std::string();
}

}  // namespace weiguan::detail
