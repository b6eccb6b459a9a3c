#include "extract/robots.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "extract/detail/robots_lines.h"
#include "extract/detail/robots_match.h"
#include "extract/detail/strings.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using namespace extract;

constexpr std::size_t max_sitemaps = 1000;

std::optional<double> seconds_of(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc() || end == value.data()) return {};
  if (!std::isfinite(seconds) || seconds < 0) return {};
  return seconds;
}

// The product token of "FooBot/2.1" or "Foo Bar": letters, "-" and "_".
std::string_view token_of(std::string_view value) {
  std::size_t end = 0;
  while (end < value.size()) {
    const char c = lower(value[end]);
    if ((c < 'a' || c > 'z') && c != '-' && c != '_') break;
    ++end;
  }
  return value.substr(0, end);
}

bool is_everybody(std::string_view value) {
  return value == "*" || value.starts_with("* ") || value.starts_with("*\t");
}

}  // namespace

// The rules of the groups that name us, and those of "*", side by side: which of them count is
// known at the end of the file only.
struct Robots::Reader {
  std::string product;  // Lower case.
  Robots ours;
  Robots everybody;
  bool in_ours = false;
  bool in_everybody = false;
  bool had_rule = false;  // Since the last "User-agent": the next one begins another group.

  void take(const RobotsLine& line) {
    switch (line.key) {
      case RobotsKey::user_agent:
        return user_agent(line.value);
      case RobotsKey::allow:
      case RobotsKey::disallow:
        return rule(line);
      case RobotsKey::crawl_delay:
        return crawl_delay(line.value);
      case RobotsKey::sitemap:
        return sitemap(line.value);
      case RobotsKey::other:
        return;
    }
  }

  void user_agent(std::string_view value) {
    if (had_rule) in_ours = in_everybody = had_rule = false;
    if (is_everybody(value)) {
      in_everybody = true;
    } else if (!product.empty() && lower(token_of(value)) == product) {
      in_ours = ours.names_us = true;
    }
  }

  void rule(const RobotsLine& line) {
    had_rule = true;
    if ((!in_ours && !in_everybody) || line.value.empty()) return;
    Rule one;
    one.allow = line.key == RobotsKey::allow;
    one.line = line.number;
    one.pattern = escaped(line.value);
    one.normal = without_needless_escapes(one.pattern);
    one.written = one_line(to_valid_utf8(line.text));
    add(one);
    // "Allow: /news/index.html" allows "/news/", too.
    const std::size_t slash = line.value.rfind('/');
    if (!one.allow || slash == std::string_view::npos) return;
    if (!line.value.substr(slash).starts_with("/index.htm")) return;
    one.pattern = escaped(line.value.substr(0, slash + 1)) + "$";
    one.normal = without_needless_escapes(one.pattern);
    add(one);
  }

  void add(const Rule& one) {
    if (in_ours) ours.rules_.push_back(one);
    if (in_everybody) everybody.rules_.push_back(one);
  }

  void crawl_delay(std::string_view value) {
    const auto seconds = seconds_of(value);
    if (!seconds) return;
    const auto longer = [&](std::optional<double>& known) {
      known = std::max(known.value_or(0), *seconds);
    };
    if (in_ours) longer(ours.crawl_delay);
    if (in_everybody) longer(everybody.crawl_delay);
  }

  void sitemap(std::string_view value) {
    std::vector<std::string>& known = ours.sitemaps;
    std::string address = to_valid_utf8(value);
    if (address.empty() || known.size() >= max_sitemaps) return;
    if (std::find(known.begin(), known.end(), address) != known.end()) return;
    known.push_back(std::move(address));
  }

  Robots result(bool cut) && {
    if (!ours.names_us) {
      ours.rules_ = std::move(everybody.rules_);
      ours.crawl_delay = everybody.crawl_delay;
    }
    ours.was_cut = cut;
    return std::move(ours);
  }
};

RobotsAnswer robots_answer(int status) {
  if (status >= 200 && status < 300) return RobotsAnswer::file;
  if (status >= 300 && status < 500 && status != 429) return RobotsAnswer::absent;
  return RobotsAnswer::unreachable;
}

Robots Robots::parse(std::string_view bytes, std::string_view product) {
  Reader reader;
  reader.product = lower(product);
  const bool cut = bytes.size() > max_bytes;
  if (cut) {
    bytes = bytes.substr(0, max_bytes);
    bytes = bytes.substr(0, bytes.find_last_of("\r\n") + 1);
  }
  std::string decoded;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    decoded = decode_page(bytes).text;
    bytes = decoded;
  }
  for_each_robots_line(bytes, [&](const RobotsLine& line) { reader.take(line); });
  return std::move(reader).result(cut);
}

Robots Robots::all_disallowed() {
  Robots out;
  Rule all;
  all.pattern = all.normal = "/";
  out.rules_.push_back(std::move(all));
  return out;
}

Robots Robots::of_answer(int status, std::string_view bytes, std::string_view product) {
  switch (robots_answer(status)) {
    case RobotsAnswer::file:
      return parse(bytes, product);
    case RobotsAnswer::absent:
      break;
    case RobotsAnswer::unreachable:
      return all_disallowed();
  }
  return {};
}

RobotsVerdict Robots::judge(std::string_view url) const {
  const std::string written = path_and_query(url);
  if (written == "/robots.txt") return {};
  // The longest rule that matches; "Allow" wins between two of one length.
  const auto best_of = [&](std::string_view path, const std::string Rule::*pattern) {
    const Rule* best = nullptr;
    for (const Rule& one : rules_) {
      const std::size_t length = (one.*pattern).size();
      const std::size_t known = best == nullptr ? 0 : (best->*pattern).size();
      const bool better =
          best == nullptr || length > known || (length == known && one.allow && !best->allow);
      if (better && robots_pattern_matches(one.*pattern, path)) best = &one;
    }
    return best;
  };
  const std::string as_is = upper_escapes(written);
  const std::string sent = escaped(written);
  const Rule* first = best_of(as_is, &Rule::pattern);
  for (const Rule* one :
       {first,
        sent == as_is ? first : best_of(sent, &Rule::pattern),
        best_of(without_needless_escapes(sent), &Rule::normal)}) {
    if (one != nullptr && !one->allow) return {false, one->line, one->written};
  }
  return first == nullptr ? RobotsVerdict{} : RobotsVerdict{true, first->line, first->written};
}

}  // namespace weiguan
