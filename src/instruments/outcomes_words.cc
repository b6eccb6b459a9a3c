#include "instruments/outcomes_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "instruments/pack_phrases.h"
#include "text/language.h"
#include "text/utf8.h"

namespace weiguan::outcomes {

namespace {

constexpr std::size_t first_sentences = 3, last_sentences = 2;
constexpr std::size_t least_units = 12;  // Fewer tell nothing of a language.
constexpr double mixed_share = 0.25;     // Of the other script, from which on it is in two.
constexpr std::size_t long_line = 25;    // Units; verses, headings and signatures are shorter.
constexpr std::size_t long_text = 60;

constexpr std::size_t many_scripts = 4;
constexpr std::size_t letters_of_script = 3;  // Fewer are a sign or a name.

// Where the letters of each stand, roughly.
struct ScriptBlock {
  char32_t first, last;
};
constexpr std::array<ScriptBlock, 13> script_blocks = {
    {{U'A', 0x024F},      // Latin.
     {0x0370, 0x03FF},    // Greek.
     {0x0400, 0x052F},    // Cyrillic.
     {0x0530, 0x058F},    // Armenian.
     {0x0590, 0x05FF},    // Hebrew.
     {0x0600, 0x077F},    // Arabic.
     {0x0900, 0x0DFF},    // Of India.
     {0x0E00, 0x0EFF},    // Thai and Lao.
     {0x0F00, 0x0FFF},    // Tibetan.
     {0x1000, 0x10FF},    // Burmese and Georgian.
     {0x3041, 0x30FF},    // Kana.
     {0x3400, 0x9FFF},    // Chinese.
     {0xAC00, 0xD7A3}}};  // Hangul.

constexpr std::string_view opening = "“「『«", closing = "”」』»";

std::vector<CountedPhrase> phrases_of(const AnswerWords& words) {
  return {
      phrase_of(words.refusal),
      phrase_of(words.ignorance),
      phrase_of(words.evasion),
      phrase_of(words.official)};
}

bool is_one_of(std::string_view text, std::size_t at, std::size_t length, std::string_view marks) {
  return marks.find(text.substr(at, length)) != std::string_view::npos;
}

// Where quotation marks stand open, paragraph by paragraph; one that never closes opens nothing.
std::vector<Range> quoted(std::string_view text) {
  std::vector<Range> out;
  std::optional<std::size_t> open;
  bool straight = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t one = next_character(text, at);
    if (one == '\n') {
      open.reset();
    } else if (one == '"') {
      if (open && straight) {
        out.push_back({*open, at});
        open.reset();
      } else if (!open) {
        open = begin;
        straight = true;
      }
    } else if (one > 0x7F && is_one_of(text, begin, at - begin, opening)) {
      if (!open) straight = false, open = begin;
    } else if (one > 0x7F && open && !straight && is_one_of(text, begin, at - begin, closing)) {
      out.push_back({*open, at});
      open.reset();
    }
  }
  return out;
}

struct Units {
  std::size_t han = 0, words = 0;

  std::size_t all() const { return han + words; }
};

bool is_latin_word(std::string_view token) {
  return std::ranges::any_of(token, [](char c) { return c >= 'a' && c <= 'z'; });
}

Units units_of(std::string_view text) {
  Units out;
  each_token(text, [&](const Token& token) {
    std::size_t at = 0;
    if (is_han(next_character(token.folded, at))) {
      ++out.han;
    } else if (is_latin_word(token.folded)) {
      ++out.words;
    }
    return true;
  });
  return out;
}

std::string_view part(std::string_view tag, std::size_t number) {
  for (; number > 0; --number) {
    const std::size_t dash = tag.find('-');
    if (dash == std::string_view::npos) return {};
    tag.remove_prefix(dash + 1);
  }
  return tag.substr(0, tag.find('-'));
}

std::string_view last_line(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  if (end == std::string_view::npos) return {};
  text = text.substr(0, end + 1);
  const std::size_t line = text.rfind('\n');
  return line == std::string_view::npos ? text : text.substr(line + 1);
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
  if (at == 0) return 0;
  --at;
  return next_character(text, at);
}

bool is_letter(char32_t one) {
  return is_han(one) || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
}

bool goes_on(char32_t one) {
  return one == ',' || one == U'，' || one == U'、' || one == U'；' || one == ';';
}

}  // namespace

WordingFinder::WordingFinder(const AnswerWords& words)
    : matcher_(phrases_of(words), Overlap::every) {}

Said WordingFinder::find(std::string_view text, const std::vector<Range>& sentences) const {
  Said said;
  std::vector<PhraseMatch> matches;
  matcher_.find(text, matches);
  if (matches.empty()) return said;
  const std::vector<Range> quotes = quoted(text);
  for (const PhraseMatch& match : matches) {
    const bool is_quoted = std::ranges::any_of(
        quotes, [&](const Range& one) { return one.begin <= match.begin && match.end <= one.end; });
    if (is_quoted) continue;
    const auto next = std::ranges::upper_bound(sentences, match.begin, {}, &Range::begin);
    if (next == sentences.begin()) continue;
    const auto number = static_cast<std::size_t>(next - sentences.begin()) - 1;
    const bool at_the_edge =
        number < first_sentences || number + last_sentences >= sentences.size();
    if (match.phrase != official && !at_the_edge) continue;
    std::vector<std::size_t>& in = said.at(match.phrase);
    if (in.empty() || in.back() != number) in.push_back(number);
  }
  return said;
}

std::optional<Sign> wrong_language(const Article& article, const Answer& answer) {
  const Units units = units_of(article.text);
  if (units.all() < least_units) return {};
  std::string asked(part(answer.language, 0));
  if (asked.empty()) asked = detect_language(answer.asked).language;
  if (asked.empty()) return {};
  const Language told = detect_language(article.text);
  if (!told.language.empty() && told.language != asked)
    return Sign{0.95, fmt::format("asked in {}, answered in {}", asked, told.language)};
  const double other = static_cast<double>(asked == "zh" ? units.words : units.han) /
                       static_cast<double>(units.all());
  if ((asked == "zh" || asked == "en") && other >= mixed_share)
    return Sign{0.7, fmt::format("asked in {}, answered in two languages", asked)};
  const std::string_view script = part(answer.language, 1);
  const bool scripts =
      (script == "Hans" && told.script == "Hant") || (script == "Hant" && told.script == "Hans");
  if (scripts) return Sign{0.8, fmt::format("asked in {}, answered in {}", script, told.script)};
  return {};
}

bool fell_apart(std::string_view text) {
  if (!detect_language(text).language.empty()) return false;
  std::array<std::size_t, script_blocks.size()> letters{};
  for (std::size_t at = 0; at < text.size();) {
    const char32_t one = next_character(text, at);
    for (std::size_t i = 0; i < script_blocks.size(); ++i)
      if (one >= script_blocks[i].first && one <= script_blocks[i].last) ++letters[i];
  }
  const auto scripts =
      std::ranges::count_if(letters, [](std::size_t n) { return n >= letters_of_script; });
  return static_cast<std::size_t>(scripts) >= many_scripts;
}

std::optional<Sign> cut_off(const Article& article, const Answer& answer) {
  if (answer.finish == "length" || answer.finish == "max_tokens")
    return Sign{1, fmt::format("finish: {}", answer.finish)};
  if (!answer.failure.empty()) return Sign{1, answer.failure};
  const std::string_view line = last_line(article.text);
  const char32_t last = last_character(line);
  if (units_of(article.text).all() < long_text) return {};
  const std::size_t units = units_of(line).all();
  if (goes_on(last) && units >= least_units) return Sign{0.7, "ends in the midst of a sentence"};
  if (is_letter(last) && units >= long_line) return Sign{0.6, "ends in the midst of a sentence"};
  return {};
}

}  // namespace weiguan::outcomes
