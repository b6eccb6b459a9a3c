// What a page says of where its text comes from and who made it, put together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/metadata.h"
#include "model/article.h"

namespace weiguan::extract {

struct Attribution {
  std::string source;  // An outlet's name as written; never guessed from the address.
  std::vector<std::string> authors;
  std::vector<std::string> editors;
  std::string original_title;
  Dateline dateline;
};

// `published` gives a dateline's day its month and year, `zone` is the outlet's.
Attribution find_attribution(
    const Document& document,
    const std::vector<Block>& blocks,
    const Body& body,
    std::size_t headline,
    const Metadata& metadata,
    const std::optional<TimeRange>& published,
    const Zone& zone);

}  // namespace weiguan::extract
