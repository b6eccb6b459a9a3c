#include "collect/detail/fetch_record.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "capture/warc_reader.h"
#include "collect/detail/read_record.h"

namespace weiguan {
namespace {

const ExactTime begun = *parse_time("2024-07-02T10:00:00Z");

const std::string page =
    "<html><head><title>港口开放夜航</title></head><body><h1>港口开放夜航</h1>"
    "<p>河谷日报7月2日电 东港自二日起开放夜航，渔船可以在夜间进出港口，引航站增派人手。</p>"
    "<p>港务处说，夜航先试行三个月，之后再看是否延长，渔民可以到窗口登记。</p>"
    "<p>当地渔民说，夜航之后每天可以多出一趟海，收入会多一些，也更放心。</p></body></html>";

Exchange answer(const std::string& head, const std::string& body) {
  Exchange one;
  one.request.url = "https://daily.example/1.html";
  one.begun = begun;
  one.ended = begun + std::chrono::milliseconds{250};
  one.sent = "GET /1.html HTTP/1.1\r\nHost: daily.example\r\n\r\n";
  one.head = head;
  one.body = body;
  one.status = std::stoi(head.substr(9, 3));
  one.ip = "203.0.113.7";
  one.protocol = "http/1.1";
  return one;
}

class FetchRecord : public ::testing::Test {
 protected:
  FetchedRecords records(Exchange one, const FetchTold& told = {}) {
    return to_records(std::move(one), told, packs_, zones_);
  }
  // The records as a reader of WARC files finds them.
  std::vector<Record> read_back(const FetchedRecords& from) {
    std::string bytes;
    for (const PackedRecord& one : from.records) bytes += one.bytes;
    const auto file = std::filesystem::temp_directory_path() /
                      ("weiguan-fetch-record-" + std::to_string(::getpid()) + ".warc.gz");
    write_file(file, bytes);
    WarcReader reader(InputFile(file), "x", {}, [](const Problem& one) {
      ADD_FAILURE() << one.rule << ": " << one.reason;
    });
    std::vector<Record> all;
    while (auto record = reader.next()) all.push_back(std::move(*record));
    std::filesystem::remove(file);
    return all;
  }

  Packs packs_;
  OutletZones zones_{packs_, Zone()};
};

TEST_F(FetchRecord, KeepsRequestAnswerAndHowTheyWereMade) {
  FetchTold told;
  told.source = "harbour";
  told.via = "https://daily.example/feed.xml";
  told.published = TimeRange{
      *parse_time("2024-07-02T09:30:00Z"), *parse_time("2024-07-02T09:30:00Z"), TimeSource::feed};
  told.robots_ignored = true;
  const FetchedRecords out = records(
      answer(
          "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"7\"\r\n\r\n", page),
      told);
  const std::vector<Record> all = read_back(out);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].type(), "request");
  EXPECT_EQ(all[1].type(), "response");
  EXPECT_EQ(header(all[0].headers, "WARC-Concurrent-To"), "<" + all[1].record_id() + ">");
  EXPECT_EQ(header(all[1].headers, "WARC-IP-Address"), "203.0.113.7");
  EXPECT_EQ(header(all[1].headers, "WARC-Protocol"), "http/1.1");
  EXPECT_EQ(header(all[1].headers, "Weiguan-Source"), "harbour");
  EXPECT_EQ(header(all[1].headers, "Weiguan-Robots"), "ignored");
  EXPECT_EQ(header(all[1].headers, "Weiguan-Duration"), "250");
  EXPECT_EQ(out.etag, "\"7\"");
  EXPECT_EQ(out.digest, payload_digest(page));
  ASSERT_EQ(out.findings.articles.size(), 1u);
  EXPECT_EQ(out.findings.articles[0].article.published, *told.published);
  // Reading the file again, as a rebuild does, gives the same capture and article.
  const Findings again = read_capture(
      all[1], {capture_id(all[1].url(), all[1].time(), all[1].digest), {}, {}}, packs_, zones_);
  EXPECT_EQ(again.captures.front().id, out.findings.captures.front().id);
  EXPECT_EQ(again.articles.front().article, out.findings.articles.front().article);
}

TEST_F(FetchRecord, RefersToTheOriginalWhereNothingChanged) {
  FetchTold told;
  told.original =
      Original{"urn:uuid:1", "https://daily.example/1.html", *parse_time("2024-07-01T10:00:00Z")};
  told.original_digest = payload_digest(page);
  const FetchedRecords same = records(answer("HTTP/1.1 200 OK\r\n\r\n", page), told);
  EXPECT_TRUE(same.again);
  const std::vector<Record> all = read_back(same);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].type(), "revisit");
  EXPECT_EQ(all[1].block, "HTTP/1.1 200 OK\r\n\r\n");
  EXPECT_EQ(header(all[1].headers, "WARC-Refers-To"), "<urn:uuid:1>");
  EXPECT_TRUE(header(all[1].headers, "WARC-Profile").ends_with("identical-payload-digest"));
  EXPECT_EQ(header(all[1].headers, "WARC-Payload-Digest"), told.original_digest);
  const FetchedRecords unchanged = records(answer("HTTP/1.1 304 Not Modified\r\n\r\n", ""), told);
  EXPECT_TRUE(unchanged.again);
  const std::vector<Record> second = read_back(unchanged);
  EXPECT_TRUE(header(second[1].headers, "WARC-Profile").ends_with("server-not-modified"));
  EXPECT_EQ(unchanged.findings.captures.front().status, 304);
  EXPECT_FALSE(records(answer("HTTP/1.1 200 OK\r\n\r\n", page + " "), told).again);
  EXPECT_FALSE(records(answer("HTTP/1.1 404 Not Found\r\n\r\n", page), told).again);
}

TEST_F(FetchRecord, KeepsAFailureAsACapture) {
  Exchange one = answer("HTTP/1.1 200 OK\r\n\r\n", "");
  one.head.clear();
  one.status = 0;
  one.failure = FailureKind::timeout;
  one.reason = "There was no whole answer within 60 seconds.";
  const FetchedRecords out = records(std::move(one));
  const std::vector<Record> all = read_back(out);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].type(), "metadata");
  EXPECT_TRUE(is_capture(all[0]));
  const Capture& capture = out.findings.captures.front();
  EXPECT_EQ(capture.failure, "timeout: There was no whole answer within 60 seconds.");
  EXPECT_EQ(failure_kind(capture.failure), FailureKind::timeout);
  EXPECT_EQ(capture.status, 0);
  EXPECT_TRUE(out.findings.articles.empty());
}

TEST_F(FetchRecord, ReadsNoArticleOutOfWhatWasFetchedForAnotherPurpose) {
  FetchTold told;
  told.purpose = purpose::probe;
  const FetchedRecords out =
      records(answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", page), told);
  EXPECT_TRUE(out.findings.articles.empty());
  EXPECT_EQ(out.findings.captures.front().purpose, purpose::probe);
  EXPECT_EQ(out.findings.captures.front().page_kind, "article");
  EXPECT_EQ(out.payload, page);
}

TEST(PublishedHeader, IsReadBack) {
  const TimeRange day{
      *parse_time("2024-07-01T16:00:00Z"), *parse_time("2024-07-02T15:59:59Z"), TimeSource::feed};
  EXPECT_EQ(parse_published_header(published_header(day)), day);
  for (const char* wrong :
       {"",
        "2024-07-01T16:00:00Z feed",
        "2024-07-01T16:00:00Z/yesterday feed",
        "2024-07-02T16:00:00Z/2024-07-01T16:00:00Z feed",
        "2024-07-01T16:00:00Z/2024-07-02T16:00:00Z x"}) {
    EXPECT_FALSE(parse_published_header(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace weiguan
