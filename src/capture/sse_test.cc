#include "capture/sse.h"

#include <chrono>

#include <gtest/gtest.h>

#include "capture/http.h"

namespace weiguan {
namespace {

std::vector<std::string> data_of(std::string_view body) {
  std::vector<std::string> out;
  for (const SseEvent& one : parse_sse(body).events) out.push_back(one.data);
  return out;
}

using Lines = std::vector<std::string>;

TEST(Sse, EndsLinesInThreeWays) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string body = "data: 港口" + end + "data:开放" + end + end + "data: two" + end + end;
    EXPECT_EQ(data_of(body), (Lines{"港口\n开放", "two"})) << body;
  }
  EXPECT_EQ(data_of("data: a\r\rdata: b\n\n"), (Lines{"a", "b"}));
  EXPECT_EQ(data_of("data: a\r\ndata: b\n\r\n"), (Lines{"a\nb"}));
}

TEST(Sse, ReadsTheFieldsOfAnEvent) {
  const SseStream stream = parse_sse(
      "\xEF\xBB\xBF: a comment\nevent: error\nid: 7\nretry: 300\ndata\n\n"
      "id: 8\n\n"
      "event:\nretry: soon\ndata:  x\nother: y\nDATA: z\n\n");
  ASSERT_EQ(stream.events.size(), 2U) << "one without data is not dispatched";
  EXPECT_EQ(stream.events[0].type, "error");
  EXPECT_EQ(stream.events[0].id, "7");
  EXPECT_EQ(stream.events[0].data, "");
  EXPECT_EQ(stream.events[1].type, "message");
  EXPECT_EQ(stream.events[1].data, " x") << "only one blank goes";
  EXPECT_EQ(stream.retry, 300U);
  EXPECT_FALSE(stream.unfinished);
  EXPECT_EQ(
      data_of("\xEF\xBB\xBF\xEF\xBB\xBF"
              "data: a\n\n"),
      Lines{})
      << "one mark goes";
  const std::string with_nul("id: a\0b\ndata: x\n\n", 18);
  EXPECT_EQ(parse_sse(with_nul).events.at(0).id, "");
}

TEST(Sse, SaysWhereEachEventLies) {
  const std::string body = "\xEF\xBB\xBF: hm\r\ndata: a\r\n\r\n\n\ndata: b\n\ndata: {\"half";
  const SseStream stream = parse_sse(body);
  ASSERT_EQ(stream.events.size(), 2U);
  EXPECT_EQ(
      body.substr(stream.events[0].begin, stream.events[0].end - stream.events[0].begin),
      ": hm\r\ndata: a\r\n\r\n");
  EXPECT_EQ(
      body.substr(stream.events[1].begin, stream.events[1].end - stream.events[1].begin),
      "data: b\n\n");
  ASSERT_TRUE(stream.unfinished);
  EXPECT_EQ(stream.unfinished->data, "{\"half");
  EXPECT_EQ(stream.unfinished->end, body.size());
  EXPECT_EQ(body.substr(stream.unfinished->begin), "data: {\"half");
}

TEST(Sse, DoesNotDispatchWhatHasNoBlankLine) {
  for (const char* body : {"data: a", "data: a\n", "data: a\r\n"}) {
    const SseStream stream = parse_sse(body);
    EXPECT_TRUE(stream.events.empty()) << body;
    ASSERT_TRUE(stream.unfinished);
    EXPECT_EQ(stream.unfinished->data, "a");
  }
  EXPECT_FALSE(parse_sse("data: a\n\n").unfinished);
  EXPECT_FALSE(parse_sse("").unfinished);
  EXPECT_FALSE(parse_sse("\xEF\xBB\xBF").unfinished);
}

TEST(Sse, KnowsWhatIsNoStream) {
  EXPECT_FALSE(parse_sse("{\"error\": \"busy\"}\n\n").any_field);
  EXPECT_TRUE(parse_sse("data: 1").any_field);
}

TEST(Sse, TakesHostileBodiesInLinearTime) {
  const std::size_t ten_million = 10'000'000;
  std::string ids = "id: " + std::string(ten_million / 2, 'i') + "\n";
  for (int i = 0; i < 100'000; ++i) ids += "data:1\n\n";
  std::string lines;
  while (lines.size() < ten_million / 5) lines += "data:\n";
  const auto begun = std::chrono::steady_clock::now();
  for (const std::string& body :
       {std::string(ten_million, 'x'),
        "data:" + std::string(ten_million, ':'),
        std::string(ten_million / 5, '\r'),
        std::string(ten_million, ':'),
        ids,
        lines})
    parse_sse(body);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{20});
}

TEST(HttpStretches, SayWhereTheBytesOfABodyStood) {
  const HttpMessage chunked = parse_http(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n");
  EXPECT_EQ(chunked.body, "hello!");
  EXPECT_EQ(chunked.stretches, (std::vector<Stretch>{{0, 3}, {5, 13}}));
  EXPECT_EQ(parse_http("HTTP/1.1 200 OK\r\n\r\nhello").stretches, (std::vector<Stretch>{{0, 0}}));
  EXPECT_TRUE(
      parse_http("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nhello").stretches.empty());
}

}  // namespace
}  // namespace weiguan
