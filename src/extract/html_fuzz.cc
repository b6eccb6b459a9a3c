// A page of any bytes: nothing crashes, what is read is UTF-8 and stands in the page, and reading
// twice agrees.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/page.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace {

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

bool is_sound(const std::optional<weiguan::TimeRange>& range) {
  return !range || range->earliest <= range->latest;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace weiguan;
  PageInput input;
  input.bytes = {reinterpret_cast<const char*>(data), size};
  input.url = "https://news.example/2024/07/02/a.html";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 7 / 3}};
  PageLimits limits;
  limits.max_bytes = 1 << 20;
  limits.max_depth = 64;
  const Page page = read_page(input, limits);
  const Page again = read_page(input, limits);
  expect(page.title == again.title && page.text == again.text && page.authors == again.authors);
  expect(page.published == again.published && page.source == again.source);
  for (const std::string* one :
       {&page.title, &page.text, &page.source, &page.site_name, &page.section, &page.canonical}) {
    expect(is_utf8(*one));
  }
  for (const std::string& one : page.authors) expect(is_utf8(one) && !one.empty());
  for (const std::string& one : page.editors) expect(is_utf8(one) && !one.empty());
  for (const std::string* one :
       {&page.original_title, &page.dateline.agency, &page.dateline.place}) {
    expect(is_utf8(*one) && one->find('\n') == std::string::npos);
  }
  expect(is_sound(page.dateline.day) && page.dateline == again.dateline);
  expect(page.editors == again.editors && page.images == again.images);
  expect(page.images.size() <= 200);
  for (const Image& one : page.images) {
    expect(!one.url.empty() && is_utf8(one.url) && is_utf8(one.caption) && is_utf8(one.alt));
  }
  expect(page.title.find('\n') == std::string::npos);
  // One character of the page gives at most two of the text: an entity of two.
  expect(count_characters(page.text) <= 2 * count_characters(decode_page(input.bytes).text));
  expect(is_sound(page.published) && is_sound(page.modified));
  expect(page.confidence >= 0 && page.confidence <= 1);
  looks_like_html(input.bytes);
  return 0;
}
