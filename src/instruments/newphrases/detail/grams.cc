#include "instruments/newphrases/detail/grams.h"

#include <algorithm>

namespace weiguan::newphrases {

namespace {

struct Found {
  std::uint32_t articles = 0, occurrences = 0, last_text = 0;
};

void count(Found& found, std::uint32_t text) {
  ++found.occurrences;
  if (found.last_text == text) return;
  found.last_text = text;
  ++found.articles;
}

}  // namespace

Grams::Grams(
    std::span<const std::vector<Word>> texts,
    std::uint32_t least,
    std::uint32_t longest,
    const std::function<bool()>& go_on) {
  // What gram begins at each place, for the length reached.
  std::vector<std::vector<GramId>> at(texts.size());
  std::vector<Found> words;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    at[i].assign(texts[i].size(), no_gram);
    for (const Word word : texts[i]) {
      if (word < borders) continue;
      if (word >= words.size()) words.resize(word + 1);
      count(words[word], static_cast<std::uint32_t>(i + 1));
    }
  }
  firsts_ = {0, 0};
  of_word_.assign(words.size(), no_gram);
  for (Word word = 0; word < words.size(); ++word) {
    if (words[word].articles < least) continue;
    of_word_[word] = static_cast<GramId>(grams_.size());
    grams_.push_back({no_gram, no_gram, word, 1, words[word].articles, words[word].occurrences});
  }
  firsts_.push_back(static_cast<GramId>(grams_.size()));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t k = 0; k < texts[i].size(); ++k) {
      if (texts[i][k] >= borders) at[i][k] = of_word_[texts[i][k]];
    }
  }
  for (std::uint32_t length = 2; length <= longest && go_on(); ++length) {
    std::unordered_map<std::uint64_t, Found> found;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (std::size_t k = 0; k + 1 < at[i].size(); ++k) {
        if (at[i][k] == no_gram || at[i][k + 1] == no_gram) continue;
        count(found[key(at[i][k], at[i][k + 1])], static_cast<std::uint32_t>(i + 1));
      }
    }
    std::vector<std::uint64_t> kept;
    for (const auto& [pair, one] : found) {
      if (one.articles >= least) kept.push_back(pair);
    }
    if (kept.empty()) break;
    std::sort(kept.begin(), kept.end());  // So that numbers do not hang on a hash table's order.
    for (const std::uint64_t pair : kept) {
      const auto front = static_cast<GramId>(pair >> 32);
      const auto back = static_cast<GramId>(pair & 0xFFFFFFFF);
      const Found& one = found[pair];
      pairs_.emplace(pair, static_cast<GramId>(grams_.size()));
      grams_.push_back({front, back, grams_[back].last, length, one.articles, one.occurrences});
    }
    firsts_.push_back(static_cast<GramId>(grams_.size()));
    for (auto& places : at) {
      for (std::size_t k = 0; k < places.size(); ++k) {
        GramId next = no_gram;
        if (k + 1 < places.size() && places[k] != no_gram && places[k + 1] != no_gram) {
          const auto pair = pairs_.find(key(places[k], places[k + 1]));
          if (pair != pairs_.end()) next = pair->second;
        }
        places[k] = next;
      }
    }
  }
}

std::vector<Word> Grams::words(GramId id) const {
  std::vector<Word> all(grams_[id].length);
  for (std::size_t i = all.size(); i-- > 0; id = grams_[id].front) all[i] = grams_[id].last;
  return all;
}

GramId Grams::first(std::uint32_t length) const {
  return length < firsts_.size() ? firsts_[length] : static_cast<GramId>(grams_.size());
}

void Grams::each(
    std::span<const Word> text, const std::function<void(GramId, std::size_t)>& each) const {
  std::vector<GramId> at(text.size(), no_gram);
  bool any = false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (text[k] < borders || text[k] >= of_word_.size()) continue;
    at[k] = of_word_[text[k]];
    if (at[k] == no_gram) continue;
    any = true;
    each(at[k], k);
  }
  while (any) {
    any = false;
    for (std::size_t k = 0; k < at.size(); ++k) {
      GramId next = no_gram;
      if (k + 1 < at.size() && at[k] != no_gram && at[k + 1] != no_gram) {
        const auto pair = pairs_.find(key(at[k], at[k + 1]));
        if (pair != pairs_.end()) next = pair->second;
      }
      at[k] = next;
      if (next == no_gram) continue;
      any = true;
      each(next, k);
    }
  }
}

}  // namespace weiguan::newphrases
