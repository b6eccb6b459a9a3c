// Whether two whole texts say the same, whatever else their pages carry.
#pragma once

#include <string_view>

namespace weiguan {

// 0 to 1: 1 where all letters of both are the same, 0 where they have no run in common or one of
// them has no word.  It is made of two parts.
//
//   kept      The letters that both have, in one order, in runs of 16 letters or more (three or
//             four words, four CJK characters), by the letters of the larger one.  A word that
//             begins with a capital counts three tenths: menus and headings are made of such words,
//             and they differ from page to page and say little.
//   replaced  How many words stand in place of others: in each gap between two runs as many as the
//             side has that has fewer.  What only one side has replaces nothing.
//
//   kept * (1 + replaced)^-0.07
//
// A page that got another menu stays near 1.  A form or a notice that was filled in for another
// town has a little replaced in many places, and falls: people call that a different text, however
// many shingles both share.
//
// The same for (a, b) and (b, a).  Folded; what is compared are words and single CJK characters,
// aligned as text/diff.h aligns.  O(n log n) time and O(n) memory: in texts so large and so
// different that they cannot be compared in detail some stretches count as replaced.  The numbers:
// measures/reuse.md.
double equivalence(std::string_view a, std::string_view b);

}  // namespace weiguan
