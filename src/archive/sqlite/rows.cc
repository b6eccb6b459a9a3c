#include "archive/sqlite/detail/rows.h"

#include <nlohmann/json.hpp>

namespace weiguan::detail {

const std::string_view article_columns =
    "articles.id, kind, url, title, text, account, published_earliest, published_latest, "
    "published_by, modified_earliest, modified_latest, modified_by, authors, outlet, outlet_name, "
    "source, section, language, script, tags, confidence, source_outlet, original_title, editors, "
    "dateline_agency, dateline_place, dateline_earliest, dateline_latest, images";

Article article_from(const Statement& row, int at) {
  Article article;
  article.id = parse_article_id(row.view(at)).value_or(ArticleId{});
  article.kind = parse_article_kind(row.view(at + 1)).value_or(ArticleKind::article);
  article.url = row.text(at + 2);
  article.title = row.text(at + 3);
  article.text = row.text(at + 4);
  article.account = row.text(at + 5);
  article.published = {
      time_from(row.integer(at + 6)),
      time_from(row.integer(at + 7)),
      parse_time_source(row.view(at + 8)).value_or(TimeSource::first_seen)};
  if (!row.is_null(at + 9)) {
    article.modified = TimeRange{
        time_from(row.integer(at + 9)),
        time_from(row.integer(at + 10)),
        parse_time_source(row.view(at + 11)).value_or(TimeSource::first_seen)};
  }
  article.authors = list_from_json(row.view(at + 12));
  article.outlet = row.text(at + 13);
  article.outlet_name = row.text(at + 14);
  article.source = row.text(at + 15);
  article.section = row.text(at + 16);
  article.language = row.text(at + 17);
  article.script = row.text(at + 18);
  article.tags = list_from_json(row.view(at + 19));
  article.confidence = row.real(at + 20);
  article.source_outlet = row.text(at + 21);
  article.original_title = row.text(at + 22);
  article.editors = list_from_json(row.view(at + 23));
  article.dateline.agency = row.text(at + 24);
  article.dateline.place = row.text(at + 25);
  if (!row.is_null(at + 26)) {
    article.dateline.day = TimeRange{
        time_from(row.integer(at + 26)), time_from(row.integer(at + 27)), TimeSource::text};
  }
  article.images = images_from_json(row.view(at + 28));
  return article;
}

const std::string_view capture_columns =
    "captures.id, captures.url, captures.time, type, status, media_type, size, digest, record_id, "
    "failure, captures.outlet, file, record_offset, record_length, record_inner, page_kind, "
    "purpose, location, notice, notice_text, sketch";

Capture capture_from(const Statement& row, int at) {
  Capture capture;
  capture.id = parse_capture_id(row.view(at)).value_or(CaptureId{});
  capture.url = row.text(at + 1);
  capture.time = time_from(row.integer(at + 2));
  capture.type = row.text(at + 3);
  capture.status = static_cast<int>(row.integer(at + 4));
  capture.media_type = row.text(at + 5);
  capture.size = row.count(at + 6);
  capture.digest = row.text(at + 7);
  capture.record_id = row.text(at + 8);
  capture.failure = row.text(at + 9);
  capture.outlet = row.text(at + 10);
  capture.place = {row.text(at + 11), row.count(at + 12), row.count(at + 13), row.count(at + 14)};
  capture.page_kind = row.text(at + 15);
  capture.purpose = row.text(at + 16);
  capture.location = row.text(at + 17);
  capture.notice = row.text(at + 18);
  capture.notice_text = row.text(at + 19);
  capture.sketch = static_cast<std::uint64_t>(row.integer(at + 20));
  return capture;
}

std::int64_t seconds(Time time) {
  return time.time_since_epoch().count();
}

Time time_from(std::int64_t seconds) {
  return Time{std::chrono::seconds{seconds}};
}

std::string list_to_json(const std::vector<std::string>& list) {
  if (list.empty()) return "[]";
  // Bytes that are no UTF-8 become U+FFFD, as everywhere.
  return nlohmann::json(list).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> list_from_json(std::string_view json) {
  std::vector<std::string> list;
  if (json.size() <= 2) return list;
  const nlohmann::json parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_array()) return list;
  for (const nlohmann::json& one : parsed) {
    if (one.is_string()) list.push_back(one.get<std::string>());
  }
  return list;
}

std::string images_to_json(const std::vector<Image>& images) {
  if (images.empty()) return "[]";
  nlohmann::json list = nlohmann::json::array();
  for (const Image& one : images) {
    list.push_back({{"url", one.url}, {"caption", one.caption}, {"alt", one.alt}});
  }
  return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<Image> images_from_json(std::string_view json) {
  std::vector<Image> images;
  if (json.size() <= 2) return images;
  const nlohmann::json parsed = nlohmann::json::parse(json, nullptr, false);
  if (!parsed.is_array()) return images;
  const auto text = [](const nlohmann::json& object, const char* name) {
    const auto at = object.find(name);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  for (const nlohmann::json& one : parsed) {
    if (one.is_object())
      images.push_back({text(one, "url"), text(one, "caption"), text(one, "alt")});
  }
  return images;
}

}  // namespace weiguan::detail
