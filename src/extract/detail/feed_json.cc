// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/detail/feed_parts.h"
#include "extract/detail/json_items.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

using Json = nlohmann::json;

constexpr std::size_t max_json_depth = 32;
constexpr std::size_t max_json_bytes = std::size_t{8} << 20;  // Of one item and of the head.

std::string text_of(const Json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end()) return {};
  if (at->is_string()) return at->get<std::string>();
  // An id may be a number.
  return at->is_number() ? at->dump() : std::string();
}

std::string link_of(FeedState& state, const Json& object, const char* name) {
  return address(state, text_of(object, name), state.input->url);
}

void add_authors(const Json& object, std::vector<std::string>& out) {
  const auto add_one = [&](const Json& author) {
    if (author.is_string()) add(out, one_line(author.get<std::string>()));
    if (author.is_object()) add(out, one_line(text_of(author, "name")));
  };
  if (const auto all = object.find("authors"); all != object.end() && all->is_array()) {
    for (const Json& one : *all) add_one(one);
  }
  if (const auto one = object.find("author"); one != object.end() && out.empty()) add_one(*one);
}

FeedEntry entry_of(FeedState& state, const Json& item) {
  FeedEntry entry;
  entry.id = one_line(text_of(item, "id"));
  entry.url = link_of(state, item, "url");
  if (entry.url.empty()) entry.url = link_of(state, item, "external_url");
  if (entry.url.empty() && (entry.id.starts_with("http://") || entry.id.starts_with("https://"))) {
    entry.url = address(state, entry.id, {});
  }
  entry.title = one_line_of(state, text_of(item, "title"), Writing::text);
  entry.summary = rich_text(state, text_of(item, "summary"), Writing::text, {});
  entry.content = rich_text(state, text_of(item, "content_html"), Writing::html, state.input->url);
  const std::string plain = text_of(item, "content_text");
  if (!plain.empty()) entry.content.text = rich_text(state, plain, Writing::text, {}).text;
  add_authors(item, entry.authors);
  entry.published = date(state, text_of(item, "date_published"));
  entry.modified = date(state, text_of(item, "date_modified"));
  if (const auto tags = item.find("tags"); tags != item.end() && tags->is_array()) {
    for (const Json& tag : *tags) {
      if (tag.is_string()) add(entry.categories, one_line(tag.get<std::string>()));
    }
  }
  entry.language = text_of(item, "language");
  entry.image = link_of(state, item, "image");
  if (entry.image.empty()) entry.image = link_of(state, item, "banner_image");
  if (const auto all = item.find("attachments"); all != item.end() && all->is_array()) {
    for (const Json& one : *all) {
      if (!one.is_object()) continue;
      const std::uint64_t size = size_of(text_of(one, "size_in_bytes"));
      add_file(entry, {link_of(state, one, "url"), text_of(one, "mime_type"), size});
    }
  }
  return entry;
}

// Of "https://jsonfeed.org/version/1.1".
std::string version_of(const std::string& written) {
  std::string version = written.substr(written.rfind('/') + 1);
  if (version == "1") version = "1.0";
  return version.size() < 10 ? version : std::string();
}

void read_head(FeedState& state, const Json& head, Feed& feed) {
  feed.kind = FeedKind::json;
  feed.version = version_of(text_of(head, "version"));
  feed.title = one_line_of(state, text_of(head, "title"), Writing::text);
  feed.description = rich_text(state, text_of(head, "description"), Writing::text, {}).text;
  feed.url = link_of(state, head, "home_page_url");
  feed.self = link_of(state, head, "feed_url");
  feed.next = link_of(state, head, "next_url");
  feed.language = text_of(head, "language");
  add_authors(head, feed.authors);
}

}  // namespace

void json_feed(
    FeedState& state,
    std::string_view text,
    const FeedLimits& limits,
    bool places,
    std::size_t shift,
    Feed& feed) {
  const auto tell = [&](std::size_t at, const char* rule, std::string reason) {
    const std::size_t offset = places ? at + shift : 0;
    feed.problems.push_back(feed_problem(*state.input, offset, rule, std::move(reason)));
  };
  const JsonParts parts = json_items(text, max_json_depth, limits.max_entries + 1);
  const bool readable = !parts.too_deep && parts.head.size() <= max_json_bytes;
  const Json head = readable ? Json::parse(parts.head, nullptr, false) : Json();
  const bool names_itself = contains(text.substr(0, 4096), "jsonfeed.org/version");
  const bool looks_like_one =
      head.is_object() && parts.has_items &&
      (head.contains("version") || head.contains("title") || head.contains("feed_url"));
  if (!names_itself && !looks_like_one) return;
  feed.kind = FeedKind::json;
  if (head.is_object()) {
    read_head(state, head, feed);
  } else {
    tell(0, "json-syntax", "What the feed says of itself is no JSON; only its items were read.");
  }
  if (parts.cut) {
    tell(text.size(), "json-cut", "The file ends in the middle; a half item was left out.");
  }
  for (const auto& [begin, end] : parts.items) {
    if (feed.entries.size() >= limits.max_entries) {
      tell(
          begin,
          "feed-entries",
          fmt::format(
              "The feed has more than {} entries; only those were read.", limits.max_entries));
      return;
    }
    const std::string_view one = text.substr(begin, end - begin);
    const Json item = one.size() <= max_json_bytes ? Json::parse(one, nullptr, false) : Json();
    if (!item.is_object()) {
      tell(begin, "json-syntax", "An item is no JSON object or too large; it was left out.");
      continue;
    }
    FeedEntry entry = entry_of(state, item);
    if (places) {
      entry.begin = begin + shift;
      entry.end = end + shift;
    }
    feed.entries.push_back(std::move(entry));
  }
}

}  // namespace weiguan::extract
