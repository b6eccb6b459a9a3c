// A set of articles by their number in archive.sqlite (1, 2, ... without gaps).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace weiguan::detail {

class Bits {
 public:
  explicit Bits(std::int64_t last) : last_(last), words_(static_cast<std::size_t>(last) / 64 + 1) {}

  std::int64_t last() const { return last_; }
  bool has(std::int64_t n) const { return (words_[word_of(n)] >> (n % 64) & 1) != 0; }

  // Numbers beyond the last one are dropped: they are of articles younger than the question.
  void add(std::int64_t n) {
    if (n > 0 && n <= last_) words_[word_of(n)] |= std::uint64_t{1} << (n % 64);
  }

  void fill() {
    for (std::uint64_t& word : words_) word = ~std::uint64_t{0};
    trim();
  }

  void invert() {
    for (std::uint64_t& word : words_) word = ~word;
    trim();
  }

  Bits& operator&=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }

  Bits& operator|=(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }

  std::uint64_t count() const {
    std::uint64_t sum = 0;
    for (const std::uint64_t word : words_) sum += static_cast<std::uint64_t>(std::popcount(word));
    return sum;
  }

  template <typename Each>
  void for_each(Each each) const {  // From the least on.
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        each(static_cast<std::int64_t>(i) * 64 + std::countr_zero(word));
      }
    }
  }

 private:
  static std::size_t word_of(std::int64_t n) { return static_cast<std::size_t>(n) / 64; }

  void trim() {
    words_[0] &= ~std::uint64_t{1};  // There is no article 0.
    const auto used = last_ % 64 + 1;
    if (used < 64) words_.back() &= (std::uint64_t{1} << used) - 1;
  }

  std::int64_t last_;
  std::vector<std::uint64_t> words_;
};

}  // namespace weiguan::detail
