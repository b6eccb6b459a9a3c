// The links of an HTML page.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/problem.h"
#include "extract/page.h"

namespace weiguan {

struct PageLink {
  std::string url;   // Absolute, http or https, without fragment; escaped no more than written.
  std::string text;  // What stands in the link, one line; else what its picture is called.
  bool nofollow = false;  // Every link to the address, or the page (meta robots), says so.
};

struct PageLinks {
  // In page order, each address once: where it stands first, with the first text that is not empty.
  std::vector<PageLink> links;
  std::vector<Problem> problems;  // As those of read_page(), and "html-links" where a limit is met.
};

struct LinkLimits {
  PageLimits page;
  std::size_t max_links = 20'000;
  std::size_t max_address = 4096;  // Bytes; longer ones are left out.
  std::size_t max_text = 300;      // Characters of a link's text.
};

// Of `a` elements; relative addresses refer to the page's `base`, else to `input.url`.  Links to
// the page itself and within it are left out, and so is what scripts make.  Never throws for bad
// input.  Time and memory are bounded by the limits.  Safe from many threads at once.
PageLinks read_links(const PageInput& input, const LinkLimits& limits = {});

}  // namespace weiguan
