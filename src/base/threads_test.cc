#include "base/threads.h"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(InOrder, FinishesInTheOrderOfTheWork) {
  std::vector<int> seen;
  int given = 0;
  in_order({.threads = 4, .waiting = 8}, [&]() -> Work {
    if (given == 200) return {};
    const int number = given++;
    return [number, &seen]() -> Finish {
      std::this_thread::sleep_for(std::chrono::microseconds{(number * 7919) % 300});
      return [number, &seen] { seen.push_back(number); };
    };
  });
  ASSERT_EQ(seen.size(), 200U);
  for (int i = 0; i < 200; ++i) EXPECT_EQ(seen[static_cast<std::size_t>(i)], i);
}

TEST(InOrder, NeverHoldsMoreThanItMay) {
  std::atomic<int> held{0};
  int given = 0;
  int most = 0;
  in_order({.threads = 2, .waiting = 5}, [&]() -> Work {
    most = std::max(most, held.load());
    if (given++ == 100) return {};
    ++held;
    return [&held]() -> Finish { return [&held] { --held; }; };
  });
  EXPECT_LE(most, 5);
  EXPECT_EQ(held, 0);
}

TEST(InOrder, FinishesWhatCameBeforeAFailure) {
  std::vector<int> seen;
  int given = 0;
  const auto run = [&] {
    in_order({.threads = 3, .waiting = 4}, [&]() -> Work {
      const int number = given++;
      return [number, &seen]() -> Finish {
        if (number == 10) throw std::runtime_error("the tenth");
        return [number, &seen] { seen.push_back(number); };
      };
    });
  };
  EXPECT_THROW(run(), std::runtime_error);
  ASSERT_EQ(seen.size(), 10U);
  EXPECT_EQ(seen.back(), 9);
}

TEST(InOrder, FinishesWhatWasBegunWhenTheInputFails) {
  std::vector<int> seen;
  int given = 0;
  const auto run = [&] {
    in_order({.threads = 2, .waiting = 4}, [&]() -> Work {
      const int number = given++;
      if (number == 5) throw std::runtime_error("cannot read on");
      return [number, &seen]() -> Finish { return [number, &seen] { seen.push_back(number); }; };
    });
  };
  EXPECT_THROW(run(), std::runtime_error);
  EXPECT_EQ(seen.size(), 5U);
}

TEST(InOrder, NothingToDoIsDone) {
  int finished = 0;
  in_order({}, [] { return Work(); });
  int given = 0;
  in_order({}, [&]() -> Work {
    if (given++ == 3) return {};
    return []() -> Finish { return {}; };
  });
  EXPECT_EQ(finished, 0);
  EXPECT_EQ(given, 4);
}

}  // namespace
}  // namespace weiguan
