#include "instruments/told_keep.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "base/threads.h"
#include "instruments/told_own.h"

namespace weiguan::told {

namespace {

constexpr std::string_view state_key = "state", unfinished_key = "unfinished";
constexpr std::size_t signed_at_once = 64;  // Articles.
constexpr std::size_t written_at_once = 20000;

std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31);
}

// The sum does not depend on the order of the articles.
std::uint64_t input_of(const Article& article) {
  std::uint64_t value = mix(static_cast<std::uint64_t>(article.id));
  value = mix(value ^ static_cast<std::uint64_t>(told_minute(article.published)));
  value = mix(value ^ key_of('o', article.outlet));
  return mix(value ^ key_of('s', article.source_outlet));
}

// Of an article what sign() and StoryTexts read: days may wait with all of theirs.
Article what_is_read(const Article& article) {
  Article one;
  one.id = article.id;
  one.kind = article.kind;
  one.outlet = article.outlet;
  one.source_outlet = article.source_outlet;
  one.language = article.language;
  one.published = article.published;
  one.title = article.title;
  one.text = article.text.substr(0, read_bytes);
  return one;
}

class Update {
 public:
  Update(
      const Archive& archive,
      const Concepts& concepts,
      std::int64_t ahead,
      Store& store,
      const ProgressSink& progress,
      const Stop* stop)
      : archive_(archive),
        concepts_(concepts),
        ahead_(ahead),
        store_(store),
        progress_(progress),
        stop_(stop) {}

  bool run() {
    const std::string state = std::to_string(archive_.state());
    if (store_.get(state_key) == state && !store_.get(unfinished_key)) return true;
    if (!read_inputs()) return false;
    read_kept();
    find_changed();
    while (!changed_.empty()) {
      if (!span(*changed_.begin())) return false;
    }
    flush(std::nullopt);
    store_.write({{std::string(state_key), state}, {std::string(unfinished_key), std::nullopt}});
    return true;
  }

 private:
  bool read_inputs() {
    std::uint64_t count = 0;
    archive_.articles(told_filter(), [&](const Article& article) {
      inputs_[day_of(told_minute(article.published), ahead_)] += input_of(article);
      if (progress_) progress_({"articles", ++count, 0, 0});
      return !requested(stop_);
    });
    return !requested(stop_);
  }

  void read_kept() {
    store_.each("day/", [this](std::string_view key, std::string_view value) {
      const auto day = day_of_key(key);
      auto kept = decode(value);
      if (!day) return true;
      if (!kept) kept = KeptDay{};  // Damaged: as if it had been of other articles.
      kept_.emplace(*day, std::move(*kept));
      return true;
    });
  }

  void find_changed() {
    for (const auto& [day, input] : inputs_) {
      const auto kept = kept_.find(day);
      if (kept == kept_.end() || kept->second.input != input) changed_.insert(day);
    }
    for (const auto& one : kept_) {
      if (!inputs_.contains(one.first)) changed_.insert(one.first);
    }
    if (const auto from = store_.get(unfinished_key)) {
      const auto day = day_of_key(*from);
      for (const auto& one : inputs_) {
        if (!day || one.first >= *day) changed_.insert(one.first);
      }
    }
  }

  // Groups from the first day that changed until nothing depends on a change any more.
  bool span(Day first) {
    Grouper grouper;
    grouper_ = &grouper;
    StoryTexts texts(archive_);
    texts_ = &texts;
    until_ = std::numeric_limits<Day>::min();
    Filter filter = told_filter();
    const Time from{std::chrono::days{first - needed_days} - std::chrono::minutes{ahead_}};
    filter.published = {from, Time{std::chrono::sys_days{std::chrono::year{9999} / 1 / 1}}};
    filter.possible = true;
    std::map<Day, std::vector<Article>> waiting;  // Those that are read before their day ends.
    bool over = false;
    const auto group_before = [&](Day day) {
      while (!over && !waiting.empty() && waiting.begin()->first < day) {
        const Day today = waiting.begin()->first;
        forget_gone(today);
        over = is_over(today, first);
        if (over) return;
        group(today, waiting.begin()->second);
        waiting.erase(waiting.begin());
      }
    };
    archive_.articles(filter, [&](const Article& article) {
      const Day day = day_of(told_minute(article.published), ahead_);
      if (day < first - needed_days) return !requested(stop_);
      if (article.published.source != TimeSource::first_seen) group_before(day);
      if (over) return false;
      waiting[day].push_back(what_is_read(article));
      return !requested(stop_);
    });
    if (!requested(stop_)) group_before(std::numeric_limits<Day>::max());
    if (requested(stop_)) {
      if (next_) flush(next_);  // Else nothing: what is gone must be found again.
      return false;
    }
    if (!over) forget_gone(std::numeric_limits<Day>::max());
    grouper_ = nullptr;
    texts_ = nullptr;
    return true;
  }

  // Whether what comes from this day on can be grouped without what came before.
  bool is_over(Day day, Day first) const {
    return day > first && day > until_ &&
           (changed_.empty() || *changed_.begin() > day + needed_days);
  }

  // Days before this one that no longer have an article.
  void forget_gone(Day day) {
    while (!changed_.empty() && *changed_.begin() < day) {
      const Day gone = *changed_.begin();
      changed_.erase(changed_.begin());
      writes_.push_back({key_of_day(gone), std::nullopt});
      until_ = std::max(until_, gone + needed_days);
    }
  }

  // A day depends on the articles of needed_days before it, and on the stories of story_days.
  void group(Day day, const std::vector<Article>& articles) {
    if (changed_.erase(day) > 0) until_ = std::max(until_, day + needed_days);
    const auto kept = kept_.find(day);
    std::vector<Signature> signatures = sign_all(articles);
    if (day > until_ && kept != kept_.end()) {
      grouper_->next(day, std::move(signatures), &kept->second.members);
      texts_->know(day, kept->second.members);
    } else {
      KeptDay one{inputs_[day], grouper_->next(day, std::move(signatures))};
      texts_->next(day, articles, one.members, stop_);
      if (requested(stop_)) return;
      if (kept == kept_.end() || kept->second.members != one.members)
        until_ = std::max(until_, day + story_days);
      writes_.push_back({key_of_day(day), encode(one)});
      written_ += one.members.size();
      next_ = day + 1;
      if (written_ >= written_at_once) flush(next_);
    }
    done_ += articles.size();
    if (progress_) progress_({"stories", done_, 0, 0});
  }

  std::vector<Signature> sign_all(const std::vector<Article>& articles) const {
    std::vector<Signature> signatures(articles.size());
    std::size_t at = 0;
    in_order({}, [&]() -> Work {
      if (at >= articles.size()) return {};
      const std::size_t from = at;
      at = std::min(at + signed_at_once, articles.size());
      return [this, &articles, &signatures, from, to = at]() -> Finish {
        for (std::size_t one = from; one < to; ++one)
          signatures[one] = sign(articles[one], concepts_);
        return {};
      };
    });
    return signatures;
  }

  void flush(std::optional<Day> next) {
    if (writes_.empty()) return;
    if (next) writes_.push_back({std::string(unfinished_key), key_of_day(*next)});
    store_.write(writes_);
    writes_.clear();
    written_ = 0;
  }

  const Archive& archive_;
  const Concepts& concepts_;
  std::int64_t ahead_;
  Store& store_;
  const ProgressSink& progress_;
  const Stop* stop_;
  std::map<Day, std::uint64_t> inputs_;
  std::map<Day, KeptDay> kept_;
  std::set<Day> changed_;  // Whose articles are not those that were grouped.
  Grouper* grouper_ = nullptr;
  StoryTexts* texts_ = nullptr;
  Day until_ = 0;  // The last day that depends on what changed.
  std::optional<Day> next_;
  std::vector<Store::Change> writes_;
  std::size_t written_ = 0;
  std::uint64_t done_ = 0;
};

}  // namespace

bool bring_up_to_date(
    const Archive& archive,
    const Concepts& concepts,
    std::int64_t ahead,
    Store& store,
    const ProgressSink& progress,
    const Stop* stop) {
  return Update(archive, concepts, ahead, store, progress, stop).run();
}

}  // namespace weiguan::told
