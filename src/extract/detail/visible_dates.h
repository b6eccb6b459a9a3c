// Every day that stands in a page's text, with what tells whether the page is of that day.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/dates.h"

namespace weiguan::extract {

// What the words before a date call it.
// `stated`: a sentence says that the article was published on it.
enum class DateLabel { none, published, stated, updated, signed_on, other };

struct VisibleDate {
  WrittenDate date;
  std::size_t block = 0;  // That shows it, or that follows its element.
  DateLabel label = DateLabel::none;
  bool time_tag = false;   // In a `time` element, or a datetime attribute of one.
  bool marked = false;     // Its element's class or id says that it holds a date.
  bool bare = false;       // Its block holds little else.
  bool prose = false;      // In running text.
  bool leads = false;      // It opens its block, set apart: "Berlin (2.7.2024) - The ...".
  bool furniture = false;  // In a menu, margin, footer, teaser or comment.
  bool comment = false;
  bool unseen = false;      // The element shows another text.
  bool quoted = false;      // In a quotation: an embedded post of another site.
  int alike = 1;            // How many different days stand in elements of this form.
  bool first_alike = true;  // It is the first of them.
};

// `before` the date, in the same block or the one above.
DateLabel label_of(std::string_view before);

// In page order.  At most some hundred.
std::vector<VisibleDate> visible_dates(
    const Document& document, const std::vector<Block>& blocks, bool month_first);

}  // namespace weiguan::extract
