#include "text/detail/common_runs.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace weiguan::detail {

namespace {

using Row = std::span<const std::uint32_t>;

// A hash of the `length` numbers that end where it was moved to last.
class RollingHash {
 public:
  explicit RollingHash(std::size_t length) {
    for (std::size_t i = 0; i < length; ++i) power_ *= base;
  }

  void add(std::uint32_t number) { value_ = value_ * base + mixed(number); }
  void drop(std::uint32_t number) { value_ -= power_ * mixed(number); }
  std::uint64_t value() const { return value_; }

 private:
  static constexpr std::uint64_t base = 0x9E3779B97F4A7C15;

  static std::uint64_t mixed(std::uint32_t number) {
    std::uint64_t x = (std::uint64_t{number} + 1) * 0xBF58476D1CE4E5B9;
    x ^= x >> 31;
    return x * 0x94D049BB133111EB;
  }

  std::uint64_t value_ = 0, power_ = 1;
};

// Calls each(hash, place) for every stretch of so many numbers, from front to back, until it
// returns false.
template <class Each>
void each_stretch(Row row, std::size_t length, const Each& each) {
  RollingHash hash(length);
  for (std::size_t i = 0; i < row.size(); ++i) {
    hash.add(row[i]);
    if (i >= length) hash.drop(row[i - length]);
    if (i + 1 >= length && !each(hash.value(), i + 1 - length)) return;
  }
}

// Where each stretch stands first.  Emptied by a new time, not by writing over it.
class Places {
 public:
  // For so many stretches at most.
  void start(std::size_t count) {
    const std::size_t size = std::bit_ceil(2 * count + 2);
    if (size > slots_.size()) slots_.assign(size, {});
    mask_ = size - 1;
    ++time_;
  }
  void add(std::uint64_t hash, std::size_t place) {
    Slot& slot = slots_[find(hash)];
    if (slot.time != time_) slot = {hash, place, time_};
  }
  // Null where there is none.
  const std::size_t* place(std::uint64_t hash) const {
    const Slot& slot = slots_[find(hash)];
    return slot.time == time_ ? &slot.place : nullptr;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::size_t place = 0;
    std::uint64_t time = 0;
  };

  std::size_t find(std::uint64_t hash) const {
    std::size_t at = (hash ^ hash >> 32) & mask_;
    while (slots_[at].time == time_ && slots_[at].hash != hash) at = (at + 1) & mask_;
    return at;
  }

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::uint64_t time_ = 0;
};

class Finder {
 public:
  explicit Finder(std::uint64_t& work) : left_(work) {}

  // The longest run of both, the first of equally long ones; empty where there is none.
  CommonRun longest(Row a, Row b) {
    a_ = a;
    b_ = b;
    std::size_t known = 0, none = std::min(a_.size(), b_.size()) + 1;
    CommonRun best;
    // Runs of news are short or very long: so grow by doubling before halving.
    for (std::size_t length = 1; known + 1 < none;) {
      CommonRun found;
      if (find(length, found)) {
        best = found;
        known = length;
        length = none - known > 2 * known ? 2 * known : known + (none - known) / 2;
      } else {
        none = length;
        length = known + (none - known) / 2;
      }
    }
    return best;
  }

 private:
  bool find(std::size_t length, CommonRun& found) {
    left_ -= std::min<std::uint64_t>(left_, a_.size() + b_.size());
    places_.start(b_.size());
    each_stretch(b_, length, [&](std::uint64_t hash, std::size_t at) {
      places_.add(hash, at);
      return true;
    });
    bool is_found = false;
    each_stretch(a_, length, [&](std::uint64_t hash, std::size_t at) {
      const std::size_t* place = places_.place(hash);
      if (place == nullptr ||
          !std::ranges::equal(a_.subspan(at, length), b_.subspan(*place, length))) {
        return true;
      }
      found = {at, *place, length};
      is_found = true;
      return false;
    });
    return is_found;
  }

  Row a_, b_;
  std::uint64_t& left_;
  Places places_;
};

// Texts longer than this together are parted first.
constexpr std::size_t least_parted = 8192;
constexpr std::size_t anchor_length = 8;

struct Anchor {
  std::size_t a, b;
};

// The stretches of so many numbers that the row has once, with their places.
std::unordered_map<std::uint64_t, std::size_t> single_stretches(Row row) {
  constexpr std::size_t several = static_cast<std::size_t>(-1);
  std::unordered_map<std::uint64_t, std::size_t> places;
  each_stretch(row, anchor_length, [&](std::uint64_t hash, std::size_t at) {
    const auto [place, is_new] = places.try_emplace(hash, at);
    if (!is_new) place->second = several;
    return true;
  });
  std::erase_if(places, [&](const auto& one) { return one.second == several; });
  return places;
}

// Of the anchors, which are in order of `a`, the longest row that is in order of `b` too.
std::vector<Anchor> in_one_order(const std::vector<Anchor>& anchors) {
  std::vector<std::size_t> ends;  // By length: the anchor that ends a row of it least far.
  std::vector<std::size_t> before(anchors.size());
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const auto place = std::ranges::lower_bound(
        ends, anchors[i].b, {}, [&](std::size_t end) { return anchors[end].b; });
    before[i] = place == ends.begin() ? anchors.size() : *(place - 1);
    if (place == ends.end()) {
      ends.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<Anchor> row;
  if (ends.empty()) return row;
  for (std::size_t i = ends.back(); i < anchors.size(); i = before[i]) row.push_back(anchors[i]);
  std::ranges::reverse(row);
  return row;
}

// Runs of stretches that both have once, in one order, grown to both sides.
std::vector<CommonRun> anchored_runs(Row a, Row b) {
  const auto of_a = single_stretches(a), of_b = single_stretches(b);
  std::vector<Anchor> anchors;
  each_stretch(a, anchor_length, [&](std::uint64_t hash, std::size_t at) {
    const auto there = of_b.find(hash);
    if (there != of_b.end() && of_a.contains(hash) &&
        std::ranges::equal(a.subspan(at, anchor_length), b.subspan(there->second, anchor_length)))
      anchors.push_back({at, there->second});
    return true;
  });
  std::vector<CommonRun> runs;
  std::size_t a_end = 0, b_end = 0;  // Of the last run.
  for (const Anchor& one : in_one_order(anchors)) {
    if (one.a < a_end || one.b < b_end) continue;
    CommonRun run{one.a, one.b, anchor_length};
    while (run.a > a_end && run.b > b_end && a[run.a - 1] == b[run.b - 1]) {
      --run.a;
      --run.b;
      ++run.length;
    }
    while (run.a + run.length < a.size() && run.b + run.length < b.size() &&
           a[run.a + run.length] == b[run.b + run.length])
      ++run.length;
    a_end = run.a + run.length;
    b_end = run.b + run.length;
    runs.push_back(run);
  }
  return runs;
}

struct Stretch {
  std::size_t a_begin, a_end, b_begin, b_end;

  bool one_side() const { return a_begin == a_end || b_begin == b_end; }
};

void add(std::vector<CommonRun>& runs, CommonRun run) {
  if (run.length > 0) runs.push_back(run);
}

// In order, those that touch on both sides made one.
void tidy(std::vector<CommonRun>& runs) {
  std::ranges::sort(runs, {}, &CommonRun::a);
  std::vector<CommonRun> tidied;
  for (const CommonRun& one : runs) {
    if (!tidied.empty() && tidied.back().a + tidied.back().length == one.a &&
        tidied.back().b + tidied.back().length == one.b) {
      tidied.back().length += one.length;
    } else {
      tidied.push_back(one);
    }
  }
  runs = std::move(tidied);
}

}  // namespace

CommonRuns common_runs(Row a, Row b, std::uint64_t& work) {
  CommonRuns common;
  const std::size_t least = std::min(a.size(), b.size());
  std::size_t front = 0, back = 0;
  while (front < least && a[front] == b[front]) ++front;
  while (front + back < least && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  add(common.runs, {0, 0, front});
  add(common.runs, {a.size() - back, b.size() - back, back});
  Finder finder(work);
  const Stretch middle{front, a.size() - back, front, b.size() - back};
  std::vector<Stretch> open;
  std::size_t a_begin = front, b_begin = front;
  if (a.size() + b.size() - 2 * (front + back) > least_parted) {
    for (CommonRun run : anchored_runs(
             a.subspan(front, middle.a_end - front), b.subspan(front, middle.b_end - front))) {
      run.a += front;
      run.b += front;
      common.runs.push_back(run);
      open.push_back({a_begin, run.a, b_begin, run.b});
      a_begin = run.a + run.length;
      b_begin = run.b + run.length;
    }
  }
  open.push_back({a_begin, middle.a_end, b_begin, middle.b_end});
  while (!open.empty()) {
    const Stretch stretch = open.back();
    open.pop_back();
    if (stretch.one_side()) continue;
    if (work == 0) {
      common.complete = false;
      break;
    }
    CommonRun run = finder.longest(
        a.subspan(stretch.a_begin, stretch.a_end - stretch.a_begin),
        b.subspan(stretch.b_begin, stretch.b_end - stretch.b_begin));
    if (run.length == 0) continue;
    run.a += stretch.a_begin;
    run.b += stretch.b_begin;
    common.runs.push_back(run);
    open.push_back({run.a + run.length, stretch.a_end, run.b + run.length, stretch.b_end});
    open.push_back({stretch.a_begin, run.a, stretch.b_begin, run.b});
  }
  tidy(common.runs);
  return common;
}

}  // namespace weiguan::detail
