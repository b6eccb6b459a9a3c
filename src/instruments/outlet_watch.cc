#include "instruments/outlet_watch.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/url.h"
#include "instruments/fates_site.h"

namespace weiguan {

namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr std::array<std::string_view, 6> sight_names = {
    "seen", "list-failed", "not-looked", "unread", "no-articles", "other-language"};
constexpr hours least_reach{6}, most_reach{48};
constexpr hours near_list{48};  // A list that was got no farther away was in use.
constexpr std::size_t most_captures = 10;

bool is_list(const Capture& capture) {
  return capture.purpose == purpose::feed || capture.purpose == purpose::sitemap ||
         capture.purpose == purpose::listing;
}

// That it shows something else than was asked for: a wall, a notice, an error told as a page.
bool is_other_page(const Capture& capture) {
  return capture.page_kind == "challenge" || capture.page_kind == "login" ||
         capture.page_kind == "notice" || capture.page_kind == "error" || !capture.notice.empty();
}

bool shows_list(const Capture& capture) {
  if (!fates::is_served(capture) || is_other_page(capture)) return false;
  // A feed that is a page is what a site answers when it has no feed.
  const bool page = capture.media_type.starts_with("text/html") && capture.status != 304;
  return capture.purpose == purpose::listing || !page;
}

// A page that may be an article and was not read as one.
bool hides_page(const Capture& capture) {
  if (!capture.purpose.empty() || host_of(capture.url).empty()) return false;
  if (!fates::is_served(capture) || is_other_page(capture)) return true;
  return fates::is_html(capture) && capture.page_kind != "article" &&
         capture.page_kind != part_kind && capture.page_kind != "listing" &&
         capture.page_kind != "front-page";
}

// The page under this address was read, there or where it leads.
bool was_read(const Archive& archive, const std::string& url) {
  if (!archive.versions(url).empty()) return true;
  for (const Capture& one : archive.captures_of(url)) {
    if (!archive.readings_of(one.id, 1).empty()) return true;
    if (!fates::is_redirect(one)) continue;
    const auto landing = fates::follow(archive, one);
    if (landing && landing->last && !archive.readings_of(landing->last->id, 1).empty()) return true;
  }
  return false;
}

bool by_time(const ListLook& a, const ListLook& b) {
  return a.time != b.time ? a.time < b.time : a.capture < b.capture;
}

// The first, the last and some between.
template <typename Looks>
void thin_out(const Looks& from, std::vector<CaptureId>& to) {
  if (from.size() <= most_captures) {
    to.insert(to.end(), from.begin(), from.end());
    return;
  }
  for (std::size_t i = 0; i < most_captures; ++i) {
    to.push_back(from[i * (from.size() - 1) / (most_captures - 1)]);
  }
}

}  // namespace

std::string_view to_string(Sight sight) {
  return sight_names[static_cast<std::size_t>(sight)];
}

bool reaches(const std::vector<ListLook>& looks, const Period& period, seconds reach) {
  Time known = period.from;
  for (const ListLook& one : looks) {
    if (!one.works || one.time < known) continue;
    if (one.time - known > reach) return false;
    known = one.time;
    if (known >= period.to) return true;
  }
  return false;
}

seconds usual_reach(const std::vector<ListLook>& looks) {
  std::vector<seconds> gaps;
  std::optional<Time> last;
  for (const ListLook& one : looks) {
    if (!one.works) continue;
    if (last) gaps.push_back(one.time - *last);
    last = one.time;
  }
  if (gaps.empty()) return least_reach;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::clamp<seconds>(2 * *middle, least_reach, most_reach);
}

OutletWatch::OutletWatch(
    const Archive& archive,
    const Zone& zone,
    Filter days,
    std::optional<std::chrono::hours> reach,
    const Stop* stop)
    : zone_(zone), reach_(reach) {
  days.published = {};
  days.possible = false;
  days.query = {};
  CountBy by;
  by.outlet = true;
  by.unit = Unit::day;
  by.zone = zone;
  for (const Count& one : archive.count_articles(days, by)) {
    if (!one.outlet.empty() && one.from) known_[one.outlet].days[*one.from] += one.articles;
  }
  read_captures(archive, stop);
}

void OutletWatch::read_captures(const Archive& archive, const Stop* stop) {
  std::map<std::pair<std::string, std::string>, Page> hidden;  // By outlet and address.
  archive.captures([&](const Capture& one) {
    if (requested(stop)) return false;
    if (one.outlet.empty()) return true;
    if (is_list(one)) {
      // One that leads elsewhere tells nothing; what it leads to is looked at for itself.
      if (fates::is_redirect(one) && !one.location.empty()) return true;
      known_[one.outlet].lists[normal_url(one.url)].push_back({one.time, one.id, shows_list(one)});
    } else if (hides_page(one)) {
      Page page{one.time, one.id};
      const auto [at, fresh] = hidden.emplace(std::pair(one.outlet, one.url), page);
      if (!fresh && page.time < at->second.time) at->second = page;
    }
    return true;
  });
  for (const auto& [who, page] : hidden) {
    if (requested(stop)) return;
    if (!was_read(archive, who.second)) known_[who.first].unread.push_back(page);
  }
  for (auto& [outlet, known] : known_) {
    for (auto& [address, looks] : known.lists) std::sort(looks.begin(), looks.end(), by_time);
    std::sort(known.unread.begin(), known.unread.end(), [](const Page& a, const Page& b) {
      return a.time != b.time ? a.time < b.time : a.capture < b.capture;
    });
  }
}

// False where no list was in use then.
bool OutletWatch::add_lists(const Known& known, const Period& period, Watching& watching) const {
  std::vector<CaptureId> working;
  bool any = false;
  for (const auto& [address, looks] : known.lists) {
    const auto from = std::lower_bound(
        looks.begin(), looks.end(), ListLook{period.from - near_list, {}, false}, by_time);
    const auto to =
        std::lower_bound(from, looks.end(), ListLook{period.to + near_list, {}, false}, by_time);
    if (from == to) continue;
    any = true;
    const seconds reach = reach_.value_or(usual_reach(looks));
    bool failed = false;
    for (auto look = from; look != to; ++look) {
      if (look->time < period.from || look->time > period.to + reach) continue;
      if (look->works) {
        working.push_back(look->capture);
      } else {
        failed = true;
        ++watching.failed;
        if (watching.broken.size() < most_captures) watching.broken.push_back(look->capture);
      }
    }
    if (reaches(looks, period, reach)) continue;
    if (watching.sight != Sight::list_failed) {
      watching.sight = failed ? Sight::list_failed : Sight::not_looked;
    }
  }
  watching.looks = working.size();
  thin_out(working, watching.working);
  return any;
}

void OutletWatch::add_days(const Known& known, const Period& period, Watching& watching) const {
  Time day = period_of(period.from, Unit::day, zone_).from;
  while (day < period.to) {
    if (known.days.find(day) == known.days.end()) {
      watching.sight = Sight::no_articles;
      return;
    }
    day = period_of(day, Unit::day, zone_).to;
  }
}

Watching OutletWatch::at(const std::string& outlet, const Period& period) const {
  Watching watching;
  const auto found = known_.find(outlet);
  if (found == known_.end()) return watching;
  const Known& known = found->second;
  watching.sight = Sight::seen;
  if (!add_lists(known, period, watching)) add_days(known, period, watching);
  // A page that a list told of late was tried late.
  for (const Page& page : known.unread) {
    if (page.time < period.from || page.time > period.to + reach_.value_or(least_reach)) continue;
    if (watching.sight == Sight::seen) watching.sight = Sight::unread;
    if (watching.broken.size() < most_captures) watching.broken.push_back(page.capture);
  }
  return watching;
}

std::vector<std::string> OutletWatch::outlets() const {
  std::vector<std::string> all;
  for (const auto& one : known_) {
    if (!one.first.empty()) all.push_back(one.first);
  }
  return all;
}

std::uint64_t OutletWatch::articles(const std::string& outlet, Time day) const {
  const auto found = known_.find(outlet);
  if (found == known_.end()) return 0;
  const auto at = found->second.days.find(day);
  return at == found->second.days.end() ? 0 : at->second;
}

}  // namespace weiguan
