// What listens: with TLS where a certificate is given.
#pragma once

#include <memory>

#include <httplib.h>

#include "views/web/server.h"

namespace weiguan::web {

// Throws Error, with what to do, where the certificate or its key cannot be used.
std::unique_ptr<httplib::Server> make_listener(const ServeOptions& options);

}  // namespace weiguan::web
