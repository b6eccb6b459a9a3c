#include "views/web/detail/gate.h"

#include <algorithm>
#include <cctype>

#include "base/digest.h"

namespace weiguan::web {

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  // Digests are equally long, so neither length nor content shows in the time taken.
  const auto left = sha256_hex(a);
  const auto right = sha256_hex(b);
  unsigned difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
  }
  return difference == 0;
}

bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "::1" || host == "[::1]") return true;
  return host.substr(0, 4) == "127." &&
         host.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string web_address(std::string_view host, int port) {
  const bool bare_v6 = host.find(':') != std::string_view::npos && host.front() != '[';
  const std::string name = bare_v6 ? "[" + std::string(host) + "]" : std::string(host);
  return "http://" + name + ":" + std::to_string(port) + "/";
}

bool host_is_ours(std::string_view header, std::string_view host, int port) {
  if (header.empty()) return false;
  if (!is_loopback(host)) return true;
  std::string asked(header);
  std::transform(asked.begin(), asked.end(), asked.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  for (const std::string_view name :
       {std::string_view("localhost"),
        std::string_view("127.0.0.1"),
        std::string_view("::1"),
        host}) {
    const auto address = web_address(name, port);  // http://NAME:PORT/
    const auto with_port = address.substr(7, address.size() - 8);
    if (asked == with_port) return true;
    if ((port == 80 || port == 443) && asked == with_port.substr(0, with_port.rfind(':')))
      return true;
  }
  return false;
}

std::string cookie_of_token(std::string_view token, std::string_view secret) {
  return sha256_hex("weiguan dashboard\n" + std::string(secret) + "\n" + std::string(token));
}

}  // namespace weiguan::web
