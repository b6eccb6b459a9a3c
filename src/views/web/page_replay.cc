#include "base/url.h"
#include "views/web/detail/bundle.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/replay.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

// The player may start its worker and show a frame of this address.  The worker's own policy is
// that of all it may load and ask for: so nothing it does for a captured page leaves this machine.
constexpr std::string_view player_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
constexpr std::string_view worker_policy =
    "default-src 'none'; script-src 'self'; connect-src 'self' blob:; base-uri 'none'; "
    "frame-ancestors 'none'";

}  // namespace

bool can_replay(const Capture& capture) {
  // What is neither is data, of which a browser shows nothing worth looking at.
  const auto is = [&](std::string_view type) { return capture.media_type.starts_with(type); };
  if (!capture.media_type.empty() && !is("text/html") && !is("application/xhtml") &&
      !is("image/")) {
    return false;
  }
  return capture.failure.empty() && capture.status != 0 &&
         (capture.type == "response" || capture.type == "revisit") &&
         (capture.url.starts_with("http://") || capture.url.starts_with("https://"));
}

std::string replay_address(const Capture& capture) {
  std::string stamp;
  for (const char c : format_time(capture.time)) {
    if (c >= '0' && c <= '9') stamp += c;
  }
  return address_of(
      "/replay/",
      {{"source", "/capture/" + to_string(capture.id) + ".wacz"},
       {"url", capture.url},
       {"ts", stamp}});
}

Reply replay_page(const Site& site, const Request& request) {
  const std::string_view path = request.path;
  const auto policy = [](Reply& reply, std::string_view text) {
    reply.headers.emplace_back("Content-Security-Policy", text);
  };
  if (path == "/replay") {
    const auto* file = bundled("replay.html");
    if (file == nullptr) return not_found(site, request);
    Reply reply;
    reply.body = unpacked(*file);
    const std::string_view place = "<html lang=\"en\"";
    const auto at = reply.body.find(place);
    if (request.speech == Speech::zh && at != std::string::npos) {
      reply.body.replace(at, place.size(), "<html lang=\"zh-Hans\"");
    }
    policy(reply, player_policy);
    return reply;
  }
  if (path == "/replay/sw.js" || path == "/replay/wabac.js") {
    Reply reply = static_file(site, request, path.substr(1));
    policy(reply, worker_policy);
    return reply;
  }
  // Below /replay/w/ only the worker answers, in a browser where the player has started it.
  return error_reply(
      site,
      request,
      404,
      say("replay.not_here", request.speech),
      say("replay.not_here_advice", request.speech));
}

}  // namespace weiguan::web
