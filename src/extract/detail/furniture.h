// What stands inside the article's element and is no part of the article.
#pragma once

#include "extract/detail/draft.h"

namespace weiguan::extract {

// Elements that their names or their links give away: share bars, boxes of related stories.
void drop_furniture(Draft& draft);

// Short texts that share a small element with the picture before them.
void drop_captions(Draft& draft);

// Single lines: links, share bars, editors, times, captions.
void drop_lines(Draft& draft);

// Running text that was said before.
void drop_repeated(Draft& draft);

}  // namespace weiguan::extract
