#include "base/error.h"
#include "views/tables/figure.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

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

Reply route(const Site& site, const Request& request) {
  if (request.path.empty() || request.path.front() != '/') return not_found(site, request);
  const auto parts = parts_of(request.path);
  if (parts.empty()) return overview_page(site, request);
  const auto first = parts[0];
  if (parts.size() == 1) {
    if (first == "search") return search_page(site, request);
    if (first == "diff") return diff_page(site, request);
    if (first == "evidence") return evidence_page(site, request);
    if (first == "outlets") return outlets_page(site, request);
    if (first == "instruments") return instruments_page(site, request);
    if (first == "problems") return problems_page(site, request);
    if (first == "about") return about_page(site, request);
    if (const auto* one = find_instrument(first)) return instrument_page(site, request, *one);
    if (first.ends_with(feed_ending)) {
      const auto* one = find_instrument(first.substr(0, first.size() - feed_ending.size()));
      if (one != nullptr) return instrument_feed(site, request, *one);
    }
    if (first.ends_with(figure_ending)) {
      const auto* one = find_instrument(first.substr(0, first.size() - figure_ending.size()));
      if (one != nullptr) return instrument_figure(site, request, *one);
    }
  }
  if (parts.size() == 2) {
    if (first == "article") return article_page(site, request, parts[1]);
    if (first == "capture") return capture_page(site, request, parts[1], {});
    if (first == "outlet") return outlet_page(site, request, parts[1]);
    if (first == "static") return static_file(site, request, parts[1]);
  }
  if (parts.size() == 3 && first == "capture" && (parts[2] == "record" || parts[2] == "payload")) {
    return capture_page(site, request, parts[1], parts[2]);
  }
  return not_found(site, request);
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

Reply static_file(const Site& site, const Request& request, std::string_view name) {
  Reply reply;
  if (name == "style.css") {
    reply.type = "text/css; charset=utf-8";
    reply.body = std::string(style) + std::string(figure_style);
  } else if (name == "icon.svg") {
    reply.type = "image/svg+xml";
    reply.body = icon;
  } else {
    return not_found(site, request);
  }
  // The address carries the style's digest, so it never changes under one address.
  reply.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
  return reply;
}

}  // namespace weiguan::web
