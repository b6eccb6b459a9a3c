#include "fetch/retry_after.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

std::optional<std::chrono::milliseconds> after(const std::string& value) {
  return retry_after(
      "HTTP/1.1 503 Busy\r\nRetry-After: " + value + "\r\n\r\n",
      *parse_time("2024-05-01T08:00:00Z"));
}

TEST(RetryAfter, IsReadAsSecondsOrDate) {
  EXPECT_EQ(after("120"), std::chrono::seconds{120});
  EXPECT_EQ(after("Wed, 01 May 2024 09:00:00 GMT"), std::chrono::hours{1});
  EXPECT_EQ(after("Wed, 01 May 2024 07:00:00 GMT"), std::chrono::seconds{0});
  EXPECT_EQ(after("99999999"), std::chrono::hours{24});
  EXPECT_EQ(after("-5"), std::chrono::seconds{0});
  EXPECT_FALSE(after("soon"));
  EXPECT_FALSE(retry_after("HTTP/1.1 503 Busy\r\n\r\n", *parse_time("2024-05-01T08:00:00Z")));
}

}  // namespace
}  // namespace weiguan
