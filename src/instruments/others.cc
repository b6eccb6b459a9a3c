#include "instruments/others.h"

#include <chrono>
#include <utility>

namespace weiguan {

Others::Others(const Archive& archive) : archive_(archive) {
  archive.copies(Filter{}, [this](const std::vector<ArticleId>& group) {
    for (const ArticleId id : group) groups_.emplace(id, group.front());
    return true;
  });
}

const Other& Others::of(ArticleId id) {
  const auto found = known_.find(id);
  if (found != known_.end()) return found->second;
  if (const auto article = archive_.article(id)) return keep(id, *article);
  Article nobody;
  nobody.published = first_seen(Time{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}});
  return keep(id, nobody);
}

const Other& Others::of(const Article& article) {
  const auto found = known_.find(article.id);
  return found != known_.end() ? found->second : keep(article.id, article);
}

const Other& Others::keep(ArticleId id, const Article& article) {
  const auto name = [this](const std::string& outlet) { return &*outlets_.insert(outlet).first; };
  const Other other{article.published, name(article.outlet), name(article.source_outlet)};
  return known_.emplace(id, other).first->second;
}

ArticleId Others::copy_group(ArticleId id) const {
  const auto found = groups_.find(id);
  return found == groups_.end() ? id : found->second;
}

}  // namespace weiguan
