#include "extract/detail/attribution.h"

#include <algorithm>

#include "extract/detail/byline.h"
#include "extract/detail/dateline.h"
#include "extract/detail/editors.h"
#include "extract/detail/lines.h"
#include "extract/detail/people.h"
#include "extract/detail/source_line.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

// The formulas of the first paragraphs, and of short lines between headline and text.
std::vector<Opening> openings_of(const PageLines& lines) {
  std::vector<Opening> out;
  if (lines.empty()) return out;
  const auto look = [&](std::size_t i, bool alone) {
    auto opening = alone ? read_byline(lines.blocks[i].text) : read_opening(lines.blocks[i].text);
    if (opening) out.push_back(std::move(*opening));
  };
  const std::size_t few = lines.first > 4 ? lines.first - 4 : 0;
  std::size_t from = lines.headline != no_block && lines.headline < lines.first
                         ? std::max(lines.headline + 1, lines.first > 8 ? lines.first - 8 : 0)
                         : few;
  for (; from < lines.first; ++from) {
    const Block& block = lines.blocks[from];
    if (block.size <= 40 && link_share(block) < 0.8) look(from, true);
  }
  for (const std::size_t i : lines.first_kept(3)) look(i, false);
  return out;
}

bool is_dateline(const Opening& opening) {
  return !opening.agency.empty() || !opening.place.empty();
}

std::vector<std::string> without(
    std::vector<std::string> names, const std::vector<std::string>& others) {
  std::erase_if(names, [&](const std::string& one) {
    return std::find(others.begin(), others.end(), one) != others.end();
  });
  return names;
}

}  // namespace

Attribution find_attribution(
    const Document& document,
    const std::vector<Block>& blocks,
    const Body& body,
    std::size_t headline,
    const Metadata& metadata,
    const std::optional<TimeRange>& published,
    const Zone& zone) {
  Attribution out;
  for (const std::string& one : metadata.authors) {
    // Some pages put their headline there.
    if (one.size() > 20 && (contains(metadata.title, one) || contains(metadata.og_title, one)))
      continue;
    add_unique(out.authors, authors_in(one));
  }
  // A list of stories has the lines of others.
  if (body.kind == PageKind::listing) {
    out.source = outlet_at(metadata.source);
    return out;
  }
  const PageLines lines = lines_of(document, blocks, body, headline);
  const std::vector<Opening> openings = openings_of(lines);
  const auto dateline = std::find_if(openings.begin(), openings.end(), is_dateline);

  out.source = source_by_headline(lines);
  if (out.source.empty()) out.source = outlet_at(metadata.source);
  if (out.source.empty() && dateline != openings.end() && !dateline->agency.empty() &&
      !is_this_outlet(dateline->agency)) {
    out.source = dateline->agency;
  }
  if (out.source.empty()) out.source = source_at_end(lines);
  if (out.source.empty()) out.source = source_behind_date(lines);

  if (dateline != openings.end()) {
    out.dateline.agency = dateline->agency;
    out.dateline.place = dateline->place;
    out.dateline.day = day_of(*dateline, published, zone);
  }

  out.editors = find_editors(lines);
  const std::vector<std::string> named = find_bylines(lines, openings);
  // Metadata often names who put the page up.
  out.authors = without(std::move(out.authors), without(out.editors, named));
  // What an English page says for machines names all its authors; a Chinese one's often only who
  // put it up.
  const bool chinese = !lines.empty() && blocks[lines.first].cjk > 0;
  if (chinese || !names_a_person(out.authors)) add_unique(out.authors, named);
  if (!names_a_person(out.authors)) {
    add_unique(out.authors, without(find_marked_authors(lines), out.editors));
  }
  out.original_title = find_original_title(lines);
  return out;
}

}  // namespace weiguan::extract
