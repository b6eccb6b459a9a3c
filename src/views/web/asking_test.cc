#include "views/web/detail/asking.h"

#include <algorithm>

#include "base/stop.h"
#include "base/url.h"

namespace weiguan::web {

Request request_of(const std::string& address, Speech speech) {
  const auto at = std::min(address.find('?'), address.size());
  Pairs parameters;
  std::string query = at < address.size() ? address.substr(at + 1) : "";
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    const auto equals = std::min(pair.find('='), pair.size());
    parameters.emplace_back(
        percent_decode(pair.substr(0, equals)),
        equals < pair.size() ? percent_decode(pair.substr(equals + 1)) : "");
    query = end < query.size() ? query.substr(end + 1) : "";
  }
  return make_request(percent_decode(address.substr(0, at)), parameters, speech);
}

std::string whole_body(const Reply& reply) {
  std::string body = reply.body;
  if (!reply.stream) return body;
  const Stop stop;
  reply.stream(
      [&](std::string_view piece) {
        body += piece;
        return true;
      },
      stop);
  return body;
}

}  // namespace weiguan::web
