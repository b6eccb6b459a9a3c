#include "collect/detail/read_record.h"

#include <algorithm>
#include <limits>

#include "base/url.h"
#include "collect/detail/answer_record.h"

namespace weiguan {

namespace {

// What `weiguan fetch` writes to its records.
constexpr std::string_view failure_header = "Weiguan-Failure";
constexpr std::string_view purpose_header = "Weiguan-Purpose";

bool is_html(const Payload& payload) {
  std::string type = payload.media_type.substr(0, payload.media_type.find(';'));
  type.erase(type.find_last_not_of(" \t") + 1);
  std::transform(type.begin(), type.end(), type.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (type == "text/html" || type == "application/xhtml+xml") return true;
  return (type.empty() || type == "application/octet-stream" || type == "unknown/unknown") &&
         looks_like_html(payload.bytes);
}

// A canonical address counts where it names a page of the same site; some sites name their front
// page on every page, which would make all of them one.
bool is_plausible(const std::string& canonical, const std::string& captured) {
  const auto to = parse_url(canonical);
  const auto from = parse_url(captured);
  if (!to || to->host.empty()) return false;
  if (!from || from->host.empty()) return true;
  const bool front_page = to->path == "/" && to->query.empty();
  if (front_page && (from->path != "/" || !from->query.empty())) return false;
  const std::string a = host_of(canonical);
  const std::string b = host_of(captured);
  return a == b || a.ends_with("." + b) || b.ends_with("." + a) || to->path == from->path;
}

Article to_article(Page&& page, const Capture& capture) {
  Article article;
  article.kind = ArticleKind::article;
  article.url = is_plausible(page.canonical, capture.url) ? page.canonical : capture.url;
  article.title = std::move(page.title);
  article.text = std::move(page.text);
  article.published = page.published.value_or(first_seen(capture.time));
  article.modified = page.modified;
  article.authors = std::move(page.authors);
  article.editors = std::move(page.editors);
  article.source = std::move(page.source);
  article.original_title = std::move(page.original_title);
  article.dateline = std::move(page.dateline);
  article.images = std::move(page.images);
  article.section = std::move(page.section);
  article.language = std::move(page.language);
  article.script = std::move(page.script);
  article.confidence = page.confidence;
  return article;
}

// The site calls it an error, however much it says there.
PageKind kind_of_refused(PageKind kind) {
  const bool told =
      kind == PageKind::notice || kind == PageKind::challenge || kind == PageKind::login;
  return told ? kind : PageKind::error;
}

bool is_redirect(const Capture& capture) {
  return capture.status >= 300 && capture.status < 400;
}

// Where the answer's Location header leads, absolute.
void take_location(const Payload& payload, const Packs& packs, Capture& capture) {
  if (!is_redirect(capture) || payload.location.empty()) return;
  capture.location = resolve_url(capture.url, payload.location).value_or(std::string());
  const auto cause = packs.notices().cause_of_address(capture.location);
  if (cause) capture.notice = to_string(*cause);
}

// Reads the page, where it is one; true when it gave an article or is a part of one.
bool read_article(
    const Payload& payload,
    Capture& capture,
    const std::string& shown,
    const Packs& packs,
    const OutletZones& zones,
    Findings& found) {
  std::optional<Page> page = page_of(payload, capture, packs, zones);
  if (!page) return false;
  // What is wrong with a page of an error is nobody's loss.
  if (!is_served(capture)) page->problems.clear();
  for (Problem& problem : page->problems) {
    problem.file = shown;
    problem.offset = capture.place.offset;
    found.problems.push_back(std::move(problem));
  }
  capture.sketch = page->sketch;
  if (page->notice_cause) capture.notice = to_string(*page->notice_cause);
  capture.notice_text = std::move(page->notice_text);
  if (capture.location.empty()) capture.location = std::move(page->location);
  if (!is_served(capture)) {
    capture.page_kind = to_string(kind_of_refused(page->kind));
    return false;
  }
  capture.page_kind = to_string(page->kind);
  if (page->kind != PageKind::article || page->text.empty() || !capture.purpose.empty())
    return false;
  if (!page->next_page.empty() || !page->previous_page.empty()) {
    capture.page_kind = part_kind;
    for (std::string* one : {&page->next_page, &page->previous_page}) {
      if (!one->empty()) found.parts.push_back(std::move(*one));
    }
    return true;
  }
  found.articles.push_back(article_of(std::move(*page), capture, packs));
  return true;
}

}  // namespace

bool is_served(const Capture& capture) {
  return capture.status == 0 || (capture.status >= 200 && capture.status < 300);
}

std::optional<Page> page_of(
    const Payload& payload, const Capture& capture, const Packs& packs, const OutletZones& zones) {
  if (is_redirect(capture) || payload.bytes.empty() || !is_html(payload)) return {};
  PageInput input;
  input.bytes = payload.bytes;
  input.url = capture.url;
  input.http_charset = payload.charset;
  input.captured = capture.time;
  input.zone = zones.of(capture.outlet);
  input.notices = &packs.notices();
  return read_page(input);
}

ReadArticle article_of(Page&& page, const Capture& capture, const Packs& packs) {
  Article article = to_article(std::move(page), capture);
  article.outlet = outlet_of(packs, article);
  article.source_outlet = source_outlet_of(packs, article.source);
  article.id = article_id(article);
  Reading reading;
  reading.article = article.id;
  reading.capture = capture.id;
  return {std::move(article), std::move(reading)};
}

bool is_capture(const Record& record) {
  const std::string type = record.type();
  return type == "response" || type == "resource" || type == "revisit" || type == "conversion" ||
         (type == "metadata" && !header(record.headers, failure_header).empty());
}

Findings read_capture(
    const Record& record, const ReadAs& as, const Packs& packs, const OutletZones& zones) {
  Findings found;
  found.rows = 1;
  const Payload payload = payload_of(record);
  Capture capture;
  capture.id = as.id;
  capture.url = record.url();
  capture.time = record.time();
  capture.type = record.type();
  capture.status = payload.status;
  capture.media_type = payload.media_type;
  capture.size = payload.bytes.size();
  capture.digest = record.digest;
  capture.record_id = record.record_id();
  capture.place = record.place;
  capture.place.file = as.file;
  capture.outlet = outlet_of(packs, capture);
  capture.purpose = header(record.headers, purpose_header);
  capture.failure = header(record.headers, failure_header);
  if (is_exchange(record)) {
    read_exchange(record, as.asked, as.shown, packs, capture, found);
    found.captures.push_back(std::move(capture));
    return found;
  }
  for (const std::string& reason : payload.reasons)
    found.problems.push_back({as.shown, capture.place.offset, 0, "http", reason + "."});
  take_location(payload, packs, capture);
  const bool whole = !record.cut && record.type() != "revisit" && capture.failure.empty();
  if (!whole || !read_article(payload, capture, as.shown, packs, zones, found))
    ++found.not_articles;
  const auto told = parse_published_header(header(record.headers, "Weiguan-Published"));
  for (ReadArticle& one : found.articles) {
    if (told) one.article.published = better(one.article.published, *told);
  }
  found.captures.push_back(std::move(capture));
  return found;
}

std::string published_header(const TimeRange& published) {
  return format_time(published.earliest) + "/" + format_time(published.latest) + " " +
         std::string(to_string(published.source));
}

std::optional<TimeRange> parse_published_header(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::size_t space = text.find(' ');
  if (slash == std::string_view::npos || space == std::string_view::npos || space < slash)
    return {};
  const auto earliest = parse_time(text.substr(0, slash));
  const auto latest = parse_time(text.substr(slash + 1, space - slash - 1));
  const auto source = parse_time_source(text.substr(space + 1));
  if (!earliest || !latest || !source || *latest < *earliest) return {};
  return TimeRange{*earliest, *latest, *source};
}

std::optional<Capture> original_of(const Archive& archive, const Record& revisit) {
  const auto unbracketed = [&](const char* name) {
    std::string_view text = header(revisit.headers, name);
    if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
    return std::string(text);
  };
  const std::string record_id = unbracketed("WARC-Refers-To");
  std::string url = unbracketed("WARC-Refers-To-Target-URI");
  if (url.empty()) url = revisit.url();
  const auto date = parse_time(header(revisit.headers, "WARC-Refers-To-Date"));
  std::optional<Capture> best;
  for (Capture& capture : archive.captures_of(url)) {
    if (capture.type == "revisit" || capture.type == "metadata") continue;
    if (!record_id.empty() && capture.record_id == record_id) return std::move(capture);
    if (!best && date && capture.time == *date) best = std::move(capture);
  }
  return best;
}

void say_again(const Archive& archive, const Capture& original, Findings& revisit) {
  Capture& capture = revisit.captures.front();
  const CaptureId id = capture.id;
  capture.page_kind = original.page_kind;
  capture.notice = original.notice;
  capture.notice_text = original.notice_text;
  capture.sketch = original.sketch;
  for (Reading& reading :
       archive.readings_of(original.id, std::numeric_limits<std::uint32_t>::max())) {
    auto article = archive.article(reading.article);
    if (!article) continue;
    reading.capture = id;
    revisit.articles.push_back({std::move(*article), std::move(reading)});
  }
  if (!revisit.articles.empty()) revisit.not_articles = 0;
}

}  // namespace weiguan
