#include "instruments/volume/detail/series.h"

#include <utility>

namespace weiguan::volume {

namespace {

// The same series summed under each name an outlet is counted under.
class Sums {
 public:
  explicit Sums(const Asked& asked) : asked_(asked) {}

  Series& at(const Key& key) {
    Series& series = series_[key];
    series.key = key;
    return series;
  }
  void add(const WhoCount& one) {
    Series& series = at(key(one.who, one.count));
    if (one.count.from) {
      series.articles[*one.count.from] += one.count.articles;
    } else {
      series.undated += one.count.articles;
    }
  }
  void add_silent(const WhoCount& one) { at(key(one.who, one.count)); }
  bool has(const std::string& who) const {
    const auto first = series_.lower_bound(Key{who, {}, {}});
    return first != series_.end() && first->first.who == who;
  }
  std::vector<Series> take() {
    std::vector<Series> all;
    for (auto& one : series_) all.push_back(std::move(one.second));
    return all;
  }

 private:
  Key key(const std::string& who, const Count& count) const {
    Key key{who, {}, {}};
    if (asked_.split_kind) key.kind = count.kind;
    if (asked_.split_language) key.language = count.language;
    return key;
  }

  const Asked& asked_;
  std::map<Key, Series> series_;
};

}  // namespace

Filter Asked::narrowed(Filter filter, const Key& key) const {
  if (key.kind) filter.kinds = {*parse_article_kind(*key.kind)};
  if (key.language) filter.languages = {*key.language};
  return filter;
}

std::vector<Key> Asked::keys_of(const Article& article) const {
  std::vector<Key> keys;
  for (std::string& who : selection.whos(article.outlet, article.published)) {
    Key key{std::move(who), {}, {}};
    if (split_kind) key.kind = std::string(to_string(article.kind));
    if (split_language) key.language = article.language;
    keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<Series> count_series(const Archive& archive, const Asked& asked, const Survey& survey) {
  if (asked.selection.nobody) return {};
  CountBy by;
  by.outlet = asked.selection.per != Per::all;
  by.kind = asked.split_kind;
  by.language = asked.split_language;
  Sums sums(asked);
  for (const WhoCount& one : count_by_who(archive, asked.selection, by)) sums.add(one);
  // Who is known from another time has a series too: silence is shown.
  for (const WhoCount& one : count_at_any_time(archive, asked.selection, by)) sums.add_silent(one);
  for (const auto& [who, grounds] : survey.grounds) {
    if (!sums.has(who)) sums.at(Key{who, {}, {}});
  }
  return sums.take();
}

}  // namespace weiguan::volume
