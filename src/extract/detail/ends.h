// Where the article begins and where it ends.
#pragma once

#include "extract/detail/draft.h"

namespace weiguan::extract {

// The lead may stand apart from the rest: running text between the headline and the container.
void add_lead(Draft& draft);

// Drops the headline and, where it is not much, what stands before it.
void start_behind_headline(Draft& draft);

// Where short lines with day and time, alike in shape, stand between pieces of text, the pieces
// are readers' comments, or posts of which the first one is read.
void keep_first_post(Draft& draft);

// Cuts at the first line that ends the article: related stories, rights, comments.  Where text of
// the same shape goes on behind such a line, only the line goes.
void stop(Draft& draft);

// Drops what stands under a heading or a box behind the element with most of the paragraphs.
void drop_tail(Draft& draft);

// Drops fragments before the first sentence and after the last, unless they look like paragraphs.
void trim_ends(Draft& draft);

}  // namespace weiguan::extract
