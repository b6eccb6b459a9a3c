// Which addresses of the network are nobody else's business.
#pragma once

#include <string_view>

struct sockaddr;

namespace weiguan {

// True for loopback, link-local, private, shared, multicast and other addresses that are not of the
// public internet (IANA's special-purpose registries, RFC 6890), also where they are written inside
// an IPv6 address (mapped, 6to4, NAT64), and for families other than IPv4 and IPv6.
bool is_private(const sockaddr& address);

// The same of a host as it stands in an address of the web: "127.0.0.1", "[::1]", "localhost",
// "printer.local", "127.1" and other short forms.  False for a name that has to be resolved first.
bool is_private_host(std::string_view host);

}  // namespace weiguan
