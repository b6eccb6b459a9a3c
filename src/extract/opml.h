// A list of feeds (OPML 1.0, 1.1 and 2.0), as feed readers export it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace weiguan {

struct OpmlInput {
  std::string_view bytes;    // As served, content coding undone.
  std::string url;           // Where it was got, or the file's name; may be empty.
  std::string http_charset;  // Of the Content-Type header; may be empty.
};

struct OpmlLimits {
  std::size_t max_bytes = std::size_t{32} << 20;  // Of the file; the rest is not read.
  std::size_t max_feeds = 50'000;
  std::size_t max_nodes = 500'000;  // Tags, attributes and runs of text; the rest is left out.
};

struct OpmlFeed {
  std::string url;    // xmlUrl, absolute.
  std::string title;  // title, else text; one line.
  std::string site;   // htmlUrl, absolute; empty where it has none.
  std::string folder;  // The titles of the outlines above, outermost first: "报纸/地方".  A "/" in
                       // a title becomes "-".  Without folders, the first of its `category`.
};

struct Opml {
  bool is_opml = false;
  std::string title;
  std::vector<OpmlFeed> feeds;     // In the order of the file; each address once, the first counts.
  std::vector<std::string> lists;  // Other OPML files that it includes; absolute, not fetched.
  std::string charset;
  std::vector<Problem> problems;
};

// As read_feed(): never throws for bad input, keeps what is readable of a broken or cut file,
// expands no entities of the file's own, fetches nothing.  Outlines that are marked as comments
// are left out, with what is in them.  Time and memory are bounded by the limits.  Safe from many
// threads at once.
Opml read_opml(const OpmlInput& input, const OpmlLimits& limits = {});

bool looks_like_opml(std::string_view first_bytes);

}  // namespace weiguan
