// How alike two pages are as a whole, in 64 bits that an archive can keep for each.
#pragma once

#include <cstdint>
#include <string_view>

namespace weiguan {

// The sketch of a text: a simhash (Charikar 2002) over its pairs and triples of neighbouring words
// and CJK characters, folded, each once.  A word or number that holds a digit is any other such
// one, so that neither times, counters nor the address that an error page repeats matter.  0 where
// there is no word.  The same on every machine.
std::uint64_t sketch(std::string_view text);

// In how many bits two sketches differ, 0 to 64; 64 where one of them is 0.
int bits_apart(std::uint64_t a, std::uint64_t b);

// Up to here two pages are taken for the same page; texts that have nothing in common are some 32
// apart.  README.md has what was measured.
inline constexpr int same_page_bits = 9;

}  // namespace weiguan
