// The headline of a page, without the name of its site.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/metadata.h"

namespace weiguan::extract {

struct Headline {
  std::string text;
  std::size_t block = no_block;  // The block that shows it.
};

Headline find_headline(
    const Document& document, const std::vector<Block>& blocks, const Metadata& metadata);

// "Headline - Section - Site" without what a separator sets apart at its end or front.
std::string without_site(std::string_view title, std::string_view site_name);

}  // namespace weiguan::extract
