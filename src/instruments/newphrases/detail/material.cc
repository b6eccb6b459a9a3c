#include "instruments/newphrases/detail/material.h"

#include <algorithm>
#include <chrono>
#include <unordered_set>
#include <utility>

namespace weiguan::newphrases {

namespace {

// What is kept in memory of the period, and of the time before to learn words from.
constexpr std::size_t most_words = 6'000'000;
constexpr std::size_t most_sample_words = 2'500'000;

std::uint64_t hash_of(const std::vector<Word>& row) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const Word word : row) hash = (hash ^ word) * 1099511628211ULL;
  return hash;
}

// Keeps every n-th of what it is given, with n doubled whenever there is too much.
class Thinned {
 public:
  explicit Thinned(std::size_t most) : most_(most) {}

  bool wants() { return given_++ % every_ == 0; }
  void keep(std::vector<Word>&& row, const Text& of) {
    size_ += row.size();
    rows.push_back(std::move(row));
    texts.push_back(of);
    while (size_ > most_ && rows.size() > 1) halve();
  }
  std::uint64_t every() const { return every_; }

  std::vector<std::vector<Word>> rows;
  std::vector<Text> texts;

 private:
  void halve() {
    every_ *= 2;
    std::size_t kept = 0;
    size_ = 0;
    for (std::size_t i = 0; i < rows.size(); i += 2, ++kept) {
      size_ += rows[i].size();
      if (kept == i) continue;
      rows[kept] = std::move(rows[i]);
      texts[kept] = texts[i];
    }
    rows.resize(kept);
    texts.resize(kept);
  }

  std::size_t most_, size_ = 0;
  std::uint64_t given_ = 0, every_ = 1;
};

Filter filter_of(const Selection& selection, const Period& period) {
  Filter filter = selection.filter();
  filter.published = period;
  filter.possible = false;
  return filter;
}

std::int64_t day_of(const Article& article, const Zone& zone) {
  const auto local = zone.to_local(article.published.earliest);
  return std::chrono::floor<std::chrono::days>(local).time_since_epoch().count();
}

}  // namespace

Texts read_texts(
    const Archive& archive,
    const Selection& selection,
    const Period& period,
    Vocabulary& words,
    const std::function<bool()>& go_on) {
  Texts texts;
  Thinned kept(most_words);
  std::unordered_set<std::uint64_t> met;
  archive.articles(filter_of(selection, period), [&](const Article& article) {
    if (article.text.empty()) return go_on();
    ++texts.articles;
    std::vector<Word> row = words.read(article.title, article.text);
    if (!met.insert(hash_of(row)).second) {
      ++texts.repeated;
    } else if (kept.wants()) {
      kept.keep(std::move(row), {article.id, day_of(article, selection.zone)});
    }
    return go_on();
  });
  texts.rows = std::move(kept.rows);
  texts.of = std::move(kept.texts);
  texts.every = kept.every();
  return texts;
}

Before read_before(
    const Archive& archive,
    const Selection& selection,
    const Period& period,
    Vocabulary& words,
    const Grams& grams,
    const std::function<bool()>& go_on) {
  Before before;
  before.articles.assign(grams.size(), 0);
  before.lately.assign(grams.size(), 0);
  const Time late = period.to - (period.to - period.from) / 4;
  Thinned sample(most_sample_words);
  std::unordered_set<std::uint64_t> met;
  std::vector<std::uint64_t> last(grams.size(), 0);
  archive.articles(filter_of(selection, period), [&](const Article& article) {
    if (article.text.empty()) return go_on();
    std::vector<Word> row = words.read(article.title, article.text);
    if (!met.insert(hash_of(row)).second) return go_on();
    ++before.all;
    const bool lately = article.published.earliest >= late;
    grams.each(row, [&](GramId id, std::size_t) {
      if (last[id] == before.all) return;
      last[id] = before.all;
      ++before.articles[id];
      before.lately[id] += lately ? 1 : 0;
    });
    if (sample.wants()) sample.keep(std::move(row), {});
    return go_on();
  });
  before.sample = std::move(sample.rows);
  return before;
}

Time months_before(Time from, std::int64_t months, const Zone& zone) {
  const auto local = zone.to_local(from);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  auto date = std::chrono::year_month_day{day} - std::chrono::months{months};
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return zone.from_local(std::chrono::local_days{date} + (local - day));
}

}  // namespace weiguan::newphrases
