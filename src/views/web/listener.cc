#include "views/web/detail/listener.h"

#include <fstream>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan::web {

namespace {

constexpr const char* how_to_make =
    "Both are PEM files. For a try: openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "
    "/CN=localhost -keyout key.pem -out certificate.pem";

void check_readable(const char* option, const std::string& path) {
  std::string first;
  std::ifstream file(path);
  if (file && std::getline(file, first)) return;
  throw Error(
      fmt::format("--{}: {} cannot be read", option, path),
      fmt::format("It must be a file that this user may read. {}", how_to_make));
}

}  // namespace

std::unique_ptr<httplib::Server> make_listener(const ServeOptions& options) {
  if (options.certificate.empty() != options.key.empty()) {
    throw UsageError(
        fmt::format("--{} is missing", options.key.empty() ? "key" : "certificate"),
        "TLS takes both: --certificate FILE --key FILE.");
  }
  if (options.certificate.empty()) return std::make_unique<httplib::Server>();
  check_readable("certificate", options.certificate);
  check_readable("key", options.key);
  auto server =
      std::make_unique<httplib::SSLServer>(options.certificate.c_str(), options.key.c_str());
  if (!server->is_valid()) {
    throw Error(
        fmt::format("{} and {} are no certificate and its key", options.certificate, options.key),
        fmt::format(
            "The key must be the certificate's own and have no passphrase. {}", how_to_make));
  }
  return server;
}

}  // namespace weiguan::web
