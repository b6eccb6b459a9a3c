// Two sides of texts as numbers, one for each token, so that sequences can be counted.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace weiguan::keyness {

// What no sequence crosses (punctuation, spaces between CJK characters, paragraphs), and any number
// in digits.
inline constexpr std::uint32_t break_token = 0, number_token = 1;

struct TokenForm {
  std::string text;        // Folded.
  bool cjk = false;        // A character of Chinese, Japanese or Korean; else a word.
  bool particle = false;   // Says nothing by itself: 的, 和, the, of.
  bool auxiliary = false;  // Says something in some words only: 中, 不, 年.
};

struct CorpusText {
  std::uint32_t begin = 0, end = 0;  // Its tokens in Corpus::tokens(), without the break behind it.
  std::uint32_t size = 0;            // Its tokens without breaks.
};

class Corpus {
 public:
  // All texts of side 0 before those of side 1.  Throws Error where there are too many tokens to be
  // numbered (2^32).
  void add(std::size_t side, std::string_view text);

  const std::vector<std::uint32_t>& tokens() const { return tokens_; }
  const TokenForm& form(std::uint32_t token) const { return forms_[token]; }
  std::size_t forms() const { return forms_.size(); }
  const std::vector<CorpusText>& texts(std::size_t side) const { return texts_[side]; }
  std::uint64_t size(std::size_t side) const { return sizes_[side]; }  // Tokens without breaks.

  // The tokens of a phrase; nothing where one stands in no text, or it has a break in it.
  std::vector<std::uint32_t> find(std::string_view phrase) const;

  // As people write it: no space beside a CJK character.
  std::string text_of(std::uint32_t at, std::size_t length) const;
  std::vector<std::string> folded(std::uint32_t at, std::size_t length) const;

 private:
  std::uint32_t known(std::string_view folded) const;  // break_token where it is none, or new.
  std::uint32_t number_of(std::string_view folded);

  std::vector<std::uint32_t> tokens_ = {break_token};  // Begins and ends with a break.
  std::vector<TokenForm> forms_ = {{"", false, false, false}, {"#", false, false, false}};
  std::unordered_map<std::string, std::uint32_t> words_;
  std::vector<std::uint32_t> characters_;  // By code point.
  std::array<std::vector<CorpusText>, 2> texts_;
  std::array<std::uint64_t, 2> sizes_ = {0, 0};
};

}  // namespace weiguan::keyness
