// A sitemap (sitemaps.org, Google News) to the addresses in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/time.h"
#include "model/article.h"

namespace weiguan {

struct SitemapInput {
  std::string_view bytes;    // As served; gzip undone.
  std::string url;           // Where it was got; may be empty.
  std::string http_charset;  // Of the Content-Type header; may be empty.
  Time captured{};  // No date more than a day later is believed; not looked at where it is 1970.
  Zone zone;        // For dates without a zone: the outlet's.
};

struct SitemapLimits {
  std::size_t max_bytes = std::size_t{64} << 20;  // The protocol allows 50 MB.
  std::size_t max_entries = 50'000;               // The protocol's own limit.
  std::size_t max_nodes = 20'000;                 // Of one entry; the rest is left out.
};

// index lists other sitemaps; text is one address a line; none is anything that is no sitemap.
enum class SitemapKind { none, pages, index, text };

std::string_view to_string(SitemapKind kind);

// The same page in another language (xhtml:link).
struct SitemapAlternate {
  std::string language;
  std::string url;
};

struct SitemapEntry {
  std::string url;                     // Of a page or, in an index, of a sitemap.  Absolute.
  std::optional<TimeRange> modified;   // lastmod
  std::optional<TimeRange> published;  // news:publication_date
  std::string title;                   // news:title
  std::string outlet_name;             // news:name of the publication
  std::string language;                // news:language of the publication
  std::vector<std::string> images;     // Addresses.
  std::vector<SitemapAlternate> alternates;
};

struct Sitemap {
  SitemapKind kind = SitemapKind::none;
  std::vector<SitemapEntry> entries;  // In the order of the file.
  std::string charset;
  std::vector<Problem> problems;
};

// As read_feed(): never throws for bad input, keeps what is readable, expands no entities of the
// file's own.  changefreq and priority are not read: they say what a site wishes, not what it did.
Sitemap read_sitemap(const SitemapInput& input, const SitemapLimits& limits = {});

bool looks_like_sitemap(std::string_view first_bytes);

}  // namespace weiguan
