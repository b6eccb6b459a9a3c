// Any bytes as a robots.txt: nothing crashes, what one rule forbids is told with its line, and what
// the file says does not depend on how its lines end.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/robots.h"
#include "text/utf8.h"

namespace {

using namespace weiguan;

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

}  // namespace

// The first line is the address that is asked, the rest the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(all.find('\n'), all.size());
  const std::string_view url = all.substr(0, end);
  const std::string_view file = all.substr(std::min(end + 1, all.size()));
  const Robots robots = Robots::parse(file, "weiguan");
  const RobotsVerdict verdict = robots.judge(url);
  expect(is_utf8(verdict.rule) && verdict.rule.find('\n') == std::string::npos);
  expect(verdict.allowed || verdict.line > 0);
  expect(verdict.line <= file.size() + 1);
  for (const std::string& one : robots.sitemaps) expect(is_utf8(one) && !one.empty());
  if (robots.crawl_delay) expect(*robots.crawl_delay >= 0);
  expect(robots.allows("http://harbour.example/robots.txt"));

  const bool wide = file.starts_with("\xFF\xFE") || file.starts_with("\xFE\xFF");
  if (!wide && file.find('\r') == std::string_view::npos && file.size() < Robots::max_bytes / 2) {
    std::string other;
    for (const char c : file) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const Robots same = Robots::parse(other, "weiguan");
    const RobotsVerdict again = same.judge(url);
    expect(again.allowed == verdict.allowed && again.line == verdict.line);
    expect(same.sitemaps == robots.sitemaps && same.crawl_delay == robots.crawl_delay);
  }
  // A file that forbids all of it besides forbids it.
  const Robots none =
      Robots::parse(std::string(file) + "\nUser-agent: weiguan\nDisallow: /\n", "weiguan");
  expect(none.names_us || wide || none.was_cut);
  return 0;
}
