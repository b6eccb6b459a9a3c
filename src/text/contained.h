// How much of one text stands in another: of an answer in its source, of a paper's item in the
// wire's.
#pragma once

#include <string_view>

namespace weiguan {

// The share of `part`, 0 to 1, that stands in runs of 27 characters or more that are in `whole`
// too, a CJK character counting four: some five words or seven characters.  Folded; whatever stands
// between two words is one blank.  A run may begin and end inside a word, so that what was
// inflected or joined otherwise still counts.
//
// It has a direction: 1 for an excerpt, and for a text that repeats itself.  A text shorter than a
// run is one run, which stands in the other only where that is as short and the same.  0 where one
// of both has no word.  Time O(n log n), memory O(n).  Coverage by common n-grams of characters;
// the length: measures/reuse.md.
double contained(std::string_view part, std::string_view whole);

}  // namespace weiguan
