// What changed between two versions of a text: words, numbers and Chinese characters that one of
// them does not have, and where they stand.
//
// What is no change: 简/繁 and width, white space and line breaks, invisible characters, entities
// of HTML written out once or twice (&nbsp; &amp;nbsp; &#xA0;), common tags, Markdown's marks and
// the addresses of its links, 1,000 for 1000, and furniture: lines, tails of lines and brackets
// that hold nothing but the labels, counters and time stamps a site puts around a text
// (更新时间戳：1664109102894, 阅读 1234, [查看原文], "Updated 3 hours ago", "Share").  A label with
// anything else beside it is text.  Capital and small letters are different.
//
// Signs (，。“” and the like) are compared by what they are, not by their shape; where only they
// differ, the operation says so, and the text counts as unchanged.  Signs that are part of what is
// said (3.5, %, $, -5) are no such signs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan {

struct Operation {
  // Bytes, on character borders; what stands outside of all operations says the same on both sides.
  // One of the two may be empty: then it is where the other's would stand.
  Range before, after;
  // Letters, digits and CJK characters that were taken away and put in.  Where words were replaced,
  // they are compared once more, character by character: of 15 and 16 one each.
  std::size_t deleted = 0, inserted = 0;
  bool signs = false;  // Nothing but signs differs.

  friend bool operator==(const Operation&, const Operation&) = default;
};

struct Difference {
  std::vector<Operation> operations;      // In the order of both texts; none overlaps or touches.
  std::size_t deleted = 0, inserted = 0;  // Of all operations.
  // Letters, digits and CJK characters, furniture left out.
  std::size_t before = 0, after = 0;
  bool changed = false;  // An operation of more than signs.
  // The texts are so large and so different that some stretches were not compared in detail: they
  // stand as replaced whole.
  bool rough = false;

  friend bool operator==(const Difference&, const Difference&) = default;
};

// Single CJK characters are compared in Chinese, words and numbers elsewhere.  What is kept is
// found from the longest common run on, then on both sides of it, and so on (Ratcliff and
// Obershelp's pattern matching); of equally long ones the first.  Texts of many thousand words are
// parted first by the runs that both have once.
//
// Deterministic.  Invalid bytes are U+FFFD.  Time is O(n log n) in the length of both texts
// whatever they hold, since no more than a few hundred steps a word are spent on one pair (then
// `rough`); memory is about a hundred times their bytes.
Difference diff(std::string_view before, std::string_view after);

// Whether the lines of the text hold nothing but furniture, marks and white space.
bool is_furniture(std::string_view text);

}  // namespace weiguan
