#include "base/url.h"

#include <algorithm>
#include <array>
#include <vector>

namespace weiguan {

namespace {

constexpr std::size_t npos = std::string_view::npos;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

bool is_scheme(std::string_view text) {
  if (text.empty() || lower(text.front()) < 'a' || lower(text.front()) > 'z') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '.';
  });
}

bool is_default_port(std::string_view scheme, std::string_view port) {
  return port.empty() || (scheme == "http" && port == "80") || (scheme == "https" && port == "443");
}

// Takes ":8080" off the end of the authority, and dots that a host may end in.  Broken ones may
// have several.
std::string take_port(std::string_view& authority) {
  std::string port;
  while (true) {
    while (authority.ends_with(".")) authority.remove_suffix(1);
    const std::size_t colon = authority.rfind(':');
    if (colon == npos || authority.find_first_not_of("0123456789", colon + 1) != npos) return port;
    if (port.empty()) port = authority.substr(colon + 1);
    authority = authority.substr(0, colon);
  }
}

// Parameters that name a visit or a campaign, never a page.
bool is_tracking(std::string_view parameter) {
  static constexpr std::array<std::string_view, 15> names = {
      "fbclid",
      "gclid",
      "igshid",
      "jsessionid",
      "mc_cid",
      "mc_eid",
      "msclkid",
      "phpsessid",
      "ref_src",
      "scm",
      "share_token",
      "spm",
      "wxshare_count",
      "yclid",
      "_ga"};
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  if (name.starts_with("utm_")) return true;
  if (parameter == "from=timeline" || parameter == "from=singlemessage" ||
      parameter == "from=groupmessage")
    return true;
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string without_tracking(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view one = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (one.empty() || is_tracking(one)) continue;
    if (!out.empty()) out += '&';
    out += one;
  }
  return out;
}

std::string_view without_www(std::string_view host) {
  return host.starts_with("www.") && host.find('.', 4) != npos ? host.substr(4) : host;
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// RFC 3986, 5.2.4.
std::string remove_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  const bool folder = path.ends_with("/") || path.ends_with("/.") || path.ends_with("/..");
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view one = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (one == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (!one.empty() && one != ".") {
      kept.push_back(one);
    }
  }
  std::string out;
  for (const std::string_view one : kept) out.append("/").append(one);
  if (folder || out.empty()) out += '/';
  return out;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return {};
  }
  const std::size_t colon = text.find(':');
  if (colon == npos || !is_scheme(text.substr(0, colon))) return {};
  Url url;
  url.scheme = lower(text.substr(0, colon));
  text.remove_prefix(colon + 1);
  if (const std::size_t hash = text.find('#'); hash != npos) {
    url.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != npos) {
    url.query = text.substr(mark + 1);
    text = text.substr(0, mark);
  }
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    std::string_view authority = text.substr(0, std::min(text.find('/'), text.size()));
    text.remove_prefix(authority.size());
    if (const std::size_t at = authority.rfind('@'); at != npos) authority.remove_prefix(at + 1);
    url.port = take_port(authority);
    url.host = lower(authority);
    if (is_default_port(url.scheme, url.port)) url.port.clear();
  }
  url.path = text;
  if (url.path.empty() && !url.host.empty()) url.path.push_back('/');
  return url;
}

std::string normal_url(std::string_view text) {
  const auto url = parse_url(text);
  if (!url || url->host.empty()) return std::string(text);
  std::string out = url->scheme == "https" ? "http" : url->scheme;
  out.append("://").append(url->host);
  const bool usual_port = url->port.empty() || url->port == "80" || url->port == "443";
  if (!usual_port) out.append(":").append(url->port);
  out += url->path;
  const std::string query = without_tracking(url->query);
  if (!query.empty()) out.append("?").append(query);
  return out;
}

std::string surt(std::string_view text) {
  const auto url = parse_url(text);
  if (!url || url->host.empty()) return std::string(text);
  const std::string_view host = without_www(url->host);
  std::string out;
  for (std::size_t end = host.size();;) {
    const std::size_t dot = end == 0 ? npos : host.rfind('.', end - 1);
    out += host.substr(dot == npos ? 0 : dot + 1, end - (dot == npos ? 0 : dot + 1));
    if (dot == npos) break;
    out += ',';
    end = dot;
  }
  if (!url->port.empty()) out.append(":").append(url->port);
  out.append(")").append(lower(url->path));
  if (!url->query.empty()) out.append("?").append(lower(url->query));
  return out;
}

std::string host_of(std::string_view text) {
  const auto url = parse_url(text);
  return url ? std::string(without_www(url->host)) : std::string();
}

std::optional<std::string> resolve_url(std::string_view base, std::string_view reference) {
  if (parse_url(reference)) return std::string(reference);
  const auto from = parse_url(base);
  if (!from || from->host.empty()) return {};
  for (const char c : reference) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return {};
  }
  if (reference.starts_with("//")) return from->scheme + ":" + std::string(reference);
  std::string out = from->scheme + "://" + from->host;
  if (!from->port.empty()) out += ":" + from->port;
  const std::size_t hash = std::min(reference.find('#'), reference.size());
  const std::size_t mark = std::min(reference.find('?'), hash);
  const std::string_view path = reference.substr(0, mark);
  const std::string_view rest = reference.substr(mark);
  if (path.empty()) {
    out += from->path;
    if (!rest.starts_with("?") && !from->query.empty()) out += "?" + from->query;
  } else if (path.starts_with("/")) {
    out += remove_dots(path);
  } else {
    out += remove_dots(from->path.substr(0, from->path.rfind('/') + 1) + std::string(path));
  }
  return out.append(rest);
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view unreserved = "-._~";
  std::string out;
  for (const char c : text) {
    const bool plain = (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
                       unreserved.find(c) != npos;
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace weiguan
