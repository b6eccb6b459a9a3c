// Small things done to UTF-8 text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan::extract {

char lower(char c);  // ASCII.
std::string lower(std::string_view text);

// White space (also U+00A0 and U+3000) becomes one blank, none at the ends; characters without
// width go away.
std::string one_line(std::string_view text);

// Without white space and the wide blank at both ends.
std::string_view trim(std::string_view text);

bool contains(std::string_view text, std::string_view part);
bool starts_with_any(std::string_view text, const std::vector<std::string_view>& parts);
bool contains_any(std::string_view text, const std::vector<std::string_view>& parts);

// Letters, digits and CJK characters only, ASCII in lower case: two spellings of a headline compare
// equal.
std::string letters_of(std::string_view text);

// Pairs of neighbouring characters, each once, in order.
using Pairs = std::vector<std::uint64_t>;
Pairs pairs_of(std::string_view text);

// Share of the pairs of neighbouring characters of the shorter text that stand in the other: 0
// to 1.
double likeness(std::string_view a, std::string_view b);
double likeness(const Pairs& a, const Pairs& b);  // Of the letters of two texts.

// The first `count` characters.
std::string_view first_characters(std::string_view text, std::size_t count);

}  // namespace weiguan::extract
