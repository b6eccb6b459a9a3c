#include "instruments/others.h"

#include <string>

#include <gtest/gtest.h>

#include "instruments/test_texts.h"
#include "instruments/test_words.h"

namespace weiguan {
namespace {

using std::chrono::hours;

Other other(const std::string& outlet, const std::string& source, int from, int to) {
  static const Time zero = *parse_time("2024-03-01T00:00:00Z");
  return {{zero + hours{from}, zero + hours{to}, TimeSource::record}, &outlet, &source};
}

TEST(Others, AreSurelyBeforeWhereAllOfTheirTimeIs) {
  const std::string a = "a", b = "b", none;
  EXPECT_TRUE(surely_before(other(a, none, 0, 1), other(b, none, 2, 3), hours{0}));
  EXPECT_FALSE(surely_before(other(a, none, 0, 2), other(b, none, 2, 3), hours{0}));
  EXPECT_FALSE(surely_before(other(a, none, 2, 3), other(b, none, 0, 1), hours{0}));
  EXPECT_FALSE(surely_before(other(a, none, 0, 0), other(b, none, 8, 8), hours{8}));
  EXPECT_TRUE(surely_before(other(a, none, 0, 0), other(b, none, 9, 9), hours{8}));
}

TEST(Others, AreNotWhereTheirSourceLineSaysOtherwise) {
  const std::string a = "a", b = "b", none;
  EXPECT_FALSE(surely_before(other(a, b, 0, 0), other(b, none, 7, 7), hours{0}));
  // Both name each other: the clocks decide.  So they do after a day, and within one outlet.
  EXPECT_TRUE(surely_before(other(a, b, 0, 0), other(b, a, 7, 7), hours{0}));
  EXPECT_TRUE(surely_before(other(a, b, 0, 0), other(b, none, 25, 25), hours{0}));
  EXPECT_TRUE(surely_before(other(a, a, 0, 0), other(a, none, 7, 7), hours{0}));
  EXPECT_TRUE(surely_before(other(none, none, 0, 0), other(none, none, 7, 7), hours{0}));
}

TEST(Others, KnowTimesOutletsAndCopies) {
  TestTexts world;
  const std::string text = TestWords(1).chinese(100);
  const ArticleId first = world.add("hill-wire", "2024-03-01", text);
  const ArticleId copy = world.add("bay-post", "2024-03-02", text);
  const ArticleId alone = world.add("", "2024-03-03", TestWords(2).chinese(100));
  world.archive().compare();
  Others others(world.archive());
  EXPECT_EQ(*others.of(copy).outlet, "bay-post");
  EXPECT_EQ(*others.of(alone).outlet, "");
  EXPECT_EQ(others.of(first).published, TestWorld::on("2024-03-01"));
  EXPECT_EQ(others.copy_group(copy), others.copy_group(first));
  EXPECT_EQ(others.copy_group(alone), alone);
  // Nothing is known of one that is not there, so nothing is surely before or behind it.
  const Other nobody = others.of(ArticleId{1});
  EXPECT_FALSE(surely_before(others.of(first), nobody, hours{0}));
  EXPECT_FALSE(surely_before(nobody, others.of(first), hours{0}));
}

}  // namespace
}  // namespace weiguan
