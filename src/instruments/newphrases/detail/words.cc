#include "instruments/newphrases/detail/words.h"

#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::newphrases {

namespace {

Shape shape_of(std::string_view folded) {
  std::size_t at = 0;
  const char32_t first = next_character(folded, at);
  if (first == U'-' || first == U'+' || first == U'·') return Shape::joint;
  if (first == U'〇') return Shape::character;
  if (first >= U'0' && first <= U'9') return Shape::digits;
  if (is_cjk(first)) return Shape::character;
  if (at < folded.size()) return Shape::letters;
  // A token of one character is a letter or a sign.
  if (first >= U'a' && first <= U'z') return Shape::letters;
  return first >= 0xAA && !(first >= 0x2000 && first <= 0x303F) && first < 0xFF00 && first != 0xB7 &&
                 first != 0xD7 && first != 0xF7 && first != 0xAB && first != 0xBB
             ? Shape::letters
             : Shape::border;
}

}  // namespace

Words::Words() : texts_(borders), shapes_(borders, Shape::border) {
  for (const std::string_view mark : {"“", "‘", "「", "『"}) numbers_.emplace(mark, quote_begins);
  for (const std::string_view mark : {"”", "’", "」", "』"}) numbers_.emplace(mark, quote_ends);
  for (const std::string_view mark : {"《", "〈"}) numbers_.emplace(mark, title_begins);
  for (const std::string_view mark : {"》", "〉"}) numbers_.emplace(mark, title_ends);
}

Word Words::add(std::string_view folded) {
  const auto found = numbers_.find(std::string(folded));
  if (found != numbers_.end()) return found->second;
  const Shape shape = shape_of(folded);
  Word number = border;
  if (shape != Shape::border) {
    number = static_cast<Word>(texts_.size());
    texts_.emplace_back(folded);
    shapes_.push_back(shape);
  }
  numbers_.emplace(folded, number);
  return number;
}

std::vector<Word> Words::read(std::string_view title, std::string_view text) {
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
