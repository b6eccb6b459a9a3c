// Texts as rows of numbered words: one for a character of Chinese, one for a word of Latin letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weiguan::newphrases {

using Word = std::uint32_t;

// No phrase passes over a border: punctuation, a line break, the end of a text.  Quotation marks,
// the marks of a work's title and the comma of lists (、) are borders that are told apart.
inline constexpr Word border = 0, quote_begins = 1, quote_ends = 2, title_begins = 3,
                      title_ends = 4, list_comma = 5;
inline constexpr Word borders = 6;  // Vocabulary below it are borders.
// A word that was not met when the vocabulary was closed.
inline constexpr Word other_word = 6;

enum class Shape : std::uint8_t {
  none,       // A border.
  character,  // Of a script that is written without spaces.
  letters,    // A word of another script.
  digits,     // A word that begins with a digit: 2024, 5g, 21st.
  joint,      // Binds what stands on both sides of it: - · +
};

// Folded tokens (text/tokens.h) and their numbers, in the order in which they were met.
class Vocabulary {
 public:
  Vocabulary();

  Word add(std::string_view folded);
  // From now on read() adds no words but single characters: their number is bounded, that of the
  // words of a large archive is not.
  void close() { closed_ = true; }
  // The text's words; a border stands at both ends, and the same one never twice in a row.
  std::vector<Word> read(std::string_view title, std::string_view text);

  std::size_t size() const { return texts_.size(); }
  const std::string& text(Word word) const { return texts_[word]; }
  Shape shape(Word word) const { return shapes_[word]; }

 private:
  std::unordered_map<std::string, Word> numbers_;
  std::vector<std::string> texts_;
  std::vector<Shape> shapes_;
  bool closed_ = false;
};

}  // namespace weiguan::newphrases
