// What pages say in place of an article: that it was removed, that nothing is there, that the
// reader has to prove or to name himself first.  What any page says so stands in
// saying_rows.cc, what those of platforms say in packs (text/notices.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extract/page.h"
#include "text/notices.h"

namespace weiguan::extract {

struct Saying {
  PageKind kind = PageKind::unknown;
  std::optional<Cause> cause;
  std::string_view wording;  // As the table or the pack has it.
  std::size_t beside = 0;    // Bytes of letters in the line that are not part of the wording.
};

// What a page is that states the cause.
PageKind kind_of(Cause cause);

// Whose words a page's are.
struct Speaker {
  const Notices* notices = nullptr;  // Null: none.
  std::string_view host;             // Empty where not known.
};

// How much may stand beside the wording for the line to be it: "Sorry, ...", 抱歉，您访问的...
inline constexpr std::size_t little_beside = 12;
inline constexpr std::size_t some_beside = most_beside;

// What a whole title or heading says.  Titles are cut at the signs that set a site's name apart.
std::optional<Saying> saying_of_title(const Speaker& speaker, std::string_view title);

// What a line of the page says, with at most `beside` bytes of letters beside the wording.
std::optional<Saying> saying_of_line(
    const Speaker& speaker, std::string_view line, std::size_t beside);

// A line that asks to sign in, to pay or to open an app before the rest is shown.
bool is_wall_line(std::string_view line);

// A title that begins or ends as one of a list of articles: "Search results for ...", 标签：...
bool is_listing_title(std::string_view title);

// "Read more", 阅读全文: the link that ends a teaser.
bool is_more_link(std::string_view line);

// The classes and ids of captcha boxes, and the scripts of those who make them.
bool is_captcha_name(std::string_view class_and_id);
bool has_captcha_script(std::string_view html);

}  // namespace weiguan::extract
