#include "stats/intervals.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(Wilson, HoldsTheRate) {
  const auto interval = wilson({12, 300});
  ASSERT_TRUE(interval);
  EXPECT_LT(interval->low, 0.04);
  EXPECT_GT(interval->high, 0.04);
}

}  // namespace
}  // namespace weiguan
