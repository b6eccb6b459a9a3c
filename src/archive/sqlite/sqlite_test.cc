// What only the SQLite archive has to promise: files, versions, damage, threads.
#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "archive/archive.h"
#include "archive/detail/contract.h"
#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/schema.h"
#include "base/files.h"

namespace weiguan {
namespace {

using namespace detail;
namespace fs = std::filesystem;

class SqliteArchiveFile : public testing::Test {
 protected:
  std::unique_ptr<Archive> open(Access access) { return open_sqlite_archive(path_, access); }

  // A capture and `count` articles that tell their number.
  static Batch batch(int from, int count) {
    const Capture capture =
        make_capture("https://daily.example/" + std::to_string(from), at("2024-05-01T08:00:00Z"));
    Batch made;
    made.captures.push_back(capture);
    for (int i = from; i < from + count; ++i) {
      made.articles.push_back(read_out_of(
          capture,
          make_article(
              "https://daily.example/" + std::to_string(i),
              "港口新聞",
              "第" + std::to_string(i) + "条：港口今天開放。",
              at("2024-05-01T00:00:00Z") + std::chrono::seconds{i})));
    }
    return made;
  }

  static std::uint64_t hits(const Archive& archive, const std::string& query) {
    Search search;
    search.filter.query = parse_query(query);
    return archive.search(search).total;
  }

  // As a killed program would leave them: the files as they are, without closing.
  static void copy_as_killed(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const char* name :
         {"archive.sqlite", "archive.sqlite-wal", "search.sqlite", "search.sqlite-wal"}) {
      if (fs::exists(from / name)) fs::copy_file(from / name, to / name);
    }
  }

  ScratchFolder folder_;
  std::string path_ = (folder_ / "archive.sqlite").string();
};

std::string error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const ArchiveError& error) {
    return std::string(error.what()) + " | " + error.advice();
  }
  return "no error";
}

TEST_F(SqliteArchiveFile, IsThereAfterClosing) {
  {
    const auto archive = open(Access::write);
    archive->write(batch(0, 5));
    EXPECT_EQ(hits(*archive, "港口今天开放"), 5u);
  }
  EXPECT_FALSE(fs::exists(path_ + "-wal")) << "a log is no part of a closed archive";
  EXPECT_FALSE(fs::exists(folder_ / "search.sqlite-wal"));
  const auto archive = open(Access::read);
  EXPECT_EQ(archive->counts().articles, 5u);
  EXPECT_EQ(hits(*archive, "港口今天开放"), 5u);
}

TEST_F(SqliteArchiveFile, ReadingNeedsAFile) {
  EXPECT_NE(error_of([&] { open(Access::read); }).find("does not exist"), std::string::npos);
}

TEST_F(SqliteArchiveFile, SurvivesAKill) {
  const auto archive = open(Access::write);
  for (int i = 0; i < 10; ++i) archive->write(batch(i * 100, 100));
  copy_as_killed(path_.substr(0, path_.rfind('/')), folder_ / "killed");
  const std::string killed = (folder_ / "killed/archive.sqlite").string();
  {
    const auto reader = open_sqlite_archive(killed, Access::read);
    EXPECT_EQ(reader->counts().articles, 1000u);
    EXPECT_EQ(hits(*reader, "港口"), 1000u);
    EXPECT_EQ(hits(*reader, "\"第7条\""), 1u);
  }
  const auto writer = open_sqlite_archive(killed, Access::write);
  EXPECT_EQ(writer->write(batch(0, 100)).articles, 0u);
  EXPECT_EQ(writer->write(batch(2000, 1)).articles, 1u);
  EXPECT_EQ(hits(*writer, "港口"), 1001u);
}

TEST_F(SqliteArchiveFile, RefusesANewerSchemaWithAdvice) {
  open(Access::write).reset();
  {
    Database database(path_, Database::Mode::write);
    database.execute("PRAGMA user_version = 99");
  }
  for (const Access access : {Access::read, Access::write}) {
    const std::string error = error_of([&] { open(access); });
    EXPECT_NE(error.find("has schema 99"), std::string::npos) << error;
    EXPECT_NE(error.find("newer Weiguan"), std::string::npos) << error;
  }
}

TEST_F(SqliteArchiveFile, RefusesWhatIsNoArchive) {
  {
    Database other(path_, Database::Mode::write);
    other.execute("CREATE TABLE songs (title TEXT)");
  }
  EXPECT_NE(
      error_of([&] { open(Access::write); }).find("no archive of Weiguan"), std::string::npos);
  EXPECT_NE(error_of([&] { open(Access::read); }).find("no archive of Weiguan"), std::string::npos);
  write_file(path_, "This is a text, and a long one, so that it could have a header.");
  EXPECT_NE(error_of([&] { open(Access::write); }).find("weiguan rebuild"), std::string::npos);
}

TEST_F(SqliteArchiveFile, ReadsAndMigratesAnOldArchive) {
  fs::copy_file(fs::path(WEIGUAN_SOURCE) / "src/archive/sqlite/testdata/schema_1.sqlite", path_);
  fs::permissions(path_, fs::perms::owner_write, fs::perm_options::add);
  const auto look = [](const Archive& archive) {
    EXPECT_EQ(archive.state(), 7u);
    EXPECT_EQ(archive.counts().articles, 2u);
    EXPECT_EQ(archive.article(ArticleId{0xa1})->authors, std::vector<std::string>{"林小雨"});
    EXPECT_EQ(archive.observations(ArticleId{0xa1}).at(0).value, 3.0);
    EXPECT_EQ(archive.fact("packs"), "abc");
    EXPECT_EQ(hits(archive, "港口开放 OR harbour"), 2u);
  };
  look(*open(Access::read));
  {
    const auto archive = open(Access::write);
    look(*archive);
    archive->write(batch(0, 1));
    EXPECT_EQ(hits(*archive, "港口开放 OR 港口今天 OR harbour"), 3u);
  }
  Database database(path_, Database::Mode::read);
  EXPECT_EQ(database.integer("PRAGMA user_version"), present_schema());
  EXPECT_EQ(database.integer("SELECT count(*) FROM article WHERE title = '港口開放'"), 1);
  EXPECT_EQ(database.integer("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

TEST_F(SqliteArchiveFile, ADamagedIndexIsMadeAnew) {
  open(Access::write)->write(batch(0, 3000));
  const fs::path index = folder_ / "search.sqlite";
  const auto damage = [&](const std::string& how) {
    std::string bytes = read_file(index);
    if (how == "cut") bytes.resize(bytes.size() / 2);
    if (how == "other") bytes = std::string(20'000, 'x');
    if (how == "holes") {
      for (std::size_t at = 4096 * 3; at < bytes.size(); ++at) bytes[at] = 'x';
    }
    if (how == "empty") bytes.clear();
    write_file(index, bytes);
  };
  for (const std::string how : {"cut", "other", "holes", "empty"}) {
    damage(how);
    EXPECT_EQ(hits(*open(Access::read), "港口"), 3000u) << how;
    {
      const auto archive = open(Access::write);
      EXPECT_EQ(hits(*archive, "港口"), 3000u) << how;
      EXPECT_EQ(hits(*archive, "\"第2999条\""), 1u) << how;
      archive->write(batch(0, 1));
    }
    Database database(index.string(), Database::Mode::read);
    EXPECT_EQ(database.integer("SELECT value FROM state WHERE name = 'through'"), 3000) << how;
    EXPECT_EQ(database.integer("SELECT count(*) FROM lengths"), 3000) << how;
  }
}

TEST_F(SqliteArchiveFile, AnIndexOfAnotherArchiveIsNotBelieved) {
  open(Access::write)->write(batch(0, 3));
  fs::rename(folder_ / "search.sqlite", folder_ / "kept");
  fs::remove(path_);
  open(Access::write)->write(batch(100, 3));
  fs::remove(folder_ / "search.sqlite");
  fs::rename(folder_ / "kept", folder_ / "search.sqlite");
  EXPECT_EQ(hits(*open(Access::read), "\"第0条\""), 0u);
  EXPECT_EQ(hits(*open(Access::read), "\"第100条\""), 1u);
  EXPECT_EQ(hits(*open(Access::write), "\"第100条\""), 1u);
}

TEST_F(SqliteArchiveFile, AnIndexThatIsAheadIsMadeAnew) {
  open(Access::write)->write(batch(0, 3));
  fs::copy_file(path_, folder_ / "kept");
  open(Access::write)->write(batch(10, 3));
  fs::remove(path_);
  fs::rename(folder_ / "kept", path_);
  const auto archive = open(Access::write);
  EXPECT_EQ(hits(*archive, "港口"), 3u);
  archive->write(batch(20, 3));
  EXPECT_EQ(hits(*archive, "\"第10条\""), 0u);
  EXPECT_EQ(hits(*archive, "\"第20条\""), 1u);
}

TEST_F(SqliteArchiveFile, AnArchiveOpenForReadingRecordsRunsOnly) {
  open(Access::write).reset();
  const auto archive = open(Access::read);
  archive->record_run({"volume", "1", "{}", 0, at("2024-01-01T00:00:00Z"), 3});
  int runs = 0;
  archive->runs([&runs](const weiguan::Run&) { return ++runs != 0; });
  EXPECT_EQ(runs, 1);
  EXPECT_THROW(archive->write({}), ArchiveError);
  EXPECT_THROW(archive->set_fact("a", "b"), ArchiveError);
}

TEST_F(SqliteArchiveFile, ReadersSeeWholeBatchesWhileOneWrites) {
  constexpr int batches = 30;
  constexpr int size = 20;
  const auto archive = open(Access::write);
  const auto other = open(Access::read);
  std::atomic<bool> done{false};
  std::atomic<int> wrong{0};
  const auto read = [&](const Archive& from, bool by_text) {
    std::uint64_t before = 0;
    while (!done) {
      const std::uint64_t now = by_text ? hits(from, "港口") : from.counts().articles;
      if (now % size != 0 || now < before) ++wrong;
      before = now;
    }
  };
  std::vector<std::thread> threads;
  threads.emplace_back(read, std::cref(*archive), true);
  threads.emplace_back(read, std::cref(*archive), false);
  threads.emplace_back(read, std::cref(*other), true);
  threads.emplace_back([&] {
    while (!done) {
      other->record_run({"volume", "1", "{}", 0, Time{}, 1});
      std::this_thread::yield();
    }
  });
  for (int i = 0; i < batches; ++i) archive->write(batch(i * size, size));
  EXPECT_EQ(hits(*archive, "港口"), static_cast<std::uint64_t>(batches * size));
  done = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(hits(*other, "港口"), static_cast<std::uint64_t>(batches * size));
}

TEST_F(SqliteArchiveFile, AFullDiskKeepsNothingOfThatWrite) {
  const auto archive = open(Access::write);
  archive->write(batch(0, 10));
  EXPECT_EQ(hits(*archive, "港口"), 10u);
  const std::uint64_t state = archive->state();
  // A file that may not grow is as near to a full disk as a test comes.
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 300'000;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::string error = error_of([&] { archive->write(batch(1000, 20'000)); });
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_NE(error.find("nothing of this step was kept"), std::string::npos) << error;
  EXPECT_EQ(archive->state(), state);
  EXPECT_EQ(archive->counts().articles, 10u);
  EXPECT_EQ(hits(*archive, "港口"), 10u);
  EXPECT_EQ(archive->write(batch(1000, 100)).articles, 100u);
  EXPECT_EQ(hits(*archive, "港口"), 110u);
}

}  // namespace
}  // namespace weiguan
