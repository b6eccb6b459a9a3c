// Operations lie on character borders of both texts, in order; what is left is as much on both
// sides; a text against itself has none, and it does not matter which of two is the earlier where
// only is asked whether they differ.  The first byte says where the first text ends.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/diff.h"
#include "text/name_cues.h"
#include "text/numbers.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) __builtin_trap();
}

std::vector<bool> borders(std::string_view text) {
  std::vector<bool> border(text.size() + 1, false);
  for (std::size_t at = 0; at < text.size(); weiguan::next_character(text, at)) border[at] = true;
  border[text.size()] = true;
  return border;
}

void check_ranges(std::string_view text) {
  const std::vector<bool> border = borders(text);
  const auto lies = [&](const weiguan::Range& range) {
    return range.begin < range.end && range.end <= text.size() && border[range.begin] &&
           border[range.end];
  };
  for (const weiguan::NameCue& one : weiguan::name_cues(text, {"说", "表示"}))
    require(lies(one.range));
  for (const weiguan::Number& one : weiguan::numbers(text)) require(lies(one.range));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view all(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t cut = all.size() * data[0] / 255;
  const std::string_view before = all.substr(0, cut), after = all.substr(cut);
  const weiguan::Difference difference = weiguan::diff(before, after);
  const std::vector<bool> left = borders(before), right = borders(after);
  std::size_t old_end = 0, new_end = 0, deleted = 0, inserted = 0;
  for (const weiguan::Operation& one : difference.operations) {
    require(old_end <= one.before.begin && one.before.begin <= one.before.end);
    require(new_end <= one.after.begin && one.after.begin <= one.after.end);
    old_end = one.before.end;
    new_end = one.after.end;
    require(old_end <= before.size() && left[one.before.begin] && left[old_end]);
    require(new_end <= after.size() && right[one.after.begin] && right[new_end]);
    require(one.before.begin < one.before.end || one.after.begin < one.after.end);
    require(!one.signs || one.deleted + one.inserted == 0);
    deleted += one.deleted;
    inserted += one.inserted;
  }
  require(deleted == difference.deleted && inserted == difference.inserted);
  require(difference.before - deleted == difference.after - inserted);
  require(weiguan::diff(before, before).operations.empty());
  require(weiguan::diff(after, before).changed == difference.changed);
  check_ranges(before);
  check_ranges(after);
  return 0;
}
