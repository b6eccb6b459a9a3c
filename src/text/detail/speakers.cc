#include "text/detail/speakers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/utf8.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t longest_speaker = 40;  // Words and CJK characters.
constexpr std::size_t longest_clause = 200;  // Items in which a speaker is looked for.

// Little words of both languages.  Those of more than one character come before their beginnings.
constexpr std::string_view leads[] = {
    "但是", "但",   "然而", "不过", "而且", "而",   "对此", "此外", "另外", "同时", "随后", "此前",
    "其中", "日前", "近日", "今天", "今日", "昨天", "昨日", "当天", "当日", "并",   "还",   "也"};
constexpr std::string_view places[] = {
    "日前",
    "近日",
    "今天",
    "今日",
    "昨天",
    "昨日",
    "当天",
    "当日",
    "随后",
    "此前",
    "同时",
    "就",
    "在",
    "对",
    "向",
    "于"};
constexpr std::string_view trails[] = {
    "还",
    "也",
    "并",
    "则",
    "又",
    "都",
    "均",
    "曾",
    "再",
    "将",
    "再次",
    "再度",
    "一致",
    "分别",
    "共同",
    "明确",
    "随即",
    "正式"};
// Behind these the words of `places` are none: 对外, 在野, 向阳.
constexpr std::string_view not_places[] = {"对外", "在野", "在线", "就业", "对口", "向阳"};

constexpr std::array<std::string_view, 9> leads_en = {
    "and", "as", "but", "however", "meanwhile", "so", "then", "though", "while"};
constexpr std::array<std::string_view, 14> trails_en = {
    "again",
    "also",
    "already",
    "earlier",
    "had",
    "has",
    "have",
    "just",
    "later",
    "now",
    "since",
    "then",
    "will",
    "would"};
constexpr std::array<std::string_view, 6> relatives = {
    "that", "what", "where", "which", "who", "whom"};
constexpr std::array<std::string_view, 12> no_speech = {
    "a", "are", "be", "been", "being", "is", "no", "than", "the", "to", "was", "were"};
constexpr std::array<std::string_view, 21> circumstances = {
    "after", "at",       "before", "during", "earlier", "early",     "friday",
    "in",    "last",     "late",   "monday", "on",      "saturday",  "sunday",
    "this",  "thursday", "to",     "today",  "tuesday", "wednesday", "yesterday"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::binary_search(words, word);
}

// Whether the Chinese word stands there.
bool stands_at(const SpeechText& text, std::size_t at, std::size_t end, std::string_view word) {
  for (std::size_t byte = 0; byte < word.size(); ++at) {
    if (at >= end || text.items()[at].first != next_character(word, byte)) return false;
  }
  return true;
}

template <typename Words>
std::size_t length_of_one(
    const SpeechText& text, std::size_t at, std::size_t end, const Words& words) {
  for (const std::string_view one : words) {
    if (stands_at(text, at, end, one)) return count_characters(one);
  }
  return 0;
}

bool begins_a_date(const SpeechText& text, std::size_t at, std::size_t end) {
  const char32_t first = text.items()[at].first;
  if (first < U'0' || first > U'9') return false;
  while (at + 1 < end && text.is_space(at + 1)) ++at;
  if (at + 1 >= end) return false;
  const char32_t next = text.items()[at + 1].first;
  return next == U'日' || next == U'号' || next == U'月' || next == U'年' || next == U'时';
}

Stretch chinese_speaker(const SpeechText& text, Stretch clause) {
  for (std::size_t taken = 1; taken != 0 && !clause.empty();) {
    taken = length_of_one(text, clause.begin, clause.end, leads);
    clause = text.trimmed({clause.begin + taken, clause.end});
  }
  for (std::size_t at = clause.begin; at < clause.end; ++at) {
    const bool place = length_of_one(text, at, clause.end, places) > 0 &&
                       length_of_one(text, at, clause.end, not_places) == 0;
    const bool date = begins_a_date(text, at, clause.end);
    if (!place && !date) continue;
    if (at == clause.begin && date) {
      // 3日 opens the clause: the speaker may follow.
      while (at < clause.end && text.items()[at].first != U'日' &&
             text.items()[at].first != U'号') {
        ++at;
      }
      clause = text.trimmed({std::min(at + 1, clause.end), clause.end});
      at = clause.begin;
    } else if (at >= clause.begin + 2 || at == clause.begin) {
      clause.end = at;
    }
  }
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view one : trails) {
      const std::size_t length = count_characters(one);
      if (clause.end < clause.begin + length) continue;
      if (!stands_at(text, clause.end - length, clause.end, one)) continue;
      clause = text.trimmed({clause.begin, clause.end - length});
      cut = true;
    }
  }
  return text.trimmed(clause);
}

Stretch english_speaker(const SpeechText& text, Stretch clause) {
  while (!clause.empty() && is_one_of(leads_en, text.word(clause.begin)))
    clause = text.trimmed({clause.begin + 1, clause.end});
  while (!clause.empty()) {
    const std::string last = text.word(clause.end - 1);
    const bool adverb = last.size() > 5 && last.ends_with("ly") && clause.end > clause.begin + 1 &&
                        text.items()[clause.end - 1].first == static_cast<char32_t>(last[0]);
    if (!adverb && !is_one_of(trails_en, last)) break;
    clause = text.trimmed({clause.begin, clause.end - 1});
  }
  if (!clause.empty() && is_one_of(relatives, text.word(clause.end - 1))) return {};
  return clause;
}

}  // namespace

Stretch speaker_before(const SpeechText& text, Stretch clause) {
  if (clause.end > clause.begin + longest_clause) return {};
  clause = text.trimmed(clause);
  if (clause.empty()) return {};
  bool chinese = false;
  for (std::size_t at = clause.begin; at < clause.end; ++at) chinese = chinese || text.is_han(at);
  clause = chinese ? chinese_speaker(text, clause) : english_speaker(text, clause);
  const std::size_t length = text.count_said(clause, longest_speaker + 1);
  return length == 0 || length > longest_speaker ? Stretch{} : clause;
}

Stretch speaker_behind(const SpeechText& text, Stretch clause) {
  clause.end = std::min(clause.end, clause.begin + longest_clause);
  clause = text.trimmed(clause);
  for (std::size_t at = clause.begin; at < clause.end; ++at) {
    const SpeechItem& item = text.items()[at];
    const bool ends =
        item.first == U',' || item.first == U';' || item.first == U':' || item.partner != 0;
    if (ends ||
        (at > clause.begin && item.kind == Kind::word && is_one_of(circumstances, text.word(at)))) {
      clause.end = at;
    }
  }
  clause = text.trimmed(clause);
  const std::size_t length = text.count_said(clause, longest_speaker + 1);
  return length == 0 || length > longest_speaker ? Stretch{} : clause;
}

bool is_no_speech(const SpeechText& text, std::size_t begin, std::size_t verb) {
  while (verb > begin && text.is_space(verb - 1)) --verb;
  if (verb == begin || text.items()[verb - 1].kind != Kind::word) return false;
  return is_one_of(no_speech, text.word(verb - 1));
}

bool is_circumstance(const SpeechText& text, Stretch stretch) {
  stretch = text.trimmed(stretch);
  if (stretch.empty()) return true;
  return text.count_said(stretch, 9) <= 8 && is_one_of(circumstances, text.word(stretch.begin));
}

}  // namespace weiguan::detail
