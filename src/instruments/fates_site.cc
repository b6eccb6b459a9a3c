#include "instruments/fates_site.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <iterator>
#include <set>

#include "base/url.h"
#include "text/sketch.h"

namespace weiguan::fates {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int most_redirects = 10;

std::uint64_t address_digest(const std::string& url) {
  return std::hash<std::string>{}(normal_url(url));
}

std::string folder_of(std::string_view url) {
  const auto parsed = parse_url(url);
  return parsed ? parsed->path.substr(0, parsed->path.rfind('/') + 1) : std::string();
}

bool is_entrance(const Capture& capture) {
  if (capture.purpose == purpose::feed || capture.purpose == purpose::sitemap ||
      capture.purpose == purpose::listing) {
    return true;
  }
  const auto parsed = parse_url(capture.url);
  return capture.purpose.empty() && parsed && parsed->path == "/" && parsed->query.empty();
}

// What the capture of an address got next, when it was led there: the first one behind the redirect
// within an hour, else the last one before it.
std::optional<Capture> capture_near(
    const Archive& archive, std::string_view url, Time time, const std::set<CaptureId>& seen) {
  std::optional<Capture> best;
  for (Capture& one : archive.captures_of(url)) {
    if (seen.contains(one.id) || std::chrono::abs(one.time - time) > hours{1}) continue;
    const bool behind = one.time >= time;
    if (best && best->time >= time) break;
    if (behind || !best || one.time > best->time) best = std::move(one);
  }
  return best;
}

}  // namespace

bool is_redirect(const Capture& capture) {
  return capture.status >= 300 && capture.status < 400 && capture.status != 304;
}

bool alike(std::uint64_t sketch, std::uint64_t other) {
  return bits_apart(sketch, other) <= same_page_bits;
}

bool is_html(const Capture& capture) {
  return !capture.page_kind.empty() || capture.media_type.starts_with("text/html") ||
         capture.media_type.starts_with("application/xhtml");
}

bool is_served(const Capture& capture) {
  if (!capture.failure.empty() || capture.type == "metadata") return false;
  return capture.status == 0 || capture.status == 304 ||
         (capture.status >= 200 && capture.status < 300);
}

std::optional<Landing> follow(const Archive& archive, const Capture& redirect) {
  if (redirect.location.empty()) return {};
  Landing landing;
  std::set<CaptureId> seen = {redirect.id};
  std::string next = redirect.location;
  for (int i = 0; i < most_redirects; ++i) {
    landing.address = next;
    landing.last = capture_near(archive, next, redirect.time, seen);
    if (!landing.last) return landing;
    seen.insert(landing.last->id);
    landing.on_the_way.push_back(landing.last->id);
    if (!is_redirect(*landing.last)) return landing;
    next = landing.last->location;
    if (next.empty()) return landing;
  }
  return {};
}

void Sites::read_probes() {
  if (probes_) return;
  probes_.emplace();
  for (const Capture& capture : archive_.captures_for(purpose::probe)) {
    Probe probe{
        capture.time, capture.id, folder_of(capture.url), capture.page_kind, capture.sketch, {}, 0};
    int status = capture.status;
    if (is_redirect(capture)) {
      const auto landing = follow(archive_, capture);
      if (!landing) continue;
      probe.landing = normal_url(landing->address);
      if (landing->last) {
        probe.page_kind = landing->last->page_kind;
        probe.sketch = landing->last->sketch;
        status = landing->last->status;
      }
    }
    probe.status = status;
    // What says that it cannot answer now says nothing of what is missing.
    const bool tells =
        capture.failure.empty() && (status == 404 || status == 410 || status == 200 ||
                                    (status >= 300 && status < 400 && !probe.landing.empty()));
    if (tells) (*probes_)[host_of(capture.url)].push_back(std::move(probe));
  }
}

std::vector<const Sites::Probe*> Sites::probes_of_host(const Capture& page) {
  read_probes();
  const auto found = probes_->find(host_of(page.url));
  std::vector<const Probe*> near;
  if (found == probes_->end()) return near;
  for (const Probe& probe : found->second) {
    if (probe.time < page.time - days{30} || probe.time > page.time + days{2}) continue;
    if (probe.page_kind == "challenge" || probe.page_kind == "login") continue;
    near.push_back(&probe);
  }
  return near;
}

std::vector<const Sites::Probe*> Sites::probes_near(const Capture& page) {
  std::vector<const Probe*> near = probes_of_host(page);
  std::vector<const Probe*> here;
  const std::string folder = folder_of(page.url);
  std::copy_if(near.begin(), near.end(), std::back_inserter(here), [&](const Probe* probe) {
    return probe->folder == folder;
  });
  return here.empty() ? near : here;
}

// A site that says 404 of what is missing, in any of its folders, means something else by a page
// with status 200 that a probe got too: a wall that stood there for some hours.
bool Sites::says_missing(const Capture& page) {
  const std::vector<const Probe*> probes = probes_of_host(page);
  return std::any_of(probes.begin(), probes.end(), [](const Probe* probe) {
    return probe->status == 404 || probe->status == 410;
  });
}

Compared Sites::compare_page(const Capture& page) {
  Compared compared;
  bool others = false;
  for (const Probe* probe : probes_near(page)) {
    if (!alike(page.sketch, probe->sketch)) {
      others = true;
    } else if (probe->page_kind == "article" || probe->page_kind == part_kind) {
      return {Likeness::proves_nothing, {}};
    } else {
      compared = {Likeness::like, probe->id};
    }
  }
  if (!others && compared.likeness == Likeness::like && page.status == 200 && says_missing(page))
    return {Likeness::proves_nothing, {}};
  if (!others) return compared;
  return {compared.likeness == Likeness::like ? Likeness::proves_nothing : Likeness::unlike, {}};
}

Compared Sites::compare_landing(const Capture& redirect, std::string_view address) {
  Compared compared;
  bool others = false;
  const std::string to = normal_url(address);
  for (const Probe* probe : probes_near(redirect)) {
    if (probe->landing == to) {
      compared = {Likeness::like, probe->id};
    } else {
      others = true;
    }
  }
  if (!others) return compared;
  return {compared.likeness == Likeness::like ? Likeness::proves_nothing : Likeness::unlike, {}};
}

void Sites::read_signs() {
  if (signs_) return;
  signs_.emplace();
  archive_.captures([this](const Capture& capture) {
    if (capture.purpose == purpose::probe || capture.purpose == purpose::robots ||
        capture.purpose == purpose::image) {
      return true;
    }
    const std::string host = host_of(capture.url);
    if (host.empty()) return true;
    Sign sign{capture.time, capture.id, address_digest(capture.url), capture.sketch, Sign::page};
    if (capture.page_kind == "article" || capture.page_kind == part_kind) {
      sign.kind = Sign::article;
    } else if (is_entrance(capture) && (capture.status == 404 || capture.status == 410)) {
      sign.kind = Sign::dead_entrance;
    } else if (
        capture.page_kind != "listing" && capture.page_kind != "front-page" && is_html(capture)) {
      return true;
    }
    if (sign.kind == Sign::dead_entrance || is_served(capture)) (*signs_)[host].push_back(sign);
    return true;
  });
  for (auto& [host, signs] : *signs_) {
    std::sort(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) {
      return a.time != b.time ? a.time < b.time : a.id < b.id;
    });
  }
}

std::optional<CaptureId> Sites::shown_beside(const Capture& page, std::uint64_t sketch) {
  read_signs();
  const auto found = signs_->find(host_of(page.url));
  if (found == signs_->end()) return {};
  const std::uint64_t address = address_digest(page.url);
  const auto& signs = found->second;
  auto sign = std::lower_bound(
      signs.begin(), signs.end(), page.time - minutes{10}, [](const Sign& one, Time time) {
        return one.time < time;
      });
  for (; sign != signs.end() && sign->time <= page.time + days{2}; ++sign) {
    if (sign->kind == Sign::article && sign->address != address && !alike(sign->sketch, sketch)) {
      return sign->id;
    }
  }
  return {};
}

bool Sites::is_dead(const Capture& page) {
  read_signs();
  const auto found = signs_->find(host_of(page.url));
  if (found == signs_->end()) return false;
  bool entrance = false;
  for (const Sign& sign : found->second) {
    if (sign.time < page.time - minutes{10} || sign.time > page.time + days{2}) continue;
    if (sign.kind != Sign::dead_entrance) return false;
    entrance = true;
  }
  return entrance;
}

}  // namespace weiguan::fates
