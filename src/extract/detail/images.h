// The pictures that an article shows.
#pragma once

#include <string_view>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "model/article.h"

namespace weiguan::extract {

inline constexpr std::size_t max_images = 200;

// Pictures between the headline and the end of the text, in page order, each address once: inside
// the container, or where it stands between headline and first paragraph.  Icons, avatars, logos,
// trackers and the pictures of link lists are left out.  A picture that is only named in og:image
// is none: many sites name their logo there.  `base` makes addresses absolute; may be empty.
std::vector<Image> find_images(
    const Document& document,
    const std::vector<Block>& blocks,
    const Body& body,
    std::size_t headline,
    std::string_view base);

}  // namespace weiguan::extract
