#include "fetch/detail/outcome.h"

#include <algorithm>

#include <fmt/format.h>

namespace weiguan {

namespace {

bool begins_with(std::string_view line, std::string_view small) {
  return line.size() >= small.size() &&
         std::equal(small.begin(), small.end(), line.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

FailureKind kind_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return FailureKind::dns;
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
      return FailureKind::connect;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return FailureKind::proxy;
    case CURLE_OPERATION_TIMEDOUT:
      return FailureKind::timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return FailureKind::tls;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2_STREAM:
      return FailureKind::cut;
    case CURLE_URL_MALFORMAT:
      return FailureKind::address;
    default:
      return FailureKind::protocol;
  }
}

}  // namespace

Outcome outcome_of(CURLcode code, std::chrono::milliseconds timeout) {
  const FailureKind kind = kind_of(code);
  switch (kind) {
    case FailureKind::dns:
      return {kind, "The host's name could not be resolved."};
    case FailureKind::connect:
      return {kind, "No connection could be made."};
    case FailureKind::timeout:
      return {
          kind,
          fmt::format(
              "There was no whole answer within {} seconds.",
              static_cast<double>(timeout.count()) / 1000)};
    case FailureKind::cut:
      return {kind, "The connection ended before the answer did."};
    case FailureKind::address:
      return {kind, "It is no address of the web."};
    default:
      return {kind, fmt::format("{}.", curl_easy_strerror(code))};
  }
}

void add_header_line(std::string& head, std::string_view line) {
  if (line.starts_with("HTTP/")) {
    head.clear();
    const std::size_t space = line.find(' ');
    const bool later = line.starts_with("HTTP/2") || line.starts_with("HTTP/3");
    if (later && space != std::string_view::npos) {
      head = "HTTP/1.1";
      line.remove_prefix(space);
    }
  }
  if (begins_with(line, "set-cookie:") || begins_with(line, "set-cookie2:")) return;
  head += line;
}

}  // namespace weiguan
