#include "text/name_cues.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace weiguan {
namespace {

// "kind:words", by place; kinds as n(ame), w(ork), b(ody), t(itle), l(eader).
std::string cues(const std::string& text) {
  constexpr std::string_view letters = "nwbtl";
  std::string all;
  for (const NameCue& one : name_cues(text, {"表示", "说"})) {
    all += fmt::format(
        "{}{}:{}",
        all.empty() ? "" : " ",
        letters[static_cast<std::size_t>(one.kind)],
        text.substr(one.range.begin, one.range.end - one.range.begin));
  }
  return all;
}

TEST(NameCues, TitlesAndNamesBesideThem) {
  EXPECT_EQ(cues("港务局局长江一舟到会"), "b:港务局 t:局长 n:江一舟");
  EXPECT_EQ(cues("岛国总统江一舟抵达"), "l:总统 l:江一舟");
  EXPECT_EQ(cues("江一舟副主席"), "l:江一舟 l:副主席");
  EXPECT_EQ(cues("总理高度重视渔业"), "l:总理");
}

TEST(NameCues, SpeakersAndForeignNames) {
  EXPECT_EQ(cues("“开。”江一舟表示"), "n:江一舟");
  EXPECT_EQ(cues("他表示渡口将开"), "");
  EXPECT_EQ(cues("会见了贝拉佐维奇一行"), "n:贝拉佐维奇");
  EXPECT_EQ(cues("渔船在江上往来"), "");
}

TEST(NameCues, Bodies) {
  EXPECT_EQ(cues("由有关单位负责"), "b:单位");
  EXPECT_EQ(cues("航运部的通知"), "b:航运部");
  EXPECT_EQ(cues("全部部分部署"), "");
}

TEST(NameCues, Works) {
  EXPECT_EQ(cues("发布《渡口条例》"), "w:渡口条例");
  EXPECT_EQ(cues("发布《"), "");
}

TEST(NameCues, CapitalsInEnglish) {
  EXPECT_EQ(cues("On Monday the mayor, Mei Bay, left."), "n:Mei Bay");
  EXPECT_EQ(cues("Today President Mei Bay left."), "l:Today President Mei Bay");
  EXPECT_EQ(cues("They met president Bay there."), "l:Bay");
  EXPECT_EQ(cues("Boats left the port."), "");
  EXPECT_EQ(
      cues("Ferry Stops Running After Storm Hits Old Port"),
      "n:Ferry Stops Running After Storm Hits Old Port");
  EXPECT_EQ(cues("Ferry Stops Running After Storm Hits The Old Port Again"), "");
}

}  // namespace
}  // namespace weiguan
