#include "text/detail/speech_reader.h"

#include <algorithm>
#include <iterator>

#include "text/detail/speakers.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t most_before = 20;  // Words of English between a quotation and its verb.
constexpr std::size_t most_after = 8;    // Between a verb and the quotation it leads in.
constexpr std::size_t least_unspoken = 4;

bool parts_clauses(char32_t sign) {
  return sign == U',' || sign == U';' || sign == U':';
}

bool is_pause(char32_t sign) {
  return parts_clauses(sign) || sign == U'。' || sign == U'!' || sign == U'?' || sign == U'.' ||
         sign == U'…' || sign == U'—';
}

bool is_verb(SpeechRole role) {
  return role == SpeechRole::verb || role == SpeechRole::clause_verb;
}

bool ends(char32_t sign) {
  return sign == U'。' || sign == U'!' || sign == U'?' || sign == U'.' || sign == U'…';
}

}  // namespace

void SpeechReader::read(Stretch sentence) {
  collect(sentence);
  read_marks(sentence);
  read_reported(sentence);
  last_sentence_ = sentence.begin;
}

void SpeechReader::add(Speech speech, Stretch words, Stretch speaker, Stretch verb) {
  Quote quote;
  quote.speech = speech;
  quote.words = text_.bytes(words);
  if (!speaker.empty()) quote.speaker = text_.bytes(speaker);
  if (!verb.empty()) quote.verb = text_.bytes(verb);
  quotes_.push_back(quote);
}

// The clause's own; where it has none, in Chinese that of the verb before or of the clause before
// (江某5日会见客人时，强调，), in English that which an apposition parts from it (Mei Bay, the
// mayor, said).
Stretch SpeechReader::speaker_of(
    Stretch before, const std::vector<Stretch>& clauses, bool han) const {
  if (han) {
    const Stretch own = speaker_before(text_, before);
    if (!own.empty()) return own;
    if (!verbs_.empty()) return verbs_.back().speaker;
    return clauses.empty() ? Stretch{} : speaker_before(text_, clauses.back());
  }
  if (!text_.trimmed(before).empty()) return speaker_before(text_, before);
  return clauses.size() < 2 ? Stretch{} : speaker_before(text_, clauses[clauses.size() - 2]);
}

void SpeechReader::collect(Stretch sentence) {
  verbs_.clear();
  marks_.clear();
  std::vector<Stretch> clauses;
  std::size_t clause = sentence.begin;
  std::size_t begin = sentence.begin;  // Of what may be a speaker: behind an introduction.
  const auto& items = text_.items();
  for (std::size_t at = sentence.begin; at < sentence.end;) {
    const SpeechItem& item = items[at];
    if (item.partner != 0) {
      const std::size_t close = std::min<std::size_t>(item.partner, sentence.end);
      marks_.push_back({at, close, false});
      at = clause = begin = close + 1;
      clauses.clear();
    } else if (parts_clauses(item.first)) {
      clauses.push_back({clause, at});
      at = clause = begin = at + 1;
    } else if (item.role == SpeechRole::none) {
      ++at;
    } else {
      std::size_t past = item.role_end;
      SpeechRole role = item.role;
      Verb verb;
      verb.han = text_.is_han(at);
      verb.clause = clause;
      if (role != SpeechRole::introduction) {
        while (verb.han && past < sentence.end && is_verb(items[past].role)) {
          role = items[past].role;
          past = items[past].role_end;
        }
        verb.at_once = role == SpeechRole::clause_verb;
        verb.speaker = speaker_of({begin, at}, clauses, verb.han);
      } else if (!verb.han) {
        verb.according = true;
        verb.speaker = speaker_behind(text_, {past, sentence.end});
      }
      verb.verb = {at, past};
      if (role == SpeechRole::introduction && verb.han) {
        begin = past;
      } else if (
          verb.according ? !verb.speaker.empty() : verb.han || !is_no_speech(text_, clause, at)) {
        verbs_.push_back(verb);
      }
      at = past;
    }
  }
}

// The verb that leads in the quotation behind the gap; null where there is none.
SpeechReader::Verb* SpeechReader::verb_before(Stretch gap) {
  const auto& items = text_.items();
  const auto past =
      std::ranges::lower_bound(verbs_, gap.end, {}, [](const Verb& one) { return one.verb.begin; });
  if (past == verbs_.begin()) return nullptr;
  Verb& verb = *std::prev(past);
  if (verb.verb.begin < gap.begin || verb.verb.end > gap.end || verb.according) return nullptr;
  std::size_t at = verb.verb.end;
  if (verb.han && at < gap.end && items[at].first == U'道') ++at;
  while (at < gap.end && text_.is_space(at)) ++at;
  if (at < gap.end && (items[at].first == U',' || items[at].first == U':')) ++at;
  while (at < gap.end && text_.is_space(at)) ++at;
  if (at == gap.end) return &verb;
  std::size_t last = gap.end;
  while (last > at && text_.is_space(last - 1)) --last;
  const bool led_in = items[last - 1].first == U',' || items[last - 1].first == U':';
  const bool near = text_.count_said({verb.verb.end, gap.end}, most_after + 1) <= most_after;
  return !verb.han && led_in && near ? &verb : nullptr;
}

SpeechReader::Verb* SpeechReader::verb_behind(Stretch gap) {
  const auto& items = text_.items();
  std::size_t at = gap.begin;
  while (at < gap.end && (text_.is_space(at) || items[at].first == U',')) ++at;
  const auto found =
      std::ranges::lower_bound(verbs_, at, {}, [](const Verb& one) { return one.verb.begin; });
  if (found == verbs_.end() || found->verb.end > gap.end) return nullptr;
  if (found->verb.begin == at && !found->han) {  // "...," said Mei Bay.
    if (!found->according) found->speaker = speaker_behind(text_, {found->verb.end, gap.end});
    return found->speaker.empty() ? nullptr : &*found;
  }
  if (found->according || found->speaker.empty() || found->speaker.begin < at) return nullptr;
  if (!found->han)
    return text_.count_said({at, found->verb.begin}, most_before + 1) <= most_before ? &*found
                                                                                     : nullptr;
  if (found->clause > at) return nullptr;
  std::size_t past = found->verb.end;
  if (past < gap.end && items[past].first == U'道') ++past;
  return past >= gap.end || is_pause(items[past].first) ? &*found : nullptr;
}

// Whether what is marked stands by itself and is no term in a sentence.
bool SpeechReader::is_speech(const Mark& mark, std::size_t end) const {
  const auto& items = text_.items();
  if (is_pause(items[mark.close - 1].first)) return true;
  std::size_t next = mark.close + 1;
  while (next < end && text_.is_space(next)) ++next;
  return next >= end || is_pause(items[next].first);
}

// At once ("..." "..."), or as the next sentence ("...," Mei Bay said. "...").
bool SpeechReader::follows_last(const Mark& mark, Stretch sentence) const {
  if (last_close_ == 0) return false;
  if (mark.open == sentence.begin && last_close_ >= last_sentence_ &&
      text_.items()[mark.open - 1].kind != Kind::line_break && is_speech(mark, sentence.end)) {
    return true;
  }
  for (std::size_t at = last_close_; at < mark.open; ++at) {
    const Kind kind = text_.items()[at].kind;
    const bool closing = at == last_close_ && kind == Kind::other;
    if (!closing && kind != Kind::space && kind != Kind::line_break) return false;
  }
  return true;
}

void SpeechReader::read_marks(Stretch sentence) {
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    Mark& mark = marks_[i];
    const Stretch words = text_.trimmed({mark.open + 1, mark.close});
    if (text_.count_said(words, 1) == 0) continue;
    const std::size_t before = i == 0 ? sentence.begin : marks_[i - 1].close + 1;
    const std::size_t behind = i + 1 == marks_.size() ? sentence.end : marks_[i + 1].open;
    Verb* verb = nullptr;
    if (is_speech(mark, sentence.end)) {
      verb = verb_before({before, mark.open});
      if (verb == nullptr) verb = verb_behind({mark.close + 1, behind});
    }
    Stretch speaker, said;
    if (verb != nullptr) {
      verb->used = true;
      speaker = verb->speaker;
      said = verb->verb;
    } else if (follows_last(mark, sentence)) {
      speaker = last_speaker_;
      said = last_verb_;
    } else if (
        !ends(text_.items()[mark.close - 1].first) ||
        text_.count_said(words, least_unspoken) < least_unspoken) {
      continue;
    }
    mark.taken = true;
    last_speaker_ = speaker;
    last_verb_ = said;
    last_close_ = mark.close;
    add(Speech::direct, words, speaker, said);
  }
}

}  // namespace weiguan::detail
