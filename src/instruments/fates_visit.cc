#include "instruments/fates_visit.h"

#include <algorithm>
#include <map>

#include "base/url.h"

namespace weiguan::fates {

namespace {

std::optional<Why> wall_of(const Capture& capture) {
  if (capture.page_kind == "challenge") return Why::captcha;
  const auto cause = parse_cause(capture.notice);
  if (cause && fate_of(why_of(*cause)) == Fate::unreachable) return why_of(*cause);
  if (capture.page_kind == "login") return Why::login;
  return {};
}

// What a page that stands in place of another says; not the mere "not found".
std::optional<Why> cause_of(const Capture& capture) {
  const auto cause = parse_cause(capture.notice);
  if (!cause || *cause == Cause::gone) return {};
  return why_of(*cause);
}

Why why_of_status(int status) {
  if (status == 401 || status == 402 || status == 407) return Why::login;
  if (status == 429 || status == 420) return Why::rate_limit;
  if (status == 451) return Why::legal;
  if (status >= 500) return Why::server_error;
  return status >= 400 ? Why::refused : Why::unread;
}

Why why_of_failure(const Capture& capture, Judged& judged) {
  judged.failure = failure_kind(capture.failure);
  if (judged.failure == FailureKind::robots) return Why::robots;
  if (judged.failure == FailureKind::limit) return Why::limit;
  return Why::network;
}

bool is_article(const Capture& capture) {
  return capture.page_kind == "article" || capture.page_kind == part_kind;
}

// A page that shows nothing and sends its reader on.
bool sends_on(const Capture& capture) {
  return is_served(capture) && !capture.location.empty() && capture.notice.empty() &&
         (capture.page_kind == "unknown" || capture.page_kind == "error");
}

bool is_list(const Capture& capture) {
  return capture.page_kind == "listing" || capture.page_kind == "front-page";
}

}  // namespace

Why Judge::if_site_lives(Why why, const Capture& page, std::uint64_t sketch, Judged& judged) {
  const auto sign = sites_.shown_beside(page, sketch);
  if (!sign) return Why::host;
  judged.beside.push_back(*sign);
  return why;
}

ArticleId Judge::read_from(const Capture& capture) const {
  for (const Reading& reading : archive_.readings_of(capture.id, 1)) {
    if (reading.end == 0) return reading.article;
  }
  return {};
}

bool Judge::is_same_article(const Capture& capture, const Known& known) const {
  if (!known.alive) return false;
  if (alike(capture.sketch, known.sketch)) return true;
  const auto now = archive_.article(read_from(capture));
  const auto before = archive_.article(known.id);
  if (!now || !before) return false;
  return (!now->text.empty() && now->text == before->text) ||
         (!now->title.empty() && now->title == before->title);
}

bool Judge::is_same_site(std::string_view url, std::string_view other) const {
  const std::string a = host_of(url);
  const std::string b = host_of(other);
  if (a == b || a.ends_with("." + b) || b.ends_with("." + a)) return true;
  const Outlet* outlet = packs_.by_url(url);
  return outlet != nullptr && outlet == packs_.by_url(other);
}

// Neither an article nor a list where an article was: a notice, an error, little or no text.
Why Judge::judge_substitute(const Capture& capture, const Known& known, Judged& judged) {
  const Compared with = sites_.compare_page(capture);
  if (known.alive && alike(capture.sketch, known.sketch)) return Why::shown;
  if (with.likeness == Likeness::proves_nothing) return Why::changed;
  if (with.likeness == Likeness::like) {
    // Then its words are said of all that is missing, and a cause among them means nothing.
    judged.beside.push_back(with.probe);
    return if_site_lives(Why::soft_404, capture, capture.sketch, judged);
  }
  if (const auto cause = cause_of(capture)) return *cause;
  if (parse_cause(capture.notice) == Cause::gone)
    return if_site_lives(Why::soft_404, capture, capture.sketch, judged);
  const bool blank = capture.sketch == 0 && capture.notice.empty() && capture.status == 200 &&
                     (capture.page_kind == "unknown" || capture.size == 0);
  if (blank && known.html && known.sketch != 0)
    return if_site_lives(Why::blank, capture, 0, judged);
  return known.alive ? Why::changed : Why::unread;
}

Why Judge::judge_page(const Capture& capture, ArticleId article, Known& known, Judged& judged) {
  if (const auto wall = wall_of(capture)) return *wall;
  const bool read = is_article(capture) || article != ArticleId{};
  if (!read && !is_list(capture) && is_html(capture) && capture.page_kind.empty() &&
      capture.size > 0) {
    return Why::unread;
  }
  const bool file = !is_html(capture) && capture.size > 0;
  const bool stands_in = (is_list(capture) && known.article) || (file && known.html);
  if (!read && !file && !is_list(capture)) {
    const Why why = judge_substitute(capture, known, judged);
    if (why != Why::shown) return why;
  } else if (stands_in) {
    return judge_substitute(capture, known, judged);
  } else if (!known.alive || (article != known.id && !alike(capture.sketch, known.sketch))) {
    // What an address that cannot exist gets too is not this page.
    const auto likeness = sites_.compare_page(capture).likeness;
    if (likeness == Likeness::like || likeness == Likeness::proves_nothing) return Why::changed;
  }
  judged.article = article;
  known = {true, is_html(capture), read, capture.sketch, article};
  return Why::shown;
}

Why Judge::judge_missing(const Capture& capture, Judged& judged) {
  if (const auto wall = wall_of(capture)) return *wall;
  const auto cause = cause_of(capture);
  if (cause && sites_.compare_page(capture).likeness != Likeness::like) return *cause;
  if (sites_.is_dead(capture)) return Why::host;
  judged.beside.clear();
  return Why::not_found;
}

Why Judge::judge_answer(const Capture& capture, ArticleId article, Known& known, Judged& judged) {
  if (!capture.failure.empty()) return why_of_failure(capture, judged);
  judged.words = capture.notice_text;
  if (capture.status == 404 || capture.status == 410) return judge_missing(capture, judged);
  if (is_served(capture)) return judge_page(capture, article, known, judged);
  if (const auto wall = wall_of(capture)) return *wall;
  const auto cause = cause_of(capture);
  const bool says = capture.status >= 400 && capture.status < 500 && capture.page_kind == "notice";
  if (cause && says) return *cause;
  return why_of_status(capture.status);
}

// The redirect led to something else than the page itself.
Why Judge::judge_landing(
    const Capture& redirect, const Capture& landing, const Known& known, Judged& judged) {
  if (!landing.failure.empty()) return why_of_failure(landing, judged);
  judged.words = landing.notice_text;
  if (const auto wall = wall_of(landing)) return *wall;
  if (const auto wall = wall_of(redirect); wall && !is_article(landing)) return *wall;
  if (landing.status == 404 || landing.status == 410) return judge_missing(landing, judged);
  if (!is_served(landing)) return why_of_status(landing.status);
  if (is_article(landing)) {
    if (!is_same_article(landing, known)) return Why::elsewhere;
    judged.article = read_from(landing);
    return Why::migrated;
  }
  const Compared with = sites_.compare_landing(redirect, landing.url);
  if (with.likeness == Likeness::like) judged.beside.push_back(with.probe);
  // Its address may say why, as the page does.
  for (const Capture* one : {&landing, &redirect}) {
    const auto cause = cause_of(*one);
    if (cause && with.likeness != Likeness::like) return *cause;
  }
  const bool leaves = is_same_site(redirect.url, landing.url) &&
                      (is_list(landing) || parse_cause(landing.notice) == Cause::gone);
  if (leaves || with.likeness == Likeness::like || is_front_page(landing.url, redirect.url) ||
      is_error_address(landing.url) || parse_cause(redirect.notice) == Cause::gone) {
    return if_site_lives(Why::redirect, redirect, landing.sketch, judged);
  }
  return Why::elsewhere;
}

Why Judge::judge_redirect(const Capture& capture, Known& known, Judged& judged) {
  if (capture.location.empty()) return Why::unread;
  const auto landing = follow(archive_, capture);
  if (!landing) return Why::server_error;
  judged.leads_to = landing->address;
  judged.beside = landing->on_the_way;
  const bool same = is_same_page(capture.url, landing->address);
  if (landing->last) {
    const Capture& last = *landing->last;
    if (is_redirect(last)) return Why::unread;
    if (same) return judge_answer(last, read_from(last), known, judged);
    const auto wall = wall_of_address(last.url);
    if (wall && !is_article(last)) return *wall;
    return judge_landing(capture, last, known, judged);
  }
  // Where it led to was not captured: its address alone is known.
  if (same) return landing->on_the_way.empty() ? Why::unread : Why::server_error;
  if (const auto wall = wall_of(capture)) return *wall;
  if (const auto wall = wall_of_address(landing->address)) return *wall;
  const Compared with = sites_.compare_landing(capture, landing->address);
  if (with.likeness == Likeness::like) judged.beside.push_back(with.probe);
  if (const auto cause = cause_of(capture); cause && with.likeness != Likeness::like) return *cause;
  if (with.likeness == Likeness::like || is_error_address(landing->address) ||
      parse_cause(capture.notice) == Cause::gone || is_front_page(landing->address, capture.url)) {
    return if_site_lives(Why::redirect, capture, 0, judged);
  }
  return Why::unread;
}

// Rows say that their article stood there when it was published, and when its counters were read.
void Judge::add_rows(const Visits& visits, std::vector<Judged>& judged) const {
  std::optional<Time> gone;
  if (!visits.removals.empty()) gone = visits.removals.front().time;
  for (const Reading& reading : visits.readings) {
    if (reading.end == 0) continue;
    const auto article = archive_.article(reading.article);
    if (!article) continue;
    Judged told;
    told.why = Why::told;
    told.capture = reading.capture;
    told.article = reading.article;
    told.rows = true;
    const TimeRange& published = article->published;
    const bool dated = published.source != TimeSource::first_seen;
    told.time = !dated                             ? beginning_of_time
                : gone && published.latest > *gone ? published.earliest
                                                   : published.latest;
    judged.push_back(told);
    for (const Observation& one : archive_.observations(reading.article)) {
      if (one.counter == removed_counter) continue;
      told.time = one.time;
      told.capture = one.capture;
      judged.push_back(told);
    }
  }
  const std::string host = host_of(visits.address);
  for (const Observation& removal : visits.removals) {
    Judged seen;
    seen.time = removal.time;
    seen.capture = removal.capture;
    seen.article = removal.article;
    seen.words = removal.words;
    seen.rows = true;
    const auto cause = packs_.notices().cause_of(removal.words, host);
    seen.why = cause && *cause != Cause::gone ? why_of(*cause) : Why::reported;
    judged.push_back(std::move(seen));
  }
}

std::vector<Judged> Judge::judge(const Visits& visits) {
  std::map<CaptureId, ArticleId> read;
  std::map<CaptureId, bool> is_file;  // Of rows.
  for (const Reading& reading : visits.readings) {
    if (reading.end == 0) read.emplace(reading.capture, reading.article);
    is_file.emplace(reading.capture, reading.end != 0);
  }
  std::vector<Judged> all;
  Known known;
  for (const Capture& capture : visits.captures) {
    const auto file = is_file.find(capture.id);
    if (file != is_file.end() && file->second) continue;
    Judged judged;
    judged.time = capture.time;
    judged.capture = capture.id;
    const auto article = read.find(capture.id);
    judged.why =
        (is_redirect(capture) || sends_on(capture)) && capture.failure.empty()
            ? judge_redirect(capture, known, judged)
            : judge_answer(
                  capture, article == read.end() ? ArticleId{} : article->second, known, judged);
    all.push_back(std::move(judged));
  }
  add_rows(visits, all);
  std::stable_sort(
      all.begin(), all.end(), [](const Judged& a, const Judged& b) { return a.time < b.time; });
  // The same row, imported from several files, is one visit.
  all.erase(
      std::unique(
          all.begin(),
          all.end(),
          [](const Judged& a, const Judged& b) {
            return a.rows && b.rows && a.time == b.time && a.why == b.why && a.words == b.words;
          }),
      all.end());
  return all;
}

}  // namespace weiguan::fates
