#include "archive/sqlite/detail/schema.h"

#include <array>

#include <fmt/format.h>

#include "archive/archive.h"
#include "base/time.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

// Schema 1.  Texts stand in a table of their own, so that scans of the other columns stay quick.
constexpr const char* tables = R"sql(
CREATE TABLE archive (
  id TEXT NOT NULL,
  state INTEGER NOT NULL,
  made INTEGER NOT NULL,
  made_by TEXT NOT NULL
);

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE files (
  name TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  digest TEXT NOT NULL,
  size INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  in_place INTEGER NOT NULL,
  added INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE captures (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  address TEXT NOT NULL,
  time INTEGER NOT NULL,
  type TEXT NOT NULL,
  status INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  digest TEXT NOT NULL,
  record_id TEXT NOT NULL,
  failure TEXT NOT NULL,
  outlet TEXT NOT NULL,
  file TEXT NOT NULL,
  record_offset INTEGER NOT NULL,
  record_length INTEGER NOT NULL,
  record_inner INTEGER NOT NULL
);
CREATE INDEX captures_by_address ON captures (address, time, id);
CREATE INDEX captures_by_place ON captures (file, record_offset, record_inner, id);
CREATE INDEX captures_by_time ON captures (time, outlet);

CREATE TABLE articles (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  address TEXT NOT NULL,
  site TEXT NOT NULL,
  title TEXT NOT NULL,
  account TEXT NOT NULL,
  published_earliest INTEGER NOT NULL,
  published_latest INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  modified_earliest INTEGER,
  modified_latest INTEGER,
  modified_by TEXT,
  authors TEXT NOT NULL,
  outlet TEXT NOT NULL,
  outlet_name TEXT NOT NULL,
  source TEXT NOT NULL,
  section TEXT NOT NULL,
  language TEXT NOT NULL,
  script TEXT NOT NULL,
  tags TEXT NOT NULL,
  confidence REAL NOT NULL,
  first_time INTEGER NOT NULL,
  first_capture TEXT NOT NULL,
  first_begin INTEGER NOT NULL,
  first_end INTEGER NOT NULL
);
CREATE INDEX articles_by_time ON articles
  (published_earliest, published_latest, id, outlet, kind, language);
CREATE INDEX articles_by_address ON articles (address, first_time, id);
CREATE INDEX articles_by_site ON articles (site);
CREATE INDEX articles_by_account ON articles (account);
CREATE INDEX articles_by_outlet ON articles (outlet);

CREATE TABLE texts (
  article INTEGER PRIMARY KEY REFERENCES articles (n),
  text TEXT NOT NULL
);

CREATE TABLE readings (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (n),
  capture INTEGER NOT NULL REFERENCES captures (n),
  row_begin INTEGER NOT NULL,
  row_end INTEGER NOT NULL,
  extra TEXT NOT NULL,
  UNIQUE (article, capture, row_begin, row_end)
);
CREATE INDEX readings_by_capture ON readings (capture, row_begin, row_end);

CREATE TABLE observations (
  article INTEGER NOT NULL REFERENCES articles (n),
  time INTEGER NOT NULL,
  counter TEXT NOT NULL,
  capture INTEGER NOT NULL REFERENCES captures (n),
  row_begin INTEGER NOT NULL,
  row_end INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (article, time, counter, capture, row_begin, row_end)
) WITHOUT ROWID;

CREATE TABLE problems (
  file TEXT NOT NULL,
  byte_offset INTEGER NOT NULL,
  rule TEXT NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (file, byte_offset, rule, line, reason)
) WITHOUT ROWID;

CREATE TABLE runs (
  n INTEGER PRIMARY KEY,
  instrument TEXT NOT NULL,
  version TEXT NOT NULL,
  arguments TEXT NOT NULL,
  state INTEGER NOT NULL,
  time INTEGER NOT NULL,
  row_count INTEGER NOT NULL
);
CREATE INDEX runs_by_time ON runs (time, n);
)sql";

// Schema 2: the same rows for people, as Datasette and DuckDB list them.
constexpr const char* views = R"sql(
CREATE VIEW article AS SELECT
  id, kind, title, outlet, outlet_name, account, url,
  CASE published_by WHEN 'first-seen' THEN NULL
    ELSE strftime('%Y-%m-%dT%H:%M:%SZ', published_earliest, 'unixepoch') END AS published_earliest,
  strftime('%Y-%m-%dT%H:%M:%SZ', published_latest, 'unixepoch') AS published_latest,
  published_by,
  strftime('%Y-%m-%dT%H:%M:%SZ', modified_earliest, 'unixepoch') AS modified_earliest,
  strftime('%Y-%m-%dT%H:%M:%SZ', modified_latest, 'unixepoch') AS modified_latest,
  modified_by, authors, source, section, language, script, tags, confidence,
  strftime('%Y-%m-%dT%H:%M:%SZ', first_time, 'unixepoch') AS first_captured,
  text
FROM articles JOIN texts ON texts.article = articles.n;

CREATE VIEW capture AS SELECT
  id, url, strftime('%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') AS time, type, status, media_type,
  size, digest, record_id, failure, outlet, file, record_offset, record_length, record_inner
FROM captures;

CREATE VIEW reading AS SELECT
  articles.id AS article, captures.id AS capture,
  strftime('%Y-%m-%dT%H:%M:%SZ', captures.time, 'unixepoch') AS captured,
  articles.title AS title, captures.file AS file, captures.record_offset AS record_offset,
  row_begin, row_end, extra
FROM readings
  JOIN articles ON articles.n = readings.article
  JOIN captures ON captures.n = readings.capture;

CREATE VIEW observation AS SELECT
  articles.id AS article, articles.title AS title,
  strftime('%Y-%m-%dT%H:%M:%SZ', observations.time, 'unixepoch') AS time,
  counter, value, captures.id AS capture, row_begin, row_end
FROM observations
  JOIN articles ON articles.n = observations.article
  JOIN captures ON captures.n = observations.capture;

CREATE VIEW file AS SELECT
  name, origin, digest, size, complete, in_place,
  strftime('%Y-%m-%dT%H:%M:%SZ', added, 'unixepoch') AS added
FROM files;

CREATE VIEW problem AS SELECT file, byte_offset, line, rule, reason FROM problems;

CREATE VIEW run AS SELECT
  instrument, version, arguments, state,
  strftime('%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') AS time, row_count
FROM runs;
)sql";

void make_tables(Database& database) {
  database.execute(tables);
  // The search index knows by this number which archive it was made from.
  database
      .prepare(
          "INSERT INTO archive (id, state, made, made_by) "
          "VALUES (lower(hex(randomblob(16))), 0, ?1, ?2)")
      .with(now().time_since_epoch().count(), "Weiguan " WEIGUAN_VERSION)
      .run();
}

void make_views(Database& database) {
  database.execute(views);
}

// What pages say of themselves beyond the text, and what kind of page a capture is.
constexpr const char* attribution = R"sql(
ALTER TABLE articles ADD COLUMN source_outlet TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN original_title TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN editors TEXT NOT NULL DEFAULT '[]';
ALTER TABLE articles ADD COLUMN dateline_agency TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN dateline_place TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN dateline_earliest INTEGER;
ALTER TABLE articles ADD COLUMN dateline_latest INTEGER;
ALTER TABLE articles ADD COLUMN images TEXT NOT NULL DEFAULT '[]';
ALTER TABLE captures ADD COLUMN page_kind TEXT NOT NULL DEFAULT '';
CREATE INDEX captures_of_parts ON captures (time, id) WHERE page_kind = 'part';

DROP VIEW article;
CREATE VIEW article AS SELECT
  id, kind, title, outlet, outlet_name, account, url,
  CASE published_by WHEN 'first-seen' THEN NULL
    ELSE strftime('%Y-%m-%dT%H:%M:%SZ', published_earliest, 'unixepoch') END AS published_earliest,
  strftime('%Y-%m-%dT%H:%M:%SZ', published_latest, 'unixepoch') AS published_latest,
  published_by,
  strftime('%Y-%m-%dT%H:%M:%SZ', modified_earliest, 'unixepoch') AS modified_earliest,
  strftime('%Y-%m-%dT%H:%M:%SZ', modified_latest, 'unixepoch') AS modified_latest,
  modified_by, authors, editors, source, source_outlet, original_title,
  dateline_agency, dateline_place,
  strftime('%Y-%m-%dT%H:%M:%SZ', dateline_earliest, 'unixepoch') AS dateline_earliest,
  strftime('%Y-%m-%dT%H:%M:%SZ', dateline_latest, 'unixepoch') AS dateline_latest,
  images, section, language, script, tags, confidence,
  strftime('%Y-%m-%dT%H:%M:%SZ', first_time, 'unixepoch') AS first_captured,
  text
FROM articles JOIN texts ON texts.article = articles.n;

DROP VIEW capture;
CREATE VIEW capture AS SELECT
  id, url, strftime('%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') AS time, type, status, media_type,
  page_kind, size, digest, record_id, failure, outlet, file, record_offset, record_length,
  record_inner
FROM captures;
)sql";

void add_attribution(Database& database) {
  database.execute(attribution);
}

// Schema 4: how long each text is, and all that counting needs in the one index it walks along.
void add_lengths(Database& database) {
  database.execute("ALTER TABLE articles ADD COLUMN characters INTEGER NOT NULL DEFAULT 0");
  Statement texts = database.prepare("SELECT article, text FROM texts ORDER BY article");
  Statement lengths = database.prepare("UPDATE articles SET characters = ?2 WHERE n = ?1");
  while (texts.step()) {
    lengths.with(texts.integer(0), std::uint64_t{count_characters(texts.view(1))}).run();
  }
  database.execute(
      "DROP INDEX articles_by_time;"
      "CREATE INDEX articles_by_time ON articles (published_earliest, published_latest, id, "
      "outlet, kind, language, characters, published_by)");
}

// Schema 5: what a visit to an address found in place of the page.
constexpr const char* watching = R"sql(
ALTER TABLE captures ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE captures ADD COLUMN location TEXT NOT NULL DEFAULT '';
ALTER TABLE captures ADD COLUMN notice TEXT NOT NULL DEFAULT '';
ALTER TABLE captures ADD COLUMN notice_text TEXT NOT NULL DEFAULT '';
ALTER TABLE captures ADD COLUMN sketch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE observations ADD COLUMN words TEXT NOT NULL DEFAULT '';
CREATE INDEX captures_by_purpose ON captures (purpose, time, id) WHERE purpose <> '';
CREATE INDEX observed_removals ON observations (article) WHERE counter = 'removed';

DROP VIEW capture;
CREATE VIEW capture AS SELECT
  id, url, strftime('%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') AS time, type, purpose, status,
  media_type, page_kind, location, notice, notice_text, size, digest, record_id, failure, outlet,
  file, record_offset, record_length, record_inner
FROM captures;

DROP VIEW observation;
CREATE VIEW observation AS SELECT
  articles.id AS article, articles.title AS title,
  strftime('%Y-%m-%dT%H:%M:%SZ', observations.time, 'unixepoch') AS time,
  counter, value, words, captures.id AS capture, row_begin, row_end
FROM observations
  JOIN articles ON articles.n = observations.article
  JOIN captures ON captures.n = observations.capture;
)sql";

void add_watching(Database& database) {
  database.execute(watching);
}

// Schema 6: what chatbots were asked, and how their answers came.
constexpr const char* answers = R"sql(
CREATE TABLE answers (
  article INTEGER PRIMARY KEY REFERENCES articles (n),
  battery TEXT NOT NULL,
  exchange TEXT NOT NULL,
  model TEXT NOT NULL,
  route TEXT NOT NULL,
  question TEXT NOT NULL,
  topic TEXT NOT NULL,
  control TEXT NOT NULL,
  control_of TEXT NOT NULL,
  asked_language TEXT NOT NULL,
  form TEXT NOT NULL,
  made_from TEXT NOT NULL,
  asked TEXT NOT NULL,
  turn INTEGER NOT NULL,
  repeat INTEGER NOT NULL,
  previous TEXT NOT NULL,
  temperature REAL,
  model_told TEXT NOT NULL,
  answer_status INTEGER NOT NULL,
  finish TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  stage TEXT NOT NULL,
  refusal TEXT NOT NULL,
  answer_failure TEXT NOT NULL,
  left_text TEXT,
  reasoning TEXT NOT NULL,
  reasoning_characters INTEGER NOT NULL,
  first_ms INTEGER,
  withdrawn_ms INTEGER,
  ended_ms INTEGER,
  events INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  tokens_in INTEGER,
  tokens_out INTEGER,
  cost REAL,
  currency TEXT NOT NULL
);

CREATE VIEW answer AS SELECT
  articles.id AS article, strftime('%Y-%m-%dT%H:%M:%SZ', published_earliest, 'unixepoch') AS asked_at,
  battery, exchange, model, route, question, topic, control, control_of, asked_language, form, 
  made_from, asked, turn, repeat, previous, temperature, model_told, answer_status, finish, 
  code, message, stage, refusal, answer_failure, left_text, reasoning, reasoning_characters, 
  first_ms, withdrawn_ms, ended_ms, events, attempts, tokens_in, tokens_out, cost, currency,
  articles.language AS language, text
FROM answers
  JOIN articles ON articles.n = answers.article
  JOIN texts ON texts.article = articles.n;
)sql";

void add_answers(Database& database) {
  database.execute(answers);
}

// Step i makes schema i + 1 out of schema i.  A new schema is one more line here.
using Migration = void (*)(Database&);
constexpr std::array<Migration, 6> migrations = {
    make_tables, make_views, add_attribution, add_lengths, add_watching, add_answers};

// The oldest schema whose tables the questions can read as they are.
constexpr int oldest_readable = 6;

int schema_of(Database& database) {
  return static_cast<int>(database.integer("PRAGMA user_version"));
}

bool is_empty(Database& database) {
  return database.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

void check_identity(Database& database) {
  if (database.integer("PRAGMA application_id") != application_id) {
    throw ArchiveError(
        fmt::format("{} is an SQLite file but no archive of Weiguan", database.path()),
        "Name the folder of an observatory.");
  }
  const int schema = schema_of(database);
  if (schema > present_schema()) {
    throw ArchiveError(
        fmt::format(
            "{} has schema {}; this Weiguan knows schemas up to {}",
            database.path(),
            schema,
            present_schema()),
        "It was written by a newer Weiguan: install that version or a later one.");
  }
}

}  // namespace

int present_schema() {
  return static_cast<int>(migrations.size());
}

void prepare_for_writing(Database& database) {
  const bool is_new = is_empty(database) && schema_of(database) == 0;
  if (is_new) {
    database.execute("PRAGMA page_size = 8192");  // Has to come before the journal mode.
  } else {
    check_identity(database);
  }
  database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  Transaction transaction(database, Transaction::Kind::write);
  // Another program may have made the tables in between: what holds is read inside the transaction.
  for (int schema = schema_of(database); schema < present_schema(); ++schema) {
    migrations[static_cast<std::size_t>(schema)](database);
  }
  database.execute(fmt::format("PRAGMA application_id = {}", application_id).c_str());
  database.execute(fmt::format("PRAGMA user_version = {}", present_schema()).c_str());
  transaction.commit();
}

bool is_too_old(Database& database) {
  return database.integer("PRAGMA application_id") == application_id &&
         schema_of(database) < oldest_readable;
}

void check_for_reading(Database& database) {
  check_identity(database);
  if (const int schema = schema_of(database); schema < oldest_readable) {
    throw ArchiveError(
        fmt::format("{} has schema {}, which is too old to be read", database.path(), schema),
        "Open it once for writing, for example with `weiguan import`; that brings it up to date.");
  }
}

}  // namespace weiguan::detail
