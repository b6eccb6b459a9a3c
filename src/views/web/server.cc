#include "views/web/server.h"

#include "collect/fetch.h"
#include "views/web/detail/dashboard.h"

namespace weiguan {

void serve(
    const Observatory& observatory,
    const ServeOptions& options,
    const Stop& stop,
    const std::function<void(const std::string&)>& ready) {
  web::Site site;
  site.archive = &observatory.archive();
  site.packs = &observatory.packs();
  site.zone = observatory.zone();
  site.name = observatory.settings().name;
  site.file_of = [&](const RecordPlace& place) { return observatory.file_of(place); };
  site.record = [&](const Capture& capture) { return observatory.record(capture); };
  site.payload = [&](const Capture& capture) { return observatory.payload(capture); };
  site.shown_account = [&](std::string_view account) { return observatory.shown_account(account); };
  site.query_names = observatory.query_names();
  site.sources = [&] { return source_health(observatory); };
  web::serve_site(std::move(site), options, stop, ready);
}

}  // namespace weiguan
