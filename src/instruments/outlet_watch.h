// Whether an outlet was looked at, and seen, at a time: what has to be known before anybody may say
// that it was silent.
//
// An outlet that is watched has lists (feeds, sitemaps, pages of links) that are fetched again and
// again.  A stretch of time was seen where from each moment of it on a list was got within its
// reach, so that nothing could come and go unseen but what was there for less than that; and where
// every page that was new then could be read.  Of an outlet without lists (files of rows, crawls of
// others) nothing shows that somebody looked but its articles: a day is known on which there are
// any.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/stop.h"

namespace weiguan {

enum class Sight {
  seen,         // What the outlet published then would be in the archive.
  list_failed,  // A list of it could not be got, or was a wall, for longer than it reaches back.
  not_looked,   // Nobody looked at a list of it for longer than that.
  unread,       // A page that was new then could not be read, then or ever: it may be the one.
  no_articles,  // It has no lists, and there is a day of which there is no article.
  // It writes in none of the languages in which what was looked for is known.  Never of at().
  other_language
};

std::string_view to_string(Sight sight);  // seen list-failed not-looked ...

// What a stretch of time rests on.
struct Watching {
  Sight sight = Sight::no_articles;
  std::uint64_t looks = 0;         // At lists, that showed them.
  std::uint64_t failed = 0;        // At lists, that did not.
  std::vector<CaptureId> working;  // Of these looks; the first, the last and some between.
  std::vector<CaptureId> broken;   // Lists and pages that could not be seen; at most ten.

  bool seen() const { return sight == Sight::seen; }
};

// Looks at lists, by time.
struct ListLook {
  Time time{};
  CaptureId capture{};
  bool works = false;
};

// From each moment of the period on there is a working look within `reach`.  By time.
bool reaches(const std::vector<ListLook>& looks, const Period& period, std::chrono::seconds reach);

// Twice the usual time from one working look to the next, from 6 to 48 hours; 6 where there are
// none.
std::chrono::seconds usual_reach(const std::vector<ListLook>& looks);

class OutletWatch {
 public:
  // `days` says which articles show that a day is known; its period and query are not asked.
  // `reach`: what a list reaches back, where it is not to be taken from how often it was got.
  OutletWatch(
      const Archive& archive,
      const Zone& zone,
      Filter days,
      std::optional<std::chrono::hours> reach,
      const Stop* stop);

  Watching at(const std::string& outlet, const Period& period) const;
  // Those of which there is a look or an article, by name; "" is never among them.
  std::vector<std::string> outlets() const;
  // Of articles that lie within the day that begins then.
  std::uint64_t articles(const std::string& outlet, Time day) const;

 private:
  struct Page {   // That could never be read.
    Time time{};  // Of the first attempt.
    CaptureId capture{};
  };
  struct Known {
    std::map<std::string, std::vector<ListLook>> lists;  // By address.
    std::vector<Page> unread;                            // By time.
    std::map<Time, std::uint64_t> days;
  };

  void read_captures(const Archive& archive, const Stop* stop);
  bool add_lists(const Known& known, const Period& period, Watching& watching) const;
  void add_days(const Known& known, const Period& period, Watching& watching) const;

  Zone zone_;
  std::optional<std::chrono::seconds> reach_;
  std::map<std::string, Known> known_;  // By outlet.
};

}  // namespace weiguan
