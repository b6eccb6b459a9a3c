// When a page was published, judged by everything on it that names a day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/metadata.h"
#include "model/article.h"

namespace weiguan::extract {

struct DateContext {
  std::string_view url;
  Zone zone;
  Time captured{};                    // Nothing later than a day after it counts.
  std::size_t headline = no_block;    // The block of the headline.
  std::size_t body_begin = no_block;  // The first block of the article's text,
  std::size_t body_end = no_block;    // and the last.
};

struct Published {
  std::optional<TimeRange> published;
  std::optional<TimeRange> modified;
  std::string modified_zone;  // Likewise.
  std::string zone;           // As written with `published`, "+08:00"; empty where no zone was.
  std::string from;           // What names the day, the weightiest first: "headline, json-ld".
};

std::string zone_name(int offset);  // Seconds east of UTC: "+08:00".

Published find_dates(
    const Document& document,
    const std::vector<Block>& blocks,
    const Metadata& metadata,
    const DateContext& context);

}  // namespace weiguan::extract
