// Speech without marks, for SpeechReader.
#include <algorithm>

#include "text/detail/speakers.h"
#include "text/detail/speech_reader.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t least_words = 2;          // Behind a comma.
constexpr std::size_t least_words_at_once = 4;  // CJK characters directly behind a verb.
constexpr std::size_t least_words_english = 3;
constexpr std::size_t farthest_that = 8;
constexpr std::size_t farthest_comma = 40;

// Behind a verb they make another word or form of it: 说的, 称为.
bool is_no_speech_before(char32_t character) {
  switch (character) {
    case U'的':
    case U'了':
    case U'过':
    case U'着':
    case U'为':
    case U'作':
    case U'成':
    case U'出':
      return true;
    default:
      return false;
  }
}

}  // namespace

// Where reported words behind the verb end at the latest: at the next that is said to be speech.
std::size_t SpeechReader::end_of_words(const Verb& verb, std::size_t end) const {
  const auto next = std::ranges::lower_bound(borders_, verb.verb.end);
  return next == borders_.end() ? end : std::min(end, *next);
}

void SpeechReader::find_borders() {
  borders_.clear();
  for (const Mark& one : marks_) {
    if (one.taken) borders_.push_back(one.open);
  }
  for (const Verb& one : verbs_) {
    const std::size_t past = one.verb.end;
    const bool leads_in = one.han && past < text_.items().size() &&
                          (text_.items()[past].first == U',' || text_.items()[past].first == U':');
    if (one.used || leads_in) borders_.push_back(one.clause);
  }
  std::ranges::sort(borders_);
}

void SpeechReader::read_chinese(const Verb& verb, std::size_t end) {
  const auto& items = text_.items();
  std::size_t at = verb.verb.end;
  if (at < end && items[at].first == U'道') ++at;
  while (at < end && text_.is_space(at)) ++at;
  if (at >= end) return;
  std::size_t least = least_words;
  if (items[at].first != U',' && items[at].first != U':') {
    if (!verb.at_once || verb.speaker.empty() || !text_.is_said(at) ||
        is_no_speech_before(items[at].first))
      return;
    least = least_words_at_once;
  }
  const Stretch words = text_.trimmed({at, end});
  if (text_.count_said(words, least) >= least)
    add(Speech::reported, words, verb.speaker, verb.verb);
}

void SpeechReader::read_english(const Verb& verb, std::size_t from, std::size_t end) {
  const Stretch tail = text_.trimmed({verb.verb.end, end});
  // "It rose, Mei Bay said on Monday.", "It rose, said Mei Bay."
  const Stretch before = text_.trimmed({from, verb.clause});
  const bool behind_comma = verb.clause > from && text_.items()[verb.clause - 1].first == U',';
  const bool follows =
      behind_comma && text_.count_said(before, least_words_english) >= least_words_english;
  const bool verb_first = text_.trimmed({verb.clause, verb.verb.begin}).empty();
  if (follows && verb_first) {
    const Stretch speaker = speaker_behind(text_, tail);
    if (!speaker.empty() && text_.count_said(tail, farthest_that + 1) <= farthest_that) {
      add(Speech::reported, before, speaker, verb.verb);
      return;
    }
  } else if (follows && !verb.speaker.empty() && is_circumstance(text_, tail)) {
    add(Speech::reported, before, verb.speaker, verb.verb);
    return;
  }
  if (verb.speaker.empty() || !verb.at_once) return;
  // "Mei Bay told reporters on Monday that it rose."
  Stretch words = tail;
  std::size_t passed = 0;
  for (std::size_t at = tail.begin; at < tail.end && passed <= farthest_that; ++at) {
    if (!text_.is_said(at)) continue;
    ++passed;
    if (text_.word(at) == "that") {
      words = text_.trimmed({at + 1, tail.end});
      break;
    }
  }
  if (words.begin == tail.begin && is_circumstance(text_, tail)) return;
  if (text_.count_said(words, least_words_english) >= least_words_english)
    add(Speech::reported, words, verb.speaker, verb.verb);
}

// "It rose, according to the port.", "According to the port, it rose."
void SpeechReader::read_according(const Verb& verb, std::size_t from, std::size_t end) {
  Stretch words = text_.trimmed({from, verb.verb.begin});
  if (text_.count_said(words, least_words_english) < least_words_english) {
    std::size_t at = verb.speaker.end;
    const std::size_t last = std::min(end, at + farthest_comma);
    while (at < last && text_.items()[at].first != U',') ++at;
    if (at == last) return;
    words = text_.trimmed({at, end});
  }
  if (text_.count_said(words, least_words_english) >= least_words_english)
    add(Speech::reported, words, verb.speaker, verb.verb);
}

void SpeechReader::read_reported(Stretch sentence) {
  find_borders();
  sentence = text_.trimmed(sentence);
  std::size_t from = sentence.begin;
  std::size_t mark = 0;
  std::size_t said_until = 0;  // Bytes: what is said to be speech already.
  for (const Verb& verb : verbs_) {
    for (; mark < marks_.size() && marks_[mark].close < verb.verb.begin; ++mark) {
      if (marks_[mark].taken) from = text_.trimmed({marks_[mark].close + 1, verb.verb.begin}).begin;
    }
    if (verb.used || text_.items()[verb.verb.begin].begin < said_until) continue;
    const std::size_t end = end_of_words(verb, sentence.end);
    const std::size_t count = quotes_.size();
    if (verb.according) {
      read_according(verb, from, end);
    } else if (verb.han) {
      read_chinese(verb, end);
    } else {
      read_english(verb, from, end);
    }
    if (quotes_.size() > count) {
      said_until = quotes_.back().words.end;
      from = std::max(from, verb.verb.end);
    }
  }
}

}  // namespace weiguan::detail
