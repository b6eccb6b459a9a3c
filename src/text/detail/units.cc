#include "text/detail/units.h"

#include <algorithm>
#include <array>

#include "text/detail/characters.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;

// Sorted.
constexpr std::string_view little_words[] = {
    "a",       "about",   "after",  "again",  "all",     "also",    "am",    "among",  "an",
    "and",     "another", "any",    "are",    "as",      "at",      "back",  "be",     "became",
    "because", "been",    "before", "being",  "between", "both",    "but",   "by",     "came",
    "can",     "come",    "could",  "d",      "day",     "did",     "do",    "does",   "down",
    "each",    "even",    "every",  "few",    "first",   "for",     "from",  "get",    "go",
    "good",    "had",     "has",    "have",   "he",      "her",     "here",  "him",    "his",
    "how",     "however", "i",      "if",     "in",      "into",    "is",    "it",     "its",
    "just",    "know",    "like",   "little", "ll",      "long",    "m",     "made",   "make",
    "man",     "many",    "may",    "me",     "might",   "more",    "most",  "much",   "must",
    "my",      "never",   "new",    "no",     "not",     "now",     "of",    "off",    "old",
    "on",      "one",     "only",   "or",     "other",   "our",     "out",   "over",   "own",
    "people",  "re",      "s",      "said",   "same",    "see",     "she",   "should", "since",
    "so",      "some",    "still",  "such",   "t",       "take",    "than",  "that",   "the",
    "their",   "them",    "then",   "there",  "these",   "they",    "this",  "those",  "through",
    "time",    "to",      "too",    "two",    "under",   "up",      "upon",  "us",     "ve",
    "very",    "was",     "way",    "we",     "well",    "were",    "what",  "when",   "where",
    "which",   "while",   "who",    "will",   "with",    "without", "would", "year",   "years",
    "you",     "your"};

}  // namespace

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a + 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u ^ b;
  h ^= h >> 31;
  h *= 0x94D049BB133111EBu;
  return h ^ (h >> 29);
}

std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325u;
  for (const char byte : bytes) h = (h ^ static_cast<unsigned char>(byte)) * 0x100000001B3u;
  return mix(h, bytes.size());
}

std::vector<Unit> Vocabulary::read(std::string_view text) {
  if (text.size() > most_bytes) {
    std::size_t end = most_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
    text = text.substr(0, end);
  }
  std::vector<Unit> units;
  units.reserve(text.size() / 5);
  TokenReader reader(text);
  Token token;
  while (reader.next(token)) {
    std::size_t at = 0;
    const Kind kind = look_up(next_character(token.folded, at)).kind;
    if (kind != Kind::word && kind != Kind::cjk) continue;
    const auto [found, is_new] =
        numbers_.try_emplace(hash_of(token.folded), static_cast<std::uint32_t>(kinds_.size()));
    if (is_new) {
      const bool is_little =
          std::binary_search(std::begin(little_words), std::end(little_words), token.folded);
      kinds_.push_back(static_cast<std::uint8_t>(kind == Kind::cjk ? cjk : is_little ? little : 0));
      lengths_.push_back(
          kind == Kind::cjk ? cjk_size
                            : static_cast<std::uint32_t>(count_characters(token.folded)) + 1);
    }
    units.push_back(
        {found->second,
         static_cast<std::uint32_t>(token.begin),
         static_cast<std::uint32_t>(token.end)});
  }
  return units;
}

}  // namespace weiguan::detail
