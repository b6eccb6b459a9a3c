// The questions that archive.sqlite answers without the search index.  Each runs on a connection
// that stands inside a transaction.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

std::uint64_t read_state(Database& database);
std::string read_archive_id(Database& database);
Counts read_counts(Database& database);
std::optional<Article> read_article(Database& database, ArticleId id);
std::optional<Capture> read_capture(Database& database, CaptureId id);
std::vector<Reading> read_readings(Database& database, ArticleId id);
std::vector<Reading> read_readings_of(Database& database, CaptureId id, std::uint64_t limit);
std::vector<Observation> read_observations(Database& database, ArticleId id);
std::vector<Capture> read_captures_of(Database& database, std::string_view url);
std::vector<Capture> read_unread_parts(Database& database);
std::vector<ArticleId> read_versions(Database& database, std::string_view url);
// `matching`: those that match filter.query; null where it asks for nothing.
void read_articles(
    Database& database,
    const Filter& filter,
    const Bits* matching,
    const std::function<bool(const Article&)>& each);
void read_captures(Database& database, const std::function<bool(const Capture&)>& each);
void read_files(Database& database, const std::function<bool(const ArchivedFile&)>& each);
void read_problems(Database& database, const std::function<bool(const Problem&)>& each);
void read_runs(Database& database, const std::function<bool(const Run&)>& each);
std::string read_fact(Database& database, std::string_view name);

// Counting (counting.cc).
std::vector<Count> count_articles_in(
    Database& database, const Filter& filter, const Bits* matching, const CountBy& by);
std::vector<CaptureCount> count_captures_in(
    Database& database, bool by_outlet, Unit unit, const Zone& zone);

}  // namespace weiguan::detail
