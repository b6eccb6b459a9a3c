#include "text/detail/symbols.h"

#include <algorithm>
#include <utility>

#include "text/detail/characters.h"
#include "text/detail/decode.h"

namespace weiguan::detail {
namespace {

// Words and rare characters are numbered from here, so that the others have numbers of 16 bits.
constexpr Symbol first_word_symbol = 0x10000;

constexpr std::uint64_t add_letter(std::uint64_t hash, char32_t letter) {
  return (hash + letter) * 0x9E3779B97F4A7C15;
}

std::uint64_t hash_of(std::u32string_view word) {
  std::uint64_t hash = 0;
  for (const char32_t letter : word) hash = add_letter(hash, letter);
  return hash;
}

bool stands_alone(Kind kind) {
  return kind == Kind::cjk || kind == Kind::other;
}

// What is known before anything is learnt, of characters below U+10000.
struct Fresh {
  std::vector<std::uint16_t> characters;  // unknown_symbol for tokens of their own, else 0.
  std::vector<std::array<std::uint16_t, 2>> folding;  // Those that fold to another of these.
};

Fresh make_fresh() {
  Fresh fresh;
  fresh.characters.resize(0x10000);
  for (char32_t c = 0; c < 0x10000; ++c) {
    const Character character = look_up(c);
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    if (surrogate || !stands_alone(character.kind) || character.folded >= 0x10000) continue;
    fresh.characters[c] = unknown_symbol;
    if (character.folded == c) continue;
    fresh.folding.push_back(
        {static_cast<std::uint16_t>(c), static_cast<std::uint16_t>(character.folded)});
  }
  return fresh;
}

const Fresh& fresh() {
  static const Fresh made = make_fresh();
  return made;
}

}  // namespace

Symbols::Symbols() : characters_(fresh().characters), words_(16) {
  for (char32_t c = 0; c < ascii_letters_.size(); ++c) {
    const Character character = look_up(c);
    if (character.kind != Kind::word) continue;
    ascii_letters_[c] = static_cast<unsigned char>(character.folded);
  }
}

std::vector<Symbol> Symbols::learn(std::string_view pattern) {
  std::vector<Symbol> symbols;
  each_token(pattern, [&](const Token& token) {
    symbols.push_back(learn_token(token.folded));
    return true;
  });
  return symbols;
}

Symbol Symbols::learn_token(std::string_view folded) {
  if (folded == "\n") return break_symbol;
  if (folded == " ") return space_symbol;
  const Sequence first = decode_one(folded, 0);
  if (stands_alone(look_up(first.character).kind) && first.character < 0x10000) {
    std::uint16_t& symbol = characters_[first.character];
    if (symbol == unknown_symbol) symbol = static_cast<std::uint16_t>(next_character_++);
    return symbol;
  }
  std::u32string word;
  for (std::size_t at = 0; at < folded.size();) {
    const Sequence one = decode_one(folded, at);
    word += one.character;
    at += one.size;
  }
  return learn_word(word);
}

Symbol Symbols::learn_word(std::u32string_view word) {
  const std::uint64_t hash = hash_of(word);
  if (const Word& known = word_slot(word, hash); known.size != 0) return known.symbol;
  if (2 * word_count_ >= words_.size()) grow_words();
  const auto slot = static_cast<std::size_t>(&word_slot(word, hash) - words_.data());
  const auto symbol = static_cast<Symbol>(first_word_symbol + word_count_++);
  words_[slot] = {
      hash,
      static_cast<std::uint32_t>(letters_.size()),
      static_cast<std::uint32_t>(word.size()),
      symbol};
  letters_ += word;
  longest_word_ = std::max(longest_word_, word.size());
  return symbol;
}

void Symbols::grow_words() {
  std::vector<Word> old(2 * words_.size());
  old.swap(words_);
  for (const Word& word : old) {
    if (word.size == 0) continue;
    const std::u32string_view letters = std::u32string_view(letters_).substr(word.begin, word.size);
    const auto slot = static_cast<std::size_t>(&word_slot(letters, word.hash) - words_.data());
    words_[slot] = word;
  }
}

// Where the word stands, or the empty slot where it would.
const Symbols::Word& Symbols::word_slot(std::u32string_view word, std::uint64_t hash) const {
  const std::size_t mask = words_.size() - 1;
  for (std::size_t at = (hash >> 32) & mask;; at = (at + 1) & mask) {
    const Word& slot = words_[at];
    if (slot.size == 0) return slot;
    if (slot.hash != hash || slot.size != word.size()) continue;
    if (std::u32string_view(letters_).substr(slot.begin, slot.size) == word) return slot;
  }
}

void Symbols::settle() {
  for (const auto& [character, folded] : fresh().folding) {
    characters_[character] = characters_[folded];
  }
}

Symbol Symbols::of_character(char32_t folded) const {
  if (folded < 0x10000) return characters_[folded];
  return of_word(std::u32string_view(&folded, 1), add_letter(0, folded));
}

Symbol Symbols::of_word(std::u32string_view word, std::uint64_t hash) const {
  const Word& known = word_slot(word, hash);
  return known.size != 0 ? known.symbol : unknown_symbol;
}

inline void SymbolReader::add(Symbol symbol, std::size_t begin, std::size_t end) {
  out_.symbols[out_.size] = symbol;
  out_.places[out_.size] = {begin, end};
  ++out_.size;
}

// Whether the byte is a letter or a digit of ASCII.
inline bool SymbolReader::is_letter(char byte) const {
  const auto one = static_cast<unsigned char>(byte);
  return one < 0x80 && symbols_.ascii_letters_[one] != 0;
}

bool SymbolReader::read(std::size_t most) {
  out_.word.resize(symbols_.longest_word_);
  while (out_.size < most && at_ < text_.size()) {
    if (is_letter(text_[at_])) {
      read_word();
    } else if (const std::size_t before = at_; read_quickly(most), at_ == before) {
      read_slowly();
    }
  }
  return at_ < text_.size();
}

// Reads characters that are tokens of their own until there is another.
void SymbolReader::read_quickly(std::size_t most) {
  const std::uint16_t* const characters = symbols_.characters_.data();
  Symbol* const symbols = out_.symbols.data();
  Range* const places = out_.places.data();
  std::size_t size = out_.size;
  std::size_t at = at_;
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return static_cast<unsigned char>(text_[at + i]);
  };
  const auto follows = [](std::uint32_t one) { return (one & 0xC0) == 0x80; };
  while (size < most && at < text_.size()) {
    const std::uint32_t first = byte(0);
    std::uint32_t c = first;
    std::size_t next = at + 1;
    if ((first & 0xF0) == 0xE0 && text_.size() - at >= 3) {
      if (!follows(byte(1)) || !follows(byte(2))) break;
      c = (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
      if (c < 0x800) break;
      next = at + 3;
    } else if (first >= 0x80) {
      break;
    }
    const Symbol symbol = characters[c];
    if (symbol == 0) break;
    symbols[size] = symbol;
    places[size] = {at, next};
    ++size;
    at = next;
  }
  out_.size = size;
  at_ = at;
}

void SymbolReader::read_slowly() {
  const Sequence one = decode_one(text_, at_);
  const Character character = look_up(one.character);
  switch (character.kind) {
    case Kind::ignored:
      at_ += one.size;
      return;
    case Kind::space:
    case Kind::line_break:
      read_white();
      return;
    case Kind::word:
      read_word();
      return;
    case Kind::cjk:
    case Kind::other:
      break;
  }
  add(symbols_.of_character(character.folded), at_, at_ + one.size);
  at_ += one.size;
}

void SymbolReader::read_white() {
  const std::size_t begin = at_;
  bool line_break = false;
  while (at_ < text_.size()) {
    // Before a word a space is no token.
    if (text_[at_] == ' ' && !line_break && at_ + 1 < text_.size() && is_letter(text_[at_ + 1])) {
      ++at_;
      read_word();
      return;
    }
    const Sequence one = decode_one(text_, at_);
    const Kind kind = look_up(one.character).kind;
    if (kind == Kind::line_break || kind == Kind::space || kind == Kind::ignored) {
      line_break |= kind == Kind::line_break;
      at_ += one.size;
      continue;
    }
    if (out_.size == 0) return;
    if (line_break) {
      add(break_symbol, begin, at_);
    } else if (kind == Kind::cjk) {
      const Sequence last = decode_one(text_, out_.places[out_.size - 1].begin);
      if (look_up(last.character).kind == Kind::cjk) add(space_symbol, begin, at_);
    }
    return;
  }
}

void SymbolReader::read_word() {
  const std::size_t begin = at_;
  std::size_t end = at_;
  std::size_t count = 0;
  std::uint64_t hash = 0;
  while (at_ < text_.size()) {
    const auto first = static_cast<unsigned char>(text_[at_]);
    std::size_t size = 1;
    char32_t letter = 0;
    if (first < 0x80) {
      letter = symbols_.ascii_letters_[first];
      if (letter == 0) break;
    } else {
      const Sequence one = decode_one(text_, at_);
      const Character character = look_up(one.character);
      size = one.size;
      if (character.kind == Kind::ignored) {
        at_ += size;
        continue;
      }
      if (character.kind != Kind::word) break;
      letter = character.folded;
    }
    if (count < out_.word.size()) out_.word[count] = letter;
    ++count;
    hash = add_letter(hash, letter);
    at_ += size;
    end = at_;
  }
  const bool may_be_known = count <= out_.word.size();
  add(may_be_known ? symbols_.of_word(std::u32string_view(out_.word.data(), count), hash)
                   : unknown_symbol,
      begin,
      end);
}

}  // namespace weiguan::detail
