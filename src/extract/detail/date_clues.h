// What speaks for and against each day that a page names as the day of its publication.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/detail/dates.h"
#include "extract/detail/published.h"
#include "extract/detail/visible_dates.h"

namespace weiguan::extract {

enum class Clue {
  // Of the page as a whole.
  address,
  json_article,
  json_page,
  json_other,
  meta,
  meta_vague,
  microdata,
  microdata_list,  // One of several.
  state,
  modified_json,
  modified_meta,
  modified_microdata,
  described,      // In the title or the description.
  address_month,  // The address or the article's pictures name its month.
  upload_month,
  // Where it stands in the text.
  below,   // The headline.
  above,   // The headline.
  start,   // Of the body, where no headline is near.
  end,     // Of the body.
  inside,  // The body.
  outside,
  // How.
  time_tag,
  marked,
  bare,
  mixed,
  prose,       // In place of the above: in a sentence, which tells no place of its own.
  prose_near,  // By the headline.
  prose_lead,  // By the headline, set apart at its beginning: a dateline.
  // What it is called.
  called_published,
  called_stated,
  called_updated,
  called_signed,
  called_other,
  // What speaks against it.
  furniture,
  comment,
  quoted,
  unseen,        // Only an attribute has it.
  alike,         // Elements of its form hold many days.
  alike_first,   // Likewise, but it is the first of them.
  post,          // The first of them, called published and with a time: a forum's first post.
  later,         // Another stands in such a place before it.
  swapped,       // Day and month exchanged.
  far,           // Some way below the headline.
  linked,        // In a link.
  contradicted,  // In a sentence or line, where metadata calls another day published.
  updated,       // Called so, where metadata calls an earlier day published.
  modified,      // Metadata calls it modified, and an earlier one published.
  clock,         // With the time of day (which speaks for it).
  again,         // It stands there more than once (which speaks for it).
  any,           // Each day has it.
  count
};

// A day as it stands at one place.
struct Sighting {
  WrittenDate date;
  std::vector<Clue> clues;
  std::size_t block = no_block;  // Of the text.
};

struct Candidate {
  int day = 0;                    // WrittenDate::number().
  std::vector<Clue> agreeing;     // What does not name the day, but fits it.
  std::vector<Sighting> told;     // By address and metadata; each with one clue.
  std::vector<Sighting> visible;  // In the text; the best of them counts.
};

// By day.
std::vector<Candidate> candidates(
    const Document& document,
    const std::vector<Block>& blocks,
    const Metadata& metadata,
    const DateContext& context);

}  // namespace weiguan::extract
