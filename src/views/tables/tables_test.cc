#include "views/tables/tables.h"

#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "base/url.h"

namespace weiguan {
namespace {

const std::vector<Column> columns = {
    {"outlet", {"Outlet", "媒体"}, {"Who publishes.", "发布者"}, Type::outlet},
    {"articles", {"Articles", "文章数"}, {"How many.", "数量"}, Type::whole, "articles"},
    {"share", {"Share", "比例"}, {"Of all.", "占比"}, Type::number},
};

std::string written(
    const TableWriter::Options& options, const std::vector<std::vector<Value>>& rows) {
  std::string out;
  TableWriter writer(columns, options, [&](std::string_view piece) { out += piece; });
  for (const auto& one : rows) writer.row(one);
  writer.finish();
  return out;
}

TableWriter::Options as(Format format) {
  TableWriter::Options options;
  options.format = format;
  return options;
}

const std::vector<std::vector<Value>> rows = {
    {std::string("河口日报"), std::int64_t{12}, 0.5},
    {std::string("a,\"b\"\nc"), Value{}, Value{}},
    {std::string("=SUM(A1)"), std::int64_t{-3}, -1.25},
};

TEST(Tables, CsvQuotesAndLeavesWhatIsNotKnownEmpty) {
  EXPECT_EQ(
      written(as(Format::csv), rows),
      "outlet,articles,share\n河口日报,12,0.5\n\"a,\"\"b\"\"\nc\",,\n'=SUM(A1),-3,-1.25\n");
}

TEST(Tables, CsvBeginsWithAByteOrderMarkWhenAsked) {
  auto options = as(Format::csv);
  options.bom = true;
  EXPECT_EQ(written(options, {}), "\xEF\xBB\xBFoutlet,articles,share\n");
}

TEST(Tables, NoSpreadsheetRunsACell) {
  for (const std::string first : {"=", "+", "-", "@", "\t", "\r"}) {
    std::string out;
    TableWriter writer(
        {columns[0]}, as(Format::csv), [&](std::string_view piece) { out += piece; });
    writer.row({first + "cmd"});
    writer.finish();
    EXPECT_NE(out.find("'" + first + "cmd"), std::string::npos) << out;
  }
}

TEST(Tables, TsvKeepsOneRowOnOneLine) {
  EXPECT_EQ(
      written(as(Format::tsv), {{std::string("a\tb\nc\\d"), std::int64_t{1}, Value{}}}),
      "outlet\tarticles\tshare\na\\tb\\nc\\\\d\t1\t\n");
}

TEST(Tables, JsonSaysNullForWhatIsNotKnown) {
  EXPECT_EQ(
      written(as(Format::json), {rows[0], rows[1]}),
      "[\n{\"outlet\": \"河口日报\", \"articles\": 12, \"share\": 0.5},\n"
      "{\"outlet\": \"a,\\\"b\\\"\\nc\", \"articles\": null, \"share\": null}\n]\n");
  EXPECT_EQ(written(as(Format::json), {}), "[]\n");
  EXPECT_EQ(
      written(as(Format::jsonl), {rows[2]}),
      "{\"outlet\": \"=SUM(A1)\", \"articles\": -3, \"share\": -1.25}\n");
}

TEST(Tables, JsonHasNoInfinityAndNoInvalidText) {
  EXPECT_EQ(to_json(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(to_json(std::string("a\x01\xff")), "\"a\\u0001\xEF\xBF\xBD\"");
}

TEST(Tables, ChineseTakesTwoColumnsOfATerminal) {
  EXPECT_EQ(display_width("a媒体"), 5U);
  EXPECT_EQ(display_width("ＡＢ，"), 6U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);
  EXPECT_EQ(
      written(as(Format::table), {rows[0], {std::string("bay"), Value{}, Value{}}}),
      "Outlet    Articles  Share\n"
      "--------  --------  -----\n"
      "河口日报        12    0.5\n"
      "bay              –      –\n");
}

TEST(Tables, HeadingsSpeakChinese) {
  auto options = as(Format::table);
  options.speech = Speech::zh;
  EXPECT_EQ(
      written(options, {{std::string("bay"), std::int64_t{1}, 1.0}}),
      "媒体  文章数  比例\n----  ------  ----\nbay        1     1\n");
}

TEST(Tables, ALongCellGoesOnInTheNextLineAndIsNeverCut) {
  auto options = as(Format::table);
  options.width = 30;
  const std::string out =
      written(options, {{std::string("one two three four five"), std::int64_t{1}, 0.5}});
  EXPECT_EQ(
      out,
      "Outlet         Articles  Share\n"
      "-------------  --------  -----\n"
      "one two three         1    0.5\n"
      "four five\n");
}

const std::vector<Column> sides = {
    {"left", {"Before", "左"}, {"a", "甲"}, Type::text, {}, false, {}, Narrow::cut_front},
    {"match", {"It", "中"}, {"a", "甲"}, Type::text},
    {"right", {"Behind", "右"}, {"a", "甲"}, Type::text, {}, false, {}, Narrow::cut_end},
    {"title", {"Title", "题"}, {"a", "甲"}, Type::text}};

std::string written_sides(std::size_t width, const std::vector<std::vector<Value>>& some) {
  TableWriter::Options options = as(Format::table);
  options.width = width;
  std::string out;
  TableWriter writer(sides, options, [&](std::string_view piece) { out += piece; });
  for (const auto& one : some) writer.row(one);
  writer.finish();
  return out;
}

TEST(Tables, WhatStandsBesideSomethingIsSetAgainstIt) {
  const std::string out =
      written_sides(80, {{"长江", "潮汐", "大", "一"}, {"a", "潮汐", "b", "二"}});
  EXPECT_NE(out.find("  长江  潮汐  大      一\n"), std::string::npos) << out;
  EXPECT_NE(out.find("     a  潮汐  b       二\n"), std::string::npos) << out;
}

TEST(Tables, WhatStandsBesideSomethingIsCutAtItsFarEnd) {
  const std::string out =
      written_sides(35, {{"一二三四五六七八九十", "潮汐", "一二三四五六七八九十", "一"}});
  EXPECT_NE(out.find("…七八九十  潮汐  一二三四…"), std::string::npos) << out;
  EXPECT_EQ(out.find("五"), std::string::npos) << out;
}

TEST(Tables, ATableOfManyRowsStreamsAfterTheFirstFewHundred) {
  std::string out;
  TableWriter writer(columns, as(Format::table), [&](std::string_view piece) { out += piece; });
  for (std::int64_t i = 0; i < 1000; ++i) writer.row({std::string("x"), i, Value{}});
  EXPECT_NE(out.find("999"), std::string::npos);
  writer.finish();
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1002);
}

TEST(Tables, NoCellSpeaksToTheTerminal) {
  EXPECT_EQ(for_terminal("a\x1b[2Jb"), "a\xEF\xBF\xBD[2Jb");
  EXPECT_EQ(for_terminal("a\nb\xE2\x80\xAE"), "a b\xEF\xBF\xBD");
  EXPECT_EQ(for_terminal("媒体 ok"), "媒体 ok");
}

TEST(Tables, FormatsAreNamed) {
  EXPECT_EQ(parse_format("tsv"), Format::tsv);
  EXPECT_EQ(parse_format("xml"), std::nullopt);
  EXPECT_EQ(media_type(Format::json), "application/json");
}

Fields fields_of(const std::string& address) {
  Fields fields;
  std::size_t at = address.find('?');
  while (at != std::string::npos && at < address.size()) {
    const std::size_t next = address.find('&', at + 1);
    const std::string field = address.substr(at + 1, next - at - 1);
    const std::size_t equal = field.find('=');
    fields.emplace_back(field.substr(0, equal), percent_decode(field.substr(equal + 1)));
    at = next;
  }
  return fields;
}

TEST(Addresses, AFilterComesBackAsItWas) {
  const Zone zone = *Zone::find("Asia/Shanghai");
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"2024", "2024"},
           {"2024-07", "2024-09"},
           {"2024-07-02", "2024-07-02"},
           {"2024-W27", "2024-W28"},
           {"2023", "2024-02"},
           {"2023-02-03", "2024"},
           {"", "2024-02"},
           {"2024-02", ""},
           {"", ""}}) {
    Filter filter;
    filter.published = parse_range(from, to, zone);
    filter.outlets = {"", "river-daily"};
    filter.kinds = {ArticleKind::post};
    filter.languages = {"", "zh"};
    filter.possible = from == "2024";
    if (from == "2023") {
      Filter among;
      among.outlets = {"hill-post"};
      among.query = parse_query("港口 -kind:post");
      among.published = parse_range("2023", "2024", zone);
      filter.copies_once_in = std::make_shared<const Filter>(among);
    }
    const std::string address = search_address(filter, zone);
    const Filter back = parse_filter(fields_of(address), zone, Packs{});
    EXPECT_EQ(back.published, filter.published) << address;
    EXPECT_EQ(back.outlets, filter.outlets) << address;
    EXPECT_EQ(back.kinds, filter.kinds) << address;
    EXPECT_EQ(back.languages, filter.languages) << address;
    EXPECT_EQ(back.possible, filter.possible) << address;
    ASSERT_EQ(back.copies_once_in == nullptr, filter.copies_once_in == nullptr) << address;
    if (filter.copies_once_in == nullptr) continue;
    const Filter &expected = *filter.copies_once_in, &among = *back.copies_once_in;
    EXPECT_EQ(among.outlets, expected.outlets) << address;
    EXPECT_EQ(among.published, expected.published) << address;
    EXPECT_EQ(to_text(among.query), to_text(expected.query)) << address;
  }
}

TEST(Addresses, APeriodIsWrittenAsPeopleWriteIt) {
  const Zone zone = *Zone::find("Asia/Shanghai");
  Filter filter;
  filter.outlets = {"river-daily"};
  filter.published = parse_range("2024-07", "2024-07", zone);
  EXPECT_EQ(search_address(filter, zone), "/search?outlet=river-daily&from=2024-07&to=2024-07");
}

TEST(Addresses, EvidenceIsAPlaceInTheDashboard) {
  const Zone zone;
  Evidence evidence;
  EXPECT_EQ(evidence_address(evidence, zone), "");
  evidence.articles = {ArticleId{1}};
  EXPECT_EQ(evidence_address(evidence, zone), "/article/0000000000000001");
  evidence.captures = {CaptureId{2}};
  EXPECT_EQ(
      evidence_address(evidence, zone),
      "/evidence?article=0000000000000001&capture=0000000000000002");
  evidence = {};
  evidence.passages = {{ArticleId{3}, 6, 12}};
  EXPECT_EQ(evidence_address(evidence, zone), "/article/0000000000000003?passage=6-12");
  evidence = {};
  evidence.filter = Filter{};
  EXPECT_EQ(evidence_address(evidence, zone), "/search");
}

TEST(Addresses, ABadRangeIsToldWithWhatIsExpected) {
  EXPECT_THROW(parse_range("last week", "", Zone{}), UsageError);
  EXPECT_THROW(parse_range("2024", "2023", Zone{}), UsageError);
  EXPECT_THROW(parse_filter({{"kind", "song"}}, Zone{}, Packs{}), UsageError);
}

TEST(Tables, ArgumentsAreAJsonObjectWithItsKeysInOrder) {
  EXPECT_EQ(json_arguments({{"unit", "day"}, {"by", "none"}}), R"({"by": "none", "unit": "day"})");
  EXPECT_EQ(json_arguments({}), "{}");
}

}  // namespace
}  // namespace weiguan
