#include "collect/detail/ask_known.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Answer answer(int status, const std::string& failure = {}) {
  Answer made;
  made.status = status;
  made.failure = failure;
  return made;
}

Providers providers() {
  Signature blocked;
  blocked.id = "harbour-blocked";
  blocked.block = Block::input;
  blocked.codes = {"H13"};
  Signature locked = blocked;
  locked.id = "harbour-locked";
  locked.block = Block::lock;
  locked.codes = {"H15"};
  return Providers({}, {blocked, locked});
}

TEST(AskFate, WordsAreAnAnswerWhateverBecameOfTheRest) {
  EXPECT_EQ(fate_of(answer(200), "In 1974 a crane fell.", {}), Fate::answer);
  EXPECT_EQ(fate_of(answer(200, "cut: It ended."), "In 1974", {}), Fate::answer);
  EXPECT_EQ(fate_of(answer(200), "", {}), Fate::answer);
  Answer thinking = answer(200, "cut: It ended.");
  thinking.reasoning = "The user asks about the quay.";
  EXPECT_EQ(fate_of(thinking, "", {}), Fate::answer);
}

TEST(AskFate, FailuresWithoutWordsAreAskedAgain) {
  for (const Answer& one :
       {answer(500),
        answer(502),
        answer(0, "connect: Refused."),
        answer(200, "cut: It ended."),
        answer(0, "timeout: Too long.")}) {
    EXPECT_EQ(fate_of(one, "", {}), Fate::error);
    EXPECT_TRUE(may_be_retried(one, "", Fate::error));
  }
  EXPECT_EQ(fate_of(answer(429), "", {}), Fate::rate);
  EXPECT_TRUE(may_be_retried(answer(429), "", Fate::rate));
}

TEST(AskFate, WhatCannotGetBetterIsNotAskedAgainAtOnce) {
  for (const Answer& one :
       {answer(404),
        answer(400),
        answer(0, "address: The host is at a private address."),
        answer(0, "tls: Expired."),
        answer(0, "limit: Too long.")}) {
    EXPECT_EQ(fate_of(one, "", {}), Fate::error);
    EXPECT_FALSE(may_be_retried(one, "", Fate::error));
  }
}

TEST(AskFate, ABlockIsFinalAndALockIsNot) {
  Answer blocked = answer(500);
  blocked.code = "H13";
  EXPECT_EQ(fate_of(blocked, "", providers()), Fate::blocked);
  EXPECT_TRUE(is_final(Fate::blocked));
  EXPECT_FALSE(may_be_retried(blocked, "", Fate::blocked));
  Answer locked = answer(429);
  locked.code = "H15";
  EXPECT_EQ(fate_of(locked, "", providers()), Fate::lock);
  EXPECT_FALSE(is_final(Fate::lock));
  EXPECT_FALSE(may_be_retried(locked, "", Fate::lock));
}

TEST(AskTokens, AChineseCharacterIsOneAndFourLettersAreOne) {
  EXPECT_EQ(estimated_tokens(""), 0U);
  EXPECT_EQ(estimated_tokens("灰石码头"), 4U);
  EXPECT_EQ(estimated_tokens("Grey Quay"), 3U);
  EXPECT_EQ(estimated_tokens("1974年"), 2U);
}

TEST(AskCost, IsByPricesOfAMillion) {
  BatteryModel model;
  EXPECT_EQ(cost_of(model, 1000, 1000), 0);
  model.price_in = 2;
  model.price_out = 8;
  EXPECT_DOUBLE_EQ(cost_of(model, 1'000'000, 500'000), 6);
}

TEST(AskWords, OtherWordsOrAnotherTemperatureAreOther) {
  EXPECT_EQ(words_sent("1974年", {}), words_sent("1974年", {}));
  EXPECT_NE(words_sent("1974年", {}), words_sent("一九七四年", {}));
  EXPECT_NE(words_sent("1974年", {}), words_sent("1974年", 0));
  EXPECT_NE(words_sent("1974年", 0.7), words_sent("1974年", 1));
}

TEST(AskSaid, WhatWasTakenBackIsNotWhatWasSaid) {
  Answer one = answer(200);
  EXPECT_EQ(said_at_the_end(one, "In 1974 a crane fell."), "In 1974 a crane fell.");
  one.left = "";
  EXPECT_EQ(said_at_the_end(one, "In 1974"), "");
}

}  // namespace
}  // namespace weiguan
