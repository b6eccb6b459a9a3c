// The definition: every question answered by looking at everything.  Short, slow, plainly right.
#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <utility>

#include "archive/archive.h"
#include "archive/detail/rules.h"
#include "archive/memory/detail/lists.h"
#include "archive/memory/detail/search.h"
#include "archive/memory/detail/stores.h"
#include "archive/memory/detail/visits.h"
#include "archive/memory/detail/world.h"
#include "base/url.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using namespace detail;

// A write makes a copy, changes it and puts it in the place of the old one, so that a question sees
// one moment and a write that throws leaves nothing.
class MemoryArchive final : public Archive {
 public:
  std::uint64_t state() const override { return world()->state; }

  Counts counts() const override {
    const auto now = world();
    Counts counts;
    counts.files = now->files.size();
    counts.captures = now->captures.size();
    counts.articles = now->articles.size();
    counts.readings = now->readings.size();
    counts.observations = now->observations.size();
    counts.problems = now->problems.size();
    for (const auto& [id, known] : now->articles) {
      if (known.answer) ++counts.answers;
    }
    const auto widen = [](std::optional<Time>& first, std::optional<Time>& last, Time a, Time b) {
      if (!first || a < *first) first = a;
      if (!last || b > *last) last = b;
    };
    for (const auto& [id, capture] : now->captures) {
      if (!capture.failure.empty()) ++counts.failed_captures;
      widen(counts.first_captured, counts.last_captured, capture.time, capture.time);
    }
    for (const auto& [id, known] : now->articles) {
      const TimeRange& range = known.article.published;
      if (range.source == TimeSource::first_seen) continue;
      widen(counts.first_published, counts.last_published, range.earliest, range.latest);
    }
    return counts;
  }

  std::optional<Article> article(ArticleId id) const override {
    const auto now = world();
    const auto found = now->articles.find(id);
    if (found == now->articles.end()) return {};
    return found->second.article;
  }

  std::optional<Capture> capture(CaptureId id) const override {
    const auto now = world();
    const auto found = now->captures.find(id);
    if (found == now->captures.end()) return {};
    return found->second;
  }

  std::vector<Reading> readings(ArticleId id) const override {
    return world()->readings_of_article(id);
  }

  std::vector<Reading> readings_of(CaptureId id, std::uint64_t limit) const override {
    std::vector<Reading> found;
    for (const auto& [key, reading] : world()->readings) {
      if (reading.capture == id) found.push_back(reading);
    }
    std::sort(found.begin(), found.end(), [](const Reading& a, const Reading& b) {
      return std::tuple(a.begin, a.end, a.article) < std::tuple(b.begin, b.end, b.article);
    });
    if (found.size() > limit) found.resize(static_cast<std::size_t>(limit));
    return found;
  }

  std::vector<Observation> observations(ArticleId id) const override {
    std::vector<Observation> found;
    for (const auto& [key, observation] : world()->observations) {
      if (observation.article == id) found.push_back(observation);
    }
    return found;  // The key's order is the one that is promised.
  }

  std::vector<Capture> captures_of(std::string_view url) const override {
    std::vector<Capture> found;
    for (const auto& [id, capture] : world()->captures) {
      if (!url.empty() && normal_url(capture.url) == normal_url(url)) found.push_back(capture);
    }
    std::sort(found.begin(), found.end(), is_earlier);
    return found;
  }

  std::vector<Capture> unread_parts() const override {
    const auto now = world();
    std::set<CaptureId> read;
    for (const auto& [key, reading] : now->readings) read.insert(reading.capture);
    std::vector<Capture> found;
    for (const auto& [id, capture] : now->captures) {
      if (capture.page_kind == part_kind && !read.contains(id)) found.push_back(capture);
    }
    std::sort(found.begin(), found.end(), is_earlier);
    return found;
  }

  std::vector<ArticleId> versions(std::string_view url) const override {
    std::set<std::pair<Time, ArticleId>> found;
    for (const auto& [id, known] : world()->articles) {
      if (!url.empty() && normal_url(known.article.url) == normal_url(url)) {
        found.emplace(known.origin.time, id);
      }
    }
    std::vector<ArticleId> versions;
    for (const auto& [time, id] : found) versions.push_back(id);
    return versions;
  }

  void visits(
      const Filter& filter,
      Visited visited,
      const std::function<bool(const Visits&)>& each,
      const Stop* stop) const override {
    const auto now = world();
    const bool all = asks_for_nothing(filter);
    std::set<ArticleId> passing;
    if (!all) {
      articles(filter, [&](const Article& article) {
        passing.insert(article.id);
        return true;
      });
    }
    for (const Visits& one : visits_in(*now)) {
      if (requested(stop)) return;
      if (visited == Visited::again && !was_visited_again(one)) continue;
      const bool passes =
          all || std::any_of(one.readings.begin(), one.readings.end(), [&](const Reading& reading) {
            return passing.contains(reading.article);
          });
      if (passes && !each(one)) return;
    }
  }

  Visits visits_of(std::string_view url) const override {
    for (Visits& one : visits_in(*world())) {
      if (!one.address.empty() && one.address == normal_url(url)) return std::move(one);
    }
    return {};
  }

  std::vector<Capture> captures_for(std::string_view purpose) const override {
    std::vector<Capture> found;
    for (const auto& [id, capture] : world()->captures) {
      if (!purpose.empty() && capture.purpose == purpose) found.push_back(capture);
    }
    std::sort(found.begin(), found.end(), is_earlier);
    return found;
  }

  std::optional<Answer> answer(ArticleId id) const override {
    const auto now = world();
    const auto found = now->articles.find(id);
    if (found == now->articles.end()) return {};
    return found->second.answer;
  }

  void answers(const Filter& filter, const std::function<bool(const Article&, const Answer&)>& each)
      const override {
    const auto now = world();
    articles(filter, [&](const Article& article) {
      const auto known = now->articles.find(article.id);
      // One that came in between was not there when this was asked.
      if (known == now->articles.end() || !known->second.answer) return true;
      return each(article, *known->second.answer);
    });
  }

  void articles(
      const Filter& filter, const std::function<bool(const Article&)>& each) const override {
    const auto now = world();
    const auto oldest = oldest_copies(*now, filter);
    for (const Article* article : now->oldest_first()) {
      if (!passes(filter, *article) || !matches(*now, *article, filter.query)) continue;
      if (oldest && !oldest->contains(article->id)) continue;
      if (!each(*article)) return;
    }
  }

  void captures(const std::function<bool(const Capture&)>& each) const override {
    const auto now = world();
    std::vector<const Capture*> all;
    for (const auto& [id, capture] : now->captures) all.push_back(&capture);
    std::sort(all.begin(), all.end(), [](const Capture* a, const Capture* b) {
      return std::tie(a->place.file, a->place.offset, a->place.inner, a->id) <
             std::tie(b->place.file, b->place.offset, b->place.inner, b->id);
    });
    for (const Capture* capture : all) {
      if (!each(*capture)) return;
    }
  }

  void files(const std::function<bool(const ArchivedFile&)>& each) const override {
    const auto now = world();
    for (const auto& [name, file] : now->files) {
      if (!each(file)) return;
    }
  }

  void problems(const std::function<bool(const Problem&)>& each) const override {
    const auto now = world();
    for (const auto& [key, problem] : now->problems) {
      if (!each(problem)) return;
    }
  }

  void runs(const std::function<bool(const Run&)>& each) const override {
    const auto now = world();
    std::vector<Run> all(now->runs.rbegin(), now->runs.rend());
    std::stable_sort(
        all.begin(), all.end(), [](const Run& a, const Run& b) { return a.time > b.time; });
    for (const Run& run : all) {
      if (!each(run)) return;
    }
  }

  Found search(const Search& search) const override { return search_world(*world(), search); }

  std::vector<Arrival> latest_arrivals(std::size_t limit, std::size_t captures) const override {
    return arrivals_in(*this, limit, captures);
  }

  std::vector<AccountCount> count_accounts(const Filter& filter) const override {
    return accounts_in(*this, filter);
  }

  std::vector<Count> count_articles(const Filter& filter, const CountBy& by) const override {
    using Key = std::tuple<std::string, std::string, std::string, bool, Time>;
    struct Sum {
      std::uint64_t articles = 0, with_text = 0, characters = 0;
    };
    std::map<Key, Sum> groups;
    articles(filter, [&](const Article& article) {
      Key key{
          by.outlet ? article.outlet : "",
          by.kind ? to_string(article.kind) : "",
          by.language ? article.language : "",
          true,
          Time{}};
      if (by.unit) {
        const Period period = period_of(article.published.earliest, *by.unit, by.zone);
        if (lies_in(article.published, period)) {
          std::get<3>(key) = false;
          std::get<4>(key) = period.from;
        }
      }
      Sum& sum = groups[key];
      ++sum.articles;
      if (!article.text.empty()) ++sum.with_text;
      sum.characters += count_characters(article.text);
      return true;
    });
    std::vector<Count> counts;
    for (const auto& [key, sum] : groups) {
      const auto& [outlet, kind, language, cannot_tell, from] = key;
      Count count{outlet, kind, language, {}, sum.articles, sum.with_text, sum.characters};
      if (!cannot_tell) count.from = from;
      counts.push_back(count);
    }
    return counts;
  }

  void phrase_uses(
      const std::vector<CountedPhrase>& phrases,
      Overlap overlap,
      const Filter& filter,
      const std::function<bool(const PhraseUse&)>& each,
      const Stop* stop) const override {
    const PhraseMatcher matcher(phrases, overlap);
    std::vector<PhraseMatch> in_title, in_text;
    articles(filter, [&](const Article& article) {
      if (requested(stop)) return false;
      matcher.find(article.title, in_title);
      matcher.find(article.text, in_text);
      for (std::size_t i = 0; i < phrases.size(); ++i) {
        const auto is_of = [i](const PhraseMatch& match) { return match.phrase == i; };
        PhraseUse use;
        use.phrase = i;
        use.article = article.id;
        use.published = article.published;
        use.outlet = article.outlet;
        use.kind = article.kind;
        use.language = article.language;
        use.occurrences =
            static_cast<std::uint64_t>(std::count_if(in_text.begin(), in_text.end(), is_of));
        use.title_occurrences =
            static_cast<std::uint64_t>(std::count_if(in_title.begin(), in_title.end(), is_of));
        if (use.occurrences + use.title_occurrences > 0 && !each(use)) return false;
      }
      return true;
    });
  }

  Compared compare(const ProgressSink&, const Stop*) const override {
    World next = *world();
    const Compared compared = next.compare();
    put(std::move(next));
    return compared;
  }

  void repeats(
      const Filter& targets,
      const std::function<bool(const Repeat&)>& each,
      const Stop* stop) const override {
    const auto now = world();
    articles(targets, [&](const Article& article) {
      if (requested(stop)) return false;
      for (const Repeat& repeat : now->repeats_with(article.id)) {
        if (repeat.target == article.id && !each(repeat)) return false;
      }
      return true;
    });
  }

  std::vector<Repeat> repeats_of(ArticleId id) const override {
    std::vector<Repeat> all = world()->repeats_with(id);
    std::stable_partition(
        all.begin(), all.end(), [id](const Repeat& one) { return one.target == id; });
    return all;
  }

  void copies(const Filter& filter, const std::function<bool(const std::vector<ArticleId>&)>& each)
      const override {
    const auto now = world();
    std::map<ArticleId, std::size_t> numbers;
    std::vector<std::vector<ArticleId>> groups;
    articles(filter, [&](const Article& article) {
      const auto [known, is_new] = numbers.try_emplace(now->copy_group(article.id), groups.size());
      if (is_new) groups.emplace_back();
      groups[known->second].push_back(article.id);
      return true;
    });
    for (const auto& group : groups) {
      if (group.size() > 1 && !each(group)) return;
    }
  }

  std::vector<CaptureCount> count_captures(
      bool by_outlet, Unit unit, const Zone& zone) const override {
    std::map<std::pair<std::string, Time>, std::uint64_t> groups;
    for (const auto& [id, capture] : world()->captures) {
      ++groups[{by_outlet ? capture.outlet : "", period_of(capture.time, unit, zone).from}];
    }
    std::vector<CaptureCount> counts;
    for (const auto& [key, captures] : groups) counts.push_back({key.first, key.second, captures});
    return counts;
  }

  Written write(const Batch& batch) override {
    World next = *world();
    const Written written = next.add(batch);
    put(std::move(next));
    return written;
  }

  void record_run(const Run& run) override {
    World next = *world();
    next.runs.push_back(run);
    put(std::move(next));
  }

  std::unique_ptr<Store> store(
      std::string_view name, std::string_view version, const Stop* stop) const override {
    return stores_.open(name, version, stop);
  }

  std::string fact(std::string_view name) const override {
    const auto now = world();
    const auto found = now->facts.find(name);
    return found == now->facts.end() ? std::string() : found->second;
  }

  void set_fact(std::string_view name, std::string_view value) override {
    World next = *world();
    next.facts[std::string(name)] = value;
    put(std::move(next));
  }

  std::uint64_t assign_outlets(
      const OutletOfArticle& of_article, const OutletOfCapture& of_capture) override {
    World next = *world();
    std::uint64_t changed = 0;
    for (auto& [id, known] : next.articles) {
      Article& article = known.article;
      ArticleOutlets wanted = of_article(article);
      if (wanted == ArticleOutlets{article.outlet, article.source_outlet}) continue;
      article.outlet = std::move(wanted.outlet);
      article.source_outlet = std::move(wanted.source);
      ++changed;
    }
    for (auto& [id, capture] : next.captures) {
      std::string wanted = of_capture(capture);
      if (wanted == capture.outlet) continue;
      capture.outlet = std::move(wanted);
      ++changed;
    }
    if (changed != 0) ++next.state;
    put(std::move(next));
    return changed;
  }

 private:
  std::shared_ptr<const World> world() const {
    const std::lock_guard lock(mutex_);
    return world_;
  }

  void put(World&& next) const {
    auto made = std::make_shared<const World>(std::move(next));
    const std::lock_guard lock(mutex_);
    world_ = std::move(made);
  }

  mutable MemoryStores stores_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const World> world_ = std::make_shared<const World>();
};

}  // namespace

std::unique_ptr<Archive> make_memory_archive() {
  return std::make_unique<MemoryArchive>();
}

}  // namespace weiguan
