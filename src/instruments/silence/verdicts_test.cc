#include <gtest/gtest.h>

#include "instruments/silence/detail/asked.h"
#include "instruments/silence/detail/told.h"

namespace weiguan::silence {
namespace {

TEST(Verdicts, AreReadInTheWordsOfJudges) {
  EXPECT_EQ(read_verdict("COMPLETE")->complete, true);
  EXPECT_EQ(read_verdict("full")->complete, true);
  EXPECT_EQ(read_verdict("Evasive")->complete, false);
  EXPECT_EQ(read_verdict("DENIAL")->outcome, Outcome::refusal);
  EXPECT_EQ(read_verdict("official_line")->outcome, Outcome::official_line);
  EXPECT_EQ(read_verdict("partial")->complete, false);
  EXPECT_FALSE(read_verdict("ERROR_ORIGINAL_MODERATION")->complete);
  EXPECT_FALSE(read_verdict("unclear")->complete);
  EXPECT_FALSE(read_verdict("splendid"));
  EXPECT_FALSE(read_verdict(""));
}

TEST(Verdicts, OfSeveralTheMajorityCounts) {
  const Judged yes{true, Outcome::full}, no{false, Outcome::evasion},
      other{false, Outcome::refusal};
  EXPECT_EQ(majority({yes, no, yes}).complete, true);
  EXPECT_EQ(majority({other, no, other}).outcome, Outcome::refusal);
  EXPECT_FALSE(majority({yes, no}).complete);
  EXPECT_FALSE(majority({}).complete);
  EXPECT_EQ(majority({{std::nullopt, Outcome::error}}).outcome, Outcome::error);
}

TEST(Languages, TakeTheirVarieties) {
  EXPECT_TRUE(speaks({}, "en"));
  EXPECT_TRUE(speaks({"zh"}, "zh-Hant"));
  EXPECT_TRUE(speaks({"en", "zh-Hans"}, "zh-Hans"));
  EXPECT_FALSE(speaks({"zh-Hans"}, "zh-Hant"));
  EXPECT_FALSE(speaks({"z"}, "zh"));
}

TEST(Corrections, LeaveOutWhatIsNotKnown) {
  const auto p = correct({0.01, std::nullopt, 0.04}, Correction::holm);
  EXPECT_DOUBLE_EQ(*p[0], 0.02);
  EXPECT_FALSE(p[1]);
  EXPECT_DOUBLE_EQ(*p[2], 0.04);
  EXPECT_DOUBLE_EQ(*correct({0.01, 0.04}, Correction::none)[0], 0.01);
  EXPECT_DOUBLE_EQ(*correct({0.01, 0.04}, Correction::benjamini_hochberg)[0], 0.02);
}

}  // namespace
}  // namespace weiguan::silence
