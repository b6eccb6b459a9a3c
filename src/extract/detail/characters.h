// A text's first characters as a row, for rules that look at single characters of Chinese.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan::extract {

// `characters` have half-width digits, letters, brackets and marks in place of full-width ones and
// one kind of each bracket; `offsets` lead back to what is written.
struct Characters {
  std::string_view text;
  std::u32string characters;
  std::vector<std::size_t> offsets;  // One more than characters.

  Characters(std::string_view written, std::size_t most);

  std::size_t size() const { return characters.size(); }
  std::u32string_view all() const { return characters; }

  // What is written from one character to another, without blanks at the ends.
  std::string written(std::size_t from, std::size_t to) const;
};

// （）【】〔〕［］ and their half-width forms.
bool opens_bracket(char32_t c);
bool closes_bracket(char32_t c);

// How many characters at `from` are one of the words; the longest one counts.  0: none.
std::size_t word_at(
    std::u32string_view text, std::size_t from, const std::vector<std::u32string_view>& words);

// A number of one or two digits, or in Chinese up to 三十一, that ends before `end` and begins at
// `begin`; -1 where none is.
int number_before(std::u32string_view text, std::size_t end, std::size_t& begin);

}  // namespace weiguan::extract
