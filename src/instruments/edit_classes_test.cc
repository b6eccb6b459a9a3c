#include "instruments/edit_classes.h"

#include <string>

#include <gtest/gtest.h>

#include "instruments/edit_snippets.h"

namespace weiguan {
namespace {

const EditJudge& judge() {
  static const EditJudge one(Packs::load({WEIGUAN_SOURCE "/packs/china"}, {}));
  return one;
}

Edit judged(const std::string& before, const std::string& after) {
  return judge().judge({"", before}, {"", after});
}

std::string classes(const std::string& before, const std::string& after) {
  return names_of(judged(before, after).classes);
}

int severity(const std::string& before, const std::string& after) {
  return judged(before, after).severity;
}

TEST(EditClasses, ArtefactsAreNone) {
  const Edit edit = judged("渡口關閉&nbsp;。\n更新时间戳：1664109102894", "渡口关闭。");
  EXPECT_FALSE(edit.changed);
  EXPECT_TRUE(edit.classes.empty());
  EXPECT_EQ(edit.severity, 0);
}

TEST(EditClasses, Slips) {
  EXPECT_EQ(classes("渡口做为门户。", "渡口作为门户。"), "typo");
  EXPECT_EQ(classes("船只较多。", "船只也较多。"), "typo");
  EXPECT_EQ(classes("The jaws that bite.", "The jaws that byte."), "typo");
  EXPECT_EQ(classes("the port", "The port"), "typo");
  EXPECT_EQ(classes("Berth a", "Berth A"), "typo");
}

TEST(EditClasses, OtherWords) {
  EXPECT_EQ(classes("船队下午返港。", "船队傍晚返港。"), "wording");
  EXPECT_EQ(classes("The boats left at dawn.", "The boats sank at dawn."), "wording");
  EXPECT_GT(severity("渡口关闭。", "渡口未关闭。"), severity("船只较多。", "船只也较多。"));
  EXPECT_EQ(classes("渡口关闭。", "渡口未关闭。"), "wording");
}

TEST(EditClasses, NumbersByWhatTheyComeTo) {
  EXPECT_EQ(classes("有15人受伤。", "有16人受伤。"), "number");
  EXPECT_EQ(classes("运量1.2亿吨。", "运量1.2万吨。"), "number");
  EXPECT_EQ(classes("有3人受伤。", "有三人受伤。"), "typo");
  EXPECT_EQ(classes("It rose 5% there.", "It rose 6% there."), "number");
}

TEST(EditClasses, NamesTitlesAndBodies) {
  EXPECT_EQ(classes("岛国总统江一舟抵达。", "岛国总统江一帆抵达。"), "name");
  EXPECT_EQ(classes("由新闻媒体转发。", "由新闻单位转发。"), "name");
  EXPECT_EQ(classes("港务局局长到会。", "港务局副局长到会。"), "name");
  EXPECT_EQ(classes("会见贝拉佐维奇一行。", "会见贝拉索维奇一行。"), "name");
  EXPECT_EQ(classes("She met Mei Bay there.", "She met Mei Hill there."), "name");
  EXPECT_EQ(classes("总理高度重视渔业。", "总理重视渔业。"), "softened");
}

TEST(EditClasses, HardenedAndSoftened) {
  EXPECT_EQ(classes("船可能沉没了。", "船沉没了。"), "hardened");
  EXPECT_EQ(classes("船沉没了。", "船据称沉没了。"), "softened");
  EXPECT_EQ(classes("我们坚决反对。", "我们反对。"), "softened");
  EXPECT_EQ(classes("The boat reportedly sank.", "The boat sank."), "hardened");
}

TEST(EditClasses, PhrasesOfTheGlossary) {
  EXPECT_EQ(classes("要坚持正确舆论导向。", "要坚持。"), "phrase");
  EXPECT_EQ(classes("要坚持舆论导向。", "要坚持輿論導向。"), "");
}

TEST(EditClasses, Passages) {
  const std::string front = "渡口今晨关闭。", back = "船只返港避风。";
  const std::string passage = "管理处称风力将持续增强，居民应尽量留在家中等待。";
  EXPECT_EQ(classes(front + passage + back, front + back), "removed");
  EXPECT_EQ(classes(front + back, front + passage + back), "added");
  EXPECT_EQ(
      classes(
          front + passage + back,
          front + "今年鱼价比往年低，市场里的摊位却多出一倍还不止。" + back),
      "rewritten");
  EXPECT_EQ(classes(front + passage + back, front + back + passage), "moved");
  EXPECT_EQ(classes("One\nThree", "One\nTwo\nThree"), "added");
  EXPECT_EQ(classes("Link a\nLink b", "Link a"), "removed");
}

TEST(EditClasses, Headlines) {
  const Edit edit = judge().judge({"渡口关闭", "正文。"}, {"渡口开放", "正文。"});
  EXPECT_TRUE(edit.changed);
  EXPECT_EQ(names_of(edit.classes), "headline, wording");
  const EditText before{"渡口关闭", "正文。"}, after{"渡口开放", "正文。"};
  EXPECT_EQ(difference_of(edit, before, after), "T: 渡口[-关闭-][+开放+]");
  EXPECT_FALSE(judge().judge({"", "正文。"}, {"渡口", "正文。"}).changed);
}

TEST(EditClasses, PunctuationIsToldAndIsNoChange) {
  const Edit edit = judged("渡口关闭，船返港。", "渡口关闭。船返港。");
  EXPECT_FALSE(edit.changed);
  EXPECT_EQ(names_of(edit.classes), "punctuation");
}

TEST(EditClasses, TheHeaviestStandFirst) {
  const int leader = severity("岛国总统江一舟抵达。", "岛国元首抵达。");
  const int body = severity("由新闻媒体转发。", "由新闻单位转发。");
  const int number = severity("有15人受伤。", "有16人受伤。");
  const int softened = severity("船沉没了。", "船据称沉没了。");
  const std::string a = "管理处称风力持续增强。", b = "船只返港避风。";
  const int moved = severity("开。" + a + b, "开。" + b + a);
  const int typo = severity("渡口做为门户。", "渡口作为门户。");
  EXPECT_GT(leader, body);
  EXPECT_GT(body, number);
  EXPECT_GT(number, softened);
  EXPECT_GT(softened, moved);
  EXPECT_GT(moved, typo);
  EXPECT_GT(typo, 0);
}

}  // namespace
}  // namespace weiguan
