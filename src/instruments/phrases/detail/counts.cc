#include "instruments/phrases/detail/counts.h"

#include <algorithm>

namespace weiguan::phrases {

namespace {

// A time that only says "seen by then" is no date of first use.
bool is_dated(const TimeRange& time) {
  return time.source != TimeSource::first_seen;
}

void add(Cell& cell, const PhraseUse& use, bool name_article) {
  cell.title_occurrences += use.title_occurrences;
  if (use.title_occurrences > 0) ++cell.title_articles;
  if (use.occurrences == 0) return;
  cell.occurrences += use.occurrences;
  ++cell.articles;
  if (name_article && cell.articles_by_id.size() < most_named_articles) {
    cell.articles_by_id.push_back(use.article);
  }
  if (!is_dated(use.published)) return;
  const DatedUse dated{use.article, use.published};
  if (!cell.first) cell.first = dated;  // Uses come oldest first.
  if (!cell.last || cell.last->published.latest <= use.published.latest) cell.last = dated;
}

}  // namespace

Tracks count_uses(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    Overlap overlap,
    const Selection& selection,
    const std::vector<bool>& name_articles,
    const RunContext& context) {
  Tracks tracks(phrases.size());
  if (selection.nobody) return tracks;
  std::uint64_t seen = 0;
  archive.phrase_uses(
      counted_phrases(phrases),
      overlap,
      selection.filter(),
      [&](const PhraseUse& use) {
        if (requested(context.stop)) return false;
        if (context.progress && ++seen % 4096 == 0) context.progress({"phrases", seen, 0, 0});
        const std::optional<Period> period = selection.period_of(use.published);
        const bool named = name_articles[use.phrase] || !period;
        for (const std::string& who : selection.whos(use.outlet, use.published)) {
          Track& track = tracks[use.phrase][who];
          add(period ? track.cells[period->from] : track.undated, use, named);
        }
        return true;
      },
      context.stop);
  return tracks;
}

std::vector<std::optional<Share>> series_of(
    const Track& track,
    const std::string& who,
    const Survey& survey,
    const std::vector<Period>& periods) {
  std::vector<std::optional<Share>> series;
  series.reserve(periods.size());
  for (const Period& period : periods) {
    const Ground ground = survey.at(who, period.from);
    if (ground.with_text == 0) {
      series.emplace_back();
      continue;
    }
    const auto cell = track.cells.find(period.from);
    series.push_back(
        Share{cell == track.cells.end() ? 0 : cell->second.articles, ground.with_text});
  }
  return series;
}

}  // namespace weiguan::phrases
