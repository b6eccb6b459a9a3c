#!/usr/bin/env python3
"""Makes schema_1.sqlite, an archive as the first schema had it, for the test of migrations.

Everything in it is made up.  The statements are a copy on purpose: the program's own may change.
Usage: make_schema_1.py OUTPUT
"""
import pathlib
import sqlite3
import sys

SCHEMA_1 = """
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
  offset INTEGER NOT NULL,
  rule TEXT NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (file, offset, rule, line, reason)
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
"""

path = pathlib.Path(sys.argv[1])
path.unlink(missing_ok=True)
db = sqlite3.connect(path)
db.execute("PRAGMA page_size = 1024")  # Small, for the repository; the schema does not mind.
db.executescript(SCHEMA_1)
db.execute("INSERT INTO archive VALUES ('00112233445566778899aabbccddeeff', 7, 1700000000, 'Weiguan 0.1.0')")
db.execute("INSERT INTO facts VALUES ('packs', 'abc')")
db.execute("INSERT INTO files VALUES ('one.warc.gz', '', '', 900, 1, 0, 1700000000)")
db.execute("INSERT INTO captures VALUES (1, '00000000000000c1', 'https://daily.example/a.html', "
           "'http://daily.example/a.html', 1700000000, 'response', 200, 'text/html', 400, 'sha256:00', "
           "'urn:uuid:1', '', 'harbour-daily', 'one.warc.gz', 100, 300, 0)")
for n, (id, title, text) in enumerate([
        ("00000000000000a1", "港口開放", "海風社記者林小雨報道：港口今天開放。\n船來了。"),
        ("00000000000000a2", "Harbour opens", "The harbour opened today.")], 1):
    db.execute("INSERT INTO articles VALUES (?, ?, 'article', 'https://daily.example/a.html', "
               "'http://daily.example/a.html', 'example.daily.', ?, '', 1699900000, 1699900000, 'metadata', "
               "NULL, NULL, NULL, '[\"林小雨\"]', 'harbour-daily', '港口日报', '海風社', '', ?, '', '[]', 0.5, "
               "1700000000, '00000000000000c1', ?, ?)", (n, id, title, ["zh", "en"][n - 1], n * 10, n * 10 + 5))
    db.execute("INSERT INTO texts VALUES (?, ?)", (n, text))
    db.execute("INSERT INTO readings VALUES (?, ?, 1, ?, ?, '')", (n, n, n * 10, n * 10 + 5))
db.execute("INSERT INTO observations VALUES (1, 1700000000, 'likes', 1, 10, 15, 3.0)")
db.execute("INSERT INTO problems VALUES ('in.jsonl', 5, 'json-syntax', 2, 'A value was expected.')")
db.execute("INSERT INTO runs VALUES (1, 'volume', '1', '{}', 7, 1700000001, 2)")
db.execute("PRAGMA application_id = 0x57474152")
db.execute("PRAGMA user_version = 1")
db.commit()
db.execute("VACUUM")
db.close()
print(path.stat().st_size, "bytes")
