#include "extract/page_json.h"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace weiguan {

namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json range_or_null(const std::optional<TimeRange>& range, const std::optional<Zone>& zone) {
  if (!range) return nullptr;
  return Json::array({zoned_time(range->earliest, zone), zoned_time(range->latest, zone)});
}

Json dateline_of(const Dateline& line, const std::optional<Zone>& zone) {
  if (line.empty()) return nullptr;
  return {
      {"agency", text_or_null(line.agency)},
      {"place", text_or_null(line.place)},
      {"day", range_or_null(line.day, zone)}};
}

Json images_of(const std::vector<Image>& images) {
  Json list = Json::array();
  for (const Image& one : images)
    list.push_back({{"url", one.url}, {"caption", one.caption}, {"alt", one.alt}});
  return list;
}

Json problems_of(const std::vector<Problem>& problems) {
  Json list = Json::array();
  for (const Problem& one : problems) list.push_back({{"rule", one.rule}, {"reason", one.reason}});
  return list;
}

Json explained(const PageTrace& trace) {
  Json blocks = Json::array();
  for (const BlockTrace& one : trace.blocks)
    blocks.push_back({{"kept", one.kept}, {"why", one.why}, {"text", one.text}});
  return {{"container", trace.container}, {"notes", trace.notes}, {"blocks", std::move(blocks)}};
}

std::string_view name_of(PageVariant variant) {
  switch (variant) {
    case PageVariant::amp:
      return "amp";
    case PageVariant::print:
      return "print";
    case PageVariant::standard:
      break;
  }
  return "standard";
}

}  // namespace

std::string zoned_time(Time time, const std::optional<Zone>& zone) {
  if (!zone) {
    std::string text = format_time(time);
    text.pop_back();
    return text;
  }
  const auto offset = zone->to_local(time).time_since_epoch() - time.time_since_epoch();
  std::string text = format_time(Time{time.time_since_epoch() + offset});
  if (offset.count() == 0) return text;
  const auto minutes = std::abs(std::chrono::duration_cast<std::chrono::minutes>(offset).count());
  text.back() = offset.count() < 0 ? '-' : '+';
  return text + fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::optional<Zone> zone_of(const Page& page, const PageOrigin& origin) {
  if (page.published_zone.empty()) return origin.zone;
  return Zone::find(page.published_zone);
}

std::optional<Zone> modified_zone_of(const Page& page, const PageOrigin& origin) {
  if (page.modified_zone.empty()) return origin.zone;
  return Zone::find(page.modified_zone);
}

std::string page_json(const Page& page, const PageOrigin& origin, const PageTrace* trace) {
  const std::optional<Zone> zone = zone_of(page, origin);
  Json json;
  json["file"] = origin.file;
  json["url"] = text_or_null(origin.url);
  json["kind"] = to_string(page.kind);
  json["notice"] = nullptr;
  if (page.notice_cause) json["notice"] = to_string(*page.notice_cause);
  json["notice_text"] = text_or_null(page.notice_text);
  json["location"] = text_or_null(page.location);
  json["title"] = page.title;
  json["text"] = page.text;
  json["authors"] = page.authors;
  json["editors"] = page.editors;
  json["published"] = range_or_null(page.published, zone);
  json["published_by"] = nullptr;
  if (page.published) json["published_by"] = to_string(page.published->source);
  json["published_from"] = text_or_null(page.published_from);
  json["modified"] = range_or_null(page.modified, modified_zone_of(page, origin));
  json["source"] = text_or_null(page.source);
  json["source_outlet"] = text_or_null(origin.source_outlet);
  json["original_title"] = text_or_null(page.original_title);
  json["dateline"] = dateline_of(page.dateline, zone);
  json["section"] = text_or_null(page.section);
  json["site_name"] = text_or_null(page.site_name);
  json["language"] = text_or_null(page.language);
  json["script"] = text_or_null(page.script);
  json["charset"] = text_or_null(page.charset);
  json["canonical"] = text_or_null(page.canonical);
  json["variant"] = name_of(page.variant);
  json["next_page"] = text_or_null(page.next_page);
  json["images"] = images_of(page.images);
  json["confidence"] = std::round(page.confidence * 100) / 100;
  json["problems"] = problems_of(page.problems);
  if (trace != nullptr) json["explain"] = explained(*trace);
  // Bytes of the page that are no UTF-8 become U+FFFD, as everywhere.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace weiguan
