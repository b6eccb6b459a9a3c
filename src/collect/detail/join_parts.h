// Articles that stand on several pages.
#pragma once

#include "collect/detail/session.h"

namespace weiguan {

// Reads every part that nothing was read out of yet together with the other pages of its article
// that were captured, whenever that was: its page's links lead from one to the next, and of several
// captures of a page the one nearest in time is taken.  The article is that of the first page, with
// a reading for each capture.  Where a page is missing, the article holds what there is, with half
// the confidence.  Called at the end of an import, so the order of the files does not matter; does
// what an interrupted import left undone.
void join_parts(Session& session);

}  // namespace weiguan
