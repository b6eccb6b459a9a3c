// A feed (RSS, Atom, JSON Feed) to its entries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/time.h"
#include "model/article.h"

namespace weiguan {

struct FeedInput {
  std::string_view bytes;    // As served, content coding undone.
  std::string url;           // Where it was got; may be empty.
  std::string http_charset;  // Of the Content-Type header; may be empty.
  Time captured{};  // No date more than a day later is believed; not looked at where it is 1970.
  Zone zone;        // For dates without a zone: the outlet's.
};

struct FeedLimits {
  std::size_t max_bytes = std::size_t{32} << 20;  // Of the feed; the rest is not read.
  std::size_t max_entries = 20'000;
  std::size_t max_nodes = 200'000;  // Tags and runs of text of one entry; the rest is left out.
  std::size_t max_depth = 256;      // Of nested tags; deeper ones are left out.
};

// rdf is RSS 0.90 and 1.0; none is anything that is no feed.
enum class FeedKind { none, rss, rdf, atom, json };

std::string_view to_string(FeedKind kind);

// What a feed says twice: as text, and as the HTML it came from.
struct FeedText {
  std::string text;  // Plain, a newline between paragraphs.
  std::string html;  // Links made absolute; empty where the feed gives plain text.
};

// An enclosure, attachment or media:content.
struct FeedFile {
  std::string url;  // Absolute.
  std::string media_type;
  std::uint64_t size = 0;  // In bytes, as declared; 0 where it is not.
};

struct FeedEntry {
  std::string url;                   // Of the article, absolute; empty where the entry names none.
  std::string id;                    // guid, atom:id: as written.
  std::string title;                 // Plain, one line.
  FeedText summary;                  // RSS calls it description, which may be the whole text, too.
  FeedText content;                  // Empty where the feed has summaries only.
  std::vector<std::string> authors;  // The feed's, where the entry names none.
  std::optional<TimeRange> published;
  std::optional<TimeRange> modified;
  std::vector<std::string> categories;
  std::string source;    // The outlet the entry says it comes from, as written.
  std::string language;  // As declared, "zh-cn"; the feed's where the entry declares none.
  std::vector<FeedFile> files;
  std::string image;  // Absolute.
  // Its bytes in the input; both 0 where they are not known, because the input was not UTF-8.
  std::uint64_t begin = 0;
  std::uint64_t end = 0;  // Not included.
};

struct Feed {
  FeedKind kind = FeedKind::none;
  std::string version;  // "2.0", "0.91", "1.1"; empty where it declares none.
  std::string title;
  std::string description;
  std::string url;   // Of the site's page that it feeds, absolute.
  std::string self;  // Of the feed, as it says.
  std::string next;  // Of the feed's next page (RFC 5005, JSON Feed).
  std::string language;
  std::string generator;
  std::vector<std::string> authors;
  std::vector<std::string> categories;
  std::optional<TimeRange> published;
  std::optional<TimeRange> modified;
  std::vector<FeedEntry> entries;  // In the order of the feed.
  std::string charset;             // That the bytes were decoded as.
  // What was mended, a limit met, dates and addresses that could not be read.
  std::vector<Problem> problems;
};

// The kind is told by content.  Never throws for bad input: what is readable of a broken or cut
// feed is kept, and the problems say what was wrong.  Entities that a file declares are never
// expanded and nothing is fetched.  Time and memory are bounded by the limits.  Safe from many
// threads at once.
Feed read_feed(const FeedInput& input, const FeedLimits& limits = {});

// Whether read_feed() is likely to find a feed; `first_bytes` should be some thousand.
bool looks_like_feed(std::string_view first_bytes);

}  // namespace weiguan
