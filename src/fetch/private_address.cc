#include "fetch/private_address.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace weiguan {

namespace {

struct Block {
  std::uint32_t first;
  int bits;
};

constexpr std::uint32_t ip(unsigned a, unsigned b, unsigned c, unsigned d) {
  return (a << 24) | (b << 16) | (c << 8) | d;
}

// IANA IPv4 Special-Purpose Address Registry, and multicast.
constexpr std::array<Block, 16> not_public = {{
    {ip(0, 0, 0, 0), 8},
    {ip(10, 0, 0, 0), 8},
    {ip(100, 64, 0, 0), 10},
    {ip(127, 0, 0, 0), 8},
    {ip(169, 254, 0, 0), 16},
    {ip(172, 16, 0, 0), 12},
    {ip(192, 0, 0, 0), 24},
    {ip(192, 0, 2, 0), 24},
    {ip(192, 88, 99, 0), 24},
    {ip(192, 168, 0, 0), 16},
    {ip(198, 18, 0, 0), 15},
    {ip(198, 51, 100, 0), 24},
    {ip(203, 0, 113, 0), 24},
    {ip(224, 0, 0, 0), 4},
    {ip(240, 0, 0, 0), 4},
    {ip(255, 255, 255, 255), 32},
}};

bool is_private_v4(std::uint32_t address) {
  return std::any_of(not_public.begin(), not_public.end(), [address](const Block& block) {
    return (address ^ block.first) >> (32 - block.bits) == 0;
  });
}

using Bytes = std::array<std::uint8_t, 16>;

std::uint32_t v4_at(const Bytes& bytes, std::size_t at) {
  return ip(bytes.at(at), bytes.at(at + 1), bytes.at(at + 2), bytes.at(at + 3));
}

bool begins(const Bytes& bytes, std::initializer_list<std::uint8_t> with) {
  return std::equal(with.begin(), with.end(), bytes.begin());
}

bool is_private_v6(const Bytes& bytes) {
  // ::, ::1, and IPv4 addresses in the forms ::a.b.c.d and ::ffff:a.b.c.d.
  if (begins(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})) {
    const std::uint32_t last = v4_at(bytes, 12);
    return last <= 1 || is_private_v4(last);
  }
  if (begins(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}))
    return is_private_v4(v4_at(bytes, 12));
  if (begins(bytes, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))  // NAT64, RFC 6052.
    return is_private_v4(v4_at(bytes, 12));
  if (begins(bytes, {0x20, 0x02})) return is_private_v4(v4_at(bytes, 2));  // 6to4.
  if (begins(bytes, {0x20, 0x01, 0x0d, 0xb8})) return true;                // Documentation.
  if (begins(bytes, {0x20, 0x01, 0x00})) return true;                      // Teredo and its kin.
  // What is global unicast is 2000::/3; the rest is local, link-local, multicast or not given out.
  return (bytes[0] & 0xe0) != 0x20;
}

}  // namespace

bool is_private(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_private_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    Bytes bytes{};
    std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
    return is_private_v6(bytes);
  }
  return true;
}

bool is_private_host(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.ends_with('.')) host.remove_suffix(1);
  const std::string text(host.substr(0, host.find('%')));
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) == 1) {
    Bytes bytes{};
    std::memcpy(bytes.data(), &six, bytes.size());
    return is_private_v6(bytes);
  }
  in_addr four{};
  if (inet_aton(text.c_str(), &four) == 1) return is_private_v4(ntohl(four.s_addr));
  return text.empty() || text == "localhost" || text.ends_with(".localhost") ||
         text.ends_with(".local") || text.ends_with(".internal") || text.ends_with(".home.arpa");
}

}  // namespace weiguan
