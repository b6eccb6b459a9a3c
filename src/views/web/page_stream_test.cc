// The times of a streamed answer; collect/stream_test.cc reads the records themselves.
#include <gtest/gtest.h>

#include "views/web/detail/made_up.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {
namespace {

int status_of(const Site& site, const std::string& path, const std::string& article) {
  return answer(site, make_request(path, {{"article", article}}, Speech::en)).status;
}

TEST(StreamPage, IsThereForAnswersOnly) {
  const MadeUp world("stream");
  const Site site = world.site();
  EXPECT_EQ(status_of(site, "/stream.json", to_string(world.tide)), 404);
  EXPECT_EQ(status_of(site, "/stream.csv", to_string(world.post)), 404);
  EXPECT_EQ(status_of(site, "/stream.json", "0"), 404);
  EXPECT_EQ(status_of(site, "/stream.json", ""), 404);
  EXPECT_EQ(status_of(site, "/stream", to_string(world.tide)), 404);
}

}  // namespace
}  // namespace weiguan::web
