#include <algorithm>

#include "base/error.h"
#include "views/web/detail/bundle.h"
#include "views/web/detail/jobs.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/notebooks.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/replay.h"
#include "views/web/detail/words.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {

namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  path.remove_prefix(1);
  while (!path.empty()) {
    const auto at = path.find('/');
    parts.push_back(path.substr(0, at));
    path = at == std::string_view::npos ? std::string_view{} : path.substr(at + 1);
  }
  return parts;
}

// The dashboard's own addresses; instruments are others.
constexpr std::string_view screens[] = {
    "search",
    "holdings",
    "arrivals",
    "sources",
    "diff",
    "evidence",
    "outlets",
    "outlet",
    "instruments",
    "problems",
    "about"};

bool is_screen(const std::vector<std::string_view>& parts) {
  if (parts.empty()) return true;
  if (parts.size() > 2) return false;
  if (parts.size() == 1 && find_instrument(parts[0]) != nullptr) return true;
  return std::find(std::begin(screens), std::end(screens), parts[0]) != std::end(screens);
}

Reply of_instrument(const Site& site, const Request& request, std::string_view name) {
  if (const auto* one = find_instrument(name)) return instrument_page(site, request, *one);
  if (name.ends_with(feed_ending)) {
    const auto* one = find_instrument(name.substr(0, name.size() - feed_ending.size()));
    if (one != nullptr) return instrument_feed(site, request, *one);
  }
  if (name.ends_with(figure_ending)) {
    const auto* one = find_instrument(name.substr(0, name.size() - figure_ending.size()));
    if (one != nullptr) return instrument_figure(site, request, *one);
  }
  return not_found(site, request);
}

Reply change(const Site& site, const Request& request, const std::vector<std::string_view>& parts) {
  const auto methods = std::string(changes_of(request)) + ",";
  if (methods.find(request.method + ",") == std::string::npos) return not_found(site, request);
  return parts[0] == "jobs" ? change_jobs(site, request, parts)
                            : change_notebooks(site, request, parts);
}

Reply route(const Site& site, const Request& request) {
  if (request.path.empty() || request.path.front() != '/') return not_found(site, request);
  const auto parts = parts_of(request.path);
  const auto first = parts.empty() ? std::string_view{} : parts[0];
  if (!only_reads(request.method)) return change(site, request, parts);
  if (first == "jobs") return jobs_page(site, request, parts);
  if (first == "notebooks") return notebooks_page(site, request, parts);
  if (first == "static") return static_file(site, request, request.path.substr(8));
  if (first == "replay") return replay_page(site, request);
  if (parts.size() == 2 && parts[1].ends_with(package_ending)) {
    const auto id = parts[1].substr(0, parts[1].size() - package_ending.size());
    if (first == "article") return article_package(site, request, id);
    if (first == "capture") return capture_package(site, request, id);
  }
  if (parts.size() == 2 && first == "article") return article_page(site, request, parts[1]);
  if (parts.size() == 2 && first == "capture") return capture_page(site, request, parts[1], {});
  if (parts.size() == 3 && first == "capture" && (parts[2] == "record" || parts[2] == "payload")) {
    return capture_page(site, request, parts[1], parts[2]);
  }
  if (request.form == Form::html && is_screen(parts)) return screen(site, request);
  if (parts.empty()) return overview_page(site, request);
  if (parts.size() == 2 && first == "outlet") return outlet_page(site, request, parts[1]);
  if (parts.size() != 1) return not_found(site, request);
  if (first == "site") return site_page(site);
  if (first == "holdings") return holdings_page(site, request);
  if (first == "arrivals") return arrivals_page(site, request);
  if (first == "sources") return sources_page(site, request);
  if (first == "glossary" && request.form == Form::json) return glossary_page(site);
  if (first == "search") return search_page(site, request);
  if (first == "facets") return facets_page(site, request);
  if (first == "like") return like_page(site, request);
  if (first == "diff") return diff_page(site, request);
  if (first == "stream") return stream_page(site, request);
  if (first == "evidence") return evidence_page(site, request);
  if (first == "outlets") return outlets_page(site, request);
  if (first == "instruments") return instruments_page(request);
  if (first == "problems") return problems_page(site, request);
  if (first == "about") return about_page(request);
  return of_instrument(site, request, first);
}

}  // namespace

Reply answer(const Site& site, const Request& request) {
  try {
    return route(site, request);
  } catch (...) {
    return failure_reply(site, request, std::current_exception());
  }
}

Reply failure_reply(const Site& site, const Request& request, const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const UsageError& error) {
    return error_reply(site, request, 400, error.what(), error.advice());
  } catch (const Busy& error) {
    auto reply =
        error_reply(site, request, 503, error.what(), say("error.busy_advice", request.speech));
    reply.headers.emplace_back("Retry-After", "30");
    return reply;
  } catch (const Conflict& error) {
    return error_reply(site, request, 409, error.what(), error.advice());
  } catch (const Error& error) {
    return error_reply(site, request, 500, error.what(), error.advice());
  } catch (const std::exception&) {
    return error_reply(site, request, 500, say("error.unknown", request.speech), {});
  }
}

Reply not_found(const Site& site, const Request& request) {
  return error_reply(
      site,
      request,
      404,
      say("error.not_found", request.speech),
      say("error.not_found_advice", request.speech));
}

Reply static_file(const Site& site, const Request& request, std::string_view path) {
  const auto* file = bundled(path);
  if (file == nullptr || file->path == "index.html" || file->path == "replay.html")
    return not_found(site, request);
  Reply reply;
  reply.type = file->type;
  reply.packed = file;
  // Vite names what lies in assets/ by its content, so it never changes under one address.
  const bool lasting = path.starts_with("assets/");
  reply.headers.emplace_back(
      "Cache-Control", lasting ? "private, max-age=31536000, immutable" : "private, no-cache");
  return reply;
}

}  // namespace weiguan::web
