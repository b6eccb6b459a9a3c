#include "views/web/server.h"

#include <utility>

#include "collect/fetch.h"
#include "views/web/detail/dashboard.h"

namespace weiguan {

void serve(
    Observatory& observatory,
    const ServeOptions& options,
    const Stop& stop,
    const std::function<void(const std::string&)>& ready) {
  web::Site site;
  site.archive = &std::as_const(observatory).archive();
  site.packs = &observatory.packs();
  site.zone = observatory.zone();
  site.name = observatory.settings().name;
  site.file_of = [&](const RecordPlace& place) { return observatory.file_of(place); };
  site.record = [&](const Capture& capture) { return observatory.record(capture); };
  site.payload = [&](const Capture& capture) { return observatory.payload(capture); };
  site.shown_account = [&](std::string_view account) { return observatory.shown_account(account); };
  site.query_names = observatory.query_names();
  site.sources = [&] { return source_health(observatory); };
  site.folder = observatory.folder();
  site.record_run = [&](const Run& run) { observatory.archive().record_run(run); };
  web::serve_site(std::move(site), options, stop, ready);
}

}  // namespace weiguan
