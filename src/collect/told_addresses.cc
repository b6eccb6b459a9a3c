#include "collect/detail/told_addresses.h"

#include <algorithm>
#include <regex>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/url.h"
#include "capture/http.h"
#include "extract/feed.h"
#include "extract/links.h"
#include "extract/opml.h"
#include "extract/same_path.h"
#include "extract/sitemap.h"

namespace weiguan {

namespace {

// Longer ones are left out, before a pattern is looked for in them: std::regex needs the more of
// the stack the longer they are.
constexpr std::size_t longest_address = 2048;

// A sitemap may be a gzip file, whatever its headers say.
std::string unpacked(std::string_view bytes) {
  if (!bytes.starts_with("\x1f\x8b")) return std::string(bytes);
  std::string message = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n";
  message += bytes;
  return parse_http(message).body;
}

class Reader {
 public:
  Reader(const Source& source, const SourceAnswer& answer) : source_(source), answer_(answer) {
    if (!source.links.empty()) links_.emplace(source.links, std::regex::optimize);
  }

  ToldAddresses feed() {
    const Feed feed =
        read_feed({answer_.bytes, answer_.url, answer_.charset, captured(), answer_.zone});
    take_over(feed.problems);
    if (feed.kind == FeedKind::none) {
      told_.failure = "It is no feed: neither RSS nor Atom nor JSON Feed.";
      return std::move(told_);
    }
    for (const FeedEntry& one : feed.entries) {
      WatchedAddress* address = add(one.url, {}, Rank::first);
      if (address == nullptr) continue;
      address->published = one.published;
      if (one.modified) address->changed = ExactTime{one.modified->latest};
    }
    return std::move(told_);
  }

  ToldAddresses sitemap() {
    const std::string bytes = unpacked(answer_.bytes);
    const Sitemap map =
        read_sitemap({bytes, answer_.url, answer_.charset, captured(), answer_.zone});
    take_over(map.problems);
    if (map.kind == SitemapKind::none) {
      told_.failure = "It is no sitemap.";
      return std::move(told_);
    }
    const bool index = map.kind == SitemapKind::index;
    for (const std::size_t i : kept(map)) {
      const SitemapEntry& one = map.entries[i];
      if (!index && !is_wanted(one.url)) continue;
      WatchedAddress* address =
          index ? add(one.url, purpose::sitemap, Rank::source) : add(one.url, {}, Rank::first);
      if (address == nullptr) continue;
      address->published = one.published;
      if (one.modified) address->changed = ExactTime{one.modified->latest};
    }
    return std::move(told_);
  }

  ToldAddresses listing() {
    const PageLinks page =
        read_links({answer_.bytes, answer_.url, answer_.charset, captured(), answer_.zone});
    take_over(page.problems);
    for (const PageLink& one : page.links) {
      if (is_wanted(one.url)) add(one.url, {}, Rank::first);
    }
    if (told_.addresses.empty())
      told_.failure = "No link of the page is one that counts; look at `links` of the source.";
    return std::move(told_);
  }

  ToldAddresses opml() {
    const Opml list = read_opml({answer_.bytes, answer_.url, answer_.charset});
    take_over(list.problems);
    if (!list.is_opml) told_.failure = "It is no OPML file.";
    for (const OpmlFeed& one : list.feeds) add(one.url, purpose::feed, Rank::source);
    return std::move(told_);
  }

 private:
  Time captured() const { return std::chrono::floor<std::chrono::seconds>(answer_.now); }

  void take_over(const std::vector<Problem>& problems) {
    for (Problem problem : problems) {
      problem.file = answer_.url;
      told_.problems.push_back(std::move(problem));
    }
  }

  // Those of a sitemap's entries that are not one page under many names.
  std::vector<std::size_t> kept(const Sitemap& map) {
    std::vector<std::string> urls;
    for (const SitemapEntry& one : map.entries) urls.push_back(one.url);
    std::set<std::size_t> dropped;
    for (const SamePath& group : same_paths(urls, most_of_one_page * 2)) {
      // Parameters that name pages stay, as long as they are not very many.
      const std::size_t most =
          group.difference == Difference::names ? most_named : most_of_one_page;
      if (group.members.size() <= most) continue;
      dropped.insert(
          group.members.begin() + static_cast<std::ptrdiff_t>(most), group.members.end());
      told_.problems.push_back(same_path_problem(group, answer_.url, most));
    }
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < urls.size(); ++i) {
      if (!dropped.contains(i)) all.push_back(i);
    }
    return all;
  }

  bool is_wanted(const std::string& url) const {
    if (url.size() > longest_address) return true;  // add() says what is wrong with it.
    if (links_) return std::regex_search(url, *links_);
    return source_.kind != Source::Kind::listing || host_of(url) == host_of(answer_.url);
  }

  // Null where it is no address of the web.
  WatchedAddress* add(const std::string& url, std::string_view purpose, Rank rank) {
    if (url.empty()) return nullptr;
    const auto parsed = parse_url(url);
    if (!parsed || (parsed->scheme != "http" && parsed->scheme != "https") ||
        parsed->host.empty() || url.size() > longest_address) {
      told_.problems.push_back(
          {answer_.url,
           0,
           0,
           "fetch-address",
           fmt::format("\"{}\" is no address of the web.", url.substr(0, 200))});
      return nullptr;
    }
    WatchedAddress address;
    address.url = url;
    address.purpose = purpose;
    address.source = source_.name;
    address.via = answer_.url;
    address.found = answer_.now;
    address.due = answer_.now;
    address.rank = rank;
    told_.addresses.push_back(std::move(address));
    return &told_.addresses.back();
  }

  static constexpr std::size_t most_named = 5000;

  const Source& source_;
  const SourceAnswer& answer_;
  std::optional<std::regex> links_;
  ToldAddresses told_;
};

}  // namespace

std::string purpose_of(Source::Kind kind) {
  switch (kind) {
    case Source::Kind::feed:
      return std::string(purpose::feed);
    case Source::Kind::sitemap:
      return std::string(purpose::sitemap);
    case Source::Kind::listing:
      return std::string(purpose::listing);
    case Source::Kind::opml:
      return std::string(opml_purpose);
    case Source::Kind::addresses:
      break;
  }
  return {};
}

ToldAddresses read_source(const Source& source, const SourceAnswer& answer) {
  Reader reader(source, answer);
  if (answer.purpose == purpose::feed) return reader.feed();
  if (answer.purpose == purpose::sitemap) return reader.sitemap();
  if (answer.purpose == purpose::listing) return reader.listing();
  return reader.opml();
}

}  // namespace weiguan
