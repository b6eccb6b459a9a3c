#include "capture/http.h"

#include <string>

#include <brotli/encode.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

namespace weiguan {
namespace {

// windowBits: 31 gzip, 15 zlib, -15 raw.
std::string deflated(const std::string& bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string brotli(const std::string& bytes) {
  std::string out(bytes.size() + 1000, '\0');
  std::size_t size = out.size();
  BrotliEncoderCompress(
      5,
      22,
      BROTLI_MODE_TEXT,
      bytes.size(),
      reinterpret_cast<const std::uint8_t*>(bytes.data()),
      &size,
      reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

HttpMessage answer(const std::string& headers, const std::string& body) {
  return parse_http("HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body);
}

TEST(Http, ReadsAnAnswer) {
  const HttpMessage message = answer("Content-Type: text/html; Charset=\"GB2312\"\r\n", "<p>rain");
  EXPECT_EQ(message.status, 200);
  EXPECT_EQ(message.reason, "OK");
  EXPECT_EQ(message.body, "<p>rain");
  EXPECT_EQ(message.charset(), "gb2312");
  EXPECT_EQ(message.media_type(), "text/html; Charset=\"GB2312\"");
  EXPECT_TRUE(message.reasons.empty());
}

TEST(Http, ReadsARequest) {
  const HttpMessage message = parse_http("POST /a b HTTP/1.1\r\nHost: chenxing.example\r\n\r\nq=1");
  EXPECT_EQ(message.method, "POST");
  EXPECT_EQ(message.status, 0);
  EXPECT_EQ(message.body, "q=1");
}

TEST(Http, ReadsOddHeaders) {
  const HttpMessage message = parse_http(
      "HTTP/1.0 404\nX-Folded: one\n two\nno name here\ncontent-type:text/plain\n\nbody\n\nmore");
  EXPECT_EQ(message.status, 404);
  EXPECT_EQ(header(message.headers, "x-folded"), "one two");
  EXPECT_EQ(message.media_type(), "text/plain");
  EXPECT_EQ(message.body, "body\n\nmore");
  EXPECT_EQ(message.reasons.size(), 1U);
  EXPECT_EQ(parse_http("<html>no header</html>").body, "<html>no header</html>");
  EXPECT_EQ(parse_http("").reasons.size(), 1U);
  EXPECT_EQ(parse_http("HTTP/1.1 200 OK\r\nA: b").body, "");
}

TEST(Http, UndoesChunks) {
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  EXPECT_EQ(answer(chunked, "4;a=b\r\nrain\r\n2\r\n!!\r\n0\r\n\r\n").body, "rain!!");
  const HttpMessage not_chunked = answer(chunked, "<p>rain</p>");
  EXPECT_EQ(not_chunked.body, "<p>rain</p>");
  EXPECT_EQ(not_chunked.reasons.size(), 1U);
  const HttpMessage cut = answer(chunked, "4\r\nrain\r\n40\r\nand");
  EXPECT_EQ(cut.body, "rainand");
  EXPECT_EQ(cut.reasons.size(), 1U);
  EXPECT_EQ(answer(chunked, "4\r\nrain\r\nxyz\r\nmore").body, "rainxyz\r\nmore");
}

TEST(Http, UndoesEveryContentCoding) {
  const std::string page(5000, 'x');
  EXPECT_EQ(answer("Content-Encoding: gzip\r\n", deflated(page, 31)).body, page);
  EXPECT_EQ(
      answer("Content-Encoding: x-gzip\r\n", deflated(page, 31) + deflated("y", 31)).body,
      page + "y");
  EXPECT_EQ(answer("Content-Encoding: deflate\r\n", deflated(page, 15)).body, page);
  EXPECT_EQ(answer("Content-Encoding: deflate\r\n", deflated(page, -15)).body, page);
  EXPECT_EQ(answer("Content-Encoding: br\r\n", brotli(page)).body, page);
  EXPECT_EQ(answer("Content-Encoding: zstd\r\n", zstd(page)).body, page);
  EXPECT_EQ(
      answer("Content-Encoding: deflate, gzip\r\n", deflated(deflated(page, 15), 31)).body, page);
  EXPECT_EQ(
      answer("Content-Encoding: br\r\nTransfer-Encoding: gzip\r\n", deflated(brotli(page), 31))
          .body,
      page);
}

TEST(Http, GivesABodyThatIsNotCodedAsItIs) {
  for (const char* coding : {"gzip", "deflate", "br", "zstd", "unheard-of"}) {
    const HttpMessage message =
        answer(std::string("Content-Encoding: ") + coding + "\r\n", "<p>晨星报</p>");
    EXPECT_EQ(message.body, "<p>晨星报</p>") << coding;
    EXPECT_EQ(message.reasons.size(), 1U) << coding;
  }
}

TEST(Http, SalvagesACutBody) {
  std::string page;
  for (int i = 0; i < 3000; ++i) page += std::to_string(i * i);
  const std::string whole = deflated(page, 31);
  const HttpMessage message =
      answer("Content-Encoding: gzip\r\n", whole.substr(0, whole.size() / 2));
  EXPECT_GT(message.body.size(), 1000U);
  EXPECT_EQ(message.body, page.substr(0, message.body.size()));
  EXPECT_EQ(message.reasons.size(), 1U);
}

TEST(Http, KeepsItsLimits) {
  const std::string bomb = zstd(std::string(std::size_t{64} << 20, '\0'));
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n" + bomb;
  HttpLimits limits;
  limits.max_body = 1000;
  HttpMessage message = parse_http(block, limits);
  EXPECT_EQ(message.body.size(), 1000U);
  EXPECT_EQ(message.reasons.size(), 1U);
  message = parse_http(block);
  EXPECT_LT(message.body.size(), std::size_t{17} << 20);
  EXPECT_EQ(message.reasons.size(), 1U);
}

TEST(Payload, IsTheDecodedBodyOfAnAnswerAndElseTheBlock) {
  Record record;
  record.headers = {
      {"WARC-Type", "response"}, {"Content-Type", "application/http; msgtype=response"}};
  record.block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=big5\r\n\r\n<p>";
  Payload payload = payload_of(record);
  EXPECT_EQ(payload.bytes, "<p>");
  EXPECT_EQ(payload.charset, "big5");
  EXPECT_EQ(payload.status, 200);
  record.headers = {{"WARC-Type", "resource"}, {"Content-Type", "text/csv; charset=utf-8"}};
  payload = payload_of(record);
  EXPECT_EQ(payload.bytes, record.block);
  EXPECT_EQ(payload.media_type, "text/csv; charset=utf-8");
  EXPECT_EQ(payload.charset, "utf-8");
  EXPECT_EQ(payload.status, 0);
}

}  // namespace
}  // namespace weiguan
