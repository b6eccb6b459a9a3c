#include "capture/cdxj.h"

#include <gtest/gtest.h>

#include "capture/detail/text.h"

namespace weiguan {
namespace {

Capture capture() {
  Capture one;
  one.url = "http://www.chenxing.example/News/1.html?a=b";
  one.time = *parse_time("2024-07-02T09:30:05Z");
  one.type = "response";
  one.status = 200;
  one.media_type = "text/html; charset=gb2312";
  one.digest = "sha256:00ff";
  one.place = {"a.warc.gz", 333, 1043, 0};
  return one;
}

TEST(Cdxj, WritesALineAsPywbDoes) {
  EXPECT_EQ(
      cdxj_line(capture()),
      "example,chenxing)/news/1.html?a=b 20240702093005 "
      "{\"url\":\"http://www.chenxing.example/News/1.html?a=b\",\"mime\":\"text/html\","
      "\"status\":\"200\",\"digest\":\"sha256:00ff\",\"length\":\"1043\",\"offset\":\"333\","
      "\"filename\":\"a.warc.gz\"}\n");
}

TEST(Cdxj, ReadsBackWhatItWrote) {
  const auto read = parse_cdxj_line(cdxj_line(capture()));
  ASSERT_TRUE(read);
  Capture expected = capture();
  expected.media_type = "text/html";
  EXPECT_EQ(*read, expected);
}

TEST(Cdxj, EscapesWhatWouldBreakALine) {
  Capture odd = capture();
  odd.type = "revisit";
  odd.media_type.clear();
  odd.url = "http://chenxing.example/晨星 报\"\\\n";
  odd.place.file = "a \"b\".warc.gz";
  const std::string line = cdxj_line(odd);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto read = parse_cdxj_line(line);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, odd);
}

TEST(Cdxj, ReadsWhatOthersWrite) {
  const auto read = parse_cdxj_line(
      "example,chenxing)/ 20140103030321 {\"url\": \"http://chenxing.example/\", \"mime\": "
      "\"warc/revisit\", \"length\": 553, \"offset\": \"1864\", \"filename\": \"b.warc.gz\"}");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->type, "revisit");
  EXPECT_EQ(read->place.length, 553U);
  EXPECT_EQ(read->place.offset, 1864U);
}

TEST(Cdxj, RefusesWhatIsNoLine) {
  EXPECT_FALSE(parse_cdxj_line(""));
  EXPECT_FALSE(parse_cdxj_line("!meta 0 {}"));
  EXPECT_FALSE(parse_cdxj_line("example)/ 20140103030321 no json"));
  EXPECT_FALSE(
      parse_cdxj_line("example)/ 2014 {\"url\": \"http://a.example/\", \"filename\": \"a\"}"));
}

}  // namespace
}  // namespace weiguan
