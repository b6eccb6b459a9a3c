// Any bytes as a list of feeds: nothing crashes, all that is read is UTF-8, of the web and within
// the limits, each address stands once, and reading twice agrees.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "extract/opml.h"
#include "text/utf8.h"

namespace {

using namespace weiguan;

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

std::string checked(const OpmlInput& input, const OpmlLimits& limits) {
  const Opml opml = read_opml(input, limits);
  expect(opml.feeds.size() <= limits.max_feeds);
  expect(opml.is_opml || (opml.feeds.empty() && opml.lists.empty() && !opml.problems.empty()));
  expect(opml.feeds.empty() || looks_like_opml(input.bytes) || input.bytes.size() > 8192);
  std::string all = opml.title + '\n';
  std::unordered_set<std::string> addresses;
  for (const OpmlFeed& feed : opml.feeds) {
    expect(addresses.insert(feed.url).second);
    expect(feed.url.find("://") != std::string::npos);
    expect(feed.folder.size() < 400);
    for (const std::string* one : {&feed.title, &feed.site, &feed.folder}) {
      expect(one->find('\n') == std::string::npos);
      all += *one + '\n';
    }
    all += feed.url + '\n';
  }
  for (const std::string& one : opml.lists) all += one + '\n';
  for (const Problem& one : opml.problems) {
    expect(!one.rule.empty() && one.offset <= input.bytes.size());
    all += one.reason + '\n';
  }
  expect(is_utf8(all));
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  OpmlInput input;
  input.bytes = {reinterpret_cast<const char*>(data), size};
  input.url = "https://desk.example/feeds.opml";
  OpmlLimits limits;
  limits.max_bytes = 1 << 18;
  limits.max_feeds = 50;
  limits.max_nodes = 2000;
  expect(checked(input, limits) == checked(input, limits));
  return 0;
}
