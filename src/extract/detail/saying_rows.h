// The wordings of pages that stand in place of others that are no platform's own; what platforms
// say stands in packs.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "extract/page.h"

namespace weiguan::extract {

enum class Where {
  title,  // Only as a whole title or heading: everyday words.
  line    // As a line of its own, too.
};

struct SayingRow {
  PageKind kind;
  Where where;
  // Words in their order; " * " stands for a few others between them, "|" for one or the other.
  // Simplified characters stand for traditional ones, and case, blanks and punctuation do not
  // matter.
  std::string_view wording;
  // Nothing where the wording says nothing of what stood there: out of order, for one.
  std::optional<Cause> cause = std::nullopt;
};

std::span<const SayingRow> saying_rows();

// The cause that the rest of a line's words tell more exactly: 该文章已被作者删除 is its author's
// doing.  `letters` as notice_letters() gives them.
Cause finer_cause(Cause cause, std::string_view letters);

}  // namespace weiguan::extract
