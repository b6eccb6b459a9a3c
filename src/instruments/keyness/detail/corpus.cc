#include "instruments/keyness/detail/corpus.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/error.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::keyness {

namespace {

// Says nothing by itself.
bool is_particle(std::string_view folded) {
  static const std::set<std::string_view> all = {
      "的",    "了",   "着",   "过",    "们",    "是",    "在",    "和",    "与",     "及",
      "或",    "而",   "且",   "但",    "并",    "就",    "也",    "都",    "又",     "还",
      "再",    "才",   "只",   "很",    "更",    "最",    "已",    "将",    "把",     "被",
      "让",    "使",   "向",   "往",    "从",    "自",    "到",    "由",    "于",     "对",
      "为",    "以",   "因",   "所",    "其",    "之",    "此",    "这",    "那",     "该",
      "每",    "某",   "我",   "你",    "他",    "她",    "它",    "吗",    "呢",     "吧",
      "啊",    "同",   "跟",   "若",    "则",    "a",     "about", "after", "all",    "also",
      "an",    "and",  "any",  "are",   "as",    "at",    "be",    "been",  "before", "being",
      "but",   "by",   "can",  "could", "did",   "do",    "does",  "for",   "from",   "had",
      "has",   "have", "he",   "her",   "him",   "his",   "how",   "i",     "if",     "in",
      "into",  "is",   "it",   "its",   "me",    "more",  "most",  "my",    "no",     "nor",
      "not",   "of",   "on",   "or",    "our",   "over",  "said",  "says",  "she",    "should",
      "so",    "some", "such", "than",  "that",  "the",   "their", "them",  "then",   "there",
      "these", "they", "this", "those", "to",    "under", "up",    "us",    "was",    "we",
      "were",  "what", "when", "which", "while", "who",   "whom",  "will",  "with",   "would",
      "you",   "your"};
  return all.count(folded) != 0;
}

// Says something in some words only: 中 in 工作中 and in 三中全会.
bool is_auxiliary(std::string_view folded) {
  static const std::set<std::string_view> all = {
      "要", "能", "可", "应", "给", "各", "等", "个", "位", "名", "项", "次", "种", "年",
      "月", "日", "时", "上", "下", "中", "里", "内", "外", "后", "前", "间", "有", "不",
      "没", "说", "来", "去", "出", "做", "地", "得", "一", "两", "几", "第", "比", "如"};
  return all.count(folded) != 0;
}

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Single {
  char32_t character = 0;
  bool alone = false;  // The token is this one character.
};

Single first_of(std::string_view folded) {
  std::size_t at = 0;
  Single one;
  one.character = next_character(folded, at);
  one.alone = at == folded.size();
  return one;
}

// A sign that is neither CJK nor a letter or digit that stands alone.  Letters of other scripts
// than Latin that stand alone count as signs.
bool is_break(const Single& one) {
  if (!one.alone || is_cjk(one.character)) return false;
  const char32_t c = one.character;
  return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
}

}  // namespace

std::uint32_t Corpus::known(std::string_view folded) const {
  if (is_digits(folded)) return number_token;
  const Single one = first_of(folded);
  if (is_break(one)) return break_token;
  if (one.alone && is_cjk(one.character)) {
    return one.character < characters_.size() ? characters_[one.character] : break_token;
  }
  const auto found = words_.find(std::string(folded));
  return found == words_.end() ? break_token : found->second;
}

std::uint32_t Corpus::number_of(std::string_view folded) {
  if (is_digits(folded)) return number_token;
  const Single one = first_of(folded);
  if (is_break(one)) return break_token;
  const auto next = static_cast<std::uint32_t>(forms_.size());
  if (one.alone && is_cjk(one.character)) {
    if (one.character >= characters_.size()) characters_.resize(one.character + 1, break_token);
    std::uint32_t& number = characters_[one.character];
    if (number != break_token) return number;
    number = next;
  } else {
    const auto [found, fresh] = words_.try_emplace(std::string(folded), next);
    if (!fresh) return found->second;
  }
  forms_.push_back(
      {std::string(folded),
       one.alone && is_cjk(one.character),
       is_particle(folded),
       is_auxiliary(folded)});
  return next;
}

void Corpus::add(std::size_t side, std::string_view text) {
  if (tokens_.size() + text.size() + 1 >= std::numeric_limits<std::uint32_t>::max()) {
    throw Error("the texts are too many to be counted at once", "Choose a smaller slice.");
  }
  CorpusText its;
  its.begin = static_cast<std::uint32_t>(tokens_.size());
  TokenReader reader(text);
  Token token;
  while (reader.next(token)) {
    const std::uint32_t number = number_of(token.folded);
    if (number == break_token) {
      if (tokens_.back() != break_token) tokens_.push_back(break_token);
    } else {
      tokens_.push_back(number);
      ++its.size;
    }
  }
  its.end = static_cast<std::uint32_t>(tokens_.size());
  if (tokens_.back() != break_token) tokens_.push_back(break_token);
  texts_[side].push_back(its);
  sizes_[side] += its.size;
}

std::vector<std::uint32_t> Corpus::find(std::string_view phrase) const {
  std::vector<std::uint32_t> found;
  for (const std::string& one : weiguan::tokens(phrase)) {
    const std::uint32_t number = known(one);
    if (number == break_token) return {};
    found.push_back(number);
  }
  return found;
}

std::string Corpus::text_of(std::uint32_t at, std::size_t length) const {
  std::string text;
  bool word = false;
  for (std::size_t i = 0; i < length; ++i) {
    const TokenForm& one = forms_[tokens_[at + i]];
    if (word && !one.cjk) text += ' ';
    text += one.text;
    word = !one.cjk;
  }
  return text;
}

std::vector<std::string> Corpus::folded(std::uint32_t at, std::size_t length) const {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < length; ++i) all.push_back(forms_[tokens_[at + i]].text);
  return all;
}

}  // namespace weiguan::keyness
