// What the tests of the archive share: both backends behind one name, and small made-up things to
// put into them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "archive/archive.h"

namespace weiguan::detail {

// A folder that is gone when the object is.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "weiguan-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw Error("cannot make a scratch folder");
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// A time as people write it.
inline Time at(const std::string& text) {
  return parse_time(text).value_or(Time{});
}

inline Capture make_capture(const std::string& url, Time time, const std::string& outlet = {}) {
  Capture capture;
  capture.url = url;
  capture.time = time;
  capture.digest = "sha256:" + std::to_string(url.size());
  capture.id = capture_id(url, time, capture.digest);
  capture.type = "response";
  capture.status = 200;
  capture.media_type = "text/html";
  capture.size = 1234;
  capture.record_id = "urn:uuid:" + to_string(capture.id);
  capture.outlet = outlet;
  capture.place = {"warc/one.warc.gz", url.size() * 100, 512, 0};
  return capture;
}

inline Article make_article(
    const std::string& url, const std::string& title, const std::string& text, Time published) {
  Article article;
  article.url = url;
  article.title = title;
  article.text = text;
  article.published = {published, published, TimeSource::metadata};
  article.language = "zh";
  article.script = "Hans";
  article.id = article_id(article);
  return article;
}

inline ReadArticle read_out_of(
    const Capture& capture, Article article, std::uint64_t begin = 0, std::uint64_t end = 0) {
  article.id = article_id(article);
  Reading reading;
  reading.article = article.id;
  reading.capture = capture.id;
  reading.begin = begin;
  reading.end = end;
  return {std::move(article), reading};
}

}  // namespace weiguan::detail
