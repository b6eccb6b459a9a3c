// What a text that may be XML is, by its root element.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weiguan::extract {

struct XmlRoot {
  std::size_t at = std::string_view::npos;  // Of its "<".
  std::string name;                         // Lower case, without its prefix.
};

// The first tag that is the root of a feed, sitemap or list of feeds: rss, feed, rdf, channel,
// urlset, sitemapindex, opml; npos where an HTML page or nothing of the kind begins in the first
// megabyte. Comments do not count.
XmlRoot root_of(std::string_view text);

}  // namespace weiguan::extract
