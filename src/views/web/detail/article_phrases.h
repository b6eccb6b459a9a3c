// The phrases of the glossary that stand in an article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "views/tables/tables.h"
#include "views/web/detail/article_text.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

struct MarkedPhrase {
  std::string id;
  std::string name;  // In the page's language.
  std::uint64_t count = 0;
};

struct MarkedPhrases {
  std::vector<PhraseMark> marks;     // In the text, in order.
  std::vector<MarkedPhrase> legend;  // Most often first; in title and text.
};

// A phrase that stands inside a longer one is not marked apart.  Empty where there is no glossary.
MarkedPhrases phrases_in(
    const Packs& packs, std::string_view title, std::string_view text, Speech speech);

// The legend, with the phrases' curves behind their names; empty for none.
Html phrase_legend(const MarkedPhrases& found, Speech speech);

}  // namespace weiguan::web
