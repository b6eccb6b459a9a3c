// The thirteen months the table is made of, and what each phrase did in them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "instruments/asked_phrases.h"
#include "instruments/selection.h"
#include "stats/intervals.h"
#include "stats/share.h"

namespace weiguan::monthly {

// The month in question is the last; the one before it stands before it, the same month a year ago
// first.
inline constexpr std::size_t months = 13;
inline constexpr std::size_t year_ago = 0, before = months - 2, now = months - 1;

struct Month {
  Period period;
  Ground ground;           // All outlets together.
  std::uint64_t days = 0;  // Of the calendar.
  std::uint64_t days_with_text = 0;
};

// The first dated use of an outlet in the month.
struct FirstUse {
  TimeRange published;
  ArticleId article{};
  std::uint64_t articles = 0;  // With the phrase, in the month.
};

struct Record {
  std::array<std::uint64_t, months> articles{};  // With the phrase in their text.
  std::map<std::string, FirstUse> outlets;       // Who used it in the month, by id.
  std::vector<ArticleId> articles_by_id;         // Of the month, the first 100.
};

enum class Move {
  none,     // Its share is not surely another than in the month before.
  missing,  // The month, or those it is compared with, have no text.
  entered,  // Used, and in none of the twelve months before that have a text.
  rose,
  fell,
  left  // Not used, though by its share of the twelve months before at least three articles were
        // due.
};

std::string_view to_string(Move move);

struct Verdict {
  Move move = Move::none;
  std::optional<Estimate> change;  // Log ratio of the shares, now to the month before, base 2.
  double p = 1;                    // Adjusted over all phrases (Benjamini and Hochberg 1995).
};

using Months = std::array<Month, months>;

Share share_in(const Record& record, const Months& all, std::size_t month);

// The twelve months before, as far as they have a text.
Share share_of_year(const Record& record, const Months& all);

// One for each record.
std::vector<Verdict> judge(const std::vector<Record>& records, const Months& all);

Months take_months(const Archive& archive, const Selection& selection, const Period& month);

std::vector<Record> take_records(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    const Selection& selection,
    const Months& all,
    const RunContext& context);

}  // namespace weiguan::monthly
