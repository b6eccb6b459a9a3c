// What is watched: the [[source]] entries of a pack's sources.toml, and of weiguan.toml.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace weiguan {

// Where addresses of articles are told.
struct Source {
  enum class Kind { feed, sitemap, listing, opml, addresses };

  std::string name;  // Told in `weiguan status --sources`; of the letters of an outlet's id.
  Kind kind = Kind::feed;
  std::string url;                     // Of a feed, sitemap, listing or OPML file.
  std::vector<std::string> addresses;  // Of Kind::addresses: these, and those in `file`.
  std::string file;                    // Below the observatory: one address a line.
  // Of a listing or sitemap: a regular expression (ECMAScript) that is found in the addresses that
  // count; empty: every one on the same site.
  std::string links;
  std::uint64_t every = 30;  // Minutes from one look at the source to the next.
  bool local = false;        // Private and loopback addresses are allowed.
  bool ignore_robots = false;
  bool images = false;  // Those of its articles are fetched, too.
};

// Those that are without a fault; what is wrong with the others is told, rule "pack-source-<key>",
// and they are left out.  Two of one name: the second is left out.  `file` is only named.
std::vector<Source> parse_sources(
    std::string_view toml, const std::string& file, const ProblemSink& problems);

}  // namespace weiguan
