#include "collect/stream.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/files.h"
#include "capture/warc_reader.h"
#include "collect/detail/answer_record.h"
#include "collect/detail/testing.h"

namespace weiguan {
namespace {

using testing::Scratch;

const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
const std::string hello = "data: {\"choices\":[{\"delta\":{\"content\":\"北湾\"}}]}\n\n";
const std::string more = "data: {\"choices\":[{\"delta\":{\"content\":\"的海堤\"}}]}\n\n";
const std::string gone = "data: {\"code\":10014,\"message\":\"审核不通过\"}\n\n";

Exchange exchange_of(const std::string& body, std::vector<BodyPart> parts) {
  Exchange one;
  one.request.url = "https://chat.parrot.example/v1/chat/completions";
  one.begun = *parse_time("2031-02-03T10:00:00Z");
  one.ended = one.begun + std::chrono::milliseconds{900};
  one.sent = "POST /v1/chat/completions HTTP/1.1\r\n\r\n{}";
  one.head = head;
  one.body = body;
  one.status = 200;
  one.parts = std::move(parts);
  one.lasted = 900;
  return one;
}

class Stream : public ::testing::Test {
 protected:
  // The records in a file behind `before`, and the place of the last of them.
  RecordPlace keep(const FetchedRecords& from, const std::string& before = {}) {
    std::string bytes = before;
    RecordPlace place;
    for (const PackedRecord& one : from.records) {
      place.offset = bytes.size();
      place.length = one.bytes.size();
      bytes += one.bytes;
    }
    write_file(file(), bytes);
    return place;
  }
  FetchedRecords records(Exchange one) {
    Answer asked;
    asked.battery = "harbour";
    asked.id = "wall/1";
    asked.model = "parrot-1";
    asked.asked = "海堤多长？";
    return to_answer_records(std::move(one), asked, packs_, zones_, {});
  }
  std::filesystem::path file() const { return scratch_.folder() / "a.warc.gz"; }

  Scratch scratch_;
  Packs packs_;
  OutletZones zones_{packs_, Zone()};
};

TEST_F(Stream, TellsWhatStoodThereWhen) {
  const auto out = records(exchange_of(
      hello + more + gone, {{0, 100}, {hello.size(), 250}, {hello.size() + more.size(), 700}}));
  const RecordPlace place = keep(out);
  const Record record = read_record(file().string(), place);
  const std::string asked = asked_before(file(), place, record.record_id());
  EXPECT_NE(asked.find("海堤多长"), std::string::npos);
  const StreamTold told = read_stream(record, asked, packs_.providers());
  ASSERT_EQ(told.moments.size(), 3U);
  EXPECT_EQ(told.moments[0], (StreamMoment{100, 6, 0, false, false}));
  EXPECT_EQ(told.moments[1], (StreamMoment{250, 15, 0, false, false}));
  EXPECT_EQ(told.moments[2], (StreamMoment{700, 0, 0, true, true}));
  EXPECT_EQ(told.text, "北湾的海堤");
  EXPECT_EQ(told.answer.withdrawn_ms, 700U);
  EXPECT_EQ(told.answer.ended_ms, 900U);
}

TEST_F(Stream, KnowsNoTimesWithoutWhatWasAsked) {
  auto out = records(exchange_of(hello + more, {{0, 100}}));
  out.records.erase(out.records.begin() + 1);
  const RecordPlace place = keep(out);
  const Record record = read_record(file().string(), place);
  EXPECT_EQ(asked_before(file(), place, record.record_id()), "");
  const StreamTold told = read_stream(record, {}, packs_.providers());
  ASSERT_EQ(told.moments.size(), 2U);
  EXPECT_EQ(told.moments[0], (StreamMoment{std::nullopt, 6, 0, false, false}));
}

TEST_F(Stream, TakesWhatWasAskedOfThisAnswerOnly) {
  const auto other = records(exchange_of(more, {{0, 50}}));
  auto out = records(exchange_of(hello, {{0, 100}}));
  const std::string asked_of_other = other.records[1].bytes;
  out.records.erase(out.records.begin() + 1);
  const RecordPlace place = keep(out, asked_of_other + "\x1f\x8b\x08 no record");
  const Record record = read_record(file().string(), place);
  EXPECT_EQ(asked_before(file(), place, record.record_id()), "");
  EXPECT_EQ(asked_before(scratch_.folder() / "not-there", place, record.record_id()), "");
}

TEST_F(Stream, IsEmptyWhereTheAnswerCameWhole) {
  Exchange whole = exchange_of(
      R"({"choices":[{"message":{"content":"十二公里。"},"finish_reason":"stop"}]})", {{0, 100}});
  whole.head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
  const RecordPlace place = keep(records(std::move(whole)));
  const Record record = read_record(file().string(), place);
  const StreamTold told =
      read_stream(record, asked_before(file(), place, record.record_id()), packs_.providers());
  EXPECT_TRUE(told.moments.empty());
  EXPECT_EQ(told.text, "十二公里。");
}

}  // namespace
}  // namespace weiguan
