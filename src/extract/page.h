// An HTML page to what it says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/time.h"
#include "model/article.h"

namespace weiguan {

struct PageInput {
  std::string_view bytes;    // As served, content coding undone.
  std::string url;           // Where it was got; may be empty.
  std::string http_charset;  // Of the Content-Type header; may be empty.
  Time captured{};  // Nothing is taken for published after it (a day's grace for wrong clocks).
  Zone zone;        // For dates without a zone: the outlet's.
};

struct PageLimits {
  std::size_t max_bytes = std::size_t{10} << 20;  // Of a page; the rest is not read.
  std::size_t max_depth = 512;  // Of nested tags; deeper ones are read as if closed.
};

enum class PageKind { article, listing, unknown };

struct Page {
  PageKind kind = PageKind::unknown;
  std::string title;  // Without the site's name; one line.
  std::string text;   // Paragraphs with a newline between; empty where no article was found.
  std::vector<std::string> authors;
  std::optional<TimeRange> published;  // Never first_seen.
  std::string published_zone;  // As the page writes it with `published`, "+08:00"; else empty.
  std::optional<TimeRange> modified;
  std::string source;  // The 来源 line's outlet, as written.
  std::string site_name;
  std::string section;
  std::string canonical;  // Absolute; empty where the page names none.
  std::string language;   // Detected from the text, else as declared.
  std::string script;
  std::string charset;            // That the bytes were decoded as.
  double confidence = 0;          // That `text` is the article and all of it: 0 to 1.
  std::vector<Problem> problems;  // A limit met, bytes without meaning in the charset.
};

// Never throws for bad input.  Time and memory are bounded by the limits.  Safe from many threads
// at once.
Page read_page(const PageInput& input, const PageLimits& limits = {});

bool looks_like_html(std::string_view first_bytes);

}  // namespace weiguan
