// What is asked for next, and whether it may be.
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/files.h"
#include "base/url.h"
#include "collect/detail/fetcher.h"
#include "fetch/private_address.h"

namespace weiguan {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

constexpr hours robots_last{24};         // RFC 9309, 2.4.
constexpr hours robots_missing_last{1};  // Until an unreachable robots.txt is asked for again.
constexpr milliseconds most_crawl_delay = std::chrono::minutes{1};

std::int64_t day_of(ExactTime time) {
  return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
}

ClientOptions options_for(const FetchSettings& settings) {
  ClientOptions options;
  options.user_agent = fmt::format("Weiguan/{} (+{})", WEIGUAN_VERSION, settings.contact);
  options.proxy = settings.proxy;
  options.connect_to = settings.connect_to;
  options.connect_to_tls = settings.connect_to_tls;
  options.timeout = std::chrono::seconds{settings.timeout};
  options.connect_timeout = std::min(options.timeout, options.connect_timeout);
  options.max_size = settings.max_size << 20;
  return options;
}

constexpr std::size_t most_added = 4096;  // Addresses that wait for being added.
constexpr std::size_t longest_line = 65536;

// Calls `tell` with each line that is neither empty nor a comment, as the file is read: a list may
// have millions.
void for_each_line(
    const std::filesystem::path& path, const std::function<void(const std::string&)>& tell) {
  const auto take = [&](std::string line) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    line.erase(0, std::min(line.find_first_not_of(" \t\xef\xbb\xbf"), line.size()));
    if (!line.empty() && !line.starts_with('#')) tell(line);
  };
  InputFile file(path);
  std::string rest;
  std::array<char, 65536> buffer{};
  while (const std::size_t got = file.read(buffer.data(), buffer.size())) {
    std::string_view more(buffer.data(), got);
    for (std::size_t end = more.find('\n'); end != more.npos; end = more.find('\n')) {
      rest += more.substr(0, end);
      take(std::exchange(rest, {}));
      more.remove_prefix(end + 1);
    }
    rest += more.substr(0, longest_line - std::min(rest.size(), longest_line));
  }
  take(std::move(rest));
}

}  // namespace

Fetcher::Fetcher(
    Observatory& observatory,
    Session& session,
    Frontier& frontier,
    const FetchOptions& options,
    FetchReport& report)
    : observatory_(observatory),
      session_(session),
      frontier_(frontier),
      options_(options),
      report_(report),
      settings_(observatory.settings().fetch),
      delay_(static_cast<std::int64_t>(settings_.delay * 1000)),
      client_(options_for(settings_)),
      hazards_(frontier.age_bands()) {
  for (Source& source : sources_of(observatory)) sources_[source.name] = std::move(source);
}

void Fetcher::add_sources() {
  const ExactTime now = exact_now();
  std::vector<WatchedAddress> all;
  const auto watch = [&](const Source& source, const std::string& url, Rank rank) {
    WatchedAddress address;
    address.url = url;
    address.purpose = purpose_of(source.kind);
    address.source = source.name;
    address.found = now;
    address.due = now;
    address.rank = rank;
    all.push_back(std::move(address));
    if (all.size() >= most_added) add(std::exchange(all, {}));
  };
  const auto watch_one = [&](const Source& source, const std::string& url) {
    if (host_key(url).empty()) {
      tell(url, "fetch-address", "It is no address of the web.");
    } else {
      watch(source, url, Rank::first);
    }
  };
  for (const auto& [name, source] : sources_) {
    if (source.kind != Source::Kind::addresses) {
      watch(source, source.url, Rank::source);
      continue;
    }
    const Source& list = source;  // A name of the loop cannot be captured.
    for (const std::string& one : list.addresses) watch_one(list, one);
    if (list.file.empty()) continue;
    for_each_line(
        observatory_.folder() / list.file, [&](const std::string& one) { watch_one(list, one); });
  }
  add(std::move(all));
}

const Source* Fetcher::source_of(const WatchedAddress& address) const {
  const auto found = sources_.find(address.source);
  return found == sources_.end() ? nullptr : &found->second;
}

// The day's budget is spent evenly: what is most pressing may be asked as long as there is any,
// visits to pages that are known only as fast as the day passes.
bool Fetcher::only_pressing(ExactTime now) const {
  const std::int64_t day = day_of(now);
  const auto passed = now - ExactTime{std::chrono::days{day}};
  const double share = std::chrono::duration<double, std::ratio<86400>>(passed).count();
  const auto used = static_cast<double>(frontier_.requests_of(day));
  const auto budget = static_cast<double>(settings_.budget);
  return used >= budget * (share + 0.1);
}

bool Fetcher::is_budget_used(ExactTime now) const {
  return frontier_.requests_of(day_of(now)) >= settings_.budget;
}

bool Fetcher::dispatch(ExactTime now) {
  if (flights_.size() >= settings_.connections) return false;
  if (is_budget_used(now)) {
    report_.budget_used = true;
    return false;
  }
  const auto waiting = std::find_if(
      delayed_.begin(), delayed_.end(), [now](const Delayed& one) { return one.at <= now; });
  if (waiting != delayed_.end()) {
    Delayed one = std::move(*waiting);
    delayed_.erase(waiting);
    ask(std::move(one.flight), one.url, now);
    return true;
  }
  auto address = frontier_.take(now, only_pressing(now));
  if (!address) return false;
  WatchedHost host = host_of(address->url);
  const Source* source = source_of(*address);
  const bool ignore_robots = source != nullptr && source->ignore_robots;
  const bool page = address->purpose.empty() || address->purpose == purpose::image ||
                    address->purpose == purpose::probe;
  if (source == nullptr && !page) {  // A source that is watched no more.
    frontier_.release(host);
    address->due.reset();
    visited_.push_back(std::move(*address));
    return true;
  }
  const auto parsed = parse_url(address->url);
  const bool local = source != nullptr && source->local;
  if (parsed && !local && is_private_host(parsed->host)) {
    refuse(
        std::move(*address), host, FailureKind::address, "The host is at a private address.", now);
    return true;
  }
  if (!ignore_robots && !knows_robots(host, now)) {
    ask_for_robots(std::move(*address), std::move(host), now);
    return true;
  }
  if (!ignore_robots && robots_answer(host.robots_status) == RobotsAnswer::unreachable) {
    const ExactTime again = *host.robots_time + robots_missing_last;
    frontier_.release(host);
    if (!page) note_failure(address->source, now, "robots.txt of its host cannot be read.");
    put_back(std::move(*address), std::max(again, now + delay_));
    return true;
  }
  if (!ignore_robots) {
    const RobotsVerdict verdict = robots_of(host).judge(address->url);
    if (!verdict.allowed) {
      refuse(
          std::move(*address),
          host,
          FailureKind::robots,
          fmt::format("robots.txt asks not to, in line {}: {}", verdict.line, verdict.rule),
          now);
      return true;
    }
  }
  Flight flight;
  flight.told.purpose = address->purpose;
  flight.told.source = address->source;
  flight.told.via = address->via;
  flight.told.published = address->purpose.empty() ? address->published : std::nullopt;
  flight.told.robots_ignored = ignore_robots;
  flight.host = std::move(host);
  const std::string url = address->url;
  flight.address = std::move(*address);
  ask(std::move(flight), url, now);
  return true;
}

void Fetcher::ask(Flight&& flight, const std::string& url, ExactTime now) {
  FetchRequest request;
  request.id = ++last_id_;
  request.url = url;
  const Source* source = source_of(flight.address);
  request.fresh = delay_.count() > 0;
  request.local = (source != nullptr && source->local) || !settings_.connect_to.empty();
  const WatchedAddress& address = flight.address;
  if (!flight.for_robots && address.original != CaptureId{}) {
    if (const auto original = session_.archive.capture(address.original)) {
      flight.told.original = Original{original->record_id, original->url, original->time};
      flight.told.original_digest = address.digest;
      if (!address.etag.empty()) request.headers.emplace_back("If-None-Match", address.etag);
      if (!address.modified.empty())
        request.headers.emplace_back("If-Modified-Since", address.modified);
    }
  }
  frontier_.count_request(day_of(now));
  ++report_.requests;
  flights_.emplace(request.id, std::move(flight));
  client_.start(std::move(request));
}

WatchedHost Fetcher::host_of(const std::string& url) const {
  WatchedHost host = frontier_.host(host_key(url));
  const auto found = new_robots_.find(host.host);
  if (found == new_robots_.end()) return host;
  host.robots = found->second.host.robots;
  host.robots_status = found->second.host.robots_status;
  host.robots_time = found->second.host.robots_time;
  return host;
}

bool Fetcher::knows_robots(const WatchedHost& host, ExactTime now) const {
  if (!host.robots_time) return false;
  const bool missing = robots_answer(host.robots_status) == RobotsAnswer::unreachable;
  return now - *host.robots_time < (missing ? robots_missing_last : robots_last);
}

const Robots& Fetcher::robots_of(const WatchedHost& host) {
  KnownRobots& known = robots_[host.host];
  if (known.time != host.robots_time) {
    known.time = host.robots_time;
    known.robots = Robots::of_answer(host.robots_status, host.robots, "weiguan");
  }
  return known.robots;
}

void Fetcher::ask_for_robots(WatchedAddress&& address, WatchedHost&& host, ExactTime now) {
  const auto url = parse_url(address.url);
  Flight flight;
  flight.for_robots = true;
  flight.told.purpose = purpose::robots;
  flight.told.source = address.source;
  flight.host = std::move(host);
  flight.address = std::move(address);
  const std::string robots = url->scheme + "://" + flight.host.host + "/robots.txt";
  ask(std::move(flight), robots, now);
}

void Fetcher::refuse(
    WatchedAddress&& address,
    const WatchedHost& host,
    FailureKind kind,
    const std::string& reason,
    ExactTime now) {
  frontier_.release(host);
  ++report_.refused;
  if (address.standing != Standing::refused) {
    FetchTold told;
    told.purpose = address.purpose;
    told.source = address.source;
    FetchedRecords records = refusal_record(
        address.url,
        std::chrono::floor<std::chrono::seconds>(now),
        kind,
        reason,
        told,
        session_.packs,
        session_.zones);
    keep(records, address);
    // What robots.txt asks for is no fault of anybody's.
    if (kind == FailureKind::address) tell(address.url, "fetch-address", reason);
  }
  if (!address.purpose.empty() && address.purpose != purpose::probe)
    note_failure(address.source, now, reason);
  address.standing = Standing::refused;
  address.due = now + robots_last;
  visited_.push_back(std::move(address));
}

void Fetcher::note_failure(const std::string& source, ExactTime now, const std::string& reason) {
  SourceHealth& health = health_of(source);
  health.last_failure = now;
  ++health.failures;
  health.reason = reason;
}

void Fetcher::put_back(WatchedAddress&& address, ExactTime due) {
  address.due = due;
  frontier_.visited({address});
}

std::chrono::milliseconds Fetcher::delay_of(const WatchedHost& host) {
  const auto asked = robots_of(host).crawl_delay;
  if (!asked) return delay_;
  const auto crawl = milliseconds{static_cast<std::int64_t>(std::min(*asked, 3600.0) * 1000)};
  return std::max(delay_, std::min(crawl, most_crawl_delay));
}

}  // namespace weiguan
