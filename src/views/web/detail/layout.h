// What every page has around it, and how values of the archive are put for people.
#pragma once

#include <string>
#include <string_view>

#include "model/article.h"
#include "views/web/detail/html.h"
#include "views/web/detail/request.h"
#include "views/web/detail/sheet.h"
#include "views/web/detail/site.h"

namespace weiguan::web {

// A page that is whole without script: the article, the capture, an error. The dashboard adds to it
// what needs script. `twins` says whether it has a .json and a .csv beside it.
Reply page(
    const Site& site,
    const Request& request,
    std::string_view title,
    const Html& body,
    bool twins = true);

// The dashboard itself, which asks for what it shows.
Reply screen(const Site& site, const Request& request);

Reply json_reply(std::string body);                            // The text of one JSON value.
Reply rows_reply(const Request& request, const Sheet& sheet);  // CSV or JSON lines.

// An error as a page or, for a twin, as JSON: what happened and what can be done.
Reply error_reply(
    const Site& site,
    const Request& request,
    int status,
    std::string_view what,
    std::string_view advice);

// 2024-07-02 17:30:05, on the clock of the observatory's zone, with UTC in <time datetime>.
std::string show_time(Time time, const Zone& zone);
void add_time(Html& html, Time time, const Zone& zone);

// When something was published, as exactly as it is known and no more: "2024-07-02", "between ...
// and ...", "not known; it stood there on ...".
std::string show_range(const TimeRange& range, const Zone& zone, Speech speech);

// The outlet's name in the page's language, its id where no pack knows it.
std::string outlet_name(const Packs& packs, std::string_view id, Speech speech);
std::string name_of(const Names& names, Speech speech);
std::string outlet_address(std::string_view id);  // Empty for no outlet.
Cell outlet_cell(const Packs& packs, std::string_view id, Speech speech);

// The article's title, else the beginning of its text.
std::string title_of(const Article& article, Speech speech);

// A word of the archive ("post", "zh") as people say it: say("kind.post").
std::string spoken(std::string_view what, std::string_view value, Speech speech);

// A list of what and its value, <dl>.
class Facts {
 public:
  explicit Facts(Speech speech) : speech_(speech) { html_.open("dl", {{"class", "facts"}}); }
  void add(std::string_view word, const Html& value, std::string_view origin = {});
  void add(std::string_view word, std::string_view value, std::string_view origin = {});
  void add_labelled(std::string_view label, std::string_view value);  // With a label as it stands.
  Html finish();

 private:
  Speech speech_;
  Html html_;
};

}  // namespace weiguan::web
