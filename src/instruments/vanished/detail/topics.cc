#include "instruments/vanished/detail/topics.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace weiguan::vanished {

namespace {

constexpr std::size_t most_phrases = 3;

// Keys by count, the most first; equal ones by key.
template <typename Key>
std::vector<std::pair<Key, std::uint64_t>> by_count(const std::map<Key, std::uint64_t>& counts) {
  std::vector<std::pair<Key, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second > b.second;
  });
  return sorted;
}

}  // namespace

Topics::Topics(const Packs& packs) {
  std::vector<CountedPhrase> counted;
  for (const Phrase& one : packs.phrases()) {
    phrases_.push_back(&one);
    counted.push_back({wordings(one), one.with, one.without});
  }
  if (!counted.empty()) matcher_.emplace(counted, Overlap::longest);
}

Topic Topics::of(std::string_view title, std::string_view text) {
  Topic topic;
  if (!matcher_) return topic;
  matcher_->find(std::string(title) + "\n" + std::string(text), matches_);
  std::map<std::size_t, std::uint64_t> phrases;  // By number: the packs' own order.
  std::map<std::string, std::uint64_t> groups;
  for (const PhraseMatch& match : matches_) {
    ++phrases[match.phrase];
    for (const std::string& group : phrases_[match.phrase]->groups) ++groups[group];
  }
  if (!groups.empty()) topic.group = by_count(groups).front().first;
  std::size_t written = 0;
  for (const auto& [phrase, count] : by_count(phrases)) {
    if (written++ == most_phrases) break;
    topic.phrases += (topic.phrases.empty() ? "" : "、") + phrases_[phrase]->names.hans;
  }
  return topic;
}

}  // namespace weiguan::vanished
