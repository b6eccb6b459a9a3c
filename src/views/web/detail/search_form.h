#pragma once

#include "views/web/detail/asked.h"
#include "views/web/detail/html.h"

namespace weiguan::web {

// The form that asks what `asked` asks; sending it unchanged gives the same articles.
Html search_form(const Site& site, const Request& request, const Asked& asked);

}  // namespace weiguan::web
