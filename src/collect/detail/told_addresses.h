// What a source tells: the addresses in a feed, sitemap, listing page or list of feeds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/frontier.h"
#include "base/problem.h"
#include "base/time.h"
#include "packs/sources.h"

namespace weiguan {

struct SourceAnswer {
  std::string_view bytes;  // Content coding undone.
  std::string url;
  std::string purpose;  // feed, sitemap, listing, opml: what it should be.
  std::string charset;  // Of its Content-Type.
  ExactTime now{};
  Zone zone;  // For dates without one.
};

struct ToldAddresses {
  std::vector<WatchedAddress> addresses;  // Due at once; of a feed the newest first.
  std::vector<Problem> problems;          // Their file is the source's address.
  std::string failure;  // Why it is no such source: a sentence; empty where it is one.
};

// Never throws for bad input.  Of a sitemap's index the sitemaps come, with purpose sitemap; of an
// OPML file the feeds.  `source.links` chooses among addresses of articles.
ToldAddresses read_source(const Source& source, const SourceAnswer& answer);

// Of addresses that differ only behind the "?", and by no name of a page, so many are taken.
inline constexpr std::size_t most_of_one_page = 20;

// Purpose of a list of feeds; the other purposes stand in model/capture.h.
inline constexpr std::string_view opml_purpose = "opml";
std::string purpose_of(Source::Kind kind);  // Empty for a list of addresses.

}  // namespace weiguan
