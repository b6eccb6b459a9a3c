#include "fetch/detail/secrets.h"

#include <algorithm>
#include <array>

#include "base/url.h"

namespace weiguan {

namespace {

constexpr std::array<std::string_view, 3> always = {
    "cookie", "authorization", "proxy-authorization"};
// A shorter one may be a word of the answer.
constexpr std::size_t shortest = 8;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(
      a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_secret(std::string_view name, const std::vector<std::string>& names) {
  const auto same = [&](std::string_view one) { return same_name(name, one); };
  return std::any_of(always.begin(), always.end(), same) ||
         std::any_of(names.begin(), names.end(), same);
}

bool mask(std::string& text, std::string_view secret) {
  bool found = false;
  for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), secret.size(), 'x');
    at += secret.size();
    found = true;
  }
  return found;
}

}  // namespace

std::string without_secrets(std::string_view head, const std::vector<std::string>& names) {
  std::string out;
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    const std::string_view line = head.substr(0, end == std::string_view::npos ? end : end + 1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_secret(line.substr(0, colon), names)) out += line;
    head.remove_prefix(line.size());
  }
  return out;
}

void forget_secrets(Exchange& exchange) {
  std::vector<std::string> secrets;
  const auto add = [&](const std::string& secret) {
    if (secret.size() < shortest) return;
    secrets.push_back(secret);
    secrets.push_back(percent_encode(secret));
  };
  for (const auto& [name, value] : exchange.request.headers) {
    if (!is_secret(name, exchange.request.secret_headers)) continue;
    add(value);
    const std::size_t space = value.find(' ');
    if (space != std::string::npos) add(value.substr(space + 1));
  }
  std::erase_if(exchange.request.headers, [&](const auto& one) {
    return is_secret(one.first, exchange.request.secret_headers);
  });
  for (const std::string& secret : secrets) {
    for (std::string* text :
         {&exchange.head, &exchange.body, &exchange.reason, &exchange.sent, &exchange.tls}) {
      if (mask(*text, secret)) exchange.masked = true;
    }
  }
}

}  // namespace weiguan
