#include "views/web/detail/result_cache.h"

#include <thread>

#include <gtest/gtest.h>

namespace weiguan::web {
namespace {

TEST(ResultCache, KeepsWhatWasAskedLastWithinItsSize) {
  ResultCache cache(80);
  cache.keep("a", 1, std::string(10, 'a'));
  for (const char* name : {"b", "c", "d", "e", "f", "g", "h"})
    cache.keep(name, 1, std::string(10, 'x'));
  ASSERT_NE(cache.find("a", 1), nullptr) << "80 bytes are kept";
  cache.keep("i", 1, std::string(10, 'x'));
  EXPECT_EQ(cache.find("b", 1), nullptr) << "the one not asked for longest goes";
  EXPECT_EQ(*cache.find("a", 1), std::string(10, 'a'));
}

TEST(ResultCache, ForgetsAllWhenTheArchiveChanges) {
  ResultCache cache;
  cache.keep("a", 1, "old");
  EXPECT_EQ(cache.find("a", 2), nullptr);
  cache.keep("b", 2, "new");
  EXPECT_EQ(cache.find("a", 1), nullptr);
  EXPECT_EQ(*cache.find("b", 2), "new");
}

TEST(ResultCache, KeepsNoAnswerThatWouldPushOutTheOthers) {
  ResultCache cache(80);
  cache.keep("a", 1, std::string(11, 'a'));
  EXPECT_EQ(cache.find("a", 1), nullptr);
}

TEST(ResultCache, WaitsForWhoWorksOnTheSame) {
  ResultCache cache;
  Stop never;
  EXPECT_EQ(cache.await("a", 1, never), nullptr) << "nobody works on it";
  std::optional<ResultCache::Work> work(std::in_place, cache, "a", 1);
  EXPECT_EQ(cache.await("b", 1, never), nullptr) << "another question waits for nobody";
  EXPECT_EQ(cache.await("a", 2, never), nullptr) << "nor does one to another state";
  std::shared_ptr<const std::string> got;
  std::thread other([&] { got = cache.await("a", 1, never); });
  cache.keep("a", 1, "made");
  work.reset();
  other.join();
  ASSERT_NE(got, nullptr);
  EXPECT_EQ(*got, "made");
}

TEST(ResultCache, WaitsNoLongerWhenAskedToStopOrWhenTheWorkCameToNothing) {
  ResultCache cache;
  Stop stop;
  std::optional<ResultCache::Work> work(std::in_place, cache, "a", 1);
  std::thread other([&] { stop.request(); });
  EXPECT_EQ(cache.await("a", 1, stop), nullptr);
  other.join();
  work.reset();
  Stop never;
  EXPECT_EQ(cache.await("a", 1, never), nullptr);
}

}  // namespace
}  // namespace weiguan::web
