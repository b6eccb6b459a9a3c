#include "archive/sqlite/detail/writer.h"

#include <optional>
#include <string>

#include "archive/detail/rules.h"
#include "archive/sqlite/detail/answers.h"
#include "archive/sqlite/detail/rows.h"
#include "base/url.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

// What one batch does, inside its transaction.
class BatchWriter {
 public:
  explicit BatchWriter(Database& database) : database_(database) {}

  void file(const ArchivedFile& file) {
    // A row that stays as it is does not change the archive.
    changed_ |=
        run("INSERT INTO files (name, origin, digest, size, complete, in_place, added) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (name) DO UPDATE SET origin = ?2, "
            "digest = ?3, size = ?4, complete = ?5, in_place = ?6, added = ?7 WHERE "
            "(origin, digest, size, complete, in_place, added) <> (?2, ?3, ?4, ?5, ?6, ?7)",
            file.name,
            file.origin,
            file.digest,
            file.size,
            file.complete,
            file.in_place,
            seconds(file.added));
  }

  void capture(const Capture& capture) {
    written_.captures += run(
        "INSERT INTO captures (id, url, address, time, type, status, media_type, size, digest, "
        "record_id, failure, outlet, file, record_offset, record_length, record_inner, page_kind, "
        "purpose, location, notice, notice_text, sketch) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
        "?19, ?20, ?21, ?22) "
        "ON CONFLICT (id) DO NOTHING",
        to_string(capture.id),
        capture.url,
        normal_url(capture.url),
        seconds(capture.time),
        capture.type,
        capture.status,
        capture.media_type,
        capture.size,
        capture.digest,
        capture.record_id,
        capture.failure,
        capture.outlet,
        capture.place.file,
        capture.place.offset,
        capture.place.length,
        capture.place.inner,
        capture.page_kind,
        capture.purpose,
        capture.location,
        capture.notice,
        capture.notice_text,
        static_cast<std::int64_t>(capture.sketch));
  }

  void article(const ReadArticle& read) {
    const CaptureRow& capture = capture_row(read.reading.capture);
    const Origin origin{capture.time, read.reading.capture, read.reading.begin, read.reading.end};
    Statement known = database_.prepare(
        "SELECT n, published_earliest, published_latest, published_by, first_time, first_capture, "
        "first_begin, first_end FROM articles WHERE id = ?1");
    std::int64_t n = 0;
    if (known.with(to_string(read.article.id)).step()) {
      n = known.integer(0);
      merge(n, known, read, origin);
    } else {
      n = insert(read.article, origin);
      write_answer(database_, n, read.answer);
    }
    written_.readings +=
        run("INSERT INTO readings (article, capture, row_begin, row_end, extra) "
            "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            n,
            capture.n,
            read.reading.begin,
            read.reading.end,
            read.reading.extra);
  }

  void observation(const Observation& observation) {
    Statement known = database_.prepare("SELECT n FROM articles WHERE id = ?1");
    if (!known.with(to_string(observation.article)).step())
      fail_missing_article(observation.article);
    written_.observations +=
        run("INSERT INTO observations (article, time, counter, capture, row_begin, row_end, value, "
            "words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
            known.integer(0),
            seconds(observation.time),
            observation.counter,
            capture_row(observation.capture).n,
            observation.begin,
            observation.end,
            observation.value,
            observation.words);
  }

  void problem(const Problem& problem) {
    written_.problems += run(
        "INSERT INTO problems (file, byte_offset, rule, line, reason) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT DO NOTHING",
        problem.file,
        problem.offset,
        problem.rule,
        problem.line,
        problem.reason);
  }

  const Written& written() const { return written_; }
  bool changed() const {
    return changed_ || written_.captures != 0 || written_.articles != 0 || written_.readings != 0 ||
           written_.observations != 0 || written_.problems != 0;
  }

 private:
  struct CaptureRow {
    CaptureId id{};
    std::int64_t n = 0;  // 0: none was looked up yet.
    Time time{};
  };

  template <typename... Values>
  std::uint64_t run(std::string_view sql, const Values&... values) {
    database_.prepare(sql).with(values...).run();
    return database_.changes();
  }

  // Rows of one capture come together, so the last one is kept.
  const CaptureRow& capture_row(CaptureId id) {
    if (last_.n != 0 && last_.id == id) return last_;
    Statement row = database_.prepare("SELECT n, time FROM captures WHERE id = ?1");
    if (!row.with(to_string(id)).step()) fail_missing_capture(id);
    last_ = {id, row.integer(0), time_from(row.integer(1))};
    return last_;
  }

  std::int64_t insert(const Article& article, const Origin& origin) {
    run("INSERT INTO articles (id, kind, address, title, account, published_earliest, "
        "published_latest, published_by, url, site, authors, outlet, outlet_name, source, section, "
        "language, script, tags, confidence, first_time, first_capture, first_begin, first_end, "
        "characters) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '', '', '', '', '', '', '', '', '', "
        "'', 0, 0, '', 0, 0, ?9)",
        to_string(article.id),
        to_string(article.kind),
        normal_url(article.url),
        article.title,
        article.account,
        seconds(article.published.earliest),
        seconds(article.published.latest),
        to_string(article.published.source),
        std::uint64_t{count_characters(article.text)});
    const std::int64_t n = database_.last_row();
    set_metadata(n, article, origin);
    run("INSERT INTO texts (article, text) VALUES (?1, ?2)", n, article.text);
    ++written_.articles;
    return n;
  }

  // The order of imports must not matter: the better time stays, and the rest is what the least
  // reading says.
  void merge(
      std::int64_t n, const Statement& known, const ReadArticle& read, const Origin& origin) {
    const Article& article = read.article;
    const TimeRange published{
        time_from(known.integer(1)),
        time_from(known.integer(2)),
        parse_time_source(known.view(3)).value_or(TimeSource::first_seen)};
    const Origin first{
        time_from(known.integer(4)),
        parse_capture_id(known.view(5)).value_or(CaptureId{}),
        known.count(6),
        known.count(7)};
    const TimeRange best = better(published, article.published);
    if (best != published) {
      run("UPDATE articles SET published_earliest = ?2, published_latest = ?3, published_by = ?4 "
          "WHERE n = ?1",
          n,
          seconds(best.earliest),
          seconds(best.latest),
          to_string(best.source));
      changed_ = true;
    }
    if (origin < first) {
      set_metadata(n, article, origin);
      write_answer(database_, n, read.answer);
      changed_ = true;
    }
  }

  // What is neither part of the id nor the time of publication.
  void set_metadata(std::int64_t n, const Article& article, const Origin& origin) {
    std::optional<std::int64_t> earliest;
    std::optional<std::int64_t> latest;
    std::string modified_by;
    if (article.modified) {
      earliest = seconds(article.modified->earliest);
      latest = seconds(article.modified->latest);
      modified_by = to_string(article.modified->source);
    }
    run("UPDATE articles SET url = ?2, site = ?3, modified_earliest = ?4, modified_latest = ?5, "
        "modified_by = nullif(?6, ''), authors = ?7, outlet = ?8, outlet_name = ?9, source = ?10, "
        "section = ?11, language = ?12, script = ?13, tags = ?14, confidence = ?15, "
        "first_time = ?16, first_capture = ?17, first_begin = ?18, first_end = ?19 WHERE n = ?1",
        n,
        article.url,
        site_key(article.url),
        earliest,
        latest,
        modified_by,
        list_to_json(article.authors),
        article.outlet,
        article.outlet_name,
        article.source,
        article.section,
        article.language,
        article.script,
        list_to_json(article.tags),
        article.confidence,
        seconds(origin.time),
        to_string(origin.capture),
        origin.begin,
        origin.end);
    set_attribution(n, article);
  }

  void set_attribution(std::int64_t n, const Article& article) {
    std::optional<std::int64_t> earliest;
    std::optional<std::int64_t> latest;
    if (article.dateline.day) {
      earliest = seconds(article.dateline.day->earliest);
      latest = seconds(article.dateline.day->latest);
    }
    run("UPDATE articles SET source_outlet = ?2, original_title = ?3, editors = ?4, "
        "dateline_agency = ?5, dateline_place = ?6, dateline_earliest = ?7, dateline_latest = ?8, "
        "images = ?9 WHERE n = ?1",
        n,
        article.source_outlet,
        article.original_title,
        list_to_json(article.editors),
        article.dateline.agency,
        article.dateline.place,
        earliest,
        latest,
        images_to_json(article.images));
  }

  Database& database_;
  Written written_;
  CaptureRow last_;
  bool changed_ = false;
};

void next_state(Database& database) {
  database.prepare("UPDATE archive SET state = state + 1").run();
}

}  // namespace

Written write_batch(Database& database, const Batch& batch) {
  Transaction transaction(database, Transaction::Kind::write);
  BatchWriter writer(database);
  for (const ArchivedFile& one : batch.files) writer.file(one);
  for (const Capture& one : batch.captures) writer.capture(one);
  for (const ReadArticle& one : batch.articles) writer.article(one);
  for (const Observation& one : batch.observations) writer.observation(one);
  for (const Problem& one : batch.problems) writer.problem(one);
  if (writer.changed()) next_state(database);
  transaction.commit();
  return writer.written();
}

void write_run(Database& database, const Run& run) {
  Transaction transaction(database, Transaction::Kind::write);
  database
      .prepare(
          "INSERT INTO runs (instrument, version, arguments, state, time, row_count) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .with(run.instrument, run.version, run.arguments, run.state, seconds(run.time), run.rows)
      .run();
  transaction.commit();
}

void write_fact(Database& database, std::string_view name, std::string_view value) {
  Transaction transaction(database, Transaction::Kind::write);
  database
      .prepare(
          "INSERT INTO facts (name, value) VALUES (?1, ?2) "
          "ON CONFLICT (name) DO UPDATE SET value = ?2")
      .with(name, value)
      .run();
  transaction.commit();
}

void write_outlets(Database& database, const OutletChanges& changes) {
  if (changes.articles.empty() && changes.captures.empty()) return;
  Transaction transaction(database, Transaction::Kind::write);
  for (const auto& [n, outlets] : changes.articles) {
    database.prepare("UPDATE articles SET outlet = ?2, source_outlet = ?3 WHERE n = ?1")
        .with(n, outlets.outlet, outlets.source)
        .run();
  }
  for (const auto& [n, outlet] : changes.captures) {
    database.prepare("UPDATE captures SET outlet = ?2 WHERE n = ?1").with(n, outlet).run();
  }
  next_state(database);
  transaction.commit();
}

}  // namespace weiguan::detail
