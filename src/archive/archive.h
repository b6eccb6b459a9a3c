// The archive: captures, the articles read out of them, and how each came from which.
//
// One interface, several backends.  memory/ answers by brute force and is the definition;
// contract_test.cc puts every question to every backend and compares.  No SQL leaves this room.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/query.h"
#include "archive/repeats.h"
#include "archive/store.h"
#include "base/error.h"
#include "base/problem.h"
#include "base/progress.h"
#include "base/stop.h"
#include "base/time.h"
#include "model/answer.h"
#include "model/article.h"
#include "model/capture.h"
#include "text/phrases.h"

namespace weiguan {

// ---- What is written
// ---------------------------------------------------------------------------------

// A file that holds records: a WARC of the observatory's own, a copy of an imported one, or one in
// place.
struct ArchivedFile {
  std::string name;    // As in RecordPlace::file.
  std::string origin;  // What the user called it when it was imported; empty for our own.
  std::string digest;  // "sha256:..." of the file; empty for our own, which still grow.
  std::uint64_t size =
      0;  // Bytes that the archive relies on; what lies behind them is not yet archived.
  bool complete = false;  // Every record was read.
  bool in_place = false;
  Time added{};

  friend bool operator==(const ArchivedFile&, const ArchivedFile&) = default;
};

struct ReadArticle {
  Article article;
  Reading reading;                    // `reading.article` == `article.id`.
  std::optional<Answer> answer = {};  // Of an article of kind answer; `article` is set by write().
};

// What one transaction writes, in this order.  What is already there is left alone; only an article
// that is read again takes the better() of the two times and, where the new reading is the least by
// capture time, capture id and place, that reading's metadata.  So the order of imports does not
// matter.  Throws ArchiveError when something is of a capture or an article that is nowhere.
struct Batch {
  std::vector<ArchivedFile> files;  // Replaces the row of that name.
  std::vector<Capture> captures;
  std::vector<ReadArticle> articles;  // Their captures stand in this batch or in the archive.
  std::vector<Observation> observations;
  std::vector<Problem> problems;
};

struct Written {  // How many were new.
  std::uint64_t captures = 0, articles = 0, readings = 0, observations = 0, problems = 0;

  Written& operator+=(const Written& other);
};

// ---- What is asked
// -----------------------------------------------------------------------------------

struct Filter {
  std::optional<Period> published;   // The article's whole time range lies in it; see `possible`.
  bool possible = false;             // Those whose time range merely touches it, too.
  std::vector<std::string> outlets;  // Any of them; "" is "no known outlet".  Empty: all.
  std::vector<ArticleKind> kinds;
  std::vector<std::string> languages;  // "" is "cannot be told".
  Query query;                         // What they must match; every article if it is not set.
  // Where set: only articles that are the oldest of their group of copies (Archive::copies) among
  // those that pass that filter, in which this field is not set.  So copies count once, and counts
  // by outlet or period add up to those of all.
  std::shared_ptr<const Filter> copies_once_in;
};

// By published.earliest, then latest, then id; newest is exactly the other way round.  Equally
// relevant articles come newest first.
enum class Order { newest, oldest, relevance };

struct Search {
  Filter filter;
  Order order = Order::newest;
  std::uint64_t offset = 0;
  std::uint64_t limit = 20;
};

struct Hit {
  ArticleId id{};
  double score = 0;  // See score() below; 0 when no order by relevance was asked for.

  friend bool operator==(const Hit&, const Hit&) = default;
};

struct Found {
  std::vector<Hit> hits;
  std::uint64_t total = 0;      // Of all pages.
  std::uint64_t undecided = 0;  // Match in all else, but their time range only touches the period.

  friend bool operator==(const Found&, const Found&) = default;
};

// How relevance is reckoned, the same on every backend: BM25 (Robertson and Zaragoza 2009, k1 1.2,
// b 0.75) summed over the query's positive phrases (phrases_to_mark()).  `hits` are those in title
// and text, without overlap; a hit in the title counts as 5 in the text.  The length is of title
// and text in tokens, against a fixed mean of 600; idf = ln(1 + (N - n + 0.5) / (n + 0.5)), where N
// is all articles and n those with the phrase.
double score(
    std::uint64_t hits,
    std::uint64_t title_hits,
    std::uint64_t length,
    std::uint64_t all,
    std::uint64_t with);

// An article, and the capture out of which it was read first.
struct Arrival {
  ArticleId article{};
  CaptureId capture{};
  Time time{};  // The capture's.

  friend bool operator==(const Arrival&, const Arrival&) = default;
};

struct AccountCount {
  std::string account;  // "platform:name"; "" of articles without one.
  std::uint64_t articles = 0;

  friend bool operator==(const AccountCount&, const AccountCount&) = default;
};

// How many articles there are, by what is asked for.  Fields that were not asked for stay empty.
struct CountBy {
  bool outlet = false, kind = false, language = false;
  std::optional<Unit> unit;
  Zone zone;
};

struct Count {
  std::string outlet;  // "" also where there is none known.
  std::string kind, language;
  std::optional<Time> from;  // Start of the period; nothing for articles whose time range does not
                             // lie inside one period (they are counted, but when cannot be told).
  std::uint64_t articles = 0;
  std::uint64_t with_text = 0;   // Of these, those whose text is not empty.
  std::uint64_t characters = 0;  // Of their texts, without titles; count_characters().

  friend bool operator==(const Count&, const Count&) = default;
};

// That a phrase stands in an article.
struct PhraseUse {
  std::size_t phrase = 0;  // Its number among those asked for.
  ArticleId article{};
  TimeRange published;
  std::string outlet;  // "" where there is none known.
  ArticleKind kind = ArticleKind::article;
  std::string language;
  std::uint64_t occurrences = 0;        // In the text.
  std::uint64_t title_occurrences = 0;  // In the title; one of the two is not 0.

  friend bool operator==(const PhraseUse&, const PhraseUse&) = default;
};

// The pack's ids of who publishes an article and of its declared source; "" where not known.
struct ArticleOutlets {
  std::string outlet, source;

  friend bool operator==(const ArticleOutlets&, const ArticleOutlets&) = default;
};

struct CaptureCount {
  std::string outlet;
  Time from{};
  std::uint64_t captures = 0;  // Of any kind: a failed one shows that somebody looked.

  friend bool operator==(const CaptureCount&, const CaptureCount&) = default;
};

struct Counts {
  std::uint64_t files = 0, captures = 0, failed_captures = 0, articles = 0, readings = 0,
                observations = 0, problems = 0, answers = 0;
  std::optional<Time> first_published, last_published;  // Of articles better dated than first_seen.
  std::optional<Time> first_captured, last_captured;
};

// What is known of whether one page stood where it stands: an address of the web, or an article of
// rows that have none.
struct Visits {
  std::string address;            // normal_url(); empty for an article without one.
  std::vector<Capture> captures;  // Failed ones too; by time, then id.
  std::vector<Reading> readings;  // Out of these captures; by capture time, capture id, place.
  std::vector<Observation>
      removals;  // Of removed_counter, of these articles; by time, article, place.

  friend bool operator==(const Visits&, const Visits&) = default;
};

// Which of them Archive::visits() tells of: `again` leaves out what shows no change, which of most
// archives is nearly everything: one capture, at most one row and no removal.
enum class Visited { ever, again };

// A run of an instrument, as it is recorded.
struct Run {
  std::string instrument, version;
  std::string arguments;    // JSON object, keys in order.
  std::uint64_t state = 0;  // The archive's, when it ran.
  Time time{};
  std::uint64_t rows = 0;
};

// ---- The interface
// -----------------------------------------------------------------------------------

// Reading is safe from many threads at once, also while one thread writes; a question sees the
// archive as it stood when it was asked.  Rows come in the order said.  A callback that returns
// false ends the question.  Every method throws ArchiveError when the archive cannot be read or
// written; then nothing of that write was kept.
class Archive {
 public:
  Archive() = default;
  virtual ~Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // Grows with each write that changed something; equal numbers, equal content.  Runs and facts do
  // not count.
  virtual std::uint64_t state() const = 0;
  virtual Counts counts() const = 0;

  // One thing by its id; nothing where there is none.
  virtual std::optional<Article> article(ArticleId id) const = 0;
  virtual std::optional<Capture> capture(CaptureId id) const = 0;

  // What a chatbot was asked; nothing for other articles, and where that is not known.
  virtual std::optional<Answer> answer(ArticleId id) const = 0;

  // Where an article was read from, by capture time, capture id and place.
  virtual std::vector<Reading> readings(ArticleId id) const = 0;
  // What was read out of a capture, by place; at most `limit`.
  virtual std::vector<Reading> readings_of(CaptureId id, std::uint64_t limit) const = 0;
  // By time, counter and capture.
  virtual std::vector<Observation> observations(ArticleId id) const = 0;
  // Captures of an address, whatever its form (base/url.h, normal_url), by time and id; none for
  // an empty one.
  virtual std::vector<Capture> captures_of(std::string_view url) const = 0;
  // Articles of an address that differ, by first capture time and id; none for an empty one.
  virtual std::vector<ArticleId> versions(std::string_view url) const = 0;

  // Every address of the web (http, https) that was captured for itself (Capture::purpose is empty)
  // or that rows are of, with those captures and what was read out of them, by address; then each
  // article of rows without such an address, by id.  Rows (Reading::end is not 0) count for the
  // address of their article.  Only those of which a reading's article passes; a filter that asks
  // for nothing lets those without any reading through, too.  Readings come without
  // Reading::extra.
  virtual void visits(
      const Filter& filter,
      Visited visited,
      const std::function<bool(const Visits&)>& each,
      const Stop* stop = nullptr) const = 0;
  // The same for one address, whatever its form; empty where nothing is known of it.
  virtual Visits visits_of(std::string_view url) const = 0;
  // Captures that were made for this purpose, by time, then id.
  virtual std::vector<Capture> captures_for(std::string_view purpose) const = 0;

  // Every article that passes, oldest first.
  virtual void articles(
      const Filter& filter, const std::function<bool(const Article&)>& each) const = 0;
  // Those of which it is known what was asked.
  virtual void answers(
      const Filter& filter,
      const std::function<bool(const Article&, const Answer&)>& each) const = 0;
  // Every capture, by file and offset.
  virtual void captures(const std::function<bool(const Capture&)>& each) const = 0;
  // Captures that are parts of articles (part_kind) and out of which nothing was read yet, by time,
  // then id.
  virtual std::vector<Capture> unread_parts() const = 0;
  virtual void files(const std::function<bool(const ArchivedFile&)>& each) const = 0;  // By name.
  virtual void problems(
      const std::function<bool(const Problem&)>& each) const = 0;  // By file, offset, rule.
  virtual void runs(const std::function<bool(const Run&)>& each) const = 0;  // Newest first.

  virtual Found search(const Search& search) const = 0;

  // The articles that came in last, at most `limit`: those that were first read out of one of the
  // `captures` last captures.  By the capture's time, its id, the place in it and the article's id,
  // each from the last on.
  virtual std::vector<Arrival> latest_arrivals(
      std::size_t limit, std::size_t captures = 2000) const = 0;
  // The accounts of the articles that pass; most articles first, then by account.
  virtual std::vector<AccountCount> count_accounts(const Filter& filter) const = 0;

  // By outlet, kind, language, then period with "cannot be told" last.  No row counts 0.
  virtual std::vector<Count> count_articles(const Filter& filter, const CountBy& by) const = 0;
  // Where each phrase stands (text/phrases.h), article by article, oldest first, and in an article
  // by the phrase's number.  Few phrases are looked up, many are counted in one reading of all that
  // passes.  Ends early when `stop` is asked for.  Throws UsageError as PhraseMatcher does.
  virtual void phrase_uses(
      const std::vector<CountedPhrase>& phrases,
      Overlap overlap,
      const Filter& filter,
      const std::function<bool(const PhraseUse&)>& each,
      const Stop* stop = nullptr) const = 0;
  // Compares the articles that are new since the last time with all others; then the questions
  // below and Filter::copies_once_in know them.  What it found is kept beside the archive (of which
  // it is made, and can be made again), so this needs no Access::write, but a folder that can be
  // written. Stopped or killed, it goes on where it was.  Two at once wait for one another.
  virtual Compared compare(const ProgressSink& progress = {}, const Stop* stop = nullptr) const = 0;

  // Articles that repeat others, as far as compare() has come: each target that passes the filter
  // with each of its sources, by target, then by source, both oldest first.
  virtual void repeats(
      const Filter& targets,
      const std::function<bool(const Repeat&)>& each,
      const Stop* stop = nullptr) const = 0;
  // Those in which the article is either side: as target first, then as source; the others oldest
  // first.
  virtual std::vector<Repeat> repeats_of(ArticleId id) const = 0;
  // Groups of two or more articles that pass the filter and are copies of one text: each is like
  // another one of its group, or was like one that does not pass (Repeat::are_copies(), and so on
  // from one to the next).  A group's articles and the groups come oldest first.
  virtual void copies(
      const Filter& filter,
      const std::function<bool(const std::vector<ArticleId>&)>& each) const = 0;

  // Captures by outlet (one group "" when by_outlet is false) and the period of the capture's own
  // time.
  virtual std::vector<CaptureCount> count_captures(
      bool by_outlet, Unit unit, const Zone& zone) const = 0;

  // All of the batch or, when it throws, nothing.  One thread at a time.
  virtual Written write(const Batch& batch) = 0;
  virtual void record_run(const Run& run) = 0;  // Does not change state().

  // What the instrument of this name keeps (lower-case letters, digits and hyphens): "NAME.sqlite"
  // beside the archive, made where there is none.  Empty when it was filled under another `version`
  // or of another archive.  What it says of later articles than the archive now has is for the
  // instrument to notice.  Waits while somebody else has it; null when asked to stop meanwhile.
  // Where the folder cannot be written it is one in memory, which is gone with the object.
  virtual std::unique_ptr<Store> store(
      std::string_view name, std::string_view version, const Stop* stop = nullptr) const = 0;

  // Small facts about the archive itself ("packs" -> digest of the packs that assigned its
  // outlets).
  virtual std::string fact(std::string_view name) const = 0;  // Empty where there is none.
  virtual void set_fact(std::string_view name, std::string_view value) = 0;

  // Asks again which outlet each article and capture is of, and which an article's source is;
  // returns how many articles and captures changed.
  using OutletOfArticle = std::function<ArticleOutlets(const Article&)>;
  using OutletOfCapture = std::function<std::string(const Capture&)>;
  virtual std::uint64_t assign_outlets(
      const OutletOfArticle& of_article, const OutletOfCapture& of_capture) = 0;
};

class ArchiveError : public Error {
 public:
  using Error::Error;
};

std::unique_ptr<Archive> make_memory_archive();

enum class Access { read, write };
// Makes the file, with the present schema, where it does not exist and access is write; brings an
// older schema up to date.  Throws ArchiveError when the file is of a newer
// Weiguan, no archive, or damaged.  Beside `path` lies the search index, "search.sqlite", which is
// made from it: so two archives never stand in one folder.  record_run() works with either access.
// Closing an archive that was open for writing waits until all of it is indexed.  What compare()
// finds out is kept in "repeats.sqlite" beside it; `memory` is about how many bytes that may take.
inline constexpr std::uint64_t compare_memory = std::uint64_t{768} << 20;
std::unique_ptr<Archive> open_sqlite_archive(
    const std::string& path, Access access, std::uint64_t memory = compare_memory);

}  // namespace weiguan
