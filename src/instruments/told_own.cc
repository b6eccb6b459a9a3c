#include "instruments/told_own.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/threads.h"
#include "instruments/boilerplate.h"

namespace weiguan::told {

namespace {

double rounded(double share) {
  return std::round(share * millionths) / millionths;
}

// The share of a text of `length` bytes that is in none of the ranges; 0 of an empty one.
double outside(std::vector<Range> taken, std::size_t length) {
  if (length == 0) return 0;
  const std::size_t inside = covered({0, length}, merged(std::move(taken)));
  return 1 - static_cast<double>(inside) / static_cast<double>(length);
}

bool comes_from_another(const Article& article) {
  return !article.source_outlet.empty() && article.source_outlet != article.outlet;
}

std::vector<ArticleId> to_compare_with(const std::vector<ArticleId>& own) {
  if (own.size() <= compared_first + compared_last) return own;
  std::vector<ArticleId> some(own.begin(), own.begin() + compared_first);
  some.insert(some.end(), own.end() - compared_last, own.end());
  return some;
}

}  // namespace

StoryTexts::StoryTexts(const Archive& archive, std::size_t memory)
    : archive_(archive), memory_(memory) {}

void StoryTexts::forget(Day day) {
  std::erase_if(stories_, [day](const auto& one) { return one.second.first + story_days < day; });
}

void StoryTexts::know(Day day, const std::vector<Member>& members) {
  forget(day);
  remember(day, members);
}

void StoryTexts::remember(Day day, const std::vector<Member>& members) {
  for (const Member& one : members) {
    Story& story = stories_.try_emplace(one.story, Story{day, {}}).first->second;
    if (one.own && !one.copy) story.own.push_back(one.article);
  }
}

void StoryTexts::next(
    Day day, const std::vector<Article>& articles, std::vector<Member>& members, const Stop* stop) {
  forget(day);
  std::unordered_map<ArticleId, const Article*> by_id;
  for (const Article& one : articles) by_id.emplace(one.id, &one);
  std::map<ArticleId, Part> parts;
  for (Member& one : members) {
    Part& part = parts[one.story];
    if (part.ones.empty()) {
      const auto story = stories_.find(one.story);
      if (story != stories_.end()) part.own = story->second.own;
      for (const ArticleId id : to_compare_with(part.own)) {
        const auto kept = kept_.find(id);
        if (kept != kept_.end()) part.texts.emplace(id, kept->second);
      }
    }
    part.ones.push_back({&one, by_id.at(one.article)});
  }
  for (auto& one : parts) {
    std::ranges::stable_sort(one.second.ones, {}, [](const One& telling) {
      return comes_from_another(*telling.article);
    });
  }
  auto part = parts.begin();
  in_order({}, [&]() -> Work {
    if (part == parts.end() || requested(stop)) return {};
    Part& one = (part++)->second;
    return [this, &one, stop]() -> Finish {
      compare(one, stop);
      return [this, &one] {
        for (const auto& [id, text] : one.texts) keep(id, text);
        one.texts.clear();
      };
    };
  });
  remember(day, members);
}

StoryTexts::Text StoryTexts::read(ArticleId id, const Article* article) const {
  if (article != nullptr && article->text.size() < read_bytes)
    return std::make_shared<const ComparedText>(article->text);
  const auto whole = archive_.article(id);
  return std::make_shared<const ComparedText>(whole ? whole->text : std::string{});
}

void StoryTexts::compare(Part& part, const Stop* stop) const {
  std::map<ArticleId, const Article*> today;
  for (const One& one : part.ones) today.emplace(one.article->id, one.article);
  const auto text_of = [&](ArticleId id) {
    const auto found = part.texts.find(id);
    if (found != part.texts.end()) return found->second;
    const auto article = today.find(id);
    Text text = read(id, article == today.end() ? nullptr : article->second);
    part.texts.emplace(id, text);
    return text;
  };
  for (const One& one : part.ones) {
    if (requested(stop)) return;
    Member& member = *one.member;
    member.copy = false;
    member.own.reset();
    if (one.article->text.size() < least_run) continue;
    const std::vector<ArticleId> before = to_compare_with(part.own);
    double own = 1;
    if (!before.empty()) {
      const Text text = text_of(member.article);
      Comparer comparer(*text);
      std::vector<Range> taken;
      for (const ArticleId id : before) {
        const auto repeated = comparer.as_target_of(*text_of(id));
        if (!repeated) continue;
        member.copy = member.copy || are_copies(repeated->resemblance, repeated->figures);
        for (const RepeatedPassage& passage : repeated->passages) taken.push_back(passage.target);
      }
      own = outside(std::move(taken), text->text().size());
    }
    member.own = rounded(own);
    if (member.copy) {
      part.texts.erase(member.article);
    } else {
      part.own.push_back(member.article);
    }
  }
}

void StoryTexts::keep(ArticleId id, const Text& text) {
  if (!kept_.emplace(id, text).second) return;
  order_.push_back(id);
  held_ += text->memory();
  while (held_ > memory_ && !order_.empty()) {
    const auto oldest = kept_.find(order_.front());
    held_ -= oldest->second->memory();
    kept_.erase(oldest);
    order_.pop_front();
  }
}

}  // namespace weiguan::told
