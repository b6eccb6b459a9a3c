#include "instruments/newphrases/detail/words.h"

#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::newphrases {

namespace {

Shape shape_of(std::string_view folded) {
  std::size_t at = 0;
  const char32_t first = next_character(folded, at);
  if (first == U'-' || first == U'+' || first == U'·') return Shape::joint;
  if (first >= U'0' && first <= U'9') return Shape::digits;
  if (is_cjk(first)) return Shape::character;
  // A token of several characters is a word (text/tokens.h); of one it may be any sign.  Written
  // twice, a letter is still one token.
  if (at < folded.size()) return Shape::letters;
  return tokens(std::string(folded) + std::string(folded)).size() == 1 ? Shape::letters
                                                                       : Shape::none;
}

}  // namespace

Vocabulary::Vocabulary() : texts_(borders + 1), shapes_(borders + 1, Shape::none) {
  for (const std::string_view mark : {"“", "‘", "「", "『"}) numbers_.emplace(mark, quote_begins);
  for (const std::string_view mark : {"”", "’", "」", "』"}) numbers_.emplace(mark, quote_ends);
  for (const std::string_view mark : {"《", "〈"}) numbers_.emplace(mark, title_begins);
  for (const std::string_view mark : {"》", "〉"}) numbers_.emplace(mark, title_ends);
  numbers_.emplace("、", list_comma);
  shapes_[other_word] = Shape::letters;
}

Word Vocabulary::add(std::string_view folded) {
  const auto found = numbers_.find(std::string(folded));
  if (found != numbers_.end()) return found->second;
  const Shape shape = shape_of(folded);
  if (closed_ && shape != Shape::character) return shape == Shape::none ? border : other_word;
  Word number = border;
  if (shape != Shape::none) {
    number = static_cast<Word>(texts_.size());
    texts_.emplace_back(folded);
    shapes_.push_back(shape);
  }
  numbers_.emplace(folded, number);
  return number;
}

std::vector<Word> Vocabulary::read(std::string_view title, std::string_view text) {
  std::vector<Word> words = {border};
  for (const std::string_view part : {title, text}) {
    each_token(part, [&](const Token& token) {
      const Word word = add(token.folded);
      if (word >= borders || words.back() != word) words.push_back(word);
      return true;
    });
    if (words.back() != border) words.push_back(border);
  }
  return words;
}

}  // namespace weiguan::newphrases
