#include "instruments/firstreport/detail/facts.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "text/date_forms.h"
#include "text/fold.h"
#include "text/name_cues.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace weiguan::firstreport {

namespace {

constexpr std::array<std::string_view, 3> kind_names = {"number", "name", "sentence"};
constexpr std::size_t least_words = 8;

bool is_word(std::string_view token) {
  if (token == " " || token == "\n") return false;
  // A word begins with a letter or digit; all else that is ASCII is punctuation.
  const auto first = static_cast<unsigned char>(token.front());
  if (first < 0x80) return std::isalnum(first) != 0;
  std::size_t at = 0;
  const char32_t character = next_character(token, at);
  return is_cjk(character) || token.size() > at;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  each_token(text, [&words](const Token& token) {
    if (is_word(token.folded)) words.emplace_back(token.folded);
    return true;
  });
  return words;
}

std::string joined(const std::string& a, const std::string& b) {
  return a + '\n' + b;
}

std::string key_of(const Number& number) {
  return fmt::format("{:.10g}{}", number.value, number.percent ? "%" : "");
}

bool overlaps(const Range& range, const std::vector<SaidDate>& dates) {
  return std::any_of(dates.begin(), dates.end(), [&range](const SaidDate& date) {
    return range.begin < date.end && date.begin < range.end;
  });
}

// 18:30, and what stands before 时, 点 and 分 of the time of day.
bool is_time_of_day(std::string_view text, const Range& range) {
  const auto follows = [&](std::string_view what) {
    return text.substr(range.end).starts_with(what);
  };
  if (range.begin > 0 && text[range.begin - 1] == ':') return true;
  return follows(":") || follows("时") || follows("時") || follows("点") || follows("點") ||
         follows("日电") || follows("日電");
}

bool is_day(std::string_view text, const Range& range) {
  return text.substr(range.end).starts_with("日") || text.substr(range.end).starts_with("月");
}

}  // namespace

std::string_view to_string(FactKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::vector<Fact> facts_of(std::string_view text, const std::vector<std::string>& verbs) {
  std::vector<Fact> facts;
  const std::vector<SaidDate> dates = find_dates(text);
  for (const Number& one : numbers(text)) {
    if (overlaps(one.range, dates) || is_time_of_day(text, one.range) || is_day(text, one.range)) {
      continue;
    }
    facts.push_back({FactKind::number, one.range, key_of(one)});
  }
  for (const NameCue& one : name_cues(text, verbs)) {
    if (one.kind != NameKind::name && one.kind != NameKind::work) continue;
    facts.push_back({FactKind::name, one.range, one.key});
  }
  for (const Range& one : sentences(text)) {
    const auto words = words_of(text.substr(one.begin, one.end - one.begin));
    if (words.size() < least_words) continue;
    std::string key;
    for (const std::string& word : words) key += word + '\n';
    facts.push_back({FactKind::sentence, one, std::move(key)});
  }
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return a.range.begin < b.range.begin;
  });
  return facts;
}

void Counterpart::add(std::string_view text, std::string_view language) {
  languages_.emplace(language);
  texts_.push_back(fold(text));
  for (const Number& one : numbers(text)) numbers_.insert(key_of(one));
  const auto words = words_of(text);
  for (std::size_t i = 1; i < words.size(); ++i) pairs_.insert(joined(words[i - 1], words[i]));
}

bool Counterpart::tells(const Fact& fact, std::string_view text, std::string_view language) const {
  if (fact.kind == FactKind::number) return numbers_.find(fact.key) != numbers_.end();
  if (languages_.find(language) == languages_.end()) return true;
  if (fact.kind == FactKind::name) {
    return std::any_of(texts_.begin(), texts_.end(), [&fact](const std::string& one) {
      return one.find(fact.key) != std::string::npos;
    });
  }
  const auto words = words_of(text.substr(fact.range.begin, fact.range.end - fact.range.begin));
  std::size_t same = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    same += pairs_.find(joined(words[i - 1], words[i])) != pairs_.end() ? 1U : 0U;
  }
  return 2 * same >= words.size() - 1;
}

}  // namespace weiguan::firstreport
