// Which articles a field of a query names: outlet: account: kind: lang: site: raw:
#pragma once

#include <string_view>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

Bits articles_by_field(Database& archive, const Query& query, std::int64_t last);

}  // namespace weiguan::detail
