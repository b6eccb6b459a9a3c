// Who is let in: what is asked of the token, how often it may be tried.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "views/web/detail/failures.h"
#include "views/web/detail/request.h"
#include "views/web/detail/site.h"
#include "views/web/server.h"

namespace weiguan::web {

struct Door {
  explicit Door(const ServeOptions& given);

  ServeOptions options;
  int port = 0;
  std::string secret;  // Of this run alone; cookies are made with it.
  mutable Failures failures;

  bool tls() const { return !options.certificate.empty(); }
  std::string address() const;  // "https://desk.example:8000/"
  std::string cookie_name() const { return "weiguan_" + std::to_string(port); }
};

// What a request brings to be let in.
struct Credentials {
  std::string address;  // Of who asks.
  std::string cookies, authorization;
};

// Nothing when it may come in: a cookie of this run, the token as a bearer or, once, in the
// address, which is then answered with the cookie and the address without it.  A wrong token is
// counted; who tried too often waits, with the right one too.
std::optional<Reply> ask_for_token(
    const Site& site, const Door& door, const Request& request, const Credentials& credentials);

// Whether the request is one that only another page's markup or a captured page makes: the
// dashboard's pages and rows are never put into others.  `path` as asked for.
bool is_embedding(std::string_view path, std::string_view destination, std::string_view referer);

}  // namespace weiguan::web
