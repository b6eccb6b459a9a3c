#include <algorithm>
#include <optional>
#include <utility>

#include "archive/detail/rules.h"
#include "archive/memory/detail/world.h"

namespace weiguan::detail {

Compared World::compare() {
  Compared compared;
  std::vector<std::pair<ArticleId, ComparedText>> texts;
  for (const auto& [id, known] : articles) {
    if (!copy_groups.contains(id)) ++compared.new_articles;
    copy_groups[id] = id;
    texts.emplace_back(id, ComparedText(known.article.text));
  }
  compared.articles = texts.size();
  repeats.clear();
  for (std::size_t j = 0; j < texts.size(); ++j) {
    Comparer comparer(texts[j].second);
    for (std::size_t i = 0; i < j; ++i) {
      std::optional<Repetition> found = comparer.as_target_of(texts[i].second);
      if (!found) continue;
      const auto key = std::pair(texts[i].first, texts[j].first);
      repeats.emplace(key, as_repeat(key.first, key.second, std::move(*found)));
    }
  }
  // Each group is named by its least id, until nothing changes.
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [pair, repeat] : repeats) {
      if (!repeat.are_copies()) continue;
      ArticleId& a = copy_groups[pair.first];
      ArticleId& b = copy_groups[pair.second];
      if (a == b) continue;
      a = b = std::min(a, b);
      changed = true;
    }
  }
  return compared;
}

ArticleId World::copy_group(ArticleId id) const {
  const auto found = copy_groups.find(id);
  return found == copy_groups.end() ? id : found->second;
}

std::vector<Repeat> World::repeats_with(ArticleId id) const {
  std::vector<Repeat> all;
  const auto known = articles.find(id);
  if (known == articles.end()) return all;
  const Article& one = known->second.article;
  for (const auto& [pair, repeat] : repeats) {
    if (pair.first != id && pair.second != id) continue;
    const ArticleId other = pair.first == id ? pair.second : pair.first;
    const bool other_is_source = is_older(articles.at(other).article, one);
    all.push_back(repeat);
    if ((repeat.source == other) != other_is_source) turn(all.back());
  }
  std::sort(all.begin(), all.end(), [&](const Repeat& a, const Repeat& b) {
    const auto other = [&](const Repeat& repeat) {
      return repeat.source == id ? repeat.target : repeat.source;
    };
    return is_older(articles.at(other(a)).article, articles.at(other(b)).article);
  });
  return all;
}

}  // namespace weiguan::detail
