#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "collect/detail/rows.h"

namespace weiguan {
namespace {

using Json = nlohmann::ordered_json;

struct Read {
  std::string bytes, rows;
  std::size_t largest = 0;
};

// The document's rows, a line each, when it is cut into chunks of about `size` bytes.
Read read_cut(const std::string& bytes, const std::string& rows, std::uint64_t size) {
  Read out;
  std::size_t at = 0;
  ChunkReader reader(
      [&](char* buffer, std::size_t room) {
        const std::size_t got = bytes.copy(buffer, room, at);
        at += got;
        return got;
      },
      {RowFormat::Kind::json, ',', rows},
      {size, 64});
  while (const auto chunk = reader.next()) {
    EXPECT_EQ(chunk->offset, out.bytes.size());
    EXPECT_FALSE(chunk->bytes.empty());
    out.bytes += chunk->bytes;
    out.largest = std::max(out.largest, chunk->bytes.size());
    if (chunk->around) continue;
    if (chunk->unread) {
      out.rows += "unread\n";
      continue;
    }
    read_json_rows(
        chunk->bytes,
        {[&](const RowPlace& place, Json& row) {
           EXPECT_EQ(Json::parse(chunk->bytes.substr(place.begin, place.end - place.begin)), row);
           out.rows += std::to_string(chunk->line + place.line) + " " + row.dump() + "\n";
         },
         [&](const RowPlace&, const char* rule, const std::string&) {
           out.rows += std::string(rule) + "\n";
         }});
  }
  return out;
}

TEST(JsonRows, AreFoundAtTheirPathAndNowhereElse) {
  const std::string bytes =
      "{\"b\": [{\"n\": 0}], \"x\": {\"a\": {\"b\": [{\"n\": 1}]}},\n \"a\" : {\"bb\": [2], "
      "\"b\\\"\": [3],"
      " \"c\": \"\\\"b\\\": [4]\",\n \"b\" : [ {\"n\": \"]}\"},\n{\"n\": {\"b\": [5]}} ],"
      " \"b\": [{\"n\": 6}]}}";
  for (const std::uint64_t size : {1, 2, 7, 30, 1000}) {
    const Read read = read_cut(bytes, "/a/b", size);
    EXPECT_EQ(read.bytes, bytes);
    EXPECT_EQ(read.rows, "3 {\"n\":\"]}\"}\n4 {\"n\":{\"b\":[5]}}\n") << size;
  }
}

TEST(JsonRows, ThatAreNoObjectsAreTold) {
  const std::string bytes = "{\"a\":[1, \"x,y\" ,null,{\"n\":1},[],{\"n\":}]}";
  for (const std::uint64_t size : {1, 5, 1000}) {
    EXPECT_EQ(
        read_cut(bytes, "/a", size).rows,
        "json-syntax\njson-syntax\njson-syntax\n1 {\"n\":1}\njson-syntax\njson-syntax\n");
  }
}

TEST(JsonRows, OfADocumentThatIsCutAreReadAsFarAsTheyGo) {
  EXPECT_EQ(read_cut("{\"a\":[{\"n\":1},{\"n\":", "/a", 1000).rows, "1 {\"n\":1}\njson-syntax\n");
}

TEST(JsonRows, ThatAreTooLongAreKeptUnread) {
  const std::string bytes =
      "{\"a\":[{\"n\":1},{\"n\":\"" + std::string(200, 'x') + "\"},{\"n\":2}],\"b\":0}";
  const Read read = read_cut(bytes, "/a", 16);
  EXPECT_EQ(read.bytes, bytes);
  EXPECT_LE(read.largest, 64U);
  EXPECT_TRUE(read.rows.starts_with("1 {\"n\":1}\nunread\n"));
  EXPECT_TRUE(read.rows.ends_with("unread\n1 {\"n\":2}\n"));
}

TEST(JsonRows, AreLookedForInTheFirstDocumentOnly) {
  const auto look = [](const std::string& bytes) {
    std::size_t at = 0;
    return first_json_rows(
        [&](char* buffer, std::size_t room) {
          const std::size_t got = bytes.copy(buffer, room, at);
          at += got;
          return got;
        },
        "/a",
        2);
  };
  EXPECT_FALSE(look("{\"b\":1}\n{\"a\":[{}]}\n"));
  EXPECT_FALSE(look("{\"a\":{\"b\":[{}]}}"));
  EXPECT_FALSE(look(""));
  ASSERT_TRUE(look("{\"a\":[]}"));
  EXPECT_EQ(look("{\"a\":[]}")->size(), 0U);
  EXPECT_EQ(look("{\"a\":[{\"n\":1},2,{\"n\":3},{\"n\":4}]}")->size(), 2U);
}

TEST(RowFormat, OfADocumentStandsInAHeaderAndComesBack) {
  const RowFormat format{RowFormat::Kind::json, ',', "/results/results; x"};
  EXPECT_EQ(parse_row_format(to_string(format)), format);
}

}  // namespace
}  // namespace weiguan
