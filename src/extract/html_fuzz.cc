// A page of any bytes: nothing crashes, what is read is UTF-8 and stands in the page, and reading
// twice agrees.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/detail/document.h"
#include "extract/detail/guard.h"
#include "extract/detail/metadata.h"
#include "extract/detail/state.h"
#include "extract/detail/strings.h"
#include "extract/detail/title.h"
#include "extract/page.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace {

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

std::string without_blanks(std::string_view text) {
  std::string out = weiguan::extract::one_line(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n'; });
  return out;
}

// All text of a page in its order, that of scripts too.
std::string all_text(std::string_view html, std::size_t max_depth) {
  using namespace weiguan::extract;
  const Guarded guarded = guard(html, max_depth);
  const Document document = parse_html(guarded.html);
  std::string out;
  for (const Node& node : document.nodes) {
    if (node.tag == Tag::text) out += node.text;
  }
  return without_blanks(out);
}

// Whether the bytes of `part` stand in `whole` in their order.
bool is_within(std::string_view part, std::string_view whole) {
  std::size_t at = 0;
  for (const char c : whole) {
    if (at < part.size() && part[at] == c) ++at;
  }
  return at == part.size();
}

// Whether `kept` stands in the article that the page's scripts hold, as the page calls it.
bool is_of_state(std::string_view kept, std::string_view html, std::size_t max_depth) {
  using namespace weiguan::extract;
  const Guarded guarded = guard(html, max_depth);
  const Document document = parse_html(guarded.html);
  const Metadata metadata = read_metadata(document);
  for (const Hidden hidden : {Hidden::left_out, Hidden::shown}) {
    const Headline headline = find_headline(document, blocks_of(document, hidden), metadata);
    const auto state = find_state(html, headline.text);
    if (state &&
        is_within(kept, all_text("<body><article>" + state->html + "</article>", max_depth)))
      return true;
  }
  return false;
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
       {&page.title,
        &page.text,
        &page.source,
        &page.site_name,
        &page.section,
        &page.canonical,
        &page.next_page,
        &page.previous_page}) {
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
  // What is kept stands in the page or in the data of its scripts.
  const std::string html = decode_page(input.bytes.substr(0, limits.max_bytes)).text;
  const std::string kept = without_blanks(page.text);
  expect(
      is_within(kept, all_text(html, limits.max_depth)) ||
      is_of_state(kept, html, limits.max_depth));
  const bool has_text = page.kind == PageKind::article || page.kind == PageKind::unknown;
  expect(has_text || (page.text.empty() && page.confidence == 0));
  expect(page.kind == PageKind::article || (page.next_page.empty() && page.previous_page.empty()));
  expect(join_pages({page, page}).text == page.text);
  expect(join_pages({page}).text == page.text);
  looks_like_html(input.bytes);
  return 0;
}
