#include "extract/detail/state_text.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/dates.h"
#include "extract/detail/document.h"
#include "extract/detail/guard.h"
#include "extract/detail/published.h"
#include "extract/detail/state.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr int least_text = 40;
// A page that shows more than this by itself is read from what it shows.
constexpr int enough_text = 160;
// Data may hold a draft, or less than what a reader saw.
constexpr double most_confidence = 0.7;

struct StateText {
  std::string text;
  int size = 0;
  double confidence = 0;
};

StateText text_of(const PageState& state, std::size_t max_depth) {
  const Guarded guarded = guard("<body><article>" + state.html + "</article>", max_depth);
  const Document document = parse_html(guarded.html);
  const std::vector<Block> blocks = blocks_of(document, Hidden::shown);
  const Body body = choose_body(document, blocks, no_block, true);
  StateText out;
  const std::string title = letters_of(state.title);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (body.fates[i] != Fate::kept) continue;
    if (out.text.empty() && !title.empty() && letters_of(blocks[i].text) == title) continue;
    if (!out.text.empty()) out.text += '\n';
    out.text += blocks[i].text;
    out.size += blocks[i].size;
  }
  out.confidence = std::min(most_confidence, body.confidence);
  return out;
}

// True when it was taken.
bool take_time(const PageState& state, const ShownPage& shown, const PageInput& input, Page& page) {
  if (page.published && page.published->source != TimeSource::text) return false;
  if (state.published.empty()) return false;
  const auto date = date_of_value(state.published);
  if (!date) return false;
  const TimeRange range = range_of(*date, input.zone, TimeSource::metadata);
  if (range.earliest > input.captured + std::chrono::days{1}) return false;
  const bool within = page.published && page.published->earliest <= range.earliest &&
                      range.latest <= page.published->latest;
  if (page.published && shown.has_date && !within) return false;
  page.published = range;
  page.published_zone = date->offset ? zone_name(*date->offset) : std::string();
  page.published_from = "state";
  return true;
}

void take_names(const PageState& state, Page& page) {
  if (page.authors.empty()) page.authors = state.authors;
  if (page.source.empty()) page.source = state.source;
}

bool is_open(const Page& page, const ShownPage& shown) {
  switch (page.kind) {
    case PageKind::article:
      return shown.size < enough_text;
    case PageKind::listing:
    case PageKind::unknown:
      return true;
    case PageKind::error:
      // One that leads away by a script and says nothing.
      return shown.size == 0;
    default:
      return false;
  }
}

}  // namespace

StateNotes take_state(const ShownPage& shown, const PageInput& input, Page& page) {
  StateNotes notes;
  if (is_open(page, shown)) {
    if (const auto state = find_state(shown.html, page.title)) {
      StateText found = text_of(*state, shown.max_depth);
      if (found.size >= std::max(least_text, 3 * shown.size)) {
        notes.push_back(fmt::format("text from data in a script ({})", state->from));
        page.kind = PageKind::article;
        page.text = std::move(found.text);
        page.confidence = found.confidence;
        if (!state->title.empty() && (page.title.empty() || !shown.has_headline))
          page.title = state->title;
        take_names(*state, page);
        if (take_time(*state, shown, input, page))
          notes.emplace_back("published from data in a script");
        return notes;
      }
    }
  }
  const bool undated = !page.published || page.published->source == TimeSource::text;
  if (page.kind != PageKind::article || !undated) return notes;
  if (const auto state = find_state_facts(shown.html, page.title)) {
    take_names(*state, page);
    if (take_time(*state, shown, input, page))
      notes.emplace_back("published from data in a script");
  }
  return notes;
}

}  // namespace weiguan::extract
