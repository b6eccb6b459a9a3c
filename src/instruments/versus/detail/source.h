// Which article another was taken from, and which were taken from it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "packs/packs.h"

namespace weiguan::versus {

enum class Chosen { given, declared, share };  // In the order of the choices of the column.

struct Found {
  Article source;
  Chosen chosen = Chosen::given;
  std::size_t candidates = 0;
};

// The best of the articles that it repeats and that are not surely later: the one whose outlet it
// names as its source (来源, dateline) before others, then the one that holds most of it, in steps
// of a twentieth, then the earliest.  Nothing where there is none.
std::optional<Found> find_source(
    const Archive& archive, const Packs& packs, const Article& article);

// Articles that repeat the source and are not surely earlier, of whose text at least `least` stands
// in it, oldest first.  `others` is set to how many repeat less.
std::vector<Article> find_copies(
    const Archive& archive, const Article& source, double least, std::size_t& others);

// before, after, cannot-tell: whether the source was out before the article.
std::string_view clock_of(const Article& source, const Article& article);

}  // namespace weiguan::versus
