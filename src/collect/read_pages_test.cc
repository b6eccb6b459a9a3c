#include "collect/read_pages.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "capture/warc_writer.h"
#include "collect/detail/testing.h"

namespace weiguan {
namespace {

std::string page_of(const std::string& title) {
  std::string html = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1>";
  for (int i = 0; i < 6; ++i)
    html +=
        "<p>The harbour of Eastport was reopened on Monday, the council said in a long and "
        "careful statement, number " +
        std::to_string(i) + " of this week.</p>";
  return html + "</body></html>";
}

struct Result {
  std::vector<PageOfFile> pages;
  std::vector<Problem> problems;
};

Result read_all(const std::vector<std::string>& files, ReadPagesOptions options = {}) {
  Result out;
  const Stop stop;
  read_pages(
      files,
      options,
      {},
      [&](const PageOfFile& one) {
        out.pages.push_back(one);
        return true;
      },
      [&](const Problem& one) { out.problems.push_back(one); },
      stop);
  return out;
}

class ReadPages : public ::testing::Test {
 protected:
  std::string put(const std::string& name, const std::string& bytes) {
    const auto path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    write_file(path, bytes);
    return path.string();
  }
  weiguan::testing::Scratch scratch_;
  const std::filesystem::path folder_ = scratch_.folder();
};

TEST_F(ReadPages, OneFileIsOnePageWithTheAddressGiven) {
  ReadPagesOptions options;
  options.url = "https://daily.example/2024/07/02/a.html";
  const Result read = read_all({put("a.html", page_of("Harbour reopens"))}, options);
  ASSERT_EQ(read.pages.size(), 1u);
  EXPECT_EQ(read.pages[0].page.title, "Harbour reopens");
  EXPECT_EQ(read.pages[0].page.kind, PageKind::article);
  ASSERT_TRUE(read.pages[0].page.published);
  EXPECT_EQ(read.pages[0].page.published->source, TimeSource::address);
  EXPECT_TRUE(read.pages[0].trace.blocks.empty());
}

TEST_F(ReadPages, AnAddressIsOfOnePage) {
  ReadPagesOptions options;
  options.url = "https://daily.example/a.html";
  const std::string one = put("a.html", page_of("One"));
  EXPECT_THROW(read_all({one, one}, options), UsageError);
  EXPECT_THROW(read_all({(folder_ / "").string()}, options), UsageError);
}

TEST_F(ReadPages, AFolderGivesItsPagesByNameAndPassesOverOthers) {
  put("d/b.html", page_of("Second"));
  put("d/a/one.html", page_of("First"));
  put("d/c.css", "body { color: red }");
  const Result read = read_all({(folder_ / "d").string()});
  ASSERT_EQ(read.pages.size(), 2u);
  EXPECT_EQ(read.pages[0].page.title, "First");
  EXPECT_EQ(read.pages[1].page.title, "Second");
  EXPECT_TRUE(read.problems.empty());
}

TEST_F(ReadPages, AWarcGivesItsPagesWithAddressAndTime) {
  NewRecord record;
  record.type = "resource";
  record.url = "https://daily.example/w.html";
  record.time = *parse_time("2024-07-03T00:00:00Z");
  record.content_type = "text/html";
  const std::string bytes = page_of("From a WARC");
  record.block = bytes;
  record.payload = bytes;
  const Result read = read_all({put("x.warc.gz", pack_record(record).bytes)});
  ASSERT_EQ(read.pages.size(), 1u);
  EXPECT_EQ(read.pages[0].origin.url, "https://daily.example/w.html");
  EXPECT_EQ(read.pages[0].page.title, "From a WARC");
}

TEST_F(ReadPages, WhatCannotBeReadIsAProblemAndTheRestGoesOn) {
  const Result read = read_all({(folder_ / "none.html").string(), put("b.html", page_of("There"))});
  ASSERT_EQ(read.pages.size(), 1u);
  ASSERT_EQ(read.problems.size(), 1u);
  EXPECT_EQ(read.problems[0].rule, "unreadable");
}

TEST_F(ReadPages, TheOrderIsThatOfTheFilesWhateverTheThreads) {
  std::vector<std::string> files;
  for (int i = 0; i < 30; ++i) {
    const std::string name = std::to_string(i);
    files.push_back(put(name + ".html", page_of("Page " + name)));
  }
  ReadPagesOptions options;
  options.threads = 4;
  const Result read = read_all(files, options);
  ASSERT_EQ(read.pages.size(), 30u);
  for (std::size_t i = 0; i < 30; ++i) EXPECT_EQ(read.pages[i].origin.file, files[i]);
}

TEST_F(ReadPages, EndsWhenEnoughWasRead) {
  const std::string one = put("a.html", page_of("One"));
  const Stop stop;
  int seen = 0;
  read_pages(
      {one, one, one}, {}, {}, [&](const PageOfFile&) { return ++seen < 2; }, {}, stop);
  EXPECT_EQ(seen, 2);
}

}  // namespace
}  // namespace weiguan
