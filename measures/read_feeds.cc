// Reads the feeds or sitemaps named on standard input, one a line (path, tab, charset of the HTTP
// header), and writes one line of JSON for each: what measures/feeds.py scores.
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/time.h"
#include "capture/compression.h"
#include "extract/feed.h"
#include "extract/sitemap.h"

namespace {

using nlohmann::json;

std::string read_file(const std::string& path) {
  weiguan::DecompressedFile file{weiguan::InputFile(path)};
  std::string out;
  char buffer[65536];
  for (std::size_t got = 0; (got = file.read(buffer, sizeof buffer)) > 0;) out.append(buffer, got);
  return out;
}

json json_of(const std::optional<weiguan::TimeRange>& range) {
  if (!range) return nullptr;
  return {weiguan::format_time(range->earliest), weiguan::format_time(range->latest)};
}

json json_of(const weiguan::FeedText& text) {
  return {{"text", text.text}, {"html", text.html}};
}

json json_of(const std::vector<weiguan::Problem>& problems) {
  json out = json::array();
  for (const weiguan::Problem& one : problems) out.push_back(one.rule + ": " + one.reason);
  return out;
}

json json_of(const weiguan::Feed& feed) {
  json out;
  out["kind"] = weiguan::to_string(feed.kind);
  out["version"] = feed.version;
  out["title"] = feed.title;
  out["description"] = feed.description;
  out["url"] = feed.url;
  out["self"] = feed.self;
  out["next"] = feed.next;
  out["language"] = feed.language;
  out["generator"] = feed.generator;
  out["authors"] = feed.authors;
  out["categories"] = feed.categories;
  out["published"] = json_of(feed.published);
  out["modified"] = json_of(feed.modified);
  out["charset"] = feed.charset;
  out["problems"] = json_of(feed.problems);
  out["entries"] = json::array();
  for (const weiguan::FeedEntry& entry : feed.entries) {
    json one;
    one["url"] = entry.url;
    one["id"] = entry.id;
    one["title"] = entry.title;
    one["summary"] = json_of(entry.summary);
    one["content"] = json_of(entry.content);
    one["authors"] = entry.authors;
    one["published"] = json_of(entry.published);
    one["modified"] = json_of(entry.modified);
    one["categories"] = entry.categories;
    one["source"] = entry.source;
    one["language"] = entry.language;
    one["image"] = entry.image;
    one["files"] = json::array();
    for (const weiguan::FeedFile& file : entry.files) {
      one["files"].push_back({{"url", file.url}, {"type", file.media_type}, {"size", file.size}});
    }
    out["entries"].push_back(std::move(one));
  }
  return out;
}

json json_of(const weiguan::Sitemap& sitemap) {
  json out;
  out["kind"] = weiguan::to_string(sitemap.kind);
  out["charset"] = sitemap.charset;
  out["problems"] = json_of(sitemap.problems);
  out["entries"] = json::array();
  for (const weiguan::SitemapEntry& entry : sitemap.entries) {
    json one{{"url", entry.url}, {"modified", json_of(entry.modified)}};
    one["alternates"] = json::array();
    for (const auto& other : entry.alternates) one["alternates"].push_back(other.url);
    out["entries"].push_back(std::move(one));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) try {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what != "feeds" && what != "sitemaps") {
    std::fputs("usage: measure_feeds feeds|sitemaps < FILES\n", stderr);
    return 64;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const std::string bytes = read_file(line.substr(0, tab));
    const std::string charset = tab < line.size() ? line.substr(tab + 1) : "";
    json row;
    if (what == "feeds") {
      weiguan::FeedInput input;
      input.bytes = bytes;
      input.http_charset = charset;
      row = json_of(weiguan::read_feed(input));
    } else {
      weiguan::SitemapInput input;
      input.bytes = bytes;
      row = json_of(weiguan::read_sitemap(input));
    }
    row["file"] = line.substr(0, tab);
    std::puts(row.dump(-1, ' ', false, json::error_handler_t::replace).c_str());
  }
  return 0;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "measure_feeds: %s\n", problem.what());
  return 1;
}
