#include "instruments/versus/detail/source.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

namespace weiguan::versus {

namespace {

constexpr double steps = 20;  // Copies of one text differ by less than one of them.

// Whether the article says that it has its text from that outlet.
bool names(const Packs& packs, const Article& article, const std::string& outlet) {
  if (outlet.empty() || outlet == article.outlet) return false;
  if (article.source_outlet == outlet) return true;
  const Outlet* agency =
      article.dateline.agency.empty() ? nullptr : packs.by_name(article.dateline.agency);
  return agency != nullptr && agency->id == outlet;
}

// Sides of a repeat as they are for one of its articles.
struct Other {
  ArticleId id{};
  double of_article = 0, of_other = 0;
};

Other other_of(const Repeat& repeat, ArticleId id) {
  if (repeat.target == id) return {repeat.source, repeat.of_target, repeat.of_source};
  return {repeat.target, repeat.of_source, repeat.of_target};
}

}  // namespace

std::string_view clock_of(const Article& source, const Article& article) {
  switch (is_before(source.published, article.published)) {
    case Before::yes:
      return "before";
    case Before::no:
      return "after";
    case Before::cannot_tell:
      break;
  }
  return "cannot-tell";
}

std::optional<Found> find_source(
    const Archive& archive, const Packs& packs, const Article& article) {
  std::optional<Found> best;
  using Rank = std::tuple<bool, double, Time, Time, ArticleId>;
  Rank best_rank{};
  std::size_t candidates = 0;
  for (const Repeat& repeat : archive.repeats_of(article.id)) {
    const Other other = other_of(repeat, article.id);
    const auto source = archive.article(other.id);
    if (!source || is_before(article.published, source->published) == Before::yes) continue;
    ++candidates;
    const bool declared = names(packs, article, source->outlet);
    const Rank rank{
        !declared,
        -std::round(other.of_article * steps),
        source->published.earliest,
        source->published.latest,
        source->id};
    if (best && best_rank <= rank) continue;
    best_rank = rank;
    best.emplace();
    best->source = *source;
    best->chosen = declared ? Chosen::declared : Chosen::share;
  }
  if (best) best->candidates = candidates;
  return best;
}

std::vector<Article> find_copies(
    const Archive& archive, const Article& source, double least, std::size_t& others) {
  std::vector<Article> copies;
  others = 0;
  for (const Repeat& repeat : archive.repeats_of(source.id)) {
    const Other other = other_of(repeat, source.id);
    auto copy = archive.article(other.id);
    if (!copy || is_before(copy->published, source.published) == Before::yes) continue;
    if (other.of_other < least && !repeat.are_copies()) {
      ++others;
    } else {
      copies.push_back(std::move(*copy));
    }
  }
  std::ranges::sort(copies, [](const Article& a, const Article& b) {
    return std::tie(a.published.earliest, a.published.latest, a.id) <
           std::tie(b.published.earliest, b.published.latest, b.id);
  });
  return copies;
}

}  // namespace weiguan::versus
