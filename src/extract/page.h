// An HTML page to what it says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/time.h"
#include "model/article.h"
#include "model/capture.h"
#include "text/notices.h"

namespace weiguan {

struct PageInput {
  std::string_view bytes;    // As served, content coding undone.
  std::string url;           // Where it was got; may be empty.
  std::string http_charset;  // Of the Content-Type header; may be empty.
  Time captured{};  // Nothing is taken for published after it (a day's grace for wrong clocks).
  Zone zone;        // For dates without a zone: the outlet's.
  // What pages of platforms say that stand in place of others; the general wordings, in Chinese and
  // English, are known without.  Must outlive the call.
  const Notices* notices = nullptr;
};

struct PageLimits {
  std::size_t max_bytes = std::size_t{10} << 20;  // Of a page; the rest is not read.
  std::size_t max_depth = 512;  // Of nested tags; deeper ones are read as if closed.
};

enum class PageKind {
  article,
  listing,     // Links to articles, of a section or a search.
  front_page,  // The listing at a site's root.
  notice,  // Says that an article was removed, or may not be seen: 该内容已被发布者删除.
  error,   // The server's own: not found, out of order, moved.
  challenge,  // A captcha, or a check that the reader is a browser.
  login,      // Asks to sign in or to pay before anything is shown.
  unknown     // None of these can be told: too little text.
};

std::string_view to_string(PageKind kind);  // article listing front-page notice ...

// Which edition of an article an address or a page is.
enum class PageVariant { standard, amp, print };

struct Page {
  PageKind kind = PageKind::unknown;
  std::string title;  // Without the site's name; one line.
  std::string text;   // Paragraphs with a newline between; empty where no article was found.
  std::vector<std::string> authors;
  std::vector<std::string> editors;    // 责任编辑, 编辑; never among the authors.
  std::optional<TimeRange> published;  // Never first_seen.
  std::string published_zone;  // As the page writes it with `published`, "+08:00"; else empty.
  std::optional<TimeRange> modified;
  std::string modified_zone;   // As the page writes it with `modified`; else empty.
  std::string published_from;  // What names it: "json-ld", "meta", "headline", "address", ...
  std::string source;          // The 来源 line's outlet, as written.
  std::string original_title;  // 原标题.
  Dateline dateline;
  std::vector<Image> images;  // Of the article, not of the site; in page order.
  std::string site_name;
  std::string section;
  // The address of the standard edition: as the page names it, absolute; for an AMP or print
  // edition that names none, what its address says.  Empty where neither tells.
  std::string canonical;
  PageVariant variant = PageVariant::standard;
  std::string next_page;      // 下一页 of the same article, absolute; empty where there is none.
  std::string previous_page;  // Likewise.
  std::string language;       // Detected from the text, else as declared.
  std::string script;
  std::string charset;  // That the bytes were decoded as.
  // Why the page does not show what stood at its address, where it says so; only with the kinds
  // notice, error, challenge and login.
  std::optional<Cause> notice_cause;
  std::string notice_text;  // Its words, one line of at most 200 characters; empty with no cause.
  // Where the page sends its reader by itself, at once or after some seconds (a meta refresh, a
  // script), absolute; never of an article.  Empty where nowhere.
  std::string location;
  std::uint64_t sketch = 0;       // Of all visible text (text/sketch.h); 0 where there is none.
  double confidence = 0;          // That `text` is the article and all of it: 0 to 1.
  std::vector<Problem> problems;  // A limit met, bytes without meaning in the charset.
};

// What became of a block of the page (the text between two tags that begin a new line), and why.
struct BlockTrace {
  std::string text;  // One line.
  bool kept = false;
  std::string why;  // "kept", "headline", "outside", "link", ...: see docs/formats/extract.md.
};

// How a page was read.
struct PageTrace {
  std::vector<BlockTrace> blocks;  // In page order.
  std::string container;           // The element chosen: "#main.article-body".
  std::vector<std::string> notes;  // One line each: "published 2024-07-02 from json-ld, headline".
};

// Never throws for bad input.  Time and memory are bounded by the limits.  Safe from many threads
// at once.  Fills in `trace` where one is given.
Page read_page(const PageInput& input, const PageLimits& limits = {}, PageTrace* trace = nullptr);

// One article of the pages of one, in their order: texts and images behind one another, a line that
// ends one page and begins the next said once; the rest is that of the first page.  The confidence
// is the least of theirs.  At least one page.
Page join_pages(std::vector<Page> pages);

bool looks_like_html(std::string_view first_bytes);

}  // namespace weiguan
