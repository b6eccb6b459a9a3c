#include "instruments/fates.h"

#include <gtest/gtest.h>

#include "instruments/test_visits.h"

namespace weiguan {
namespace {

const std::string story = TestVisits::story;

TEST(Fates, APageThatIsShownAgainIsPresent) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.shows(story, 5);
  EXPECT_EQ(visits.ending(), "present shown");
  EXPECT_EQ(visits.fate().last_alive, 1U);
  EXPECT_EQ(visits.fate().removal(), nullptr);
}

TEST(Fates, NotFoundTwiceIsARemovalThatIsConfirmed) {
  TestVisits visits;
  visits.shows(story, 1);
  const CaptureId alive = visits.shows(story, 3);
  const CaptureId gone = visits.answers(story, 5, 404);
  EXPECT_EQ(visits.ending(), "removed not-found one-visit");
  visits.answers(story, 6, 410);
  EXPECT_EQ(visits.ending(), "removed not-found confirmed");
  const AddressFate fate = visits.fate();
  const Absence* removal = fate.removal();
  ASSERT_NE(removal, nullptr);
  EXPECT_EQ(fate.visits[removal->last_alive].capture, alive);
  EXPECT_EQ(fate.visits[removal->first_gone].capture, gone);
  EXPECT_EQ(removal->last_gone, 3U);
}

TEST(Fates, TwoVisitsInOneHourConfirmNothing) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.answers(story, 5, 404);
  Capture again = visits.capture(story, 5, 404);
  again.time += std::chrono::minutes{59};
  visits.write(again);
  EXPECT_EQ(visits.ending(), "removed not-found one-visit");
}

TEST(Fates, WhatWasNeverSeenIsNoRemoval) {
  TestVisits visits;
  visits.answers(story, 1, 404);
  visits.answers(story, 9, 404);
  EXPECT_EQ(visits.course(), "not-found not-found");
  EXPECT_EQ(visits.ending(), "unknown never-seen");
  EXPECT_EQ(visits.fate("https://river.example/nobody.html").visits.size(), 0U);
}

TEST(Fates, OurOwnFailuresAreNoRemoval) {
  for (const char* failure :
       {"dns: No such host.",
        "connect: Refused.",
        "tls: The certificate is expired.",
        "timeout: No answer in 60 s.",
        "cut: The answer ended early.",
        "proxy: It is off.",
        "something that somebody else wrote"}) {
    TestVisits visits;
    visits.shows(story, 1);
    visits.fails(story, 5, failure);
    visits.fails(story, 9, failure);
    EXPECT_EQ(visits.ending(), "unreachable network") << failure;
  }
  TestVisits visits;
  visits.shows(story, 1);
  visits.fails(story, 5, "robots: robots.txt asks not to.");
  EXPECT_EQ(visits.ending(), "unreachable robots");
  visits.fails(story, 6, "limit: Longer than 20 MiB.");
  EXPECT_EQ(visits.ending(), "unreachable limit");
  EXPECT_EQ(visits.fate().visits[1].failure, FailureKind::robots);
}

TEST(Fates, StatusesThatRefuseAreNoRemoval) {
  const std::pair<int, const char*> cases[] = {
      {403, "unreachable refused"},
      {400, "unreachable refused"},
      {401, "unreachable login"},
      {402, "unreachable login"},
      {429, "unreachable rate-limit"},
      {500, "unreachable server-error"},
      {503, "unreachable server-error"}};
  for (const auto& [status, ending] : cases) {
    TestVisits visits;
    visits.shows(story, 1);
    visits.answers(story, 5, status);
    visits.answers(story, 9, status);
    EXPECT_EQ(visits.ending(), ending) << status;
  }
  TestVisits visits;
  visits.shows(story, 1);
  visits.answers(story, 5, 451);
  EXPECT_EQ(visits.ending(), "removed legal one-visit");
}

TEST(Fates, ATemporaryErrorIsForgotten) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.answers(story, 5, 503);
  visits.shows(story, 9);
  EXPECT_EQ(visits.ending(), "present shown");
  EXPECT_TRUE(visits.fate().absences.empty());
}

TEST(Fates, WallsAreNoRemovalWhateverTheirStatus) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.serves(story, 2, "challenge", 7);
  visits.serves(story, 3, "notice", 8, "rate-limit", "访问过于频繁");
  visits.serves(story, 4, "login", 9);
  visits.serves(story, 5, "notice", 10, "geo-block");
  Capture captcha = visits.capture(story, 6, 404);
  captcha.page_kind = "challenge";
  visits.write(captcha);
  EXPECT_EQ(visits.course(), "shown captcha rate-limit login geo-block captcha");
  EXPECT_EQ(visits.ending(), "unreachable captcha");
}

TEST(Fates, ARemovalStaysOneWhileNobodyCanLook) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.answers(story, 3, 404);
  visits.fails(story, 5, "timeout: No answer.");
  visits.answers(story, 7, 404);
  visits.serves(story, 9, "challenge", 7);
  EXPECT_EQ(visits.ending(), "removed not-found confirmed");
}

TEST(Fates, ANoticeSaysWhy) {
  const std::pair<const char*, const char*> cases[] = {
      {"author", "removed author one-visit"},
      {"violation", "removed violation one-visit"},
      {"account", "removed account one-visit"},
      {"complaint", "removed complaint one-visit"},
      {"migrated", "removed migrated one-visit"},
      {"hidden", "hidden hidden"}};
  for (const auto& [cause, ending] : cases) {
    TestVisits visits;
    visits.shows(story, 1);
    visits.serves(story, 5, "notice", 77, cause, "此内容无法查看");
    EXPECT_EQ(visits.ending(), ending) << cause;
    EXPECT_EQ(visits.fate().visits[1].words, "此内容无法查看");
  }
}

TEST(Fates, AnArticleThatQuotesANoticeIsAnArticle) {
  TestVisits visits;
  visits.shows(story, 1, "他们删掉了什么：“该内容已被发布者删除”");
  visits.shows(story, 5, "他们删掉了什么：“该内容已被发布者删除”");
  EXPECT_EQ(visits.ending(), "present shown");
}

TEST(Fates, ACauseIsBelievedOverAnEarlierNotFound) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.answers(story, 3, 404);
  visits.serves(story, 9, "notice", 77, "violation", "因违规无法查看");
  EXPECT_EQ(visits.ending(), "removed violation confirmed");
  EXPECT_EQ(visits.fate().removal()->words, "因违规无法查看");
  EXPECT_EQ(visits.fate().removal()->first_gone, 1U);
}

TEST(Fates, AStatusWithANoticeHasItsCause) {
  TestVisits visits;
  visits.shows(story, 1);
  Capture gone = visits.capture(story, 5, 404);
  gone.page_kind = "notice";
  gone.notice = "author";
  visits.write(gone);
  EXPECT_EQ(visits.ending(), "removed author one-visit");
  // Every missing address is told to have been removed by its author: that says nothing.
  visits.probe(6, 404, "notice", gone.sketch);
  EXPECT_EQ(visits.ending(), "removed not-found one-visit");
}

TEST(Fates, APageThatComesAndGoesKeepsItsAbsences) {
  TestVisits visits;
  visits.shows(story, 1);
  visits.answers(story, 3, 404);
  visits.answers(story, 5, 404);
  visits.shows(story, 7);
  EXPECT_EQ(visits.ending(), "present shown");
  visits.answers(story, 9, 404);
  const AddressFate fate = visits.fate();
  ASSERT_EQ(fate.absences.size(), 2U);
  EXPECT_EQ(fate.absences[0].back, 3U);
  EXPECT_TRUE(fate.absences[0].confirmed);
  EXPECT_EQ(fate.absences[1].last_alive, 3U);
  EXPECT_FALSE(fate.absences[1].back);
  EXPECT_EQ(fate.certainty, Certainty::one_visit);
}

TEST(Fates, ARevisitSaysWhatItsOriginalSaid) {
  TestVisits visits;
  visits.shows(story, 1);
  Capture again = visits.capture(story, 5, 304);
  again.type = "revisit";
  again.page_kind = "article";
  visits.write(again);
  EXPECT_EQ(visits.ending(), "present shown");
  Capture unclear = visits.capture(story, 7, 304);
  unclear.type = "revisit";
  visits.write(unclear);
  EXPECT_EQ(visits.ending(), "unknown unread");
}

TEST(Fates, RowsOfSomebodyElseCountAsTheirs) {
  TestVisits visits;
  Capture file = visits.capture("file:rows.jsonl", 2000, 0);
  file.type = "resource";
  file.media_type = "application/jsonl";
  ReadArticle row;
  row.article.kind = ArticleKind::post;
  row.article.url = story;
  row.article.text = "河边的人说了真话。";
  row.article.published = {TestVisits::at(1), TestVisits::at(1), TimeSource::record};
  row.article.id = article_id(row.article);
  row.reading = {row.article.id, file.id, 0, 90, {}};
  Batch batch;
  batch.captures.push_back(file);
  batch.articles.push_back(row);
  visits.world.archive().write(batch);
  EXPECT_EQ(visits.ending(), "present told");
  Batch more;
  more.observations.push_back({row.article.id, TestVisits::at(4), "likes", 12, file.id, 0, 90, {}});
  more.observations.push_back(
      {row.article.id, TestVisits::at(8), std::string(removed_counter), 1, file.id, 0, 90, "没了"});
  visits.world.archive().write(more);
  EXPECT_EQ(visits.course(), "told told reported");
  EXPECT_EQ(visits.ending(), "removed reported reported");
  EXPECT_EQ(visits.fate().removal()->words, "没了");
  EXPECT_EQ(visits.fate().visits[visits.fate().removal()->last_alive].time, TestVisits::at(4));
  visits.answers(story, 20, 404);
  EXPECT_EQ(visits.ending(), "removed reported confirmed");
}

TEST(Fates, RowsWithoutATimeSayThatItStoodThereAtSomeTime) {
  TestVisits visits;
  Capture file = visits.capture("file:rows.jsonl", 2000, 0);
  file.type = "resource";
  ReadArticle row;
  row.article.url = story;
  row.article.text = "没有日期。";
  row.article.published = first_seen(file.time);
  row.article.id = article_id(row.article);
  row.reading = {row.article.id, file.id, 0, 90, {}};
  Batch batch;
  batch.captures.push_back(file);
  batch.articles.push_back(row);
  visits.world.archive().write(batch);
  visits.answers(story, 20, 404);
  EXPECT_EQ(visits.course(), "told not-found");
  EXPECT_EQ(visits.fate().visits[0].time, beginning_of_time);
}

}  // namespace
}  // namespace weiguan
