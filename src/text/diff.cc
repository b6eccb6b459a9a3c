#include "text/diff.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/detail/common_runs.h"
#include "text/detail/diff_reading.h"

namespace weiguan {

namespace {

using detail::CommonRun;
using detail::DiffElement;

// One side: all that can be seen, and of it what counts.
struct Side {
  std::vector<DiffElement> elements;
  std::vector<std::size_t> counted;    // Which of the elements.
  std::vector<std::uint32_t> numbers;  // One for each that counts, equal for equal keys.
  std::size_t end = 0;                 // Of the text.

  std::size_t size() const {
    std::size_t sum = 0;
    for (const DiffElement& one : elements) sum += one.size();
    return sum;
  }
};

class Numbering {
 public:
  Side read(std::string_view text) {
    Side side;
    side.elements = detail::diff_elements(text);
    side.end = text.size();
    for (std::size_t i = 0; i < side.elements.size(); ++i) {
      if (!side.elements[i].counts()) continue;
      side.counted.push_back(i);
      const auto next = static_cast<std::uint32_t>(known_.size());
      side.numbers.push_back(known_.try_emplace(side.elements[i].key, next).first->second);
    }
    return side;
  }

 private:
  struct Hash {
    std::size_t operator()(const std::u32string& key) const {
      return std::hash<std::u32string>{}(key);
    }
  };
  std::unordered_map<std::u32string, std::uint32_t, Hash> known_;
};

// Elements of one side that stand between what is kept.
struct Gap {
  std::size_t begin = 0, end = 0;

  bool empty() const { return begin == end; }
};

// Where a gap lies; an empty one behind what stands before it.
Range range_of(const Side& side, const Gap& gap) {
  if (!gap.empty())
    return {side.elements[gap.begin].range.begin, side.elements[gap.end - 1].range.end};
  const std::size_t at = gap.begin > 0 ? side.elements[gap.begin - 1].range.end : 0;
  return {at, at};
}

std::vector<std::uint32_t> characters_of(const Side& side, const Gap& gap) {
  std::vector<std::uint32_t> all;
  for (std::size_t i = gap.begin; i < gap.end; ++i) {
    const DiffElement& one = side.elements[i];
    if (one.size() == 0) continue;
    for (const char32_t c : one.key) {
      if (one.kind != DiffElement::Kind::number || c != U'.') all.push_back(c);
    }
  }
  return all;
}

// Single words (or numbers), or anything in Chinese, are compared character by character.
bool compared_closely(const Side& side, const Gap& gap) {
  std::size_t words = 0;
  for (std::size_t i = gap.begin; i < gap.end; ++i) {
    if (side.elements[i].kind == DiffElement::Kind::character) return true;
    if (side.elements[i].counts()) ++words;
  }
  return words == 1;
}

class Comparison {
 public:
  Comparison(std::string_view before, std::string_view after) {
    Numbering numbering;
    before_ = numbering.read(before);
    after_ = numbering.read(after);
  }

  Difference compare() {
    difference_.before = before_.size();
    difference_.after = after_.size();
    work_ = detail::usual_work(before_.numbers.size() + after_.numbers.size());
    const detail::CommonRuns common = detail::common_runs(before_.numbers, after_.numbers, work_);
    difference_.rough = !common.complete;
    Gap left, right;
    for (const CommonRun& run : common.runs) {
      for (std::size_t i = 0; i < run.length; ++i) {
        left.end = before_.counted[run.a + i];
        right.end = after_.counted[run.b + i];
        close(left, right);
        left.begin = left.end + 1;
        right.begin = right.end + 1;
      }
    }
    left.end = before_.elements.size();
    right.end = after_.elements.size();
    close(left, right);
    return std::move(difference_);
  }

 private:
  bool same_sign(std::size_t i, std::size_t j) const {
    const DiffElement &a = before_.elements[i], &b = after_.elements[j];
    return !a.counts() && !b.counts() && a.key == b.key;
  }

  void close(Gap left, Gap right) {
    while (!left.empty() && !right.empty() && same_sign(left.begin, right.begin)) {
      ++left.begin;
      ++right.begin;
    }
    while (!left.empty() && !right.empty() && same_sign(left.end - 1, right.end - 1)) {
      --left.end;
      --right.end;
    }
    if (left.empty() && right.empty()) return;
    Operation one;
    one.before = range_of(before_, left);
    one.after = range_of(after_, right);
    one.signs = !counts(before_, left) && !counts(after_, right);
    measure(one, left, right);
    difference_.changed = difference_.changed || !one.signs;
    difference_.deleted += one.deleted;
    difference_.inserted += one.inserted;
    difference_.operations.push_back(one);
  }

  static bool counts(const Side& side, const Gap& gap) {
    for (std::size_t i = gap.begin; i < gap.end; ++i) {
      if (side.elements[i].counts()) return true;
    }
    return false;
  }

  void measure(Operation& one, const Gap& left, const Gap& right) {
    const std::vector<std::uint32_t> deleted = characters_of(before_, left),
                                     inserted = characters_of(after_, right);
    std::size_t kept = 0;
    if (compared_closely(before_, left) || compared_closely(after_, right)) {
      const detail::CommonRuns common = detail::common_runs(deleted, inserted, work_);
      for (const CommonRun& run : common.runs) kept += run.length;
      difference_.rough = difference_.rough || !common.complete;
    }
    one.deleted = deleted.size() - kept;
    one.inserted = inserted.size() - kept;
  }

  Side before_, after_;
  std::uint64_t work_ = 0;
  Difference difference_;
};

}  // namespace

Difference diff(std::string_view before, std::string_view after) {
  return Comparison(before, after).compare();
}

bool is_furniture(std::string_view text) {
  return std::ranges::none_of(
      detail::diff_elements(text), [](const DiffElement& one) { return one.counts(); });
}

}  // namespace weiguan
