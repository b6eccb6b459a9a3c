// A text as quotes are read from it: tokens, marked ranges, words of speech, sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/detail/characters.h"
#include "text/phrases.h"
#include "text/tokens.h"

namespace weiguan::detail {

// In the order in which the matcher of SpeechText has them.
enum class SpeechRole : std::uint8_t { verb, clause_verb, introduction, none };

struct SpeechItem {
  std::uint32_t begin = 0, end = 0;    // Bytes of the text.
  char32_t first = 0;                  // Its first character, folded.
  Kind kind = Kind::other;             // Of that; a break is line_break.
  SpeechRole role = SpeechRole::none;  // Of the listed word that begins here.
  std::uint32_t role_end = 0;          // The item behind that word.
  // For a mark that opens a quotation in no other: the item that closes it, or where the paragraph
  // ends without one.  Else 0.
  std::uint32_t partner = 0;
};

struct Stretch {  // Items.
  std::size_t begin = 0, end = 0;

  bool empty() const { return begin >= end; }
};

class SpeechText {
 public:
  // `matcher` finds what has a role, by its number, and what has none; the longest of them only.
  SpeechText(std::string_view text, const PhraseMatcher& matcher);

  const std::vector<SpeechItem>& items() const { return items_; }
  // A sentence that begins or ends within a quotation is one with its neighbour.
  const std::vector<Stretch>& sentences() const { return sentences_; }

  std::string word(std::size_t item) const;  // Folded.
  bool is_space(std::size_t item) const { return items_[item].kind == Kind::space; }
  bool is_said(std::size_t item) const {  // A word or a CJK character.
    return items_[item].kind == Kind::word || items_[item].kind == Kind::cjk;
  }
  bool is_han(std::size_t item) const { return items_[item].kind == Kind::cjk; }
  // Words and CJK characters in the stretch; no more are counted than `most`.
  std::size_t count_said(Stretch stretch, std::size_t most) const;
  Stretch trimmed(Stretch stretch) const;  // Without commas, stops and spaces around it.
  Range bytes(Stretch stretch) const;      // Of a stretch that is not empty.

 private:
  void read_items();
  void read_roles(const PhraseMatcher& matcher);
  void read_marks();
  void read_sentences();

  std::string_view text_;
  std::vector<SpeechItem> items_;
  std::vector<Stretch> sentences_;
};

}  // namespace weiguan::detail
