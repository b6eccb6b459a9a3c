// The dashboard: pages of an observatory over HTTP, on loopback.
#pragma once

#include <functional>
#include <string>

#include "base/stop.h"
#include "collect/observatory.h"

namespace weiguan {

struct ServeOptions {
  std::string host = "127.0.0.1";  // Another one needs a token.
  int port = 0;                    // 0: any free one.
  std::string token;               // Asked for in ?token= once, then kept in a cookie.
  std::string certificate, key;    // PEM files; TLS where they are given.
};

// Serves until `stop` is requested; the archive is only read, but runs are recorded in it, and jobs
// and notebooks are kept as files beside it.  `ready` is called with the dashboard's address once
// it listens. Throws Error when the port is taken, or when the host is not loopback and there is no
// token.
void serve(
    Observatory& observatory,
    const ServeOptions& options,
    const Stop& stop,
    const std::function<void(const std::string&)>& ready);

}  // namespace weiguan
