// The default archive: one SQLite file, many readers beside one writer.
#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "archive/archive.h"
#include "archive/detail/rules.h"
#include "archive/sqlite/detail/answers.h"
#include "archive/sqlite/detail/lists.h"
#include "archive/sqlite/detail/matching.h"
#include "archive/sqlite/detail/pool.h"
#include "archive/sqlite/detail/questions.h"
#include "archive/sqlite/detail/repeat_questions.h"
#include "archive/sqlite/detail/repeat_store.h"
#include "archive/sqlite/detail/rows.h"
#include "archive/sqlite/detail/schema.h"
#include "archive/sqlite/detail/search.h"
#include "archive/sqlite/detail/stores.h"
#include "archive/sqlite/detail/uses.h"
#include "archive/sqlite/detail/visits.h"
#include "archive/sqlite/detail/writer.h"

namespace weiguan {

namespace {

using namespace detail;

class SqliteArchive final : public Archive {
  // Both stand first because the questions below need to know what they give.
  // Asks with the search index and, where that is damaged, once more without.  If it is not the
  // index but the archive that is damaged, this throws.
  template <typename Ask>
  auto with_index(Database& archive, Ask ask) const {
    const std::string id = read_archive_id(archive);
    const std::int64_t last = last_article(archive);
    try {
      return ask(index_.reader(id, last), last);
    } catch (const DamagedError&) {
      index_.distrust();
    }
    return ask(IndexReader(nullptr, id), last);
  }

  std::shared_ptr<const CopyGroups> groups_in(Database& archive) const {
    return repeats_.groups(repeats_.reader(read_archive_id(archive)));
  }

  // Those that Filter::copies_once_in leaves; nothing where it is not set.
  std::optional<Bits> oldest_of(Database& archive, const Filter& filter) const {
    if (filter.copies_once_in == nullptr) return {};
    const Filter& among = *filter.copies_once_in;
    const std::optional<Bits> matching = matching_articles(archive, among);
    return oldest_copies(
        archive,
        *groups_in(archive),
        among,
        matching ? &*matching : nullptr,
        last_article(archive));
  }

  // Those that match the filter's query and are not left out as copies; nothing where it asks for
  // neither.
  std::optional<Bits> matching_articles(Database& archive, const Filter& filter) const {
    std::optional<Bits> oldest = oldest_of(archive, filter);
    if (filter.query.type == Query::Type::all) return oldest;
    return with_index(archive, [&](const IndexReader& reader, std::int64_t last) {
      Bits matching = Matching(archive, reader, last).articles(filter.query);
      if (oldest) matching &= *oldest;
      return std::optional<Bits>(std::move(matching));
    });
  }

 public:
  SqliteArchive(const std::string& path, Access access, std::uint64_t memory)
      : path_(path), access_(access), pool_(path), index_(path, access), repeats_(path, memory) {
    if (access == Access::write) {
      prepare_for_writing(writer());
      index_.follow(last_article(writer()));
    } else {
      bring_up_to_date(path);
      check_for_reading(*pool_.reader());
    }
  }

  std::uint64_t state() const override { return read_state(*pool_.reader()); }
  Counts counts() const override { return read_counts(*pool_.reader()); }
  std::optional<Article> article(ArticleId id) const override {
    return read_article(*pool_.reader(), id);
  }
  std::optional<Capture> capture(CaptureId id) const override {
    return read_capture(*pool_.reader(), id);
  }
  std::vector<Reading> readings(ArticleId id) const override {
    return read_readings(*pool_.reader(), id);
  }
  std::vector<Reading> readings_of(CaptureId id, std::uint64_t limit) const override {
    return read_readings_of(*pool_.reader(), id, limit);
  }
  std::vector<Observation> observations(ArticleId id) const override {
    return read_observations(*pool_.reader(), id);
  }
  std::vector<Capture> captures_of(std::string_view url) const override {
    return read_captures_of(*pool_.reader(), url);
  }
  std::vector<ArticleId> versions(std::string_view url) const override {
    return read_versions(*pool_.reader(), url);
  }
  void visits(
      const Filter& filter,
      Visited visited,
      const std::function<bool(const Visits&)>& each,
      const Stop* stop) const override {
    const Pool::Reader archive = pool_.reader();
    std::optional<Bits> passing;
    if (!asks_for_nothing(filter)) {
      const std::optional<Bits> matching = matching_articles(*archive, filter);
      passing =
          read_passing(*archive, filter, matching ? &*matching : nullptr, last_article(*archive));
    }
    read_visits(*archive, passing ? &*passing : nullptr, visited, each, stop);
  }
  Visits visits_of(std::string_view url) const override {
    return read_visits_of(*pool_.reader(), url);
  }
  std::vector<Capture> captures_for(std::string_view purpose) const override {
    return read_captures_for(*pool_.reader(), purpose);
  }
  void articles(
      const Filter& filter, const std::function<bool(const Article&)>& each) const override {
    const Pool::Reader archive = pool_.reader();
    const std::optional<Bits> matching = matching_articles(*archive, filter);
    read_articles(*archive, filter, matching ? &*matching : nullptr, each);
  }
  std::optional<Answer> answer(ArticleId id) const override {
    return read_answer(*pool_.reader(), id);
  }
  void answers(const Filter& filter, const std::function<bool(const Article&, const Answer&)>& each)
      const override {
    const Pool::Reader archive = pool_.reader();
    const std::optional<Bits> matching = matching_articles(*archive, filter);
    read_answers(*archive, filter, matching ? &*matching : nullptr, each);
  }
  void captures(const std::function<bool(const Capture&)>& each) const override {
    read_captures(*pool_.reader(), each);
  }
  std::vector<Capture> unread_parts() const override { return read_unread_parts(*pool_.reader()); }
  void files(const std::function<bool(const ArchivedFile&)>& each) const override {
    read_files(*pool_.reader(), each);
  }
  void problems(const std::function<bool(const Problem&)>& each) const override {
    read_problems(*pool_.reader(), each);
  }
  void runs(const std::function<bool(const Run&)>& each) const override {
    read_runs(*pool_.reader(), each);
  }

  Found search(const Search& search) const override {
    const Pool::Reader archive = pool_.reader();
    const std::optional<Bits> oldest = oldest_of(*archive, search.filter);
    return with_index(*archive, [&](const IndexReader& reader, std::int64_t last) {
      return search_sqlite(*archive, reader, index_, last, search, oldest ? &*oldest : nullptr);
    });
  }

  std::vector<Count> count_articles(const Filter& filter, const CountBy& by) const override {
    const Pool::Reader archive = pool_.reader();
    const std::optional<Bits> matching = matching_articles(*archive, filter);
    return count_articles_in(*archive, filter, matching ? &*matching : nullptr, by);
  }
  void phrase_uses(
      const std::vector<CountedPhrase>& phrases,
      Overlap overlap,
      const Filter& filter,
      const std::function<bool(const PhraseUse&)>& each,
      const Stop* stop) const override {
    const PhraseMatcher matcher(phrases, overlap);
    const PhraseQuestion question{phrases, overlap, matcher};
    const Pool::Reader archive = pool_.reader();
    const std::optional<Bits> bits = matching_articles(*archive, filter);
    const Bits* const matching = bits ? &*bits : nullptr;
    const auto uses = with_index(*archive, [&](const IndexReader& reader, std::int64_t last) {
      Matching looking(*archive, reader, last);
      return look_up_uses(*archive, looking, question);
    });
    if (uses) {
      tell_uses(*archive, filter, matching, *uses, each);
    } else {
      scan_uses(*archive, filter, matching, question, each, stop);
    }
  }
  Compared compare(const ProgressSink& progress, const Stop* stop) const override {
    return repeats_.compare(progress, stop);
  }
  void repeats(
      const Filter& targets,
      const std::function<bool(const Repeat&)>& each,
      const Stop* stop) const override {
    const Pool::Reader archive = pool_.reader();
    const std::optional<Bits> matching = matching_articles(*archive, targets);
    const RepeatReader known = repeats_.reader(read_archive_id(*archive));
    read_repeats(*archive, known, targets, matching ? &*matching : nullptr, each, stop);
  }
  std::vector<Repeat> repeats_of(ArticleId id) const override {
    const Pool::Reader archive = pool_.reader();
    return read_repeats_of(*archive, repeats_.reader(read_archive_id(*archive)), id);
  }
  void copies(const Filter& filter, const std::function<bool(const std::vector<ArticleId>&)>& each)
      const override {
    const Pool::Reader archive = pool_.reader();
    const std::optional<Bits> matching = matching_articles(*archive, filter);
    read_copies(*archive, *groups_in(*archive), filter, matching ? &*matching : nullptr, each);
  }
  std::vector<CaptureCount> count_captures(
      bool by_outlet, Unit unit, const Zone& zone) const override {
    return count_captures_in(*pool_.reader(), by_outlet, unit, zone);
  }
  std::vector<Arrival> latest_arrivals(std::size_t limit, std::size_t captures) const override {
    return read_arrivals(*pool_.reader(), limit, captures);
  }
  std::vector<AccountCount> count_accounts(const Filter& filter) const override {
    const Pool::Reader archive = pool_.reader();
    if (asks_for_nothing(filter)) return read_accounts(*archive, nullptr);
    const std::optional<Bits> matching = matching_articles(*archive, filter);
    const Bits passing =
        read_passing(*archive, filter, matching ? &*matching : nullptr, last_article(*archive));
    return read_accounts(*archive, &passing);
  }
  std::unique_ptr<Store> store(
      std::string_view name, std::string_view version, const Stop* stop) const override {
    return open_store(path_, read_archive_id(*pool_.reader()), name, version, stop);
  }
  std::string fact(std::string_view name) const override {
    return read_fact(*pool_.reader(), name);
  }

  Written write(const Batch& batch) override {
    require_writing();
    const std::lock_guard lock(writing_);
    const Written written = write_batch(writer(), batch);
    if (written.articles != 0) index_.follow(last_article(writer()));
    return written;
  }

  void record_run(const Run& run) override {
    // An instrument's run is recorded beside an archive that is open for reading, too.
    const std::lock_guard lock(writing_);
    if (access_ == Access::read) prepare_for_writing(writer());
    write_run(writer(), run);
  }

  void set_fact(std::string_view name, std::string_view value) override {
    require_writing();
    const std::lock_guard lock(writing_);
    write_fact(writer(), name, value);
  }

  std::uint64_t assign_outlets(
      const OutletOfArticle& of_article, const OutletOfCapture& of_capture) override {
    require_writing();
    const std::lock_guard lock(writing_);
    const OutletChanges changes = find_outlets(*pool_.reader(), of_article, of_capture);
    write_outlets(writer(), changes);
    return changes.articles.size() + changes.captures.size();
  }

 private:
  void require_writing() const {
    if (access_ == Access::read) {
      throw ArchiveError(fmt::format("{} was opened for reading", path_));
    }
  }

  // An archive that may not be written stays as it is, and the reader then says that it is too old.
  static void bring_up_to_date(const std::string& path) {
    Database probe(path, Database::Mode::read);
    if (!is_too_old(probe)) return;
    try {
      Database database(path, Database::Mode::write);
      prepare_for_writing(database);
    } catch (const ArchiveError&) {
      return;
    }
  }

  // REQUIRES: called by one thread at a time.
  Database& writer() {
    if (!writer_) writer_ = std::make_unique<Database>(path_, Database::Mode::write);
    return *writer_;
  }

  // The numbers of articles have no gaps: this is also how many there are.
  static std::int64_t last_article(Database& database) {
    return database.integer("SELECT max(n) FROM articles");
  }

  static OutletChanges find_outlets(
      Database& database, const OutletOfArticle& of_article, const OutletOfCapture& of_capture) {
    OutletChanges changes;
    Statement articles = database.prepare(
        fmt::format("SELECT n, {} FROM articles JOIN texts ON texts.article = n", article_columns));
    while (articles.step()) {
      const Article article = article_from(articles, 1);
      ArticleOutlets outlets = of_article(article);
      if (outlets != ArticleOutlets{article.outlet, article.source_outlet}) {
        changes.articles.emplace_back(articles.integer(0), std::move(outlets));
      }
    }
    Statement captures =
        database.prepare(fmt::format("SELECT n, {} FROM captures", capture_columns));
    while (captures.step()) {
      const Capture capture = capture_from(captures, 1);
      std::string outlet = of_capture(capture);
      if (outlet != capture.outlet) {
        changes.captures.emplace_back(captures.integer(0), std::move(outlet));
      }
    }
    return changes;
  }

  std::string path_;
  Access access_;
  std::mutex writing_;
  // The writer is closed last: then SQLite folds its log into the one file.
  std::unique_ptr<Database> writer_;
  mutable Pool pool_;
  mutable SearchIndex index_;
  mutable RepeatStore repeats_;
};

}  // namespace

std::unique_ptr<Archive> open_sqlite_archive(
    const std::string& path, Access access, std::uint64_t memory) {
  if (access == Access::read && !std::filesystem::exists(path)) {
    throw ArchiveError(
        fmt::format("{} does not exist", path), "`weiguan init` makes an observatory.");
  }
  return std::make_unique<SqliteArchive>(path, access, memory);
}

}  // namespace weiguan
