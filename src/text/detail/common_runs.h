// What two rows of numbers have in common: the longest common run, then those on both sides of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weiguan::detail {

struct CommonRun {
  std::size_t a = 0, b = 0;  // Where it begins.
  std::size_t length = 0;

  friend bool operator==(const CommonRun&, const CommonRun&) = default;
};

struct CommonRuns {
  std::vector<CommonRun> runs;  // In the order of both; none is empty, none touches the next.
  bool complete = true;         // Not all stretches were compared: the work was too much.
};

// Steps that two rows of so many words together may cost: a constant for short ones, so many a
// word for long ones.
constexpr std::uint64_t usual_work(std::size_t words) {
  return (std::uint64_t{1} << 22) + 128 * std::uint64_t{words};
}

// Ratcliff and Obershelp's pattern matching: of equally long runs the first of `a`, then of `b`.
// What both begin and end with is taken for common first, then, in rows of many thousands, runs of
// eight and more that both have once, as far as they stand in one order (patience diff).  No more
// than `work` steps are taken, and one look at a pair of stretches more; those that were taken are
// taken off.
CommonRuns common_runs(
    std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::uint64_t& work);

}  // namespace weiguan::detail
