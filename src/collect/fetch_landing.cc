// What came of a request, and what follows from it.
#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/url.h"
#include "capture/http.h"
#include "collect/detail/fetcher.h"
#include "collect/detail/read_record.h"
#include "fetch/retry_after.h"

namespace weiguan {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::uint32_t most_hops = 10;
constexpr hours probe_every{7 * 24};
constexpr hours probe_when_in_doubt{24};
constexpr minutes looked_at_just_now{10};

bool is_source(std::string_view what) {
  return what == purpose::feed || what == purpose::sitemap || what == purpose::listing ||
         what == opml_purpose;
}

// Whether the host, not just the address, is better left alone for a while.
bool is_of_the_host(const Exchange& exchange) {
  if (!exchange.failure) return exchange.status == 429 || exchange.status == 503;
  switch (*exchange.failure) {
    case FailureKind::dns:
    case FailureKind::connect:
    case FailureKind::tls:
    case FailureKind::timeout:
    case FailureKind::cut:
    case FailureKind::proxy:
      return true;
    default:
      return false;
  }
}

bool is_redirect(int status) {
  return status >= 300 && status < 400 && status != 304;
}

bool is_wall(const Capture& capture) {
  if (capture.page_kind == "challenge" || capture.page_kind == "login" || capture.status == 429)
    return true;
  const auto cause = parse_cause(capture.notice);
  return cause == Cause::captcha || cause == Cause::rate_limit || cause == Cause::login;
}

std::string without_query(const std::string& url) {
  return url.substr(0, url.find('?'));
}

// An address that cannot exist, in the folder of one that does.
std::string probe_url(const std::string& url, ExactTime now) {
  const auto parsed = parse_url(url);
  std::string name;
  std::uint64_t drawn =
      short_id({"probe", url, format_time(std::chrono::floor<std::chrono::seconds>(now))});
  for (int i = 0; i < 25; ++i) {
    name += static_cast<char>('a' + drawn % 26);
    drawn = drawn / 26 + (drawn % 26) * 0x9E3779B97F4A7C15;
  }
  const std::size_t slash = parsed->path.rfind('/');
  const std::size_t dot = parsed->path.find('.', slash);
  const std::string end = dot == std::string::npos ? "" : parsed->path.substr(dot);
  return parsed->scheme + "://" + host_key(url) + parsed->path.substr(0, slash + 1) + name + end;
}

}  // namespace

void Fetcher::land(Exchange&& exchange) {
  const auto found = flights_.find(exchange.request.id);
  Flight flight = std::move(found->second);
  flights_.erase(found);
  if (exchange.failure) {
    ++report_.failures;
  } else {
    ++report_.answers;
  }
  flight.leads_on = flight.for_robots && !land_robots(flight, exchange);
  if (!flight.leads_on) let_go(flight.host, exchange);
  landed_.push_back({std::move(flight), std::move(exchange)});
}

// False when it leads elsewhere, where it is asked for next; then the host stays busy.
bool Fetcher::land_robots(Flight& flight, const Exchange& exchange) {
  const HttpMessage message = parse_http(exchange.head + exchange.body);
  const std::string location(header(message.headers, "Location"));
  if (is_redirect(exchange.status) && !location.empty() && flight.hops < 5) {
    const auto target = resolve_url(exchange.request.url, location);
    if (target && host_key(*target) == flight.host.host) {
      Flight next = flight;
      ++next.hops;
      delayed_.push_back({exchange.ended + delay_, std::move(next), *target});
      return false;
    }
  }
  flight.host.robots_status = exchange.status;
  flight.host.robots_time = exchange.ended;
  const bool is_file = robots_answer(exchange.status) == RobotsAnswer::file;
  flight.host.robots = is_file ? message.body.substr(0, Robots::max_bytes) : std::string();
  new_robots_[flight.host.host] = {flight.host, false};
  return true;
}

void Fetcher::let_go(WatchedHost host, const Exchange& exchange) {
  const std::chrono::milliseconds delay = delay_of(host);
  host.failures = is_of_the_host(exchange) ? host.failures + 1 : 0;
  std::chrono::milliseconds pause = host.failures > 0 ? back_off(delay, host.failures) : delay;
  if (host.failures > 0 && !exchange.failure)
    pause = std::max(pause, retry_after(exchange.head, exchange.ended).value_or(pause));
  host.next = exchange.ended + pause;
  frontier_.release(host);
}

Work Fetcher::work_on(Landed&& landed) {
  ++reading_;
  auto item = std::make_shared<Landed>(std::move(landed));
  return [this, item]() -> Finish {
    auto arrived = std::make_shared<Arrived>();
    Exchange& exchange = item->exchange;
    // What finishing needs stays; the body goes.
    std::string body = std::exchange(exchange.body, {});
    Exchange bytes = exchange;
    bytes.body = std::move(body);
    FetchTold told = item->flight.told;
    arrived->records = to_records(std::move(bytes), told, session_.packs, session_.zones);
    const Source* source = source_of(item->flight.address);
    if (is_source(told.purpose) && source != nullptr && exchange.status == 200 &&
        !arrived->records.again) {
      const Capture& capture = arrived->records.findings.captures.front();
      arrived->told = read_source(
          *source,
          {arrived->records.payload,
           exchange.request.url,
           told.purpose,
           arrived->records.charset,
           exchange.ended,
           session_.zones.of(capture.outlet)});
    }
    return [this, item, arrived] { finish(*item, *arrived); };
  };
}

void Fetcher::keep(FetchedRecords& records, const WatchedAddress& address) {
  RecordPlace place;
  for (const PackedRecord& one : records.records) place = session_.out.append(one);
  Capture& capture = records.findings.captures.front();
  capture.place = place;
  for (Problem& one : records.findings.problems) one.offset = place.offset;
  if (capture.type == "revisit") {
    if (const auto original = session_.archive.capture(address.original))
      say_again(session_.archive, *original, records.findings);
  }
  if (session_.out.pending(capture.id)) return;  // The same second, the same answer.
  session_.out.add(Findings(records.findings));
}

void Fetcher::finish(Landed& landed, Arrived& arrived) {
  --reading_;
  WatchedAddress& address = landed.flight.address;
  const Exchange& exchange = landed.exchange;
  keep(arrived.records, address);
  if (arrived.records.again) ++report_.again;
  if (exchange.failure)
    tell(
        exchange.request.url,
        fmt::format("fetch-{}", to_string(*exchange.failure)),
        exchange.reason);
  if (landed.flight.leads_on) return;
  if (landed.flight.for_robots) {
    const auto robots = new_robots_.find(landed.flight.host.host);
    if (robots != new_robots_.end()) robots->second.kept = true;
    put_back(std::move(address), exchange.ended);
    return;
  }
  if (is_source(address.purpose)) {
    finish_source(address, arrived, exchange);
  } else {
    finish_page(address, arrived, exchange.ended);
  }
  visited_.push_back(std::move(address));
  session_.tell_progress(exchange.request.url, 0);
}

void Fetcher::finish_source(WatchedAddress& address, Arrived& arrived, const Exchange& exchange) {
  const ExactTime now = exchange.ended;
  const Capture& capture = arrived.records.findings.captures.front();
  const Source* source = source_of(address);
  const minutes every{source != nullptr ? source->every : 60};
  SourceHealth& health = health_of(address.source);
  ++address.visits;
  address.last = now;
  address.rank = Rank::source;
  std::string wrong;
  if (exchange.failure) {
    wrong = exchange.reason;
  } else if (!capture.location.empty() && is_redirect(exchange.status)) {
    follow(address, capture.location, now);
    address.due = now + std::max<std::chrono::milliseconds>(hours{24}, every);
    return;
  } else if (exchange.status != 200 && exchange.status != 304) {
    wrong = fmt::format("The answer has HTTP status {}.", exchange.status);
  } else {
    wrong = arrived.told.failure;
  }
  for (Problem& one : arrived.told.problems) session_.out.tell_outside(std::move(one));
  if (!wrong.empty()) {
    if (!exchange.failure) tell(exchange.request.url, "fetch-source", wrong);
    address.failures = std::min(address.failures + 1, 6U);
    address.standing = Standing::unreachable;
    address.due = now + std::min<std::chrono::milliseconds>(
                            every * (std::int64_t{1} << address.failures), hours{24});
    note_failure(address.source, now, wrong);
    return;
  }
  const bool is_child = source != nullptr && source->kind == Source::Kind::sitemap &&
                        normal_url(address.url) != normal_url(source->url);
  address.due = now + (is_child ? std::max<minutes>(every, hours{24}) : every);
  address.failures = 0;
  address.standing = Standing::present;
  if (!address.first_present) address.first_present = now;
  address.last_present = now;
  health.last_success = now;
  health.failures = 0;
  if (arrived.records.again) return;
  address.original = capture.id;
  address.digest = arrived.records.digest;
  address.etag = arrived.records.etag;
  address.modified = arrived.records.modified;
  health.items += arrived.told.addresses.size();
  const std::uint64_t before = report_.new_addresses;
  add(std::move(arrived.told.addresses));
  health.new_items += report_.new_addresses - before;
}

void Fetcher::finish_page(WatchedAddress& address, Arrived& arrived, ExactTime now) {
  const Findings& findings = arrived.records.findings;
  const Capture& capture = findings.captures.front();
  bool was_article = false;
  if (const auto original = address.original != CaptureId{}
                                ? session_.archive.capture(address.original)
                                : std::nullopt)
    was_article = original->page_kind == "article" || original->page_kind == part_kind;
  Seen seen = seen_in(capture, was_article);
  if (seen == Seen::moved) {
    seen = moved(address, capture, now);
    if (seen == Seen::moved) return;  // The same page at another of its addresses.
  }
  if (seen == Seen::present && capture.location.empty()) address.hops = 0;
  if (is_wall(capture)) ++health_of(address.source).walls;
  if (address.purpose == purpose::probe || address.purpose == purpose::image) {
    ++address.visits;
    address.last = now;
    address.standing = Standing::present;
    address.due.reset();
    if (seen == Seen::unreachable && address.visits < 4) address.due = now + hours{address.visits};
    return;
  }
  if (seen == Seen::unreachable && address.hops > 0 && is_wall(capture)) {
    // Where a wall is put up; the page that leads here is watched, not this.
    ++address.visits;
    address.last = now;
    address.standing = Standing::unreachable;
    address.due.reset();
    return;
  }
  if (!findings.articles.empty()) {
    const Article& article = findings.articles.front().article;
    if (article.published.source != TimeSource::first_seen)
      address.published =
          address.published ? better(*address.published, article.published) : article.published;
  }
  const bool doubted = seen == Seen::absent && (capture.status == 200 || !capture.location.empty());
  if (seen == Seen::present && !arrived.records.again && capture.status == 200) {
    address.original = capture.id;
    address.digest = arrived.records.digest;
    address.etag = arrived.records.etag;
    address.modified = arrived.records.modified;
  }
  if (address.outlet.empty()) address.outlet = capture.outlet;
  plan(address, seen, now, hazards_, learnt_);
  if (seen == Seen::present && !findings.articles.empty()) probe(address, now, probe_every);
  if (doubted) probe(address, now, probe_when_in_doubt);
  std::vector<WatchedAddress> more;
  const auto lead = [&](const std::string& url, std::string_view what) {
    if (host_key(url).empty()) return;
    WatchedAddress one;
    one.url = url;
    one.purpose = what;
    one.source = address.source;
    one.via = address.url;
    one.found = now;
    one.due = now;
    more.push_back(std::move(one));
  };
  for (const std::string& part : findings.parts) lead(part, "");
  const Source* source = source_of(address);
  if (source != nullptr && source->images) {
    for (const ReadArticle& one : findings.articles) {
      for (const Image& image : one.article.images) lead(image.url, purpose::image);
    }
  }
  add(std::move(more));
}

// What a redirect means for planning; moved: the same page is asked for again at once.
Seen Fetcher::moved(WatchedAddress& address, const Capture& capture, ExactTime now) {
  const std::string& location = capture.location;
  const bool same = normal_url(location) == normal_url(address.url);
  // A site that leads to the same address wants its cookie back, once.
  const bool again = same && location == address.url && address.hops > 1;
  if (location.empty() || again || address.hops >= most_hops ||
      (!same && is_circle(address, location))) {
    if (!location.empty())
      tell(address.url, "redirect-circle", fmt::format("It leads in a circle, to {}.", location));
    return Seen::unreachable;
  }
  if (same) {
    address.url = location;
    ++address.hops;
    address.due = now;
    return Seen::moved;
  }
  follow(address, location, now);
  const std::string leads = "location:" + location;
  const bool was_page = address.original != CaptureId{};
  if (!was_page) address.digest = leads;
  return was_page ? Seen::absent : Seen::present;
}

// Whether a redirect leads back along the way that led here, or to one script again and again, as a
// captcha's that wants to return to itself.
bool Fetcher::is_circle(const WatchedAddress& from, const std::string& location) const {
  const std::string target = normal_url(location);
  const std::string page = without_query(target);
  std::uint32_t same_page = without_query(normal_url(from.url)) == page ? 1 : 0;
  std::string via = from.via;
  for (std::uint32_t i = 0; i < most_hops && !via.empty(); ++i) {
    const auto known = frontier_.find(via);
    // A feed leads to its pages, and these may lead back: only redirects make a circle.
    if (!known || is_source(known->purpose)) return false;
    if (normal_url(via) == target) return true;
    if (without_query(normal_url(via)) == page && ++same_page > 1) return true;
    via = known->via;
  }
  return false;
}

void Fetcher::follow(const WatchedAddress& from, const std::string& location, ExactTime now) {
  if (host_key(location).empty()) {
    const std::string reason =
        fmt::format("It leads to {}, which is no address of the web.", location);
    tell(from.url, "fetch-address", reason);
    return;
  }
  WatchedAddress target;
  target.url = location;
  target.purpose = from.purpose;
  target.source = from.source;
  target.via = from.url;
  target.published = from.published;
  target.found = now;
  target.due = now;
  target.rank = is_source(from.purpose) ? Rank::source : Rank::confirm;
  target.hops = from.hops + 1;
  const auto known = frontier_.find(location);
  if (!known || !known->last || now - *known->last > looked_at_just_now) target.changed = now;
  add({std::move(target)});
}

void Fetcher::add(std::vector<WatchedAddress>&& addresses) {
  for (WatchedAddress& one : addresses) {
    if (const Outlet* outlet = session_.packs.by_url(one.url)) one.outlet = outlet->id;
  }
  report_.new_addresses += frontier_.add(addresses);
}

void Fetcher::probe(const WatchedAddress& address, ExactTime now, hours every) {
  if (!frontier_.note_probe(host_key(address.url), now, now - every)) return;
  WatchedAddress probe;
  probe.url = probe_url(address.url, now);
  probe.purpose = purpose::probe;
  probe.source = address.source;
  probe.via = address.url;
  probe.found = now;
  probe.due = now;
  probe.rank = Rank::confirm;
  frontier_.add({probe});
}

SourceHealth& Fetcher::health_of(const std::string& source) {
  const auto [known, is_new] = health_.try_emplace(source);
  if (is_new) known->second = frontier_.health(source);
  return known->second;
}

void Fetcher::tell(const std::string& url, const std::string& rule, const std::string& reason) {
  session_.out.tell_outside({url, 0, 0, rule, reason});
}

}  // namespace weiguan
