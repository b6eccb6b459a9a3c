#include "text/detail/speech_text.h"

#include <algorithm>

#include "text/detail/marks.h"
#include "text/fold.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace weiguan::detail {

SpeechText::SpeechText(std::string_view text, const PhraseMatcher& matcher) : text_(text) {
  read_items();
  read_roles(matcher);
  read_marks();
  read_sentences();
}

void SpeechText::read_items() {
  TokenReader reader(text_);
  for (Token token; reader.next(token);) {
    std::size_t at = 0;
    SpeechItem item;
    item.first = next_character(token.folded, at);
    item.kind = look_up(item.first).kind;
    item.begin = static_cast<std::uint32_t>(token.begin);
    item.end = static_cast<std::uint32_t>(token.end);
    items_.push_back(item);
  }
}

void SpeechText::read_roles(const PhraseMatcher& matcher) {
  std::vector<PhraseMatch> matches;
  matcher.find(text_, matches);
  std::size_t item = 0;
  std::size_t free = 0;  // The first byte behind the last word taken.
  for (const PhraseMatch& one : matches) {
    if (one.begin < free) continue;
    free = one.end;
    while (items_[item].begin < one.begin) ++item;
    std::size_t past = item;
    while (past < items_.size() && items_[past].begin < one.end) ++past;
    items_[item].role = static_cast<SpeechRole>(one.phrase);
    items_[item].role_end = static_cast<std::uint32_t>(past);
  }
}

// Each paragraph by itself.
void SpeechText::read_marks() {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t open = none;
  char32_t closing = 0;
  std::size_t depth = 0;
  for (std::size_t at = 0; at <= items_.size(); ++at) {
    if (at == items_.size() || items_[at].kind == Kind::line_break) {
      // A speech of several paragraphs is closed only behind the last; a straight mark may be
      // anything.
      if (open != none && closing != U'"' && at > open + 1)
        items_[open].partner = static_cast<std::uint32_t>(at);
      open = none;
      continue;
    }
    const char32_t sign = items_[at].first;
    if (open == none) {
      closing = sign == U'"' ? sign : closing_of(sign);
      if (closing != 0) open = at;
      depth = 1;
    } else if (sign == closing) {
      if (--depth > 0) continue;
      if (at > open + 1) items_[open].partner = static_cast<std::uint32_t>(at);
      open = none;
    } else if (sign == items_[open].first) {
      ++depth;
    }
  }
}

void SpeechText::read_sentences() {
  std::size_t at = 0;
  std::size_t inside = 0;  // The item that closes the last quotation.
  bool joined = false;     // The last sentence ended within it.
  for (const Range& one : weiguan::sentences(text_)) {
    Stretch sentence;
    while (at < items_.size() && items_[at].begin < one.begin) ++at;
    sentence.begin = at;
    for (; at < items_.size() && items_[at].begin < one.end; ++at) {
      if (at >= inside && items_[at].partner != 0) inside = items_[at].partner;
    }
    sentence.end = at;
    if (sentence.begin == sentence.end) continue;
    if (!sentences_.empty() && joined) {
      sentences_.back().end = sentence.end;
    } else {
      sentences_.push_back(sentence);
    }
    joined = inside >= at && inside < items_.size() && items_[inside].kind != Kind::line_break;
  }
}

std::string SpeechText::word(std::size_t item) const {
  return fold(text_.substr(items_[item].begin, items_[item].end - items_[item].begin));
}

std::size_t SpeechText::count_said(Stretch stretch, std::size_t most) const {
  std::size_t count = 0;
  for (std::size_t at = stretch.begin; at < stretch.end && count < most; ++at)
    count += is_said(at) ? 1 : 0;
  return count;
}

Stretch SpeechText::trimmed(Stretch stretch) const {
  const auto is_pause = [&](std::size_t at) {
    switch (items_[at].first) {
      case U' ':
      case U'\n':
      case U',':
      case U';':
      case U':':
      case U'.':
      case U'!':
      case U'?':
      case U'。':
      case U'、':
      case U'…':
        return true;
      default:
        return false;
    }
  };
  while (!stretch.empty() && is_pause(stretch.begin)) ++stretch.begin;
  while (!stretch.empty() && is_pause(stretch.end - 1)) --stretch.end;
  return stretch;
}

Range SpeechText::bytes(Stretch stretch) const {
  return {items_[stretch.begin].begin, items_[stretch.end - 1].end};
}

}  // namespace weiguan::detail
