#include "extract/sitemap.h"

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

constexpr std::size_t max_list = 1000;  // Images or languages of one entry, by the protocol.

std::string text_of(const XmlTree& tree, XmlIndex parent, std::string_view name, XmlSpace space) {
  const XmlIndex at = child(tree, parent, name, space);
  return at == 0 ? std::string() : text_in(tree, at);
}

SitemapEntry entry_of(FeedState& state, const XmlTree& tree, XmlIndex element) {
  SitemapEntry entry;
  const std::string& base = state.input->url;
  for (const XmlIndex at : children(tree, element)) {
    const XmlNode& node = tree[at];
    if (node.name == "loc" && node.space == XmlSpace::none && entry.url.empty()) {
      entry.url = address(state, text_in(tree, at), base);
    } else if (node.name == "lastmod" && node.space == XmlSpace::none) {
      entry.modified = date(state, text_in(tree, at));
    } else if (node.name == "news" && node.space == XmlSpace::news) {
      entry.published = date(state, text_of(tree, at, "publication_date", XmlSpace::news));
      entry.title =
          one_line_of(state, text_of(tree, at, "title", XmlSpace::news), Writing::unknown);
      if (const XmlIndex outlet = child(tree, at, "publication", XmlSpace::news); outlet != 0) {
        entry.outlet_name = one_line(text_of(tree, outlet, "name", XmlSpace::news));
        entry.language = one_line(text_of(tree, outlet, "language", XmlSpace::news));
      }
    } else if (node.name == "image" && node.space == XmlSpace::image) {
      std::string image = address(state, text_of(tree, at, "loc", XmlSpace::image), base);
      if (!image.empty() && entry.images.size() < max_list) {
        entry.images.push_back(std::move(image));
      }
    } else if (node.name == "link" && attribute(tree, at, "rel") == "alternate") {
      SitemapAlternate one;
      one.language = attribute(tree, at, "hreflang");
      one.url = address(state, attribute(tree, at, "href"), base);
      if (!one.url.empty() && one.language.size() <= 35 && entry.alternates.size() < max_list) {
        entry.alternates.push_back(std::move(one));
      }
    }
  }
  return entry;
}

Problem too_many(const FeedInput& input, std::size_t most) {
  return feed_problem(
      input,
      0,
      "sitemap-entries",
      fmt::format("The sitemap has more than {} addresses; only those were read.", most));
}

void read_xml_sitemap(
    FeedState& state, const FileText& file, const SitemapLimits& limits, Sitemap& sitemap) {
  const FeedState fresh = state;
  bool full = false;
  const FileEntries read = read_xml_file(
      file,
      {"url", "sitemap"},
      {limits.max_nodes, 64},
      [&] {
        sitemap.entries.clear();
        state = fresh;
        full = false;
      },
      [&](const XmlTree& tree, XmlIndex at, std::uint64_t, std::uint64_t) {
        full = sitemap.entries.size() >= limits.max_entries;
        if (full) return false;
        SitemapEntry entry = entry_of(state, tree, at);
        if (!entry.url.empty()) sitemap.entries.push_back(std::move(entry));
        return true;
      });
  for (const Problem& one : read.problems) sitemap.problems.push_back(one);
  for (Problem& one : sitemap.problems) one.file = state.input->url;
  if (!read.tree.empty()) {
    sitemap.kind = read.tree[0].name == "sitemapindex" ? SitemapKind::index : SitemapKind::pages;
  }
  if (full) sitemap.problems.push_back(too_many(*state.input, limits.max_entries));
}

bool is_address_line(std::string_view line) {
  const bool web = line.starts_with("http://") || line.starts_with("https://");
  return web && line.find_first_of(" \t<>\"") == std::string_view::npos;
}

// Calls `tell` with each line that is not empty, until it says false.
template <typename Tell>
void for_each_line(std::string_view text, const Tell& tell) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    if (!line.empty() && !tell(line)) return;
    at = end + 1;
  }
}

// Nine of ten of the first hundred lines are addresses, and the first is.
bool is_text_sitemap(std::string_view text) {
  std::size_t lines = 0;
  std::size_t addresses = 0;
  for_each_line(text, [&](std::string_view line) {
    ++lines;
    if (is_address_line(line)) ++addresses;
    return addresses > 0 && lines < 100;
  });
  return addresses > 0 && addresses * 10 >= lines * 9;
}

void read_text_sitemap(
    FeedState& state, std::string_view text, const SitemapLimits& limits, Sitemap& sitemap) {
  sitemap.kind = SitemapKind::text;
  bool full = false;
  for_each_line(text, [&](std::string_view line) {
    full = sitemap.entries.size() >= limits.max_entries;
    if (full) return false;
    SitemapEntry entry;
    if (is_address_line(line)) {
      entry.url = address(state, line, {});
    } else {
      ++state.bad_addresses;
    }
    if (!entry.url.empty()) sitemap.entries.push_back(std::move(entry));
    return true;
  });
  if (full) sitemap.problems.push_back(too_many(*state.input, limits.max_entries));
}

bool is_sitemap_root(std::string_view name) {
  return name == "urlset" || name == "sitemapindex";
}

}  // namespace

std::string_view to_string(SitemapKind kind) {
  switch (kind) {
    case SitemapKind::pages:
      return "pages";
    case SitemapKind::index:
      return "index";
    case SitemapKind::text:
      return "text";
    case SitemapKind::none:
      break;
  }
  return "none";
}

Sitemap read_sitemap(const SitemapInput& input, const SitemapLimits& limits) {
  Sitemap sitemap;
  const FeedInput shared{input.bytes, input.url, input.http_charset, input.captured, input.zone};
  FeedState state = feed_state(shared);
  FileText file = text_of_file(input.bytes, input.http_charset, limits.max_bytes);
  sitemap.charset = file.charset;
  sitemap.problems = std::move(file.problems);
  if (is_sitemap_root(root_of(file.text).name)) {
    read_xml_sitemap(state, file, limits, sitemap);
  } else if (is_text_sitemap(file.text)) {
    read_text_sitemap(state, file.text, limits, sitemap);
  }
  for (Problem& one : sitemap.problems) one.file = input.url;
  if (sitemap.kind == SitemapKind::none) {
    sitemap.problems.push_back(feed_problem(
        shared, 0, "sitemap-kind", "This is neither a sitemap nor a list of addresses."));
    return sitemap;
  }
  report(state, sitemap.problems);
  return sitemap;
}

bool looks_like_sitemap(std::string_view first_bytes) {
  const std::string text = decode_page(first_bytes.substr(0, 8192)).text;
  if (is_sitemap_root(root_of(text).name)) return true;
  // The last line may be cut off.
  return is_text_sitemap(std::string_view(text).substr(0, text.rfind('\n')));
}

}  // namespace weiguan
