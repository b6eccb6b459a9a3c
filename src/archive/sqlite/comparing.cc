#include "archive/sqlite/detail/comparing.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/sqlite/detail/landmark_index.h"
#include "archive/sqlite/detail/repeat_store.h"
#include "archive/sqlite/detail/text_cache.h"
#include "base/threads.h"
#include "text/landmarks.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t most_rows = 64;             // In one piece of work.
constexpr std::size_t most_bytes = 1'000'000;     // Of texts, in one piece of work.
constexpr std::size_t most_postings = 4'000'000;  // Kept before they are written.
// Counts are taken anew when there are so many times as many articles, and so many more.
constexpr std::int64_t grown = 2, grown_by = 1000;

struct Stopped {};

// One pair, as it is written.
struct Pair {
  std::uint32_t later = 0, earlier = 0;
  Repetition found;
  std::string passages;  // Of it, as bytes.
};

class Chunk {
 public:
  Chunk(const Comparing& comparing, std::int64_t through)
      : comparing_(comparing),
        archive_(comparing.archive_path, Database::Mode::read),
        reading_(archive_, Transaction::Kind::read),
        last_(archive_.integer("SELECT max(n) FROM articles")),
        through_(through),
        cache_(comparing.archive_path, comparing.memory / 4) {}

  std::int64_t run() {
    if (last_ == through_) return through_;
    each_text(through_, last_, [this](SharedText text) {
      held_ += text->text.memory();
      texts_.push_back(std::move(text));
      return held_ < comparing_.memory / 2;
    });
    count_if_grown();
    const LandmarkIndex index(comparing_.store, landmarks_of_chunk());
    index.save(comparing_.store);
    compare_all(index);
    join_copies();
    through_ = texts_.back()->n;
    set_state("through", through_);
    return through_;
  }

 private:
  void go_on_or_stop() const {
    if (requested(comparing_.stop)) throw Stopped{};
  }

  void set_state(std::string_view name, std::int64_t value) {
    comparing_.store.prepare("UPDATE state SET value = ?2 WHERE name = ?1").with(name, value).run();
  }

  // Reads and prepares the texts from `after` to `last`, in order; `each` says false when it has
  // enough, though it may be given a few more.
  void each_text(
      std::int64_t after, std::int64_t last, const std::function<bool(SharedText)>& each) {
    Statement rows = archive_.prepare(
        "SELECT n, id, text FROM articles JOIN texts ON texts.article = n "
        "WHERE n > ?1 AND n <= ?2 ORDER BY n");
    rows.with(after, last);
    bool enough = false, more = true;
    InOrder options;
    options.waiting = 16;
    in_order(options, [&]() -> Work {
      go_on_or_stop();
      if (enough || !more) return {};
      struct Raw {
        std::uint32_t n;
        ArticleId id;
        std::string text;
      };
      auto piece = std::make_shared<std::vector<Raw>>();
      for (std::size_t bytes = 0; piece->size() < most_rows && bytes < most_bytes;) {
        more = rows.step();
        if (!more) break;
        piece->push_back(
            {static_cast<std::uint32_t>(rows.integer(0)),
             parse_article_id(rows.view(1)).value_or(ArticleId{}),
             rows.text(2)});
        bytes += piece->back().text.size();
      }
      if (piece->empty()) return {};
      return [&, piece]() -> Finish {
        auto made = std::make_shared<std::vector<SharedText>>();
        for (Raw& raw : *piece) {
          made->push_back(std::make_shared<NumberedText>(
              NumberedText{raw.n, raw.id, ComparedText(std::move(raw.text))}));
        }
        return [&, made] {
          for (SharedText& text : *made) {
            if (!enough && !each(std::move(text))) enough = true;
          }
        };
      };
    });
  }

  // Landmarks are told by counts of all texts that there are when they are taken.
  void count_if_grown() {
    Database& store = comparing_.store;
    const std::int64_t counted = store.integer("SELECT value FROM state WHERE name = 'counted'");
    if (counted != 0 && (last_ < grown * counted || last_ < counted + grown_by)) {
      Statement row = store.prepare("SELECT bytes FROM counts");
      if (row.step()) counts_ = GramCounts(row.text(0));
      return;
    }
    const auto runs =
        static_cast<std::uint64_t>(archive_.integer("SELECT sum(characters) FROM articles"));
    counts_ = GramCounts(runs, static_cast<std::size_t>(comparing_.memory / 6));
    const auto count = [this](const SharedText& text) {
      counts_.add(text->text);
      return true;
    };
    each_text(0, through_, count);
    for (const SharedText& text : texts_) count(text);
    each_text(texts_.back()->n, last_, count);
    store.execute("DELETE FROM counts; DELETE FROM postings");
    store.prepare("INSERT INTO counts VALUES (?1)").with(counts_.bytes()).run();
    set_state("counted", last_);
    std::vector<Posting> postings;
    each_text(0, through_, [&](const SharedText& text) {
      for (const std::uint64_t one : landmarks(text->text, counts_)) {
        postings.push_back({one, text->n});
      }
      if (postings.size() >= most_postings) {
        save_postings(store, postings);
        postings.clear();
      }
      return true;
    });
    save_postings(store, postings);
  }

  std::vector<Posting> landmarks_of_chunk() {
    landmarks_.resize(texts_.size());
    std::size_t total = 0, next = 0;
    in_order({}, [&]() -> Work {
      go_on_or_stop();
      if (next == texts_.size()) return {};
      const std::size_t from = next, to = std::min(next + most_rows, texts_.size());
      next = to;
      return [this, &total, from, to]() -> Finish {
        for (std::size_t i = from; i < to; ++i) landmarks_[i] = landmarks(texts_[i]->text, counts_);
        return [this, &total, from, to] {
          for (std::size_t i = from; i < to; ++i) total += landmarks_[i].size();
        };
      };
    });
    std::vector<Posting> postings;
    postings.reserve(total);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      for (const std::uint64_t one : landmarks_[i]) postings.push_back({one, texts_[i]->n});
    }
    return postings;
  }

  void compare_all(const LandmarkIndex& index) {
    Statement insert = comparing_.store.prepare(
        "INSERT INTO pairs (later, earlier, resemblance, figures, of_source, of_target, passages) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    std::size_t next = 0;
    in_order({}, [&]() -> Work {
      go_on_or_stop();
      if (next == texts_.size()) return {};
      const std::size_t from = next;
      std::size_t bytes = 0;
      while (next < texts_.size() && next < from + most_rows && bytes < most_bytes) {
        bytes += texts_[next++]->text.text().size();
      }
      const std::size_t to = next;
      return [this, &index, &insert, from, to]() -> Finish {
        auto pairs = std::make_shared<std::vector<Pair>>();
        for (std::size_t i = from; i < to; ++i) compare_one(i, index, *pairs);
        return [this, &insert, pairs, to] {
          for (const Pair& one : *pairs) {
            insert
                .with(
                    std::int64_t{one.later},
                    std::int64_t{one.earlier},
                    one.found.resemblance,
                    one.found.figures,
                    one.found.of_source,
                    one.found.of_target,
                    one.passages)
                .run();
            if (are_copies(one.found.resemblance, one.found.figures))
              copies_.emplace_back(one.earlier, one.later);
          }
          if (comparing_.progress) {
            const std::uint64_t done = static_cast<std::uint64_t>(through_) + to;
            comparing_.progress({"comparing articles", done, 0, 0});
          }
        };
      };
    });
  }

  SharedText text_of(std::uint32_t n) {
    if (n <= through_) return cache_.get(n);
    return texts_[n - texts_.front()->n];
  }

  // With the first and the last of the articles before it that share a landmark, until it has
  // repeated enough of each.
  void compare_one(std::size_t i, const LandmarkIndex& index, std::vector<Pair>& pairs) {
    const NumberedText& one = *texts_[i];
    std::vector<std::uint32_t> candidates;
    for (const std::uint64_t landmark : landmarks_[i]) index.find(landmark, one.n, candidates);
    if (candidates.empty()) return;
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    Comparer comparer(one.text);
    const std::size_t before = pairs.size();
    const auto found = [&](std::uint32_t n) {
      const SharedText other = text_of(n);
      std::optional<Repetition> repetition = other->id < one.id
                                                 ? comparer.as_target_of(other->text)
                                                 : comparer.as_source_of(other->text);
      if (!repetition) return false;
      std::string bytes = passages_to_bytes(repetition->passages);
      repetition->passages.clear();
      pairs.push_back({one.n, n, std::move(*repetition), std::move(bytes)});
      return true;
    };
    std::size_t first = 0, last = candidates.size();
    for (std::size_t count = 0; first < last && count < most_repeats / 2;) {
      if (found(candidates[first++])) ++count;
    }
    for (std::size_t count = 0; first < last && count < most_repeats / 2;) {
      if (found(candidates[--last])) ++count;
    }
    std::sort(
        pairs.begin() + static_cast<std::ptrdiff_t>(before),
        pairs.end(),
        [](const Pair& a, const Pair& b) { return a.earlier < b.earlier; });
  }

  // Each group of copies is named by its least number.
  void join_copies() {
    if (copies_.empty()) return;
    std::vector<std::uint32_t> least(static_cast<std::size_t>(texts_.back()->n) + 1);
    Statement rows = comparing_.store.prepare("SELECT article, least FROM copies");
    while (rows.step()) {
      least[static_cast<std::size_t>(rows.integer(0))] =
          static_cast<std::uint32_t>(rows.integer(1));
    }
    const std::vector<std::uint32_t> before = least;
    const auto root = [&least](std::uint32_t n) {
      while (least[n] != 0 && least[n] != n) {
        if (least[least[n]] != 0) least[n] = least[least[n]];
        n = least[n];
      }
      return n;
    };
    for (const auto& [a, b] : copies_) {
      const std::uint32_t x = root(a), y = root(b);
      least[x] = least[y] = std::min(x, y);
    }
    Statement insert = comparing_.store.prepare("INSERT OR REPLACE INTO copies VALUES (?1, ?2)");
    for (std::uint32_t n = 1; n < least.size(); ++n) {
      if (least[n] == 0) continue;
      const std::uint32_t now = root(n);
      if (before[n] != now) insert.with(std::int64_t{n}, std::int64_t{now}).run();
    }
  }

  const Comparing& comparing_;
  Database archive_;
  Transaction reading_;
  std::int64_t last_, through_;
  TextCache cache_;
  std::vector<SharedText> texts_;  // Of the new articles, one after the other.
  std::uint64_t held_ = 0;
  GramCounts counts_;
  std::vector<std::vector<std::uint64_t>> landmarks_;  // Of each text.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> copies_;
};

}  // namespace

std::int64_t compare_next(const Comparing& comparing, std::int64_t through) {
  Transaction writing(comparing.store, Transaction::Kind::write);
  try {
    const std::int64_t next = Chunk(comparing, through).run();
    writing.commit();
    return next;
  } catch (const Stopped&) {
    return through;
  }
}

}  // namespace weiguan::detail
