#pragma once

#include "instruments/instruments.h"
#include "views/web/detail/html.h"
#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// A field for each parameter, holding what the request gave, else the parameter's fallback.
Html instrument_form(const Site& site, const Request& request, const Instrument& instrument);

// The arguments among the request's parameters; the page's own (ui, run, bom, table) are left out.
Arguments given_arguments(const Request& request);

}  // namespace weiguan::web
