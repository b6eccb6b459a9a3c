// Names that fill a role which one alone has: the editor was Ada Quill, 主编是江某.
#pragma once

#include <string_view>
#include <vector>

#include "instruments/consistency/detail/values.h"

namespace weiguan::consistency {

// Kind::name, in order.  Two names beside one role ("Ada Quill and Tom Reed") are none.
std::vector<Statement> names_in_roles(std::string_view sentence);

}  // namespace weiguan::consistency
