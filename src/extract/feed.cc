#include "extract/feed.h"

#include <algorithm>

#include <fmt/format.h>

#include "extract/detail/feed_parts.h"
#include "extract/detail/strings.h"
#include "extract/detail/xml_file.h"
#include "extract/detail/xml_root.h"
#include "text/charset.h"

namespace weiguan {

namespace {

using namespace extract;

constexpr std::size_t max_inherited = 10;  // Authors of the feed that each entry is given.

bool is_feed_root(std::string_view name) {
  return name == "rss" || name == "feed" || name == "rdf" || name == "channel";
}

void read_xml_feed(FeedState& state, const FileText& file, const FeedLimits& limits, Feed& feed) {
  const FeedState fresh = state;
  bool too_many = false;
  const FileEntries read = read_xml_file(
      file,
      {"item", "entry"},
      {limits.max_nodes, limits.max_depth},
      [&] {
        feed.entries.clear();
        state = fresh;
        too_many = false;
      },
      [&](const XmlTree& tree, XmlIndex at, std::uint64_t begin, std::uint64_t end) {
        if (!is_feed_root(tree[0].name)) return false;
        too_many = feed.entries.size() >= limits.max_entries;
        if (too_many) return false;
        FeedEntry entry =
            tree[0].name == "feed" ? atom_entry(state, tree, at) : rss_entry(state, tree, at);
        entry.begin = begin;
        entry.end = end;
        feed.entries.push_back(std::move(entry));
        return true;
      });
  for (const Problem& one : read.problems) feed.problems.push_back(one);
  for (Problem& one : feed.problems) one.file = state.input->url;
  if (read.tree.empty() || !is_feed_root(read.tree[0].name)) return;
  if (read.tree[0].name == "feed") {
    atom_feed(state, read.tree, feed);
  } else {
    rss_channel(state, read.tree, feed);
    if (feed.kind == FeedKind::rdf && feed.version.empty()) {
      feed.version = contains(read.root_space, "purl.org/rss/1.0") ? "1.0" : "0.9";
    }
  }
  if (too_many) {
    feed.problems.push_back(feed_problem(
        *state.input,
        0,
        "feed-entries",
        fmt::format(
            "The feed has more than {} entries; only those were read.", limits.max_entries)));
  }
}

void inherit(Feed& feed) {
  std::vector<std::string> authors = feed.authors;
  if (authors.size() > max_inherited) authors.resize(max_inherited);
  for (FeedEntry& entry : feed.entries) {
    if (entry.authors.empty()) entry.authors = authors;
    if (entry.language.empty()) entry.language = feed.language;
  }
}

}  // namespace

std::string_view to_string(FeedKind kind) {
  switch (kind) {
    case FeedKind::rss:
      return "rss";
    case FeedKind::rdf:
      return "rdf";
    case FeedKind::atom:
      return "atom";
    case FeedKind::json:
      return "json";
    case FeedKind::none:
      break;
  }
  return "none";
}

Feed read_feed(const FeedInput& input, const FeedLimits& limits) {
  Feed feed;
  FeedState state = feed_state(input);
  FileText file = text_of_file(input.bytes, input.http_charset, limits.max_bytes);
  feed.charset = file.charset;
  feed.problems = std::move(file.problems);
  const std::string_view text = file.text;
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start != std::string_view::npos && text[start] == '{') {
    json_feed(state, text.substr(start), limits, file.places, file.shift + start, feed);
  } else if (is_feed_root(root_of(text).name)) {
    read_xml_feed(state, file, limits, feed);
  }
  if (feed.kind == FeedKind::none) {
    feed.entries.clear();
    feed.problems.push_back(
        feed_problem(input, 0, "feed-kind", "This is neither RSS nor Atom nor JSON Feed."));
    return feed;
  }
  inherit(feed);
  report(state, feed.problems);
  return feed;
}

bool looks_like_feed(std::string_view first_bytes) {
  const std::string text = decode_page(first_bytes.substr(0, 8192)).text;
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string::npos) return false;
  if (text[start] == '{') return contains(text, "jsonfeed.org/version");
  return is_feed_root(root_of(text).name);
}

}  // namespace weiguan
