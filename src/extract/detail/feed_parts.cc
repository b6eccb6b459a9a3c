#include "extract/detail/feed_parts.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/url.h"
#include "extract/detail/feed_dates.h"
#include "extract/detail/html_text.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t max_list = 100;      // Names, categories or files of one entry.
constexpr std::size_t max_name = 400;      // Bytes of a name or category.
constexpr std::size_t max_address = 4096;  // Bytes of an address.

std::string_view within(FeedState& state, std::string_view raw) {
  if (raw.size() <= state.max_field) return raw;
  ++state.cut_fields;
  std::size_t end = state.max_field;
  while (end > 0 && (static_cast<unsigned char>(raw[end]) & 0xC0U) == 0x80U) --end;
  return raw.substr(0, end);
}

bool is_html(std::string_view raw, Writing writing) {
  return writing == Writing::html || (writing == Writing::unknown && looks_like_markup(raw));
}

}  // namespace

FeedState feed_state(const FeedInput& input) {
  FeedState state;
  state.input = &input;
  state.max_field = std::size_t{2} << 20;
  state.address_bytes = input.bytes.size() * 4 + (std::size_t{1} << 20);
  return state;
}

Problem feed_problem(
    const FeedInput& input, std::size_t offset, std::string rule, std::string reason) {
  Problem out;
  out.file = input.url;
  out.offset = offset;
  out.rule = std::move(rule);
  out.reason = std::move(reason);
  return out;
}

void report(const FeedState& state, std::vector<Problem>& problems) {
  const auto tell = [&](std::size_t count, const char* rule, std::string reason) {
    if (count > 0) problems.push_back(feed_problem(*state.input, 0, rule, std::move(reason)));
  };
  tell(
      state.bad_dates,
      "feed-date",
      fmt::format(
          "Dates that could not be read or believed: {}, the first is \"{}\".",
          state.bad_dates,
          state.first_bad_date));
  tell(
      state.bad_addresses,
      "feed-address",
      fmt::format("Addresses that are not of the web or stay relative: {}.", state.bad_addresses));
  tell(
      state.cut_fields,
      "feed-field",
      fmt::format(
          "Fields of more than {} bytes, cut there: {}.", state.max_field, state.cut_fields));
}

std::string address(FeedState& state, std::string_view written, const std::string& base) {
  std::string text;
  for (const char c : trim(written)) {
    // Line breaks inside of an address are the feed's layout.
    if (c != '\n' && c != '\r' && c != '\t') text += c;
  }
  if (text.empty()) return {};
  std::optional<std::string> whole = text;
  if (!parse_url(text)) whole = resolve_url(base, text);
  const auto url = whole ? parse_url(*whole) : std::nullopt;
  const bool web = url && !url->host.empty() && (url->scheme == "http" || url->scheme == "https");
  if (!web || whole->size() > max_address || whole->size() > state.address_bytes) {
    ++state.bad_addresses;
    return {};
  }
  state.address_bytes -= whole->size();
  return *whole;
}

std::optional<TimeRange> date(FeedState& state, std::string_view written) {
  if (trim(written).empty()) return {};
  auto range = feed_date(written, state.input->zone);
  const Time captured = state.input->captured;
  const bool too_late =
      range && captured != Time{} && range->earliest > captured + std::chrono::days{1};
  if (range && !too_late) return range;
  if (state.bad_dates++ == 0) state.first_bad_date = first_characters(one_line(written), 60);
  return {};
}

FeedText rich_text(
    FeedState& state, std::string_view raw, Writing writing, const std::string& base) {
  FeedText out;
  raw = trim(within(state, raw));
  if (!is_html(raw, writing)) {
    out.text = tidy_lines(raw);
    return out;
  }
  out.html = with_absolute_links(raw, base);
  out.text = plain_of_html(raw);
  return out;
}

std::string one_line_of(FeedState& state, std::string_view raw, Writing writing) {
  raw = within(state, raw);
  return one_line(is_html(raw, writing) ? plain_of_html(raw) : std::string(raw));
}

std::string name_of_person(std::string_view text) {
  std::string line = one_line(text);
  const std::size_t at = line.find('@');
  if (at == std::string::npos) return line;
  const std::size_t bracket = line.find('(');
  if (bracket != std::string::npos && line.ends_with(')')) {
    std::string_view before = trim(std::string_view(line).substr(0, bracket));
    std::string_view inside = std::string_view(line).substr(bracket + 1, line.size() - bracket - 2);
    const std::string_view name = trim(at < bracket ? inside : before);
    if (!name.empty()) return std::string(name);
  }
  const std::size_t angle = line.find('<');
  if (angle != std::string::npos && angle > 0 && angle < at) {
    const std::string_view name = trim(std::string_view(line).substr(0, angle));
    if (!name.empty()) return std::string(name);
  }
  return line;
}

void add(std::vector<std::string>& list, std::string name) {
  if (name.empty() || name.size() > max_name || list.size() >= max_list) return;
  if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
}

void add_file(FeedEntry& entry, FeedFile file) {
  if (file.url.empty() || entry.files.size() >= max_list) return;
  for (const FeedFile& one : entry.files) {
    if (one.url == file.url) return;
  }
  if (file.media_type.size() > max_name) file.media_type.clear();
  entry.files.push_back(std::move(file));
}

std::uint64_t size_of(std::string_view digits) {
  digits = trim(digits);
  std::uint64_t size = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? size : 0;
}

std::string source_in(const XmlTree& tree, XmlIndex element) {
  return has_children(tree, element) ? markup_in(tree, element, false) : text_in(tree, element);
}

}  // namespace weiguan::extract
