#include "instruments/told_stories.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/digest.h"
#include "instruments/told_keep.h"
#include "instruments/told_names.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using told::Concepts;
using told::Member;
using told::Tongue;

// Grows when the same articles give other stories.
constexpr std::string_view version = "3";

// What grouping rests on beside the articles.
std::string basis_of(const Packs& packs) {
  Hasher hasher;
  for (const Equivalent& one : packs.equivalents()) {
    hasher.update(one.kind);
    for (const std::string& word : one.words.all()) hasher.update("\t" + word);
    hasher.update("\n");
  }
  return std::string(version) + " " + packs.digest() + " " + to_hex(hasher.finish());
}

Zone zone_of(const Packs& packs) {
  for (const PackInfo& one : packs.infos()) {
    if (const auto zone = Zone::find(one.zone)) return *zone;
  }
  return Zone{};
}

// The title; of a post without one its first words.
std::string headline(const Article& article) {
  if (!article.title.empty()) return article.title;
  const std::string line = article.text.substr(0, article.text.find('\n'));
  std::size_t at = 0;
  for (int characters = 0; at < line.size() && characters < 40; ++characters)
    next_character(line, at);
  return at < line.size() ? line.substr(0, at) + "…" : line;
}

// Of one story, over all articles: what it is named by.
struct Naming {
  ArticleId first{};
  std::optional<ArticleId> chinese, english;
};

struct Place {
  ArticleId story{};
  bool copy = false;
  std::optional<double> own;
};

struct Grouped {
  std::unordered_map<ArticleId, Place> stories;  // By article.
  std::unordered_map<ArticleId, Naming> naming;  // By story.
};

Grouped read_grouped(const Store& store) {
  Grouped grouped;
  store.each("day/", [&grouped](std::string_view, std::string_view value) {
    const auto day = told::decode(value);
    if (!day) return true;
    for (const Member& one : day->members) {
      grouped.stories.emplace(one.article, Place{one.story, one.copy, one.own});
      Naming& naming = grouped.naming[one.story];
      naming.first = one.story;
      if (one.tongue == Tongue::chinese && !naming.chinese) naming.chinese = one.article;
      if (one.tongue == Tongue::english && !naming.english) naming.english = one.article;
    }
    return true;
  });
  return grouped;
}

class Teller {
 public:
  Teller(const Archive& archive, const Zone& zone, const Concepts& concepts, Grouped grouped)
      : archive_(archive), concepts_(concepts), zone_(zone), grouped_(std::move(grouped)) {}

  bool read(const Filter& filter, const Stop* stop) {
    archive_.articles(filter, [&](const Article& article) {
      const auto story = grouped_.stories.find(article.id);
      if (story == grouped_.stories.end()) return !requested(stop);
      Telling telling;
      telling.article = article.id;
      telling.outlet = article.outlet;
      telling.source_outlet = article.source_outlet;
      telling.language = article.language;
      telling.published = article.published;
      telling.copy = story->second.copy;
      telling.own = story->second.own;
      const ArticleId id = story->second.story;
      const Naming& naming = grouped_.naming.at(id);
      if (naming.first == article.id || naming.chinese == article.id ||
          naming.english == article.id) {
        known_.emplace(article.id, Known{headline(article), article.published});
      }
      stories_[id].push_back(std::move(telling));
      return !requested(stop);
    });
    return !requested(stop);
  }

  std::vector<ToldStory> stories() {
    std::vector<ToldStory> all;
    all.reserve(stories_.size());
    for (auto& [id, tellings] : stories_) {
      ToldStory story;
      story.id = to_string(id);
      const Naming& naming = grouped_.naming.at(id);
      const Known first = known(naming.first);
      story.first = first.published;
      const auto title = [this](const std::optional<ArticleId>& article) {
        return article ? std::optional{known(*article).title} : std::nullopt;
      };
      told::StoryNames names = told::names_of(
          title(naming.english),
          title(naming.chinese),
          first.title,
          first.published,
          zone_,
          concepts_);
      story.name_en = std::move(names.en);
      story.name_zh = std::move(names.zh);
      story.tellings = std::move(tellings);
      std::ranges::sort(story.tellings, {}, [](const Telling& one) {
        return std::tuple{one.published.earliest, one.published.latest, one.article};
      });
      all.push_back(std::move(story));
    }
    std::ranges::sort(all, {}, [](const ToldStory& one) {
      const Telling& first = one.tellings.front();
      return std::tuple{first.published.earliest, first.published.latest, first.article};
    });
    return all;
  }

 private:
  struct Known {
    std::string title;
    TimeRange published;
  };

  Known known(ArticleId id) const {
    const auto found = known_.find(id);
    if (found != known_.end()) return found->second;
    const auto article = archive_.article(id);
    return article ? Known{headline(*article), article->published} : Known{};
  }

  const Archive& archive_;
  const Concepts& concepts_;
  const Zone& zone_;
  Grouped grouped_;
  std::map<ArticleId, std::vector<Telling>> stories_;
  std::unordered_map<ArticleId, Known> known_;
};

}  // namespace

std::vector<ToldStory> told_stories(
    const Archive& archive,
    const Packs& packs,
    const Filter& filter,
    const ProgressSink& progress,
    const Stop* stop) {
  const Concepts concepts(packs);
  const Zone zone = zone_of(packs);
  Grouped grouped;
  {
    const std::unique_ptr<Store> store = archive.store("stories", basis_of(packs), stop);
    if (store == nullptr) return {};
    if (!told::bring_up_to_date(
            archive, concepts, told::minutes_ahead(zone), *store, progress, stop))
      return {};
    grouped = read_grouped(*store);
  }
  Teller teller(archive, zone, concepts, std::move(grouped));
  if (!teller.read(filter, stop)) return {};
  return teller.stories();
}

}  // namespace weiguan
