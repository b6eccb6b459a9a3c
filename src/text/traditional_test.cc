#include "text/traditional.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(Traditional, LooksAtWordsWhereACharacterHasTwoForms) {
  EXPECT_EQ(to_traditional("头发、发展、皇后、后来"), "頭髮、發展、皇后、後來");
}

TEST(Traditional, LeavesOtherTextAlone) {
  EXPECT_EQ(to_traditional("MCMLXXXIX harbour, 1989"), "MCMLXXXIX harbour, 1989");
  EXPECT_EQ(to_traditional("臺灣"), "臺灣");
  EXPECT_EQ(to_traditional(""), "");
}

}  // namespace
}  // namespace weiguan
