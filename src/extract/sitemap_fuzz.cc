// Any bytes as a sitemap: nothing crashes, all that is read is UTF-8 and within the limits, and
// reading twice agrees.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/sitemap.h"
#include "text/utf8.h"

namespace {

using namespace weiguan;

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

void expect_range(const std::optional<TimeRange>& range, std::string& all) {
  if (!range) return;
  expect(range->earliest <= range->latest && range->source == TimeSource::feed);
  all += format_time(range->earliest) + format_time(range->latest);
}

std::string checked(const SitemapInput& input, const SitemapLimits& limits) {
  const Sitemap sitemap = read_sitemap(input, limits);
  std::string all;
  const auto text = [&](const std::string& one) {
    expect(is_utf8(one));
    all += one + '\n';
  };
  expect(sitemap.entries.size() <= limits.max_entries);
  expect(sitemap.kind != SitemapKind::none || sitemap.entries.empty());
  for (const SitemapEntry& entry : sitemap.entries) {
    expect(entry.url.starts_with("http") || entry.url.find("://") != std::string::npos);
    expect(entry.title.find('\n') == std::string::npos);
    for (const std::string* one : {&entry.url, &entry.title, &entry.outlet_name, &entry.language}) {
      text(*one);
    }
    for (const std::string& one : entry.images) text(one);
    for (const SitemapAlternate& one : entry.alternates) text(one.url + one.language);
    expect_range(entry.published, all);
    expect_range(entry.modified, all);
  }
  for (const Problem& one : sitemap.problems) {
    expect(!one.rule.empty() && one.offset <= input.bytes.size());
    text(one.reason);
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SitemapInput input;
  input.bytes = {reinterpret_cast<const char*>(data), size};
  input.url = "https://news.example/sitemap.xml";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 7 / 3}};
  SitemapLimits limits;
  limits.max_bytes = 1 << 18;
  limits.max_entries = 50;
  limits.max_nodes = 2000;
  expect(checked(input, limits) == checked(input, limits));
  looks_like_sitemap(input.bytes);
  return 0;
}
