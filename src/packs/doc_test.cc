// docs/formats/pack.md says what the code does: the same columns and words, and an example that
// loads.
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "packs/detail/affiliation_files.h"
#include "packs/detail/columns.h"
#include "packs/detail/entity_row.h"
#include "packs/detail/equivalents.h"
#include "packs/detail/euphemisms.h"
#include "packs/detail/notices.h"
#include "packs/detail/phrase_entry.h"
#include "packs/detail/provider_files.h"
#include "packs/detail/reader.h"
#include "packs/detail/register_store.h"
#include "packs/detail/wording.h"
#include "packs/registers.h"
#include "packs/words.h"

namespace weiguan {
namespace {

const std::string doc = read_file(WEIGUAN_SOURCE "/docs/formats/pack.md");

// The text between a heading and the next one.
std::string_view part(std::string_view heading) {
  const std::string whole = fmt::format("\n{}\n", heading);
  const std::size_t begin = doc.find(whole);
  if (begin == std::string::npos) return {};
  const std::size_t body = begin + whole.size();
  const std::size_t end = doc.find("\n#", body);
  return std::string_view(doc).substr(body, end == std::string::npos ? end : end - body + 1);
}

// What stands in back quotes in the first column of its tables.
std::vector<std::string> first_column(std::string_view text) {
  std::vector<std::string> out;
  constexpr std::string_view mark = "\n| `";
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
    at += mark.size();
    out.emplace_back(text.substr(at, text.find('`', at) - at));
  }
  return out;
}

template <typename Names>
std::vector<std::string> strings(const Names& names) {
  return {names.begin(), names.end()};
}

TEST(PackDoc, ListsTheColumnsInOrder) {
  EXPECT_EQ(first_column(part("## outlets.csv")), strings(outlet_columns));
  EXPECT_EQ(first_column(part("## groups.csv")), strings(group_columns));
  EXPECT_EQ(first_column(part("## affiliations/bodies.csv")), strings(body_columns));
  EXPECT_EQ(first_column(part("## affiliations/edges.csv")), strings(edge_columns));
}

TEST(PackDoc, ListsTheKeysOfTheGlossaryInOrder) {
  EXPECT_EQ(first_column(part("### A phrase (提法)")), strings(phrase_keys()));
  EXPECT_EQ(first_column(part("### A group of phrases")), strings(phrase_group_keys()));
  EXPECT_EQ(first_column(part("### A tier (热度)")), strings(tier_keys()));
}

TEST(PackDoc, ListsTheGroupsOfTheWordingInOrder) {
  EXPECT_EQ(first_column(part("## wording.toml")), strings(wording_groups()));
}

TEST(PackDoc, ListsTheKeysOfTheNoticesInOrder) {
  std::vector<std::string> keys = strings(notice_keys());
  for (int i = 0; i <= static_cast<int>(Cause::geo_block); ++i)
    keys.emplace_back(to_string(static_cast<Cause>(i)));
  EXPECT_EQ(first_column(part("### A notice (告示)")), keys);
  EXPECT_EQ(first_column(part("### A live page (在线页面)")), strings(live_page_keys()));
}

TEST(PackDoc, ListsTheKeysOfTheProvidersInOrder) {
  EXPECT_EQ(first_column(part("### A provider (服务商)")), strings(provider_keys()));
  std::vector<std::string> keys = strings(signature_keys());
  for (int i = 0; i <= static_cast<int>(Block::transport); ++i)
    keys.emplace_back(to_string(static_cast<Block>(i)));
  EXPECT_EQ(first_column(part("### A signature (拦截特征)")), keys);
  EXPECT_EQ(first_column(part("## euphemisms.toml")), strings(euphemism_keys()));
  EXPECT_EQ(first_column(part("## equivalents.csv")), strings(equivalent_columns));
}

TEST(PackDoc, ListsTheKeysAndColumnsOfTheRegistersInOrder) {
  EXPECT_EQ(first_column(part("### A register (名录)")), strings(register_keys()));
  EXPECT_EQ(first_column(part("### An entity (实体)")), strings(entity_columns));
  EXPECT_EQ(
      first_column(part("### A ranking by others (官方排名)")), strings(official_ranking_keys()));
}

void expect_words(std::string_view heading, std::span<const PackWord> words) {
  const std::string_view text = part(heading);
  EXPECT_EQ(first_column(text).size(), words.size()) << heading;
  for (const PackWord& one : words) {
    const std::string row = fmt::format("\n| `{}` | {} | {} |\n", one.word, one.zh, one.en);
    EXPECT_NE(text.find(row), std::string_view::npos) << row;
  }
}

TEST(PackDoc, ListsTheWords) {
  expect_words("### kind (类型)", outlet_kinds());
  expect_words("### control (控制)", outlet_controls());
  expect_words("### platforms of accounts", account_platforms());
  expect_words("### kinds of bodies (机构类型)", body_kinds());
  expect_words("### relations (关系)", relation_words());
  expect_words("### kinds of equivalents (词类)", equivalent_kinds());
}

// The text of the n-th fence of a language in the example.
std::string fence(std::string_view language, std::size_t number) {
  const std::string_view text = part("## An example");
  const std::string open = fmt::format("```{}\n", language);
  std::size_t at = 0;
  for (std::size_t i = 0; i <= number; ++i) at = text.find(open, at) + open.size();
  return std::string(text.substr(at, text.find("```", at) - at));
}

TEST(PackDoc, HasAnExampleThatLoads) {
  const ProblemSink sink = [](const Problem& problem) { ADD_FAILURE() << problem.reason; };
  PackReader reader(sink);
  PackFiles files{"example", fence("toml", 0), fence("csv", 0), fence("csv", 1)};
  files.affiliations = {"example/affiliations", fence("csv", 2), fence("csv", 3)};
  files.phrases = fence("toml", 1);
  files.wording = fence("toml", 2);
  files.notices = fence("toml", 3);
  files.providers = fence("toml", 4);
  files.euphemisms = fence("toml", 5);
  files.equivalents = fence("csv", 5);
  files.registers.folder = "example/registers";
  files.registers.files["isles.toml"] = fence("toml", 6);
  files.registers.files["isles.csv"] = fence("csv", 4);
  files.registers.files["official.toml"] = fence("toml", 7);
  reader.add(files);
  const Packs packs = reader.packs();
  ASSERT_NE(packs.registers().entity("isles/calm"), nullptr);
  EXPECT_EQ(packs.registers().entity("isles/calm")->called.size(), 3U);
  ASSERT_EQ(packs.registers().rankings.size(), 1U);
  EXPECT_EQ(packs.registers().rankings[0].ranks[0].entity, "gull");
  EXPECT_NE(packs.registers().entity("outlets/tideland-daily"), nullptr);
  ASSERT_EQ(packs.outlets().size(), 2U);
  EXPECT_EQ(packs.by_url("https://news.tideland.example/1")->id, "tideland-daily");
  EXPECT_EQ(packs.by_url("https://bay.tideland.example/1")->id, "north-bay-evening");
  EXPECT_EQ(packs.by_name("潮報")->id, "tideland-daily");
  EXPECT_EQ(packs.affiliations().bodies().size(), 2U);
  EXPECT_EQ(packs.affiliations().edges().size(), 3U);
  ASSERT_EQ(packs.phrases().size(), 2U);
  EXPECT_EQ(packs.phrase("岸闊潮平")->id, "calm-tides");
  EXPECT_EQ(packs.phrase("calm-tides")->wider, std::vector<std::string>{"three-calms"});
  EXPECT_TRUE(must_cover(*packs.phrase("calm-tides"), "潮平岸阔楼"));
  EXPECT_EQ(packs.tiers().size(), 2U);
  EXPECT_EQ(packs.notices().cause_of("此帖已由作者收回。", "posts.bay.example"), Cause::author);
  EXPECT_EQ(packs.providers().by_endpoint("https://api.tide.example/v1")->id, "tide");
  EXPECT_EQ(packs.providers().block_of(Answer(), "這個問題請問港務局")->block, Block::output);
  ASSERT_EQ(packs.equivalents().size(), 2U);
  EXPECT_EQ(
      packs.equivalents()[0].words.en, (std::vector<std::string>{"Gull Isle", "Isle of Gulls"}));
  ASSERT_EQ(packs.euphemisms().size(), 1U);
  EXPECT_EQ(packs.euphemisms()[0].day, 2);
  EXPECT_EQ(packs.wording().hedges.zh, (std::vector<std::string>{"据传", "或"}));
}

}  // namespace
}  // namespace weiguan
