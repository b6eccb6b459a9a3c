// Whether a page is one article or a list of links to articles.
#pragma once

#include <string>
#include <string_view>

#include "extract/detail/page_kind.h"

namespace weiguan::extract {

// The address is that of a site's front page: "/", "/index.html", "/zh/".
bool is_front_address(std::string_view url);

// The address is one of a list: /search?q=, /tag/, /category/.
bool is_listing_address(std::string_view url);

// A date in the few lines below the headline, or just above it, that is no list's.
bool is_dated_at_headline(const PageParts& parts);

// What speaks for each, in points.
struct Scales {
  int article = 0;
  int listing = 0;
  // The page's own metadata, or a date right below its headline, calls it an article.
  bool attested = false;
  std::string why;  // "article 3 metadata, date; listing 2 teasers".

  bool is_listing() const { return listing >= 3 && listing > article; }
};

Scales weigh(const PageParts& parts);

}  // namespace weiguan::extract
