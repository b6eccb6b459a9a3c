// Any bytes as a feed: nothing crashes, all that is read is UTF-8 and within the limits, reading
// twice agrees, and whatever is mended is well-formed XML.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/detail/xml.h"
#include "extract/detail/xml_mend.h"
#include "extract/feed.h"
#include "text/utf8.h"

namespace {

using namespace weiguan;

void expect(bool ok) {
  if (!ok) __builtin_trap();
}

void expect_text(const std::string& text, std::string& all) {
  expect(is_utf8(text));
  all += text;
  all += '\n';
}

void expect_line(const std::string& text, std::string& all) {
  expect(text.find('\n') == std::string::npos);
  expect_text(text, all);
}

void expect_address(const std::string& url, std::string& all) {
  expect(url.empty() || url.find("://") != std::string::npos);
  expect_line(url, all);
}

void expect_range(const std::optional<TimeRange>& range, std::string& all) {
  if (!range) return;
  expect(range->earliest <= range->latest && range->source == TimeSource::feed);
  all += format_time(range->earliest) + format_time(range->latest);
}

// All that was read, as one text.
std::string checked(const FeedInput& input, const FeedLimits& limits) {
  const Feed feed = read_feed(input, limits);
  std::string all;
  expect(feed.entries.size() <= limits.max_entries);
  expect(feed.kind != FeedKind::none || (feed.entries.empty() && !feed.problems.empty()));
  for (const std::string* one : {&feed.title, &feed.generator}) expect_line(*one, all);
  for (const std::string* one : {&feed.url, &feed.self, &feed.next}) expect_address(*one, all);
  for (const std::string* one : {&feed.description, &feed.language, &feed.version}) {
    expect_text(*one, all);
  }
  for (const FeedEntry& entry : feed.entries) {
    expect_line(entry.title, all);
    expect_line(entry.id, all);
    expect_address(entry.url, all);
    expect_address(entry.image, all);
    for (const FeedText* one : {&entry.summary, &entry.content}) {
      expect_text(one->text, all);
      expect_text(one->html, all);
    }
    for (const auto* list : {&entry.authors, &entry.categories}) {
      for (const std::string& one : *list) expect_line(one, all);
    }
    for (const FeedFile& file : entry.files) {
      expect_address(file.url, all);
      expect_text(file.media_type, all);
    }
    expect_line(entry.source, all);
    expect_text(entry.language, all);
    expect_range(entry.published, all);
    expect_range(entry.modified, all);
    expect(entry.begin <= entry.end && entry.end <= input.bytes.size());
  }
  for (const Problem& one : feed.problems) {
    expect(!one.rule.empty() && one.reason.ends_with('.') && one.offset <= input.bytes.size());
    expect_line(one.reason, all);
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FeedInput input;
  input.bytes = {reinterpret_cast<const char*>(data), size};
  input.url = "https://news.example/rss/all.xml";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 7 / 3}};
  FeedLimits limits;
  limits.max_bytes = 1 << 18;
  limits.max_entries = 50;
  limits.max_nodes = 2000;
  limits.max_depth = 32;
  expect(checked(input, limits) == checked(input, limits));
  looks_like_feed(input.bytes);
  const std::string text = to_valid_utf8(input.bytes);
  const extract::Mended mended = extract::mend_xml(text, {"item", "entry"});
  expect(mended.place_in_text(mended.xml.size()) <= text.size());
  const auto read = extract::read_xml(
      mended.xml, {}, {}, [](const extract::XmlTree&, extract::XmlIndex) { return true; });
  expect(mended.xml.empty() || read.well_formed);
  return 0;
}
