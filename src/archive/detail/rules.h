// The rules that every backend keeps: which article passes a filter or a field of a query, and what
// becomes of an article that is read a second time.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "text/compared.h"

namespace weiguan::detail {

// Where an article's metadata come from: of all its readings the one that is least in this order.
struct Origin {
  Time time{};  // The capture's.
  CaptureId capture{};
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  friend auto operator<=>(const Origin&, const Origin&) = default;
};

bool lies_in(const TimeRange& range, const Period& period);  // All of it.
bool touches(const TimeRange& range, const Period& period);  // Some of it, or all.

// All of the filter but the period.
bool passes_lists(const Filter& filter, const Article& article);
bool passes(const Filter& filter, const Article& article);

// The fields of a query, each for one value.  Values are as parse_query() leaves them.
bool account_matches(std::string_view account, std::string_view value);
bool site_matches(std::string_view url, std::string_view value);
bool raw_matches(std::string_view extra, std::string_view folded_value);

// "people.com.cn" -> "cn.com.people.": an address's host so turned round that a site and its
// subdomains begin alike.  Empty where the address has no host.
std::string site_key(std::string_view url);
std::string site_key_of_host(std::string_view host);

// Oldest first: by earliest, then latest, then id.
bool is_older(const Article& a, const Article& b);

// Captures by time, then id.
bool is_earlier(const Capture& a, const Capture& b);
// Removals by time, then article, capture and row.
bool is_earlier_removal(const Observation& a, const Observation& b);

// Whether a normal_url() is one that Archive::visits() tells of.
bool is_web_address(std::string_view normal);
// Whether Visited::again tells of it.
bool was_visited_again(const Visits& visits);
// Whether every article passes the filter.
bool asks_for_nothing(const Filter& filter);

// What comparing two texts gave, with their ids.  Every backend compares with the article of the
// lesser id as the source, and turns the result where the other one is older.
Repeat as_repeat(ArticleId source, ArticleId target, Repetition&& found);
void turn(Repeat& repeat);  // Source and target change places.

// How many tokens an article has, for score().
std::uint64_t count_tokens(std::string_view title, std::string_view text);

// The same for every backend, so that all say it in the same words.
[[noreturn]] void fail_missing_capture(CaptureId id);
[[noreturn]] void fail_missing_article(ArticleId id);

}  // namespace weiguan::detail
