// Made-up words by the thousand, for tests that need texts with nothing in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "text/utf8.h"

namespace weiguan {

// The same for the same number; two of different numbers have no passage in common.
class TestWords {
 public:
  explicit TestWords(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) {}

  std::uint64_t number(std::uint64_t below) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % below;
  }
  // So many Chinese characters, with a full stop behind each twenty.
  std::string chinese(std::size_t characters) {
    std::string text;
    for (std::size_t i = 1; i <= characters; ++i) {
      append_utf8(text, static_cast<char32_t>(0x4E00 + number(3000)));
      if (i % 20 == 0) text += "。";
    }
    return text;
  }
  std::string english(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      if (i > 0) text += ' ';
      for (int k = 0; k < 7; ++k) text += static_cast<char>('a' + number(26));
    }
    return text + ".";
  }

 private:
  std::uint64_t state_;
};

}  // namespace weiguan
