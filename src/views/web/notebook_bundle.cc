#include "views/web/detail/layout.h"
#include "views/web/detail/notebook_parts.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

Reply notebook_bundle(const Site& site, const Request& request, const Notebook&) {
  return not_found(site, request);
}

}  // namespace weiguan::web
