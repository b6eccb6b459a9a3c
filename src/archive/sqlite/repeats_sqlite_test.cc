// How repeats.sqlite comes about: bit by bit, beside others, after harm.
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/detail/contract.h"
#include "base/files.h"

namespace weiguan {
namespace {

using namespace detail;

class RepeatsFile : public testing::Test {
 protected:
  std::unique_ptr<Archive> open(
      Access access = Access::write, std::uint64_t memory = compare_memory) const {
    return open_sqlite_archive(path_, access, memory);
  }

  // Articles that take parts of one another, from `from` up to `to`.
  void add(Archive& archive, std::size_t from, std::size_t to) {
    const Capture capture = make_capture("https://daily.example/", at("2024-06-01T00:00:00Z"));
    Batch batch;
    batch.captures = {capture};
    for (std::size_t i = from; i < to; ++i) {
      Article article = make_article("", std::to_string(i), text(i), at("2024-05-01T00:00:00Z"));
      article.published.earliest += std::chrono::minutes{i};
      article.published.latest = article.published.earliest;
      batch.articles.push_back(read_out_of(capture, article, i, i + 1));
    }
    archive.write(batch);
  }

  // Four sentences that nobody said, drawn from three hundred.
  static std::string text(std::size_t number) {
    std::mt19937 dice(static_cast<unsigned>(number));
    std::string text;
    for (int i = 0; i < 4; ++i) {
      std::mt19937 sentence(static_cast<unsigned>(dice() % 300));
      for (int k = 0; k < 34; ++k) {
        const auto c = static_cast<unsigned>(0x4E00 + sentence() % 5000);
        text += static_cast<char>(0xE0 | c >> 12);
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
      }
      text += "。";
    }
    return text;
  }

  static std::vector<std::string> pairs(const Archive& archive) {
    std::vector<std::string> all;
    archive.repeats({}, [&](const Repeat& one) {
      std::string row = to_string(one.source) + to_string(one.target);
      for (const RepeatedPassage& passage : one.passages) {
        row += " " + std::to_string(passage.source.begin) + "-" +
               std::to_string(passage.target.begin) + "+" + std::to_string(passage.kept);
      }
      all.push_back(row);
      return true;
    });
    return all;
  }

  ScratchFolder folder_;
  std::string path_ = (folder_ / "archive.sqlite").string();
};

TEST_F(RepeatsFile, BitByBitIsAsAtOnceWhateverTheMemory) {
  std::vector<std::string> at_once;
  {
    const auto archive = open();
    add(*archive, 0, 300);
    EXPECT_EQ(archive->compare().new_articles, 300U);
    at_once = pairs(*archive);
    EXPECT_GT(at_once.size(), 500U);
  }
  std::filesystem::remove(folder_ / "repeats.sqlite");
  {
    // So little that every piece of work is a step of its own.
    const auto archive = open(Access::write, 100'000);
    EXPECT_EQ(archive->compare().articles, 300U);
    EXPECT_EQ(pairs(*archive), at_once);
  }
  ScratchFolder other;
  path_ = (other / "archive.sqlite").string();
  const auto archive = open();
  for (std::size_t from = 0; from < 300; from += 60) {
    add(*archive, from, from + 60);
    EXPECT_EQ(archive->compare().new_articles, 60U);
  }
  EXPECT_EQ(pairs(*archive), at_once);
}

TEST_F(RepeatsFile, CountsAreTakenAnewWhenTheArchiveHasGrown) {
  const auto archive = open();
  add(*archive, 0, 10);
  archive->compare();
  add(*archive, 10, 1050);  // More than a thousand more.
  archive->compare();
  const std::vector<std::string> grown = pairs(*archive);
  std::filesystem::remove(folder_ / "repeats.sqlite");
  const auto anew = open(Access::read);
  anew->compare();
  EXPECT_EQ(pairs(*anew), grown);
}

TEST_F(RepeatsFile, OneThatIsDamagedOrOfAnotherArchiveIsMadeAnew) {
  std::vector<std::string> right;
  {
    const auto archive = open();
    add(*archive, 0, 40);
    archive->compare();
    right = pairs(*archive);
    EXPECT_FALSE(right.empty());
  }
  for (const char* end : {"-wal", "-shm"}) {
    std::filesystem::remove(folder_ / ("repeats.sqlite" + std::string(end)));
  }
  write_file(
      folder_ / "repeats.sqlite", "this is no database, and long enough to be looked at ....");
  {
    const auto archive = open(Access::read);
    EXPECT_EQ(archive->compare().new_articles, 40U);
    EXPECT_EQ(pairs(*archive), right);
  }
  ScratchFolder other;
  {
    const auto stranger = open_sqlite_archive((other / "archive.sqlite").string(), Access::write);
    add(*stranger, 500, 540);
    stranger->compare();
  }
  for (const char* end : {"-wal", "-shm"}) {
    std::filesystem::remove(folder_ / ("repeats.sqlite" + std::string(end)));
  }
  std::filesystem::copy_file(
      other / "repeats.sqlite",
      folder_ / "repeats.sqlite",
      std::filesystem::copy_options::overwrite_existing);
  const auto archive = open(Access::read);
  EXPECT_TRUE(pairs(*archive).empty()) << "what another archive knows is not believed";
  EXPECT_EQ(archive->compare().new_articles, 40U);
  EXPECT_EQ(pairs(*archive), right);
}

TEST_F(RepeatsFile, TwoAtOnceWaitForOneAnother) {
  {
    const auto archive = open();
    add(*archive, 0, 200);
  }
  const auto shared = open(Access::read), other = open(Access::read);
  std::vector<Compared> compared(3);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < compared.size(); ++i) {
    threads.emplace_back([&, i] { compared[i] = (i == 0 ? other : shared)->compare(); });
  }
  for (std::thread& one : threads) one.join();
  std::uint64_t sum = 0;
  for (const Compared& one : compared) {
    EXPECT_EQ(one.articles, 200U);
    sum += one.new_articles;
  }
  EXPECT_EQ(sum, 200U);
}

TEST_F(RepeatsFile, StoppedItGoesOnWhereItWas) {
  const auto archive = open(Access::write, 200'000);
  add(*archive, 0, 200);
  Stop stop;
  std::uint64_t seen = 0;
  const Compared half = archive->compare(
      [&](const Progress& progress) {
        seen = progress.records;
        if (progress.records > 100) stop.request();
      },
      &stop);
  EXPECT_TRUE(half.stopped);
  EXPECT_GT(seen, 100U);
  EXPECT_LT(half.articles, 200U);
  const Compared rest = archive->compare();
  EXPECT_EQ(rest.articles, 200U);
  EXPECT_EQ(rest.new_articles, 200U - half.articles);
}

TEST_F(RepeatsFile, ManyCopiesOfOneTextStayBounded) {
  const auto archive = open();
  const Capture capture = make_capture("https://daily.example/", at("2024-06-01T00:00:00Z"));
  Batch batch;
  batch.captures = {capture};
  for (std::size_t i = 0; i < 300; ++i) {
    Article article =
        make_article("", "copy", text(1) + std::to_string(i), at("2024-05-01T00:00:00Z"));
    article.published.earliest += std::chrono::minutes{i};
    article.published.latest = article.published.earliest;
    batch.articles.push_back(read_out_of(capture, article, i, i + 1));
  }
  archive->write(batch);
  archive->compare();
  std::size_t count = 0;
  archive->repeats({}, [&](const Repeat&) {
    ++count;
    return true;
  });
  EXPECT_LE(count, 300 * most_repeats);
  EXPECT_GT(count, 200 * most_repeats);
  std::vector<std::size_t> sizes;
  archive->copies({}, [&](const std::vector<ArticleId>& group) {
    sizes.push_back(group.size());
    return true;
  });
  EXPECT_EQ(sizes, std::vector<std::size_t>{300});
}

}  // namespace
}  // namespace weiguan
