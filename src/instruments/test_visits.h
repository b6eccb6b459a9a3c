// Visits to made-up addresses, written by hand, for tests.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "archive/archive.h"
#include "instruments/fates.h"
#include "instruments/test_world.h"

namespace weiguan {

class TestVisits {
 public:
  TestWorld world;

  static constexpr const char* story = "https://river.example/news/1.html";

  // An hour of the first days of 2031, counted from their beginning.
  static Time at(std::int64_t hour) {
    return *parse_time("2031-01-01T00:00:00Z") + std::chrono::hours{hour};
  }

  // A capture with its id, as it would be written by fetching.
  Capture capture(const std::string& url, std::int64_t hour, int status) {
    Capture one;
    one.url = url;
    one.time = at(hour);
    one.type = "response";
    one.status = status;
    one.media_type = "text/html; charset=utf-8";
    one.size = 5000;
    one.outlet = "river-daily";
    one.digest = "sha256:" + std::string(64, '0');
    one.place.file = "w.warc.gz";
    one.place.offset = ++count_;
    one.sketch = 0x9e3779b97f4a7c15U * count_;
    one.id = capture_id(url, one.time, std::to_string(count_));
    return one;
  }

  CaptureId write(const Capture& one) {
    Batch batch;
    batch.captures.push_back(one);
    world.archive().write(batch);
    return one.id;
  }

  // The article as it stands there.
  CaptureId shows(
      const std::string& url,
      std::int64_t hour,
      const std::string& title = "河水上涨",
      const std::string& account = {}) {
    Capture one = capture(url, hour, 200);
    one.page_kind = "article";
    one.sketch = 0xf0f0f0f0f0f0f0f0U ^ (std::hash<std::string>{}(title) << 8);
    ReadArticle read;
    read.article.url = url;
    read.article.title = title;
    read.article.text = title + "。镇上的人都看见了。";
    read.article.outlet = one.outlet;
    read.article.account = account;
    read.article.language = "zh";
    read.article.published = {at(0), at(0), TimeSource::metadata};
    read.article.id = article_id(read.article);
    read.reading = {read.article.id, one.id, 0, 0, {}};
    Batch batch;
    batch.captures.push_back(one);
    batch.articles.push_back(read);
    world.archive().write(batch);
    return one.id;
  }

  CaptureId answers(const std::string& url, std::int64_t hour, int status) {
    return write(capture(url, hour, status));
  }

  // Served with status 200: a page of this kind.
  CaptureId serves(
      const std::string& url,
      std::int64_t hour,
      const std::string& kind,
      std::uint64_t sketch,
      const std::string& notice = {},
      const std::string& words = {}) {
    Capture one = capture(url, hour, 200);
    one.page_kind = kind;
    one.sketch = sketch;
    one.notice = notice;
    one.notice_text = words;
    return write(one);
  }

  CaptureId fails(const std::string& url, std::int64_t hour, const std::string& failure) {
    Capture one = capture(url, hour, 0);
    one.type = "metadata";
    one.failure = failure;
    one.sketch = 0;
    return write(one);
  }

  CaptureId leads(const std::string& url, std::int64_t hour, const std::string& to) {
    Capture one = capture(url, hour, 302);
    one.location = to;
    one.sketch = 0;
    return write(one);
  }

  CaptureId probe(
      std::int64_t hour,
      int status,
      const std::string& kind,
      std::uint64_t sketch,
      const std::string& folder = "https://river.example/news/") {
    Capture one = capture(folder + "zq" + std::to_string(count_) + ".html", hour, status);
    one.purpose = purpose::probe;
    one.page_kind = kind;
    one.sketch = sketch;
    return write(one);
  }

  // A page that is no article of its own: where a site enters.
  CaptureId entrance(
      const std::string& url, std::int64_t hour, int status, std::string_view purpose) {
    Capture one = capture(url, hour, status);
    one.purpose = purpose;
    one.page_kind = status == 200 ? "listing" : "";
    return write(one);
  }

  AddressFate fate(const std::string& url = story) {
    const Packs packs = test_packs();
    Fates fates(world.archive(), packs);
    return fates.of(world.archive().visits_of(url));
  }

  // "shown not-found network": each visit.
  std::string course(const std::string& url = story) {
    std::string text;
    for (const Judged& one : fate(url).visits) {
      text += (text.empty() ? "" : " ") + std::string(to_string(one.why));
    }
    return text;
  }

  // "removed not-found confirmed"
  std::string ending(const std::string& url = story) {
    const AddressFate found = fate(url);
    std::string text =
        std::string(to_string(found.fate())) + " " + std::string(to_string(found.why));
    if (found.certainty) text += " " + std::string(to_string(*found.certainty));
    return text;
  }

 private:
  std::uint64_t count_ = 0;
};

}  // namespace weiguan
