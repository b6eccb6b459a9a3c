#include "views/web/detail/door.h"

#include <random>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/url.h"
#include "views/web/detail/gate.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/replay.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

std::string new_secret() {
  std::random_device random;
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes += std::to_string(random()) + " ";
  return sha256_hex(bytes);
}

Reply with_cookie(const Door& door, const Request& request) {
  // The token leaves the address, and with it the history and what is copied from there.
  Reply reply;
  reply.status = 303;
  reply.headers.emplace_back(
      "Location", address_of(request.path, without(request.parameters, "token"), request.form));
  reply.headers.emplace_back(
      "Set-Cookie",
      fmt::format(
          "{}={}; Path=/; HttpOnly; SameSite=Strict{}",
          door.cookie_name(),
          cookie_of_token(door.options.token, door.secret),
          door.tls() ? "; Secure" : ""));
  return reply;
}

}  // namespace

Door::Door(const ServeOptions& given) : options(given), port(given.port), secret(new_secret()) {}

std::string Door::address() const {
  const auto plain = web_address(options.host, port);
  return tls() ? "https" + plain.substr(4) : plain;
}

std::optional<Reply> ask_for_token(
    const Site& site, const Door& door, const Request& request, const Credentials& credentials) {
  const auto& token = door.options.token;
  if (token.empty()) return {};
  const auto cookie = cookie_value(credentials.cookies, door.cookie_name());
  if (equal_in_constant_time(cookie, cookie_of_token(token, door.secret))) return {};

  const auto speech = request.speech;
  const bool tries = !credentials.authorization.empty() || request.has("token");
  if (tries) {
    const auto from = network_of(credentials.address);
    const auto now = Failures::Clock::now();
    if (const auto wait = door.failures.wait(from, now); wait.count() > 0) {
      const auto seconds = std::to_string(wait.count());
      auto reply = error_reply(
          site,
          request,
          429,
          say("error.tries", speech),
          say("error.tries_advice", speech, {seconds}));
      reply.headers.emplace_back("Retry-After", seconds);
      return reply;
    }
    if (equal_in_constant_time(credentials.authorization, "Bearer " + token)) return {};
    if (equal_in_constant_time(request.parameter("token"), token))
      return with_cookie(door, request);
    door.failures.failed(from, now);
  }
  auto reply = error_reply(
      site, request, 401, say("error.token", speech), say("error.token_advice", speech));
  reply.headers.emplace_back("WWW-Authenticate", "Bearer");
  return reply;
}

bool is_embedding(std::string_view path, std::string_view destination, std::string_view referer) {
  const auto from = parse_url(referer);
  if (from && from->path.starts_with(replayed_path)) return true;
  if (destination.empty() || destination == "empty" || destination == "document") return false;
  if (destination == "image" && path.ends_with(".svg")) return false;
  const bool frame = destination == "iframe" || destination == "frame" || destination == "embed" ||
                     destination == "object";
  const bool ours =
      path.starts_with("/static/") || path == "/replay/sw.js" || path == "/replay/wabac.js";
  return frame || !ours;
}

}  // namespace weiguan::web
