// What is compared when texts are compared: words and single CJK characters, folded, without
// punctuation and white space, so that neither 简/繁 nor width nor commas part two texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weiguan::detail {

struct Unit {
  std::uint32_t word = 0;   // Equal words have equal numbers; numbers are dense from 0.
  std::uint32_t begin = 0;  // Bytes of the text.
  std::uint32_t end = 0;    // Not included.
};

// How much of a text one unit is: a word as many as it has characters and one for the blank, a CJK
// character four, which is what it takes in English.
inline constexpr std::uint32_t cjk_size = 4;
inline constexpr std::uint32_t shingle_size = 24;  // Of a shingle (text/shingles.h).

// Numbers the words of several texts alike.
class Vocabulary {
 public:
  // Only the first gibibyte of a text is read.
  std::vector<Unit> read(std::string_view text);

  std::size_t size() const { return kinds_.size(); }
  bool is_cjk(std::uint32_t word) const { return (kinds_[word] & cjk) != 0; }
  // A little word of English: "the", "would"; no CJK character is one.
  bool is_little(std::uint32_t word) const { return (kinds_[word] & little) != 0; }
  std::uint32_t length(std::uint32_t word) const { return lengths_[word]; }

 private:
  enum : std::uint8_t { cjk = 1, little = 2 };

  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::vector<std::uint8_t> kinds_;
  std::vector<std::uint32_t> lengths_;
};

std::uint64_t hash_of(std::string_view bytes);
std::uint64_t mix(std::uint64_t a, std::uint64_t b);  // Not symmetric.

}  // namespace weiguan::detail
