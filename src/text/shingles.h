// How alike two whole texts are, cheaply: the measure that finds candidates for copies.
//
// A shingle is a run of words and CJK characters (folded, without punctuation and white space) that
// takes 24 characters of an alphabet or a little more, a CJK character counting as four: five words
// or six characters.  It is one measure for Chinese, English and texts of both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace weiguan {

// The shingles of a text as hashes, each once.
struct Fingerprint {
  std::vector<std::uint64_t> shingles;  // Sorted.

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

// A text too short for a shingle is one shingle; a text without a word has none.  The hashes are
// the same on every machine and in every build.  Time and memory are O(n) but for the sorting.
Fingerprint fingerprint(std::string_view text);

std::size_t common_shingles(const Fingerprint& a, const Fingerprint& b);

// Common shingles by all of both, 0 to 1: near 1 where both are one text.  0 where one is empty.
double resemblance(const Fingerprint& a, const Fingerprint& b);

// From here on two texts are taken for copies of one; it lies in the middle of the gap that scrapes
// of one broadcast leave (measures/reuse.md).
inline constexpr double copy_resemblance = 0.5;

}  // namespace weiguan
