#include "archive/sqlite/detail/landmark_index.h"

#include <algorithm>
#include <bit>
#include <numeric>

namespace weiguan::detail {

namespace {

std::int64_t as_integer(std::uint64_t landmark) {
  return static_cast<std::int64_t>(landmark);
}

// In the order of the store's key, so that each page of it is met once.
bool in_order_of_store(const Posting& a, const Posting& b) {
  return as_integer(a.landmark) != as_integer(b.landmark)
             ? as_integer(a.landmark) < as_integer(b.landmark)
             : a.article < b.article;
}

void insert_in_order(Database& store, const std::vector<Posting>& postings) {
  Statement insert = store.prepare("INSERT OR IGNORE INTO postings VALUES (?1, ?2)");
  for (const Posting& one : postings) {
    insert.with(as_integer(one.landmark), std::int64_t{one.article}).run();
  }
}

}  // namespace

void save_postings(Database& store, std::vector<Posting>& postings) {
  std::sort(postings.begin(), postings.end(), in_order_of_store);
  insert_in_order(store, postings);
}

LandmarkIndex::LandmarkIndex(Database& store, std::vector<Posting> added)
    : added_(std::move(added)) {
  std::sort(added_.begin(), added_.end(), in_order_of_store);
  const std::size_t buckets = std::bit_ceil(added_.size() + 2);
  shift_ = 64 - std::countr_zero(buckets);
  begins_.assign(buckets + 1, 0);
  for (const Posting& one : added_) ++begins_[bucket_of(one.landmark) + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  if (store.integer("SELECT count(*) FROM (SELECT 1 FROM postings LIMIT 1)") == 0) return;
  constexpr std::size_t most = 2 * most_of_landmark;
  Statement first =
      store.prepare("SELECT article FROM postings WHERE landmark = ?1 ORDER BY article LIMIT ?2");
  Statement last = store.prepare(
      "SELECT article FROM postings WHERE landmark = ?1 ORDER BY article DESC LIMIT ?2");
  for (std::size_t i = 0; i < added_.size(); ++i) {
    const std::uint64_t landmark = added_[i].landmark;
    if (i > 0 && added_[i - 1].landmark == landmark) continue;
    std::vector<std::uint32_t> articles;
    first.with(as_integer(landmark), most + 1);
    while (first.step()) articles.push_back(static_cast<std::uint32_t>(first.integer(0)));
    if (articles.size() > most) {
      articles.resize(most_of_landmark);
      last.with(as_integer(landmark), most_of_landmark);
      while (last.step()) articles.push_back(static_cast<std::uint32_t>(last.integer(0)));
      std::reverse(articles.begin() + most_of_landmark, articles.end());
    }
    if (!articles.empty()) old_.emplace(landmark, std::move(articles));
  }
}

std::size_t LandmarkIndex::bucket_of(std::uint64_t landmark) const {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;  // Negative integers come first.
  return (landmark ^ sign) >> shift_;
}

void LandmarkIndex::find(
    std::uint64_t landmark, std::uint32_t article, std::vector<std::uint32_t>& articles) const {
  const std::size_t begin = articles.size();
  if (const auto old = old_.find(landmark); old != old_.end()) {
    articles.insert(articles.end(), old->second.begin(), old->second.end());
  }
  const std::size_t bucket = bucket_of(landmark);
  const auto end = added_.begin() + begins_[bucket + 1];
  const auto from = std::lower_bound(
      added_.begin() + begins_[bucket], end, Posting{landmark, 0}, in_order_of_store);
  const auto to = std::lower_bound(from, end, Posting{landmark, article}, in_order_of_store);
  // The first and the last of all that come before the article.
  const std::size_t old = articles.size() - begin;
  const auto added = static_cast<std::size_t>(to - from);
  if (old + added <= 2 * most_of_landmark) {
    for (auto one = from; one != to; ++one) articles.push_back(one->article);
    return;
  }
  std::vector<std::uint32_t> kept;
  const auto at = [&](std::size_t i) {
    return i < old ? articles[begin + i] : (from + static_cast<std::ptrdiff_t>(i - old))->article;
  };
  for (std::size_t i = 0; i < most_of_landmark; ++i) kept.push_back(at(i));
  for (std::size_t i = old + added - most_of_landmark; i < old + added; ++i) kept.push_back(at(i));
  articles.resize(begin);
  articles.insert(articles.end(), kept.begin(), kept.end());
}

void LandmarkIndex::save(Database& store) const {
  insert_in_order(store, added_);
}

}  // namespace weiguan::detail
