#include "instruments/newphrases/detail/official.h"

#include <algorithm>

#include "instruments/newphrases/detail/lists.h"
#include "text/tokens.h"

namespace weiguan::newphrases {

namespace {

std::vector<std::vector<Word>> read(Vocabulary& words, std::string_view list) {
  std::vector<std::vector<Word>> all;
  while (!list.empty()) {
    const std::size_t blank = list.find(' ');
    std::vector<Word> one;
    each_token(list.substr(0, blank), [&](const Token& token) {
      one.push_back(words.add(token.folded));
      return true;
    });
    all.push_back(std::move(one));
    list.remove_prefix(blank == std::string_view::npos ? list.size() : blank + 1);
  }
  return all;
}

std::uint64_t pair(Word a, Word b) {
  return (std::uint64_t{a} << 32) | b;
}

std::unordered_set<std::uint64_t> pairs(Vocabulary& words, std::string_view list) {
  std::unordered_set<std::uint64_t> all;
  for (const auto& one : read(words, list)) all.insert(pair(one[0], one.size() > 1 ? one[1] : 0));
  return all;
}

std::unordered_set<Word> singles(Vocabulary& words, std::string_view list) {
  std::unordered_set<Word> all;
  for (const auto& one : read(words, list)) all.insert(one[0]);
  return all;
}

}  // namespace

Official::Official(Vocabulary& words)
    : bland_(read(words, lists::bland_words)),
      bland_ends_(read(words, lists::bland_ends)),
      adverbial_ends_(read(words, lists::adverbial_ends)),
      name_ends_(read(words, lists::name_ends)),
      compound_ends_(read(words, lists::compound_ends)),
      around_(pairs(words, lists::around)),
      inside_(pairs(words, lists::inside_words)),
      news_(pairs(words, lists::news_words)),
      routine_(pairs(words, lists::routine_words)),
      states_(pairs(words, lists::state_words)),
      dealings_(pairs(words, lists::dealings)),
      offices_(pairs(words, lists::offices)),
      urging_(pairs(words, lists::urging)),
      of_(words.add("的")),
      foreign_(singles(words, lists::foreign)),
      times_(singles(words, lists::times)),
      no_begin_(singles(words, lists::no_begin)),
      no_end_(singles(words, lists::no_end)),
      may_end_(singles(words, lists::may_end)),
      setting_out_(singles(words, lists::setting_out)),
      surnames_(singles(words, lists::surnames)) {}

std::vector<bool> Official::marks(std::span<const Word> text, const Pairs& of) {
  std::vector<bool> marked(text.size(), false);
  for (std::size_t k = 0; k < text.size(); ++k) {
    marked[k] = of.count(pair(text[k], 0)) > 0 ||
                (k + 1 < text.size() && of.count(pair(text[k], text[k + 1])) > 0);
  }
  return marked;
}

std::size_t Official::dealings(std::span<const Word> text) const {
  const std::vector<bool> marked = marks(text, dealings_);
  return static_cast<std::size_t>(std::count(marked.begin(), marked.end(), true));
}

bool Official::begins_urging(std::span<const Word> phrase) const {
  return urging_.count(pair(phrase.front(), 0)) > 0 ||
         (phrase.size() > 1 && urging_.count(pair(phrase[0], phrase[1])) > 0);
}

bool Official::compound(std::span<const Word> phrase) const {
  return ends(phrase, compound_ends_) && !begins_urging(phrase);
}

double Official::share(std::span<const Word> phrase, const Pairs& of) {
  std::size_t covered = 0, end = 0;  // What lies before `end` is counted.
  for (std::size_t k = 0; k < phrase.size(); ++k) {
    std::size_t reach = of.count(pair(phrase[k], 0)) > 0 ? k + 1 : end;
    if (k + 1 < phrase.size() && of.count(pair(phrase[k], phrase[k + 1])) > 0) reach = k + 2;
    if (reach <= end) continue;
    covered += reach - std::max(end, k);
    end = reach;
  }
  return static_cast<double>(covered) / std::max(1.0, static_cast<double>(phrase.size()));
}

bool Official::urges(std::span<const Word> text, std::size_t place) const {
  return (place >= 1 && urging_.count(pair(text[place - 1], 0)) > 0) ||
         (place >= 2 && urging_.count(pair(text[place - 2], text[place - 1])) > 0);
}

bool Official::loose(std::span<const Word> phrase) const {
  return no_begin_.count(phrase.front()) > 0 || no_end_.count(phrase.back()) > 0;
}

bool Official::begins(std::span<const Word> text, const std::vector<std::vector<Word>>& with) {
  return std::any_of(with.begin(), with.end(), [&](const std::vector<Word>& one) {
    return one.size() <= text.size() && std::equal(one.begin(), one.end(), text.begin());
  });
}

bool Official::ends(std::span<const Word> text, const std::vector<std::vector<Word>>& with) {
  return std::any_of(with.begin(), with.end(), [&](const std::vector<Word>& one) {
    return one.size() <= text.size() && std::equal(one.rbegin(), one.rend(), text.rbegin());
  });
}

bool Official::bland(std::span<const Word> phrase) const {
  return begins(phrase, bland_) || reported(phrase);
}

bool Official::names(std::span<const Word> phrase) const {
  return ends(phrase, name_ends_);
}

}  // namespace weiguan::newphrases
