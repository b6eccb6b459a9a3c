#include "instruments/others.h"

#include <utility>

#include "instruments/rows.h"

namespace weiguan {

std::chrono::hours clock_error(const Arguments& arguments) {
  return std::chrono::hours{
      static_cast<std::int64_t>(whole_argument(arguments, "clock-error", 0, 10000))};
}

bool surely_before(const Other& first, const Other& second, std::chrono::hours clock_error) {
  if (first.published.latest + clock_error >= second.published.earliest) return false;
  const auto names = [](const Other& one, const Other& other) {
    return !one.source_outlet->empty() && *one.source_outlet == *other.outlet &&
           *one.outlet != *other.outlet;
  };
  const bool within_a_day =
      second.published.earliest - first.published.latest < std::chrono::hours{24};
  return !(within_a_day && names(first, second) && !names(second, first));
}

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
