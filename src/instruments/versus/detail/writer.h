// Rows of one article beside one source.
#pragma once

#include "instruments/instruments.h"
#include "instruments/versus/detail/compare.h"
#include "instruments/versus/detail/source.h"

namespace weiguan::versus {

struct Beside {
  const Article& source;
  const Article& article;
  Chosen chosen = Chosen::given;
  std::size_t candidates = 0;
};

// Each returns false when no more rows are wanted.
bool write_headline(const Beside& pair, const Comparison& texts, const RunContext& context);
bool write_sentences(const Beside& pair, const Comparison& texts, const RunContext& context);
bool write_changes(
    const Beside& pair, const Comparison& texts, const Tools& tools, const RunContext& context);

}  // namespace weiguan::versus
