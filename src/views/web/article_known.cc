#include <algorithm>

#include "views/web/detail/article_parts.h"
#include "views/web/detail/evidence.h"

namespace weiguan::web {

namespace {

std::vector<std::string> named_authors(const Site& site, const Article& article) {
  if (may_be_named(site, article.account)) return article.authors;
  // A post's author is its account under another field's name.
  return {};
}

}  // namespace

KnownArticle know_article(const Site& site, Article article) {
  const auto& archive = *site.archive;
  KnownArticle known;
  known.article = std::move(article);
  known.article.authors = named_authors(site, known.article);
  known.answer = archive.answer(known.article.id);
  known.readings = archive.readings(known.article.id);
  known.observations = archive.observations(known.article.id);
  for (const auto& reading : known.readings) {
    const auto there =
        std::any_of(known.captures.begin(), known.captures.end(), [&](const auto& one) {
          return one.id == reading.capture;
        });
    if (there) continue;
    if (auto capture = archive.capture(reading.capture)) {
      known.captures.push_back(std::move(*capture));
    }
  }
  if (!known.article.url.empty()) {
    known.versions = archive.versions(known.article.url);
    known.of_address = archive.captures_of(known.article.url);
  }
  known.repeats = archive.repeats_of(known.article.id);
  return known;
}

}  // namespace weiguan::web
