// Article: what was read out of a capture; a news article, a post, an answer or a document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/ids.h"

namespace weiguan {

enum class ArticleKind { article, post, answer, document };

std::string_view to_string(ArticleKind kind);
std::optional<ArticleKind> parse_article_kind(std::string_view text);

// How a time is known, the surest first.
enum class TimeSource { record, feed, metadata, text, address, first_seen };

std::string_view to_string(TimeSource source);  // record feed metadata text address first-seen
std::optional<TimeSource> parse_time_source(std::string_view text);

// A time that is known to lie in an interval: a day without a time of day is 24 hours long.
struct TimeRange {
  Time earliest{};
  Time latest{};  // Included; equal to `earliest` when the second is known.
  TimeSource source = TimeSource::first_seen;

  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

// Nothing is known but that it stood there at `seen`: from the beginning of time until then.
TimeRange first_seen(Time seen);
inline constexpr Time beginning_of_time{std::chrono::sys_days{std::chrono::year{1} / 1 / 1}};

// The better of two: the surer source, then the shorter interval, then the earlier.  It does not
// matter which is given first, so an archive does not depend on the order of its imports.
TimeRange better(const TimeRange& a, const TimeRange& b);

// A picture that an article shows.
struct Image {
  std::string url;      // Absolute where the page's address is known.
  std::string caption;  // As written beside it; empty where there is none.
  std::string alt;      // The text the page gives for those who cannot see it.

  friend bool operator==(const Image&, const Image&) = default;
};

// The formula that opens a dispatch: （新华社北京7月2日电）, "BEIJING, July 2 (Xinhua)", 本报讯.
struct Dateline {
  std::string
      agency;  // Who sent it, as written: 新华社, "Xinhua"; 本报 is the outlet of the source.
  std::string place;  // As written: 北京, "BEIJING"; empty where none is.
  // The day, in the outlet's zone; its year is that of the publication where none is written.
  std::optional<TimeRange> day;

  bool empty() const { return agency.empty() && place.empty() && !day; }
  friend bool operator==(const Dateline&, const Dateline&) = default;
};

enum class Before { yes, no, cannot_tell };
Before is_before(const TimeRange& a, const TimeRange& b);

struct Article {
  ArticleId id{};
  ArticleKind kind = ArticleKind::article;
  // The page's canonical address, else the captured one; empty for a row without one.
  std::string url;
  std::string title;    // UTF-8, one line; empty where there is none.
  std::string text;     // UTF-8, a newline between paragraphs.
  std::string account;  // Who posted, "platform:name"; empty where there is none.
  TimeRange published;  // first_seen where nothing better is known.
  std::optional<TimeRange> modified;
  std::vector<std::string> authors;  // Who wrote it, reporters of its dateline among them.
  std::vector<std::string> editors;  // 责任编辑: who passed it for print.
  std::string outlet;                // The pack's id of the outlet; empty where not known.
  std::string outlet_name;  // The outlet as the record itself names it; empty where it does not.
  std::string source;  // The outlet the text says it comes from (来源), as written; empty where it
                       // does not.
  std::string source_outlet;   // The pack's id of that outlet; empty where not known.
  std::string original_title;  // 原标题: the headline it had there; empty where none is told.
  Dateline dateline;
  std::vector<Image> images;  // In page order.
  std::string section;
  std::string language;  // ISO 639: "zh", "en", ...; empty where it cannot be told.
  // ISO 15924, for Chinese: "Hans", "Hant", "Hani" (both mixed), or empty (too short).
  std::string script;
  std::vector<std::string> tags;
  // That `text` is the article and all of it, 0 to 1; 1 where a record says so.
  double confidence = 1;

  friend bool operator==(const Article&, const Article&) = default;
};

// The id: of kind, normal address, account, title and text.  What may be learnt later (time,
// outlet, authors) is no part of it.
ArticleId article_id(const Article& article);

// That an article was read out of a capture.
struct Reading {
  ArticleId article{};
  CaptureId capture{};
  std::uint64_t begin = 0;  // The row's bytes in the capture's payload (JSONL, CSV).
  std::uint64_t end = 0;    // Not included.  0: the whole payload.
  // JSON object of the row's fields that no mapping took; empty where there are none.
  std::string extra;

  friend bool operator==(const Reading&, const Reading&) = default;
};

// Observation::counter of an article that somebody else saw gone; its value is 1.
inline constexpr std::string_view removed_counter = "removed";

// A counter of an article at a time.
struct Observation {
  ArticleId article{};
  Time time{};
  std::string counter;  // likes, reposts, comments, reads, heat, position, removed
  double value = 0;
  CaptureId capture{};
  std::uint64_t begin = 0;  // The row's bytes in the capture's payload, as in Reading.
  std::uint64_t end = 0;
  std::string words;  // What was said there; of `removed` the notice.  Mostly empty.

  friend bool operator==(const Observation&, const Observation&) = default;
};

// A range of an article's text, in bytes on character borders.
struct Passage {
  ArticleId article{};
  std::uint64_t begin = 0;
  std::uint64_t end = 0;  // Not included.

  friend bool operator==(const Passage&, const Passage&) = default;
};

}  // namespace weiguan
