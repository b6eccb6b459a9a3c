// The receipt: where, when and as what something was captured, each line with what it means.
#pragma once

#include <string_view>
#include <vector>

#include "views/web/detail/html.h"
#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// Ready to print; one part for each capture.  `wacz` is the address of the package with just these
// records.
Html receipt(
    const Site& site, const std::vector<Capture>& captures, std::string_view wacz, Speech speech);

// The same as text, to be put into the package.
std::string receipt_text(
    const Site& site, const std::vector<Capture>& captures, std::string_view title, Speech speech);

}  // namespace weiguan::web
