// What a page says of where its text comes from and who wrote it: 来源, 稿源, datelines, bylines.
#pragma once

#include <string>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/metadata.h"

namespace weiguan::extract {

struct Attribution {
  std::string source;  // An outlet's name as written; never guessed from the address.
  std::vector<std::string> authors;
};

Attribution find_attribution(
    const std::vector<Block>& blocks,
    const Body& body,
    std::size_t headline,
    const Metadata& metadata);

}  // namespace weiguan::extract
