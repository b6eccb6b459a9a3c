#include "instruments/told_groups.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>

namespace weiguan::told {

namespace {

constexpr std::size_t looked_up = 24, looked_up_neutral = 14;  // Terms of an article, rarest first.
constexpr std::size_t most_candidates = 48, most_listed = 1500;
constexpr std::size_t most_compared = 8;  // Articles of one story.
constexpr double least_mean = 0.36;

// The articles that a new one may belong to, found by their rare terms.
class Active {
 public:
  explicit Active(const Weights& weights) : weights_(weights) {}

  void add(const Signature& signature, ArticleId story) {
    const std::size_t number = ready_.size();
    ready_.push_back(make_ready(signature, weights_));
    stories_.push_back(story);
    members_[story].push_back(number);
    for (const auto& [key, weight] : rarest(ready_.back())) listed_[key].push_back(number);
  }

  // A story's first article that is too old to be found by itself.
  void add_first(const Signature& signature) {
    const std::size_t number = ready_.size();
    ready_.push_back(make_ready(signature, weights_));
    stories_.push_back(signature.id);
    members_[signature.id].push_back(number);
  }

  // The story that the article belongs to: that of its own text where there is one, else the most
  // alike; its own id where that is none.
  ArticleId story_of(const Signature& signature) const {
    const Ready ready = make_ready(signature, weights_);
    std::map<ArticleId, bool> stories;
    for (const std::size_t number : candidates(ready)) stories.emplace(stories_[number], true);
    ArticleId found = signature.id;
    double best = 0;
    for (const auto& one : stories) {
      const auto [mean, most] = sameness_of(ready, one.first);
      if (mean < least_mean && most < certain) continue;
      const double alike = mean + most + (most >= certain ? 1 : 0);
      if (alike > best) {
        best = alike;
        found = one.first;
      }
    }
    return found;
  }

 private:
  using Listed = std::vector<std::pair<std::uint32_t, double>>;

  static void take_rarest(const std::vector<Weighed>& terms, std::size_t most, Listed& into) {
    Listed all;
    for (const Weighed& one : terms)
      all.emplace_back(one.term.key, one.weight * (one.term.title ? 1 : 0.5));
    const std::size_t count = std::min(most, all.size());
    const auto rarer = [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    };
    std::partial_sort(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), rarer);
    into.insert(into.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
  }

  static Listed rarest(const Ready& ready) {
    Listed terms;
    take_rarest(ready.words, looked_up, terms);
    take_rarest(ready.neutral, looked_up_neutral, terms);
    return terms;
  }

  // Those with which it shares most of what is rare, by number.
  std::vector<std::size_t> candidates(const Ready& ready) const {
    std::unordered_map<std::size_t, double> shared;
    for (const auto& [key, weight] : rarest(ready)) {
      const auto list = listed_.find(key);
      if (list == listed_.end()) continue;
      const auto& numbers = list->second;
      const std::size_t skip = numbers.size() > most_listed ? numbers.size() - most_listed : 0;
      for (std::size_t at = skip; at < numbers.size(); ++at) shared[numbers[at]] += weight;
    }
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(shared.size());
    for (const auto& [number, weight] : shared) order.emplace_back(-weight, number);
    const std::size_t count = std::min(most_candidates, order.size());
    std::partial_sort(
        order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
    std::vector<std::size_t> numbers;
    for (std::size_t at = 0; at < count; ++at) numbers.push_back(order[at].second);
    return numbers;
  }

  // The mean over the first article and the last ones, each text once, and the most of them.
  std::pair<double, double> sameness_of(const Ready& ready, ArticleId story) const {
    const std::vector<std::size_t>& members = members_.at(story);
    std::vector<std::uint64_t> seen;
    double sum = 0, most = 0;
    const auto look = [&](std::size_t number) {
      const std::uint64_t digest = ready_[number].signature->digest;
      if (std::ranges::find(seen, digest) != seen.end()) return;
      seen.push_back(digest);
      const double one = sameness(ready, ready_[number]);
      sum += one;
      most = std::max(most, one);
    };
    look(members.front());
    for (std::size_t back = members.size(); back > 1 && seen.size() < most_compared; --back)
      look(members[back - 1]);
    return {sum / static_cast<double>(seen.size()), most};
  }

  const Weights& weights_;
  std::vector<Ready> ready_;
  std::vector<ArticleId> stories_;  // Of each.
  std::map<ArticleId, std::vector<std::size_t>> members_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> listed_;
};

}  // namespace

Day day_of(std::int64_t minute, std::int64_t ahead) {
  constexpr std::int64_t day = 1440;
  const std::int64_t local = minute + ahead;
  return local >= 0 ? local / day : -((-local + day - 1) / day);
}

std::int64_t minutes_ahead(const Zone& zone) {
  const Time january{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}};
  const auto local = zone.to_local(january).time_since_epoch();
  return std::chrono::floor<std::chrono::minutes>(local - january.time_since_epoch()).count();
}

void Grouper::forget(Day day) {
  while (!days_.empty() && days_.front().day + weighed_days < day) {
    for (const One& one : days_.front().articles) weights_.take(one.signature);
    days_.pop_front();
  }
}

std::vector<Member> Grouper::next(
    Day day, std::vector<Signature> articles, const std::vector<Member>* known) {
  std::ranges::sort(articles, {}, [](const Signature& one) {
    return std::pair{one.minute, one.id};
  });
  forget(day);
  DayOf today{day, {}};
  today.articles.reserve(articles.size());
  for (Signature& one : articles) {
    weights_.add(one);
    today.articles.push_back({std::move(one), ArticleId{}});
  }
  std::vector<Member> members;
  if (known != nullptr) {
    std::unordered_map<ArticleId, ArticleId> stories;
    for (const Member& one : *known) stories.emplace(one.article, one.story);
    for (One& one : today.articles) {
      const auto story = stories.find(one.signature.id);
      one.story = story == stories.end() ? one.signature.id : story->second;
    }
    members = *known;
  } else {
    Active active(weights_);
    std::map<ArticleId, const Signature*> firsts;
    for (const DayOf& one : days_) {
      if (one.day + story_days < day) continue;
      for (const One& article : one.articles) {
        if (article.story == article.signature.id)
          firsts.emplace(article.story, &article.signature);
      }
    }
    std::map<ArticleId, bool> open;
    for (const DayOf& one : days_) {
      if (one.day + near_days < day) continue;
      for (const One& article : one.articles) {
        const auto first = firsts.find(article.story);
        if (first == firsts.end()) continue;
        const bool is_first = article.story == article.signature.id;
        if (open.emplace(article.story, true).second && !is_first) active.add_first(*first->second);
        active.add(article.signature, article.story);
      }
    }
    for (One& one : today.articles) {
      one.story = active.story_of(one.signature);
      active.add(one.signature, one.story);
      Member member;
      member.article = one.signature.id;
      member.minute = one.signature.minute;
      member.tongue = one.signature.tongue;
      member.story = one.story;
      members.push_back(member);
    }
  }
  days_.push_back(std::move(today));
  return members;
}

}  // namespace weiguan::told
