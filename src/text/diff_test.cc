#include "text/diff.h"

#include <string>

#include <gtest/gtest.h>

#include "base/time.h"

namespace weiguan {
namespace {

// "before>after", with ";" between operations; signs in brackets.
std::string shown(const std::string& before, const std::string& after) {
  std::string all;
  for (const Operation& one : diff(before, after).operations) {
    const std::string part = before.substr(one.before.begin, one.before.end - one.before.begin) +
                             ">" + after.substr(one.after.begin, one.after.end - one.after.begin);
    all += (all.empty() ? "" : ";") + (one.signs ? "(" + part + ")" : part);
  }
  return all;
}

bool changed(const std::string& before, const std::string& after) {
  return diff(before, after).changed;
}

TEST(Diff, EqualTextsHaveNoOperation) {
  EXPECT_EQ(diff("渡口今晨关闭。", "渡口今晨关闭。").operations.size(), 0U);
  EXPECT_FALSE(changed("", ""));
  EXPECT_TRUE(changed("", "渡口"));
  EXPECT_TRUE(changed("渡口", ""));
}

TEST(Diff, ChineseIsComparedCharacterByCharacter) {
  EXPECT_EQ(shown("渡口做为港区的门户。", "渡口作为港区的门户。"), "做>作");
  EXPECT_EQ(shown("江上船只较多。", "江上的船只较多。"), ">的");
  EXPECT_EQ(shown("渡口关闭，人员撤离。", "渡口关闭。"), "，人员撤离>");
}

TEST(Diff, EnglishIsComparedWordByWord) {
  EXPECT_EQ(
      shown("The ferry was closed on Monday.", "The ferry was shut on Monday."), "closed>shut");
  EXPECT_EQ(shown("The port is open", "The old port is open"), ">old");
  EXPECT_EQ(shown("Ask Mei Bay", "Ask mei Bay"), "Mei>mei");
}

TEST(Diff, NumbersAreWholeAndCountedByTheirDigits) {
  const Difference one = diff("有15人受伤", "有16人受伤");
  ASSERT_EQ(one.operations.size(), 1U);
  EXPECT_EQ(one.operations[0].before, (Range{3, 5}));
  EXPECT_EQ(one.deleted, 1U);
  EXPECT_EQ(one.inserted, 1U);
  EXPECT_EQ(shown("涨了3.5%", "涨了3.5个"), "%>个");
  EXPECT_EQ(shown("It rose 3.5 points", "It rose 35 points"), "3.5>35");
  EXPECT_EQ(shown("气温-5℃", "气温5℃"), "->");
  EXPECT_FALSE(changed("about 1,000 boats", "about 1000 boats"));
  EXPECT_FALSE(changed("3月-5月", "3月—5月"));
}

TEST(Diff, ScriptWidthAndSpacesAreNoChange) {
  EXPECT_FALSE(changed("渡口關閉，ＡＢＣ", "渡口关闭， ABC\n"));
  EXPECT_FALSE(changed("渡口\u200b关\ufeff闭", "渡口 关闭"));
  EXPECT_FALSE(changed("他说：「开」", "他说:“开”"));
  EXPECT_TRUE(changed("渡口关闭", "渡口开放"));
}

TEST(Diff, TaiwansWayOfWritingAParticleIsNoChange) {
  EXPECT_FALSE(changed("木料旁边摆着水泵。", "木料旁邊擺著水泵。"));
  EXPECT_EQ(shown("木料旁边摆着水泵。", "木料旁边摆了水泵。"), "着>了");
}

TEST(Diff, EntitiesAreNoChange) {
  EXPECT_FALSE(changed("Mei&nbsp;Bay&#xA0;port", "Mei Bay port"));
  EXPECT_FALSE(changed("渡口&amp;nbsp;关闭", "渡口 关闭"));
  EXPECT_FALSE(changed("&amp;amp;lt;5", "&lt;5"));
  EXPECT_FALSE(changed("Ct值<35；仍在>观察", "Ct值&lt;35；仍在&gt;观察"));
  EXPECT_TRUE(changed("Ct值<35；仍在", "Ct值<30；仍在"));
  EXPECT_TRUE(changed("A &bay; B", "A B"));
}

TEST(Diff, MarksOfMarkdownAndTagsAreNoChange) {
  EXPECT_FALSE(changed("**渡口关闭**\n\n---\n人员撤离", "渡口关闭\n人员撤离"));
  EXPECT_FALSE(changed("## Port\n> closed", "Port\nclosed"));
  EXPECT_FALSE(changed("看[地图](https://bay.example/a)", "看地图"));
  EXPECT_FALSE(changed("<p>渡口<b>关闭</b></p>", "渡口关闭"));
  EXPECT_TRUE(changed("人数<p值", "人数"));
}

TEST(Diff, FurnitureIsNoChange) {
  for (const std::string furniture :
       {"更新时间戳：1664109102894",
        "(更新时间戳: 1664109102894)",
        "更新时间：2023-09-04T14:25:27.498Z",
        "阅读 1234",
        "分享到：微信 微博 打印",
        "[查看原文]",
        "字号：大 中 小",
        "Last updated: 3 hours ago",
        "Share   Print   1,204 views",
        "Posted on Monday, July 1 2024 at 10:30 am"}) {
    EXPECT_FALSE(changed("渡口关闭。\n" + furniture, "渡口关闭。")) << furniture;
    EXPECT_TRUE(is_furniture(furniture)) << furniture;
  }
  EXPECT_FALSE(changed("渡口关闭。 更新时间戳: 1664109102894", "渡口关闭。"));
  EXPECT_FALSE(changed("渡口关闭(更新时间：2023-09-04)人员撤离", "渡口关闭人员撤离"));
}

TEST(Diff, WhatOnlyLooksLikeFurnitureIsText) {
  for (const std::string text :
       {"全市阅读活动有1234人参加",
        "他呼吁大家分享经验",
        "截至2023年9月4日更新了三艘船",
        "The port shares 12 berths",
        "updated figures show 12 boats",
        "12:30",
        "1234"}) {
    EXPECT_TRUE(changed("渡口关闭。\n" + text, "渡口关闭。")) << text;
    EXPECT_FALSE(is_furniture(text)) << text;
  }
  EXPECT_TRUE(changed("阅读1234本书的人", "阅读1235本书的人"));
  EXPECT_TRUE(changed("渡口9月4日关闭", "渡口9月5日关闭"));
}

TEST(Diff, SignsAloneAreToldAndAreNoChange) {
  const Difference one = diff("渡口关闭，人员撤离。", "渡口关闭。人员撤离。");
  EXPECT_FALSE(one.changed);
  ASSERT_EQ(one.operations.size(), 1U);
  EXPECT_TRUE(one.operations[0].signs);
  EXPECT_EQ(one.deleted + one.inserted, 0U);
  EXPECT_EQ(shown("他是“专家”。", "他是专家。"), "(“>);(”>)");
}

TEST(Diff, CountsWhatBothHold) {
  const Difference one = diff("渡口A1。\n阅读 5", "渡口，");
  EXPECT_EQ(one.before, 4U);
  EXPECT_EQ(one.after, 2U);
}

TEST(Diff, HostileTextsEndInTime) {
  std::string same, other, mixed;
  for (int i = 0; i < 60000; ++i) {
    same += "潮";
    other += i % 3 == 0 ? "潮" : "水";
    mixed += i % 7 < 3 ? "水" : "潮";
  }
  const Time begin = now();
  EXPECT_TRUE(diff(same, other).changed);
  EXPECT_TRUE(diff(mixed, other).changed);
  EXPECT_LT(now() - begin, std::chrono::seconds(30));
}

TEST(Diff, ManyEditsOfALongTextAreEachFound) {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) {
    const std::string line = "第" + std::to_string(i) + "艘船今晨驶入渡口，载有" +
                             std::to_string(i * 7 % 1000) + "箱货物。\n";
    before += line;
    after += line;
    if (i % 10 == 0) after += "又及。";
  }
  const Difference one = diff(before, after);
  EXPECT_EQ(one.operations.size(), 300U);
  EXPECT_EQ(one.inserted, 600U);
  EXPECT_EQ(one.deleted, 0U);
  EXPECT_FALSE(one.rough);
}

TEST(Diff, InvalidBytesAreReplacementCharacters) {
  EXPECT_FALSE(changed("\xff渡口", "\xfe渡口"));
  EXPECT_EQ(shown("渡\xe5口", "渡口"), "(\xe5>)");
}

}  // namespace
}  // namespace weiguan
