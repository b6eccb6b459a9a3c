// What the relative addresses of a page refer to.
#pragma once

#include <string>

#include "extract/detail/document.h"

namespace weiguan::extract {

// The first `base` element's href, as met on `url`; `url` itself where there is none, or none of
// the web.
std::string base_address(const Document& document, const std::string& url);

}  // namespace weiguan::extract
