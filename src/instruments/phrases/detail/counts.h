// The uses of each phrase, summed by who and period.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "instruments/asked_phrases.h"
#include "instruments/selection.h"
#include "stats/share.h"

namespace weiguan::phrases {

// The use that is the first or the last of its kind.
struct DatedUse {
  ArticleId article{};
  TimeRange published;
};

struct Cell {
  std::uint64_t articles = 0, occurrences = 0;
  std::uint64_t title_articles = 0, title_occurrences = 0;
  std::optional<DatedUse> first, last;    // In the text.
  std::vector<ArticleId> articles_by_id;  // The first ones, where no search can name them.
};

// Of one phrase and one outlet or group.
struct Track {
  std::map<Time, Cell> cells;  // By start of period; none counts 0.
  Cell undated;
};

using Tracks = std::vector<std::map<std::string, Track>>;  // By phrase, then by who.

inline constexpr std::size_t most_named_articles = 100;  // In one cell.

// `name_articles`: for each phrase, whether cells keep ids of articles.
Tracks count_uses(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    Overlap overlap,
    const Selection& selection,
    const std::vector<bool>& name_articles,
    const RunContext& context);

// The series of one track over the periods shown: articles with the phrase of articles with a text;
// nothing where there is no text at all.
std::vector<std::optional<Share>> series_of(
    const Track& track,
    const std::string& who,
    const Survey& survey,
    const std::vector<Period>& periods);

}  // namespace weiguan::phrases
