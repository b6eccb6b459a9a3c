#include "instruments/collocates/detail/little_words.h"

#include <algorithm>
#include <array>

namespace weiguan::collocates {

namespace {

// By code point.
constexpr auto little_words = std::to_array<std::string_view>(
    {"a",    "about",  "after", "all",   "also", "an",   "and",   "any",   "are",  "as",
     "at",   "be",     "been",  "but",   "by",   "can",  "could", "did",   "do",   "does",
     "for",  "from",   "had",   "has",   "have", "he",   "her",   "his",   "i",    "if",
     "in",   "into",   "is",    "it",    "its",  "last", "like",  "made",  "may",  "me",
     "more", "most",   "mr",    "ms",    "my",   "no",   "not",   "of",    "on",   "one",
     "only", "or",     "other", "our",   "out",  "over", "s",     "said",  "say",  "says",
     "she",  "should", "so",    "some",  "such", "t",    "than",  "that",  "the",  "their",
     "them", "then",   "there", "these", "they", "this", "those", "to",    "told", "two",
     "up",   "was",    "we",    "were",  "what", "when", "which", "while", "who",  "will",
     "with", "within", "would", "yet",   "you",  "your"});

constexpr std::u32string_view joints = U"的了是在着也都";
constexpr std::u32string_view maybe_joints =
    U"和与及或而并且等为以于之其所对将被把从向由至给让使就又还更最很不有这那该我你他她它们个年月日";

}  // namespace

bool is_little_word(std::string_view folded) {
  return std::binary_search(little_words.begin(), little_words.end(), folded);
}

bool is_joint(char32_t folded) {
  return joints.find(folded) != std::u32string_view::npos;
}

bool may_be_joint(char32_t folded) {
  return maybe_joints.find(folded) != std::u32string_view::npos;
}

}  // namespace weiguan::collocates
