// What the readers of the feed formats share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/detail/xml.h"
#include "extract/feed.h"

namespace weiguan::extract {

// What one reading of a feed gathers besides the feed.
struct FeedState {
  const FeedInput* input = nullptr;
  std::size_t max_field = 0;      // Bytes of a field that are read.
  std::size_t address_bytes = 0;  // That relative addresses may still grow to.
  std::size_t bad_dates = 0;
  std::size_t bad_addresses = 0;
  std::size_t cut_fields = 0;
  std::string first_bad_date;
};

FeedState feed_state(const FeedInput& input);

// Tells what was counted.
void report(const FeedState& state, std::vector<Problem>& problems);

Problem feed_problem(
    const FeedInput& input, std::size_t offset, std::string rule, std::string reason);

// http and https only; empty where it is none or stays relative.
std::string address(FeedState& state, std::string_view written, const std::string& base);

// Nothing where there is no date or one that cannot be believed; the latter is counted.
std::optional<TimeRange> date(FeedState& state, std::string_view written);

enum class Writing { text, html, unknown };  // unknown: HTML where it looks like that.

FeedText rich_text(
    FeedState& state, std::string_view raw, Writing writing, const std::string& base);
std::string one_line_of(FeedState& state, std::string_view raw, Writing writing);

// The name of "a@news.example (Name)", "Name <a@news.example>"; the text itself where it is
// nothing of the kind.
std::string name_of_person(std::string_view text);

// Adds a name, a category: once, none that is empty or too long to be one.
void add(std::vector<std::string>& list, std::string name);

void add_file(FeedEntry& entry, FeedFile file);

std::uint64_t size_of(std::string_view digits);  // 0 where it is no number.

// The markup or text in an element whose text is HTML source, as RSS has it.
std::string source_in(const XmlTree& tree, XmlIndex element);

// The formats.
FeedEntry rss_entry(FeedState& state, const XmlTree& tree, XmlIndex item);
void rss_channel(FeedState& state, const XmlTree& tree, Feed& feed);
FeedEntry atom_entry(FeedState& state, const XmlTree& tree, XmlIndex at);
void atom_feed(FeedState& state, const XmlTree& tree, Feed& feed);

// The authors of an atom:author or the like; names, else their addresses.
std::string atom_person(const XmlTree& tree, XmlIndex person);

// `text` is UTF-8 and begins with "{"; its byte 0 is byte `shift` of the input where `places` is
// true. The feed stays of no kind where it is no JSON feed.
void json_feed(
    FeedState& state,
    std::string_view text,
    const FeedLimits& limits,
    bool places,
    std::size_t shift,
    Feed& feed);

}  // namespace weiguan::extract
