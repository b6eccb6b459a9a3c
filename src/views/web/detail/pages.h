// What is answered at each address.  Each is a function of the site and the request; none knows of
// sockets.  The article, the capture and errors are pages of their own; of all others the page is
// the dashboard's, which asks for their .json.
#pragma once

#include <exception>
#include <string_view>

#include "views/web/detail/request.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// The answer to any GET.  Never throws: what goes wrong becomes a page (400, 404, 500).
Reply answer(const Site& site, const Request& request);

// The page for something that was thrown.
Reply failure_reply(const Site& site, const Request& request, const std::exception_ptr& failure);
Reply not_found(const Site& site, const Request& request);

// /index.json: counts, packs, the last runs.  What takes longer stands at addresses of its own.
Reply overview_page(const Site& site, const Request& request);
// /holdings.json: articles by group of outlets and period.
Reply holdings_page(const Site& site, const Request& request);
// /arrivals.json: the articles that came in last.
Reply arrivals_page(const Site& site, const Request& request);
// /sources.json: how each source of `weiguan fetch` does.
Reply sources_page(const Site& site, const Request& request);
Reply search_page(const Site& site, const Request& request);
// /facets.json: what the hits of a search are of, counted over all of them.
Reply facets_page(const Site& site, const Request& request);
// /like.json?article=ID: articles that have passages in common with this one.
Reply like_page(const Site& site, const Request& request);
Reply article_page(const Site& site, const Request& request, std::string_view id);
// The records that an article was read from, or a capture's, as a WACZ.
Reply article_package(const Site& site, const Request& request, std::string_view id);
Reply capture_package(const Site& site, const Request& request, std::string_view id);
inline constexpr std::string_view package_ending = ".wacz";
// `part`: empty, "record" or "payload".
Reply capture_page(
    const Site& site, const Request& request, std::string_view id, std::string_view part);
// Two versions of an article side by side: before=ID&after=ID.
Reply diff_page(const Site& site, const Request& request);
// /stream.json?article=ID: what stood there of a chatbot's answer at which time.
Reply stream_page(const Site& site, const Request& request);
Reply evidence_page(const Site& site, const Request& request);
Reply outlets_page(const Site& site, const Request& request);
Reply outlet_page(const Site& site, const Request& request, std::string_view id);
Reply instruments_page(const Request& request);
Reply instrument_page(const Site& site, const Request& request, const Instrument& instrument);
// "/volume.atom": the instrument's news as a feed; not found where it has none.
inline constexpr std::string_view feed_ending = ".atom";
Reply instrument_feed(const Site& site, const Request& request, const Instrument& instrument);
// "/silence.svg": the instrument's figure alone; not found where it has none.  With links=1 its
// dots lead to their evidence.
inline constexpr std::string_view figure_ending = ".svg";
Reply instrument_figure(const Site& site, const Request& request, const Instrument& instrument);
Reply problems_page(const Site& site, const Request& request);
Reply about_page(const Request& request);
// /site.json: what the dashboard needs to know before anything is asked.
Reply site_page(const Site& site);
// /glossary.json: the packs' phrases with their groups, and the tiers with their cut-offs.
Reply glossary_page(const Site& site);
// A file of the built dashboard.
Reply static_file(const Site& site, const Request& request, std::string_view path);

}  // namespace weiguan::web
