#include "text/notices.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Notice notice(std::string id, Cause cause, std::vector<std::string> texts) {
  Notice out;
  out.id = std::move(id);
  out.cause = cause;
  out.texts = std::move(texts);
  return out;
}

Notices some() {
  std::vector<Notice> all = {
      notice("author", Cause::author, {"该内容已被发布者删除", "Deleted by the author"}),
      notice("account", Cause::account, {"此账号已被屏蔽"}),
      notice("rule", Cause::violation, {"该帖因*违反*《河谷公约》，已被删除"}),
      notice("gone", Cause::gone, {"页面不存在"}),
      notice("hidden", Cause::hidden, {"暂无查看权限"})};
  all.push_back(notice("bay", Cause::gone, {"暂无查看权限"}));
  all.back().hosts = {"bay.example"};
  all.back().addresses = {"bay.example/sorry?pagenotfound*", "bay.example/404*"};
  all.back().elements = {"page_gone"};
  all.push_back(notice("one", Cause::login, {"访客系统"}));
  all.back().whole = true;
  LivePage live;
  live.id = "live";
  live.hosts = {"bay.example"};
  live.elements = {"post_text"};
  return Notices(std::move(all), {live});
}

TEST(Notices, StateTheirCause) {
  const Notices notices = some();
  EXPECT_EQ(notices.cause_of("该内容已被发布者删除"), Cause::author);
  EXPECT_EQ(notices.cause_of("Deleted by the author."), Cause::author);
  EXPECT_EQ(notices.cause_of("海上升明月"), std::nullopt);
  EXPECT_EQ(notices.cause_of(""), std::nullopt);
  EXPECT_EQ(notices.cause_of("。，！"), std::nullopt);
  EXPECT_EQ(Notices().cause_of("该内容已被发布者删除"), std::nullopt);
}

TEST(Notices, AreBlindToScriptWidthCasePunctuationAndTheTwoWordsForAnAccount) {
  const Notices notices = some();
  for (const char* words :
       {"此帐号已被屏蔽,",
        "此帳號已被屏蔽，",
        "此賬號已被屏蔽",
        " 此账号 已被屏蔽 。",
        "此帐号已被屏蔽！"})
    EXPECT_EQ(notices.cause_of(words), Cause::account) << words;
  EXPECT_EQ(notices.cause_of("ＤＥＬＥＴＥＤ by the Author"), Cause::author);
}

TEST(Notices, LoseWhatIsSaidBeforeAndBehindAnyOfThem) {
  const Notices notices = some();
  EXPECT_EQ(
      notices.cause_of("抱歉，该内容已被发布者删除。查看帮助：http://t.example/zWSudZc"),
      Cause::author);
  EXPECT_EQ(notices.cause_of("对不起，页面不存在 返回首页"), Cause::gone);
  EXPECT_EQ(notice_letters("抱歉，页面不存在。查看帮助：http://t.example/1"), "页面不存在");
  EXPECT_EQ(notice_letters("返回"), "返回");
  EXPECT_EQ(notice_letters("抱歉"), "抱歉");
}

TEST(Notices, LeaveRoomForAFewWordsOnly) {
  const Notices notices = some();
  EXPECT_EQ(notices.cause_of("您访问的页面不存在"), Cause::gone);
  EXPECT_EQ(notices.cause_of("昨天有读者来信说他打开旧文时页面不存在"), std::nullopt);
  EXPECT_EQ(
      notices.cause_of("馆员念了一遍那行字：该内容已被发布者删除，然后叹了一口气走开了"),
      std::nullopt);
  EXPECT_EQ(notices.cause_of("该帖因多人举报违反《河谷公约》，已被删除"), Cause::violation);
  EXPECT_EQ(notices.cause_of("该帖因《河谷公约》，已被删除"), std::nullopt);
  std::string longer;
  for (int i = 0; i < 40; ++i) longer += "该内容已被发布者删除，";
  EXPECT_EQ(notices.cause_of(longer), std::nullopt);
}

TEST(Notices, ThatMustBeAllOfItAreNothingElse) {
  const Notices notices = some();
  EXPECT_EQ(notices.cause_of("访客系统"), Cause::login);
  EXPECT_EQ(notices.cause_of("新访客系统"), std::nullopt);
}

TEST(Notices, HoldAtTheirHosts) {
  const Notices notices = some();
  EXPECT_EQ(notices.cause_of("暂无查看权限", "bay.example"), Cause::gone);
  EXPECT_EQ(notices.cause_of("暂无查看权限", "m.bay.example"), Cause::gone);
  EXPECT_EQ(notices.cause_of("暂无查看权限", "harbour.example"), Cause::hidden);
  EXPECT_EQ(notices.cause_of("暂无查看权限", "notbay.example"), Cause::hidden);
  EXPECT_EQ(notices.cause_of("暂无查看权限"), Cause::hidden);
}

TEST(Notices, FindTheLongestAndSayHowMuchStandsBeside) {
  const Notices notices = some();
  const auto found = notices.find("您看的页面不存在", "");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->notice->id, "gone");
  EXPECT_EQ(found->text, "页面不存在");
  EXPECT_EQ(found->beside, 9U);
  EXPECT_FALSE(notices.find("您看的页面不存在", "", 8));
}

TEST(Notices, KnowAddresses) {
  const Notices notices = some();
  for (const char* url :
       {"https://bay.example/404.html",
        "http://m.bay.example/404_2.html",
        "https://BAY.example/Sorry?PageNotFound&x=1"})
    EXPECT_EQ(notices.cause_of_address(url), Cause::gone) << url;
  for (const char* url :
       {"https://bay.example/",
        "https://bay.example/a/404.html",
        "https://notbay.example/404.html",
        "https://harbour.example/404.html",
        "bay.example/404",
        "",
        "::"})
    EXPECT_EQ(notices.cause_of_address(url), std::nullopt) << url;
}

TEST(Notices, KnowElements) {
  const Notices notices = some();
  EXPECT_EQ(notices.cause_of_element("page_gone", "bay.example"), Cause::gone);
  EXPECT_EQ(notices.cause_of_element("page_gone", "harbour.example"), std::nullopt);
  EXPECT_EQ(notices.cause_of_element("page", "bay.example"), std::nullopt);
  EXPECT_TRUE(notices.is_live_element("post_text", "m.bay.example"));
  EXPECT_FALSE(notices.is_live_element("post_text", "harbour.example"));
}

TEST(MatchesPattern, TakesAStarForAnything) {
  EXPECT_TRUE(matches_pattern("", ""));
  EXPECT_TRUE(matches_pattern("/404", "/404*"));
  EXPECT_TRUE(matches_pattern("/a/b/c", "/*/c"));
  EXPECT_TRUE(matches_pattern("aXbXc", "a*b*c"));
  EXPECT_FALSE(matches_pattern("/404", "/40"));
  EXPECT_FALSE(matches_pattern("/40", "/404"));
  EXPECT_FALSE(matches_pattern("ab", "a*c"));
}

}  // namespace
}  // namespace weiguan
