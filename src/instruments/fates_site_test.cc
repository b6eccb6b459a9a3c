// What can only be told by looking at more of a site than the page itself.
#include <gtest/gtest.h>

#include "instruments/fates_visit.h"
#include "instruments/test_visits.h"

namespace weiguan {
namespace {

const std::string story = TestVisits::story;
const std::string other = "https://river.example/news/2.html";
const std::string home = "https://river.example/";
constexpr std::uint64_t missing_page = 0x1111222233334444U;

TEST(FatesOfSites, APageLikeThatOfAnAddressThatCannotExistIsGone) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "unknown", missing_page ^ 1U);
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "unknown changed");
  visits.probe(50, 200, "unknown", missing_page);
  EXPECT_EQ(visits.ending(), "removed soft-404 one-visit");
  EXPECT_EQ(visits.fate().visits[1].beside.size(), 2U);  // The probe and the other article.
}

TEST(FatesOfSites, AProbeThatShowsAnArticleProvesNothing) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "unknown", missing_page);
  visits.shows(other, 51, "桥已修好");
  visits.probe(50, 200, "article", missing_page);
  EXPECT_EQ(visits.ending(), "unknown changed");
}

TEST(FatesOfSites, AProbeThatMeetsAWallProvesNothing) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "unknown", missing_page);
  visits.shows(other, 51, "桥已修好");
  visits.probe(50, 200, "challenge", missing_page);
  EXPECT_EQ(visits.ending(), "unknown changed");
}

TEST(FatesOfSites, ProbesThatDisagreeProveNothing) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "unknown", missing_page);
  visits.shows(other, 51, "桥已修好");
  visits.probe(50, 200, "unknown", missing_page);
  visits.probe(10, 404, "error", ~missing_page);
  EXPECT_EQ(visits.ending(), "unknown changed");
}

TEST(FatesOfSites, AWallThatAProbeMetTooIsNoRemovalWhereTheSiteSays404Elsewhere) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "unknown", missing_page);
  visits.shows(other, 51, "桥已修好");
  visits.probe(50, 200, "unknown", missing_page);
  EXPECT_EQ(visits.ending(), "removed soft-404 one-visit");
  visits.probe(10, 404, "error", ~missing_page, "https://river.example/sport/");
  EXPECT_EQ(visits.ending(), "unknown changed");
}

TEST(FatesOfSites, APageThatWasLikeTheProbeWhenItWasShownIsShown) {
  TestVisits visits;
  Capture one = visits.capture(story, 1, 200);
  one.page_kind = "article";
  one.sketch = missing_page;
  visits.write(one);
  visits.serves(story, 50, "unknown", missing_page);
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "present shown");
  visits.probe(50, 200, "unknown", missing_page);
  EXPECT_NE(visits.fate().fate(), Fate::removed);
}

TEST(FatesOfSites, AnArticleThatEveryMissingAddressShowsIsNotThePage) {
  TestVisits visits;
  visits.shows(story, 1);
  Capture one = visits.capture(story, 50, 200);
  one.page_kind = "article";
  one.sketch = missing_page;
  visits.write(one);
  EXPECT_EQ(visits.ending(), "present shown");  // Rewritten, as far as is known.
  visits.probe(50, 200, "article", missing_page);
  EXPECT_EQ(visits.ending(), "unknown changed");
}

TEST(FatesOfSites, ADomainThatWasParkedIsTheEndOfNoPage) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.shows(other, 2, "桥已修好");
  for (const auto& url : {story, other, home}) {
    visits.serves(url, 50, "unknown", missing_page);
    visits.serves(url, 60, "unknown", missing_page);
  }
  visits.probe(50, 200, "unknown", missing_page);
  EXPECT_EQ(visits.ending(), "unknown host");
  EXPECT_EQ(visits.ending(other), "unknown host");
}

TEST(FatesOfSites, ASiteThatIsNotFoundAltogetherIsTheEndOfNoPage) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.answers(story, 50, 404);
  visits.entrance("https://river.example/news/", 50, 404, purpose::listing);
  EXPECT_EQ(visits.ending(), "unknown host");
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "removed not-found one-visit");
}

TEST(FatesOfSites, WordsOfNotFoundNeedASiteThatLives) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "error", 77, "gone", "您访问的页面不存在");
  EXPECT_EQ(visits.ending(), "unknown host");
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "removed soft-404 one-visit");
}

TEST(FatesOfSites, AnErrorPageThatSaysNothingIsNoRemoval) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "error", 77);
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "unknown changed");
}

TEST(FatesOfSites, ABlankPageIsGoneWhileOthersAreShown) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "unknown", 0);
  EXPECT_EQ(visits.ending(), "unknown host");
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "removed blank one-visit");
}

TEST(FatesOfSites, APageThatNeverHadTextIsNotBlankNow) {
  TestVisits visits;
  visits.serves(story, 1, "listing", 0);
  visits.serves(story, 50, "unknown", 0);
  visits.shows(other, 51, "桥已修好");
  EXPECT_NE(visits.fate().fate(), Fate::removed);
}

TEST(FatesOfSites, ARedirectHomeIsARemovalWhileOthersAreShown) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.leads(story, 50, home);
  EXPECT_EQ(visits.ending(), "unknown host");
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "removed redirect one-visit");
  visits.serves(home, 50, "front-page", 99);
  EXPECT_EQ(visits.ending(), "removed redirect one-visit");
  EXPECT_EQ(visits.fate().visits[1].leads_to, home);
  EXPECT_EQ(visits.fate().visits[1].beside.size(), 2U);
}

TEST(FatesOfSites, ARedirectToALogInOrACaptchaIsNoRemoval) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.shows(other, 51, "桥已修好");
  visits.leads(story, 50, "https://passport.river.example/?from=1");
  EXPECT_EQ(visits.ending(), "unreachable login");
  visits.leads(story, 52, home);
  visits.serves(home, 52, "challenge", 99);
  EXPECT_EQ(visits.ending(), "unreachable captcha");
  visits.leads(story, 54, "https://river.example/captcha?next=1");
  EXPECT_EQ(visits.ending(), "unreachable captcha");
}

TEST(FatesOfSites, ARedirectToAnErrorPageIsARemoval) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.shows(other, 51, "桥已修好");
  visits.leads(story, 50, "https://river.example/404.html");
  EXPECT_EQ(visits.ending(), "removed redirect one-visit");
  TestVisits hard;
  hard.shows(story, 1);
  hard.leads(story, 50, "https://river.example/gone");
  hard.answers("https://river.example/gone", 50, 404);
  EXPECT_EQ(hard.ending(), "removed not-found one-visit");
}

TEST(FatesOfSites, TheSamePageUnderAnotherFormOfItsAddressIsPresent) {
  for (const char* to :
       {"http://river.example/news/1.html",
        "https://www.river.example/news/1.html",
        "https://river.example/news/1.html/"}) {
    TestVisits visits;
    visits.shows(story, 1);
    visits.leads(story, 50, to);
    visits.shows(to, 50);
    EXPECT_EQ(visits.ending(), "present shown") << to;
  }
}

TEST(FatesOfSites, TheSameArticleElsewhereHasMoved) {
  const std::string to = "https://river.example/2031/one.html";
  TestVisits visits;
  visits.shows(story, 1);
  visits.leads(story, 50, to);
  visits.shows(to, 50);
  EXPECT_EQ(visits.ending(), "removed migrated one-visit");
}

TEST(FatesOfSites, AnotherArticleInItsPlaceIsNoRemoval) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.leads(story, 50, other);
  visits.shows(other, 50, "桥已修好");
  EXPECT_EQ(visits.ending(), "unknown elsewhere");
}

TEST(FatesOfSites, ARedirectToSomebodyElsesSiteIsUnknown) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.leads(story, 50, "https://parking.example/river");
  visits.serves("https://parking.example/river", 50, "unknown", 99);
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "unknown elsewhere");
}

TEST(FatesOfSites, AListWhereMissingAddressesLeadIsARemoval) {
  TestVisits visits;
  const std::string sorry = "https://river.example/sorry";
  visits.shows(story, 1);
  visits.leads(story, 50, sorry);
  visits.serves(sorry, 50, "unknown", 99);
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "unknown elsewhere");
  Capture probe = visits.capture("https://river.example/news/zq.html", 50, 302);
  probe.purpose = purpose::probe;
  probe.location = sorry;
  visits.write(probe);
  EXPECT_EQ(visits.ending(), "removed redirect one-visit");
}

TEST(FatesOfSites, ARedirectInCirclesIsTheSitesTrouble) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.leads(story, 50, "https://river.example/a");
  visits.leads("https://river.example/a", 50, story);
  EXPECT_EQ(visits.ending(), "unreachable server-error");
}

TEST(FatesOfSites, APageThatSendsItsReaderHomeIsARedirect) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.shows(other, 51, "桥已修好");
  Capture one = visits.capture(story, 50, 200);
  one.page_kind = "unknown";
  one.sketch = 0;
  one.location = home;
  visits.write(one);
  EXPECT_EQ(visits.ending(), "removed redirect one-visit");
}

TEST(FatesOfSites, APageThatSendsItsReaderToItselfIsUnknown) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.shows(other, 51, "桥已修好");
  Capture one = visits.capture(story, 50, 200);
  one.page_kind = "unknown";
  one.sketch = 0;
  one.location = story;
  visits.write(one);
  EXPECT_EQ(visits.ending(), "unknown unread");
}

TEST(FatesOfSites, AnAddressThatSaysWhyIsBelieved) {
  TestVisits visits;
  visits.shows(story, 1);
  Capture one = visits.capture(story, 50, 302);
  one.sketch = 0;
  one.location = "https://river.example/sorry?why=7";
  one.notice = "violation";
  visits.write(one);
  EXPECT_EQ(visits.ending(), "removed violation one-visit");
  TestVisits wall;
  wall.shows(story, 1);
  one.notice = "rate-limit";
  wall.write(one);
  EXPECT_EQ(wall.ending(), "unreachable rate-limit");
}

TEST(FatesOfSites, ARedirectThatWasNotFollowedIsUnknown) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.shows(other, 51, "桥已修好");
  visits.leads(story, 50, "https://river.example/news/1-new.html");
  EXPECT_EQ(visits.ending(), "unknown unread");
}

TEST(FatesOfSites, APageThatWasAnArticleAndIsAListIsNoRemovalByItself) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 50, "listing", 99);
  visits.shows(other, 51, "桥已修好");
  EXPECT_EQ(visits.ending(), "unknown changed");
}

TEST(FatesOfSites, AListIsAPageToo) {
  TestVisits visits;
  visits.serves(home + "news/", 1, "listing", 98);
  visits.serves(home + "news/", 50, "listing", 99);
  EXPECT_EQ(visits.ending(home + "news/"), "present shown");
}

TEST(FatesOfAddresses, TellsFormsOfOnePage) {
  using fates::is_same_page;
  EXPECT_TRUE(is_same_page("http://a.example/x", "https://www.a.example/x/"));
  EXPECT_TRUE(is_same_page("http://a.example/x/index.html", "https://a.example/x"));
  EXPECT_FALSE(is_same_page("http://a.example/x", "https://a.example/y"));
  EXPECT_FALSE(is_same_page("http://a.example/x?id=1", "https://a.example/x?id=2"));
}

TEST(FatesOfAddresses, TellsFrontPagesErrorsAndWalls) {
  using namespace fates;
  EXPECT_TRUE(is_front_page("https://www.a.example/index.html", "http://a.example/x"));
  EXPECT_TRUE(is_front_page("https://a.example/", "http://news.a.example/x"));
  EXPECT_FALSE(is_front_page("https://b.example/", "http://a.example/x"));
  EXPECT_FALSE(is_front_page("https://a.example/?id=4", "http://a.example/x"));
  EXPECT_TRUE(is_error_address("http://a.example/404.shtml"));
  EXPECT_TRUE(is_error_address("http://a.example/error/notFound.html"));
  EXPECT_FALSE(is_error_address("http://a.example/news/404-people.html"));
  EXPECT_EQ(wall_of_address("https://passport.a.example/x"), Why::login);
  EXPECT_EQ(wall_of_address("https://a.example/user/login.php"), Why::login);
  EXPECT_EQ(wall_of_address("https://a.example/antispider?next=1"), Why::captcha);
  EXPECT_FALSE(wall_of_address("https://a.example/news/login-trouble.html"));
}

}  // namespace
}  // namespace weiguan
