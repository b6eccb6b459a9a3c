// Two wordings as one line: what is only in the first in [-...-], what is only in the second in
// [+...+].
#pragma once

#include <string>
#include <string_view>

namespace weiguan::versus {

// By words and CJK characters and signs, folded.  Of texts so long that their words multiply to
// more than a million, what stands between their common beginning and end is one difference.
std::string difference(std::string_view before, std::string_view after);

}  // namespace weiguan::versus
