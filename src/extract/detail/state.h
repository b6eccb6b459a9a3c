// An article that a page carries as data in its scripts, for a browser to show.
//
// No host is known here.  Looked for are JSON and objects in scripts (__NEXT_DATA__, window.X =,
// JSON-LD, RENDER_DATA, var msg_title =): a long string of running text, with a title or a time
// beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan::extract {

struct PageState {
  std::string title;
  std::string html;  // Of the text; may be plain paragraphs.  Empty where only the rest is told.
  std::vector<std::string> authors;
  std::string published;  // As written: a date, or seconds since 1970.
  std::string source;     // The outlet or account.
  std::string from;       // "json-ld" or "state".
};

// `html` is the decoded page; `title` what it calls itself, may be empty.  A text counts where the
// title beside it is the page's or where no other text of the page's data is nearly as long: a list
// of articles is none.  Time is linear in the length of `html`.
std::optional<PageState> find_state(std::string_view html, std::string_view title);

// What stands beside the page's own title in its scripts, without text; JSON-LD is metadata, and
// read as such elsewhere.
std::optional<PageState> find_state_facts(std::string_view html, std::string_view title);

}  // namespace weiguan::extract
