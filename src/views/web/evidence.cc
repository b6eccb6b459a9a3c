#include "views/web/detail/evidence.h"

#include <fmt/format.h>

#include "views/web/detail/json.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

std::string capture_json(const Capture& capture) {
  JsonObject place;
  place.text("file", capture.place.file)
      .count("offset", capture.place.offset)
      .count("length", capture.place.length)
      .count("inner", capture.place.inner);
  JsonObject json;
  json.text("id", to_string(capture.id))
      .text("url", capture.url)
      .time("time", capture.time)
      .text("type", capture.type)
      .raw("status", capture.status == 0 ? "null" : std::to_string(capture.status))
      .text("media_type", capture.media_type)
      .text("page_kind", capture.page_kind)
      .text("purpose", capture.purpose)
      .text("location", capture.location)
      .text("notice", capture.notice)
      .text("notice_text", capture.notice_text)
      .raw("size", capture.failure.empty() ? std::to_string(capture.size) : "null")
      .text("digest", capture.digest)
      .text("record_id", capture.record_id)
      .text("failure", capture.failure)
      .text("outlet", capture.outlet)
      .raw("place", place.str())
      .text("address", "/capture/" + to_string(capture.id));
  return json.str();
}

std::vector<Column> capture_columns() {
  return {
      column("capture", Type::capture),
      column("time", Type::time),
      column("url"),
      column("status", Type::whole),
      column("size", Type::whole),
      column("digest"),
      column("file"),
      column("offset", Type::whole),
      column("length", Type::whole),
      column("failure")};
}

std::vector<Cell> capture_cells(const Site& site, const Capture& capture) {
  auto time = text_cell(format_time(capture.time));
  time.shown = show_time(capture.time, site.zone);
  auto digest = text_cell(capture.digest);
  if (capture.digest.size() > 24) digest.shown = capture.digest.substr(0, 19) + "…";
  auto status = capture.status == 0 ? Cell{} : Cell{std::int64_t{capture.status}, {}, {}, {}};
  if (capture.status != 0) status.shown = std::to_string(capture.status);
  const auto id = to_string(capture.id);
  return {
      text_cell(id, "/capture/" + id),
      time,
      text_cell(capture.url),
      status,
      capture.failure.empty() ? count_cell(capture.size) : Cell{},
      digest,
      text_cell(capture.place.file),
      count_cell(capture.place.offset),
      count_cell(capture.place.length),
      text_cell(capture.failure)};
}

std::string reading_address(CaptureId capture, std::uint64_t begin, std::uint64_t end) {
  std::string address = "/capture/" + to_string(capture);
  if (end > 0) address += fmt::format("?begin={}&end={}", begin, end);
  return address;
}

std::string shown(const Site& site, std::string_view account) {
  return account.empty() ? std::string{} : site.shown_account(account);
}

bool may_be_named(const Site& site, std::string_view account) {
  if (account.empty()) return true;
  const auto text = shown(site, account);
  if (text == account) return true;
  const auto colon = account.find(':');
  return colon != std::string_view::npos && !text.empty() && text == account.substr(colon + 1);
}

}  // namespace weiguan::web
