// Any bytes as a page of links: nothing crashes, every link is of the web, absolute, told once and
// within the limits, and reading twice agrees.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/url.h"
#include "extract/links.h"
#include "text/utf8.h"

namespace {

using namespace weiguan;

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

std::string checked(const PageInput& input, const LinkLimits& limits) {
  const PageLinks page = read_links(input, limits);
  expect(page.links.size() <= limits.max_links);
  std::string all;
  std::unordered_set<std::string> addresses;
  for (const PageLink& one : page.links) {
    expect(addresses.insert(one.url).second);
    expect(one.url.size() <= limits.max_address && one.url.find('#') == std::string::npos);
    const auto url = parse_url(one.url);
    expect(url && !url->host.empty() && (url->scheme == "http" || url->scheme == "https"));
    expect(one.text.find('\n') == std::string::npos);
    expect(is_utf8(one.text) && is_utf8(one.url));
    all += one.url + '\n' + one.text + (one.nofollow ? "\n-" : "\n+");
  }
  for (const Problem& one : page.problems) expect(!one.rule.empty() && !one.reason.empty());
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  PageInput input;
  input.bytes = {reinterpret_cast<const char*>(data), size};
  input.url = "https://harbour.example/news/index.html";
  LinkLimits limits;
  limits.page.max_bytes = 1 << 18;
  limits.max_links = 50;
  limits.max_address = 500;
  expect(checked(input, limits) == checked(input, limits));
  return 0;
}
