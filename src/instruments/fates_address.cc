// What the form of an address tells.
#include <algorithm>
#include <array>

#include "base/url.h"
#include "instruments/fates_visit.h"

namespace weiguan::fates {

namespace {

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// "/a/index.html" -> "/a", "/a/" -> "/a", "/" -> "".
std::string bare_path(std::string path) {
  const auto slash = path.rfind('/');
  const std::string name = lower(path.substr(slash + 1));
  for (const std::string_view index : {"index", "default"}) {
    if (name == index || name.starts_with(std::string(index) + ".")) path.resize(slash + 1);
  }
  while (path.ends_with('/')) path.pop_back();
  return path;
}

// The name of the last file, without what follows its point.
std::string stem_of(const std::string& path) {
  std::string name = lower(path.substr(path.rfind('/') + 1));
  return name.substr(0, name.find('.'));
}

template <std::size_t n>
bool is_one_of(std::string_view text, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Whether a folder or file of the path, or a part of the host's name, is one of these.
template <std::size_t n>
bool has_part(const Url& url, const std::array<std::string_view, n>& words) {
  const auto any_of = [&words](const std::string& text, char between) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(between, at), text.size());
      const std::string part = lower(text.substr(at, end - at));
      if (is_one_of(std::string_view(part).substr(0, part.find('.')), words)) return true;
      at = end + 1;
    }
    return false;
  };
  return any_of(url.path, '/') || any_of(url.host, '.');
}

constexpr std::array<std::string_view, 8> missing_names = {
    "404", "410", "error", "error404", "notfound", "not-found", "pagenotfound", "not_found"};
constexpr std::array<std::string_view, 9> login_names = {
    "login", "signin", "sign-in", "passport", "sso", "signup", "subscribe", "paywall", "register"};
constexpr std::array<std::string_view, 6> captcha_names = {
    "captcha", "verify", "antispider", "challenge", "anticrawl", "verification"};

}  // namespace

bool is_same_page(std::string_view url, std::string_view other) {
  const auto a = parse_url(normal_url(url));
  const auto b = parse_url(normal_url(other));
  if (!a || !b) return url == other;
  return host_of(url) == host_of(other) && bare_path(a->path) == bare_path(b->path) &&
         a->query == b->query;
}

bool is_front_page(std::string_view url, std::string_view from) {
  const auto to = parse_url(url);
  if (!to || !bare_path(to->path).empty() || !to->query.empty()) return false;
  const std::string a = host_of(url);
  const std::string b = host_of(from);
  return a == b || b.ends_with("." + a);
}

bool is_error_address(std::string_view url) {
  const auto parsed = parse_url(url);
  return parsed && is_one_of(stem_of(parsed->path), missing_names);
}

std::optional<Why> wall_of_address(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed) return {};
  if (has_part(*parsed, captcha_names)) return Why::captcha;
  if (has_part(*parsed, login_names)) return Why::login;
  return {};
}

}  // namespace weiguan::fates
