// What the page of an article is made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "views/web/detail/html.h"
#include "views/web/detail/request.h"
#include "views/web/detail/sheet.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// All that the archive knows of one article.
struct KnownArticle {
  Article article;
  std::optional<Answer> answer;  // Of a chatbot, and what it was asked.
  std::vector<Reading> readings;
  std::vector<Observation> observations;
  std::vector<ArticleId> versions;  // This one, too.
  std::vector<Capture> captures;    // That it was read from.
  std::vector<Capture> of_address;  // Of its address, failed ones too.
  std::vector<Repeat> repeats;      // In which it is either side.
};

KnownArticle know_article(const Site& site, Article article);

// What is known of it, and where each piece came from.
Html article_facts(const Site& site, const KnownArticle& known, Speech speech);

// Captures and versions over time, as a drawing and a list; empty where there is nothing to order.
Html article_line(const Site& site, const KnownArticle& known, Speech speech);

// The articles it repeats or is repeated by.
Sheet copies_sheet(const Site& site, const KnownArticle& known, Speech speech);
Sheet readings_sheet(const Site& site, const KnownArticle& known);
Sheet observations_sheet(const Site& site, const KnownArticle& known, Speech speech);

// What a chatbot was asked, and what became of its answer.
Html article_asked(const KnownArticle& known, Speech speech);

// The twins: all of it as JSON, and as one row with its captures named by id.
std::string article_json(const Site& site, const KnownArticle& known, Speech speech);
Sheet article_row(const Site& site, const KnownArticle& known);

}  // namespace weiguan::web
