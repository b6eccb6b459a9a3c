#include "archive/sqlite/detail/visits.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "archive/detail/rules.h"
#include "archive/sqlite/detail/filter.h"
#include "archive/sqlite/detail/rows.h"
#include "base/url.h"

namespace weiguan::detail {

namespace {

// As is_web_address(), so that indexes are used.
constexpr std::string_view on_the_web = "address >= 'http://' AND address < 'http:/0'";

constexpr const char* addresses_ever = R"sql(
SELECT address FROM captures WHERE purpose = '' AND {0}
UNION
SELECT address FROM articles WHERE {0}
  AND EXISTS (SELECT 1 FROM readings WHERE article = articles.n AND row_end <> 0)
ORDER BY address)sql";

// All that can have been visited again, and some others: captured twice, two rows of it, both, or
// said to be gone.
constexpr const char* addresses_again = R"sql(
SELECT address FROM captures WHERE {0} GROUP BY address HAVING count(*) > 1
UNION
SELECT address FROM articles WHERE {0} GROUP BY address HAVING count(*) > 1
UNION
SELECT address FROM articles WHERE {0} AND (
  (SELECT count(*) FROM readings WHERE article = articles.n) > 1
  OR (EXISTS (SELECT 1 FROM captures WHERE captures.address = articles.address)
    AND EXISTS (SELECT 1 FROM readings WHERE article = articles.n AND row_end <> 0)))
UNION
SELECT address FROM articles WHERE {0} AND n IN
  (SELECT article FROM observations WHERE counter = 'removed')
UNION
SELECT address FROM captures WHERE {0} AND n IN
  (SELECT capture FROM readings WHERE article IN
    (SELECT article FROM observations WHERE counter = 'removed'))
ORDER BY address)sql";

constexpr const char* articles_ever = R"sql(
SELECT id FROM articles WHERE NOT ({0})
  AND EXISTS (SELECT 1 FROM readings WHERE article = articles.n AND row_end <> 0)
ORDER BY id)sql";

constexpr const char* articles_again = R"sql(
SELECT id FROM articles WHERE NOT ({0})
  AND (SELECT count(*) FROM readings WHERE article = articles.n AND row_end <> 0) +
      (SELECT count(*) FROM observations WHERE article = articles.n AND counter = 'removed') > 1
ORDER BY id)sql";

// Asks for one address after the other, or one article without one.
class VisitReader {
 public:
  explicit VisitReader(Database& database)
      : captures_(database.prepare(fmt::format(
            "SELECT n, {} FROM captures WHERE address = ?1 AND purpose = ''", capture_columns))),
        readings_(database.prepare("SELECT article, articles.id, row_begin, row_end FROM readings "
                                   "JOIN articles ON articles.n = readings.article "
                                   "WHERE capture = ?1 AND row_end = 0")),
        rows_(database.prepare(fmt::format(
            "SELECT {}, article, articles.id, row_begin, row_end FROM articles "
            "JOIN readings ON readings.article = articles.n "
            "JOIN captures ON captures.n = readings.capture "
            "WHERE articles.address = ?1 AND row_end <> 0",
            capture_columns))),
        rows_of_one_(database.prepare(fmt::format(
            "SELECT {}, article, articles.id, row_begin, row_end FROM articles "
            "JOIN readings ON readings.article = articles.n "
            "JOIN captures ON captures.n = readings.capture "
            "WHERE articles.id = ?1 AND row_end <> 0",
            capture_columns))),
        removals_(database.prepare(
            "SELECT observations.time, value, captures.id, row_begin, row_end, words "
            "FROM observations JOIN captures ON captures.n = observations.capture "
            "WHERE article = ?1 AND counter = 'removed'")) {}

  Visits of_address(const std::string& address) {
    begin();
    found_.address = address;
    captures_.with(address);
    while (captures_.step()) {
      add(capture_from(captures_, 1));
      const CaptureId capture = found_.captures.back().id;
      readings_.with(captures_.integer(0));
      while (readings_.step()) add(readings_, 0, capture);
    }
    add_rows(rows_.with(address));
    return finish();
  }

  Visits of_article(const std::string& id) {
    begin();
    add_rows(rows_of_one_.with(id));
    return finish();
  }

  // Whether one of the articles that were read last is among them.
  bool any_of(const Bits& passing) const {
    return std::any_of(articles_.begin(), articles_.end(), [&](const auto& one) {
      return one.first <= passing.last() && passing.has(one.first);
    });
  }

 private:
  static constexpr int capture_width = 21;

  void begin() {
    found_ = Visits();
    articles_.clear();
    times_.clear();
  }

  void add(Capture&& capture) {
    if (!times_.try_emplace(capture.id, capture.time).second) return;
    found_.captures.push_back(std::move(capture));
  }

  void add(const Statement& row, int at, CaptureId capture) {
    Reading reading;
    reading.article = parse_article_id(row.view(at + 1)).value_or(ArticleId{});
    reading.capture = capture;
    reading.begin = row.count(at + 2);
    reading.end = row.count(at + 3);
    articles_.emplace(row.integer(at), reading.article);
    found_.readings.push_back(std::move(reading));
  }

  void add_rows(Statement& rows) {
    while (rows.step()) {
      Capture capture = capture_from(rows);
      const CaptureId id = capture.id;
      add(std::move(capture));
      add(rows, capture_width, id);
    }
  }

  Visits finish() {
    std::sort(found_.captures.begin(), found_.captures.end(), is_earlier);
    std::sort(
        found_.readings.begin(), found_.readings.end(), [&](const Reading& a, const Reading& b) {
          return std::tuple(times_.at(a.capture), a.capture, a.begin, a.end, a.article) <
                 std::tuple(times_.at(b.capture), b.capture, b.begin, b.end, b.article);
        });
    for (const auto& [n, id] : articles_) {
      removals_.with(n);
      while (removals_.step()) {
        found_.removals.push_back(
            {id,
             time_from(removals_.integer(0)),
             std::string(removed_counter),
             removals_.real(1),
             parse_capture_id(removals_.view(2)).value_or(CaptureId{}),
             removals_.count(3),
             removals_.count(4),
             removals_.text(5)});
      }
    }
    std::sort(found_.removals.begin(), found_.removals.end(), is_earlier_removal);
    return std::move(found_);
  }

  Statement captures_, readings_, rows_, rows_of_one_, removals_;
  Visits found_;
  std::set<std::pair<std::int64_t, ArticleId>> articles_;
  std::unordered_map<CaptureId, Time> times_;
};

}  // namespace

Bits read_passing(
    Database& database, const Filter& filter, const Bits* matching, std::int64_t last) {
  Bits passing(last);
  Statement numbers =
      database.prepare(fmt::format("SELECT n FROM articles WHERE {}", condition(filter)));
  while (numbers.step()) passing.add(numbers.integer(0));
  if (matching != nullptr) passing &= *matching;
  return passing;
}

void read_visits(
    Database& database,
    const Bits* passing,
    Visited visited,
    const std::function<bool(const Visits&)>& each,
    const Stop* stop) {
  VisitReader reader(database);
  const auto tell = [&](const Visits& one) {
    if (requested(stop)) return false;
    if (visited == Visited::again && !was_visited_again(one)) return true;
    return (passing != nullptr && !reader.any_of(*passing)) || each(one);
  };
  Statement addresses = database.prepare(fmt::format(
      fmt::runtime(visited == Visited::again ? addresses_again : addresses_ever), on_the_web));
  while (addresses.step()) {
    if (!tell(reader.of_address(addresses.text(0)))) return;
  }
  Statement articles = database.prepare(fmt::format(
      fmt::runtime(visited == Visited::again ? articles_again : articles_ever), on_the_web));
  while (articles.step()) {
    if (!tell(reader.of_article(articles.text(0)))) return;
  }
}

Visits read_visits_of(Database& database, std::string_view url) {
  const std::string address = normal_url(url);
  if (!is_web_address(address)) return {};
  Visits found = VisitReader(database).of_address(address);
  if (found.captures.empty()) found.address.clear();
  return found;
}

std::vector<Capture> read_captures_for(Database& database, std::string_view purpose) {
  std::vector<Capture> captures;
  Statement rows = database.prepare(fmt::format(
      "SELECT {} FROM captures WHERE purpose = ?1 AND purpose <> '' ORDER BY captures.time, "
      "captures.id",
      capture_columns));
  rows.with(purpose);
  while (rows.step()) captures.push_back(capture_from(rows));
  return captures;
}

}  // namespace weiguan::detail
