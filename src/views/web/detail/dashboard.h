// The server itself: a site over HTTP.
#pragma once

#include <functional>
#include <string>

#include "base/stop.h"
#include "views/web/detail/site.h"
#include "views/web/server.h"

namespace weiguan::web {

// As serve(), over any site.
void serve_site(
    Site site,
    const ServeOptions& options,
    const Stop& stop,
    const std::function<void(const std::string&)>& ready);

}  // namespace weiguan::web
