#include "capture/cdxj.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/url.h"
#include "capture/detail/text.h"

namespace weiguan {

namespace {

using nlohmann::ordered_json;

// A key may hold no space, for it ends at the first; other bytes are escaped as crawlers do.
std::string key_of(const std::string& url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : surt(url)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::string timestamp(Time time) {
  std::string out;
  for (const char c : format_time(time)) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

std::string text_of(const ordered_json& fields, const char* name) {
  const auto at = fields.find(name);
  if (at == fields.end()) return {};
  if (at->is_string()) return at->get<std::string>();
  return at->is_number_unsigned() ? std::to_string(at->get<std::uint64_t>()) : std::string();
}

std::uint64_t number_of(const ordered_json& fields, const char* name) {
  return detail::parse_number(text_of(fields, name)).value_or(0);
}

}  // namespace

std::string cdxj_line(const Capture& capture) {
  ordered_json fields;
  fields["url"] = capture.url;
  const std::string_view type = capture.media_type;
  const std::string mime(detail::trim(type.substr(0, type.find(';'))));
  if (capture.type == "revisit") {
    fields["mime"] = "warc/revisit";
  } else if (!mime.empty()) {
    fields["mime"] = mime;
  }
  // pywb writes numbers as text, and so do we.
  if (capture.status != 0) fields["status"] = std::to_string(capture.status);
  if (!capture.digest.empty()) fields["digest"] = capture.digest;
  fields["length"] = std::to_string(capture.place.length);
  fields["offset"] = std::to_string(capture.place.offset);
  fields["filename"] = capture.place.file;
  return fmt::format(
      "{} {} {}\n",
      key_of(capture.url),
      timestamp(capture.time),
      fields.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

std::optional<Capture> parse_cdxj_line(std::string_view line) {
  line = detail::trim(line);
  const std::size_t key_end = line.find(' ');
  if (key_end == std::string_view::npos) return {};
  line.remove_prefix(key_end + 1);
  const std::size_t time_end = line.find(' ');
  if (time_end == std::string_view::npos) return {};
  const auto time = detail::parse_warc_date(line.substr(0, time_end));
  if (!time || time_end != 14) return {};
  const auto fields = ordered_json::parse(line.substr(time_end + 1), nullptr, false);
  if (!fields.is_object()) return {};

  Capture capture;
  capture.time = *time;
  capture.url = text_of(fields, "url");
  capture.digest = text_of(fields, "digest");
  capture.place.file = text_of(fields, "filename");
  if (capture.url.empty() || capture.place.file.empty()) return {};
  capture.place.offset = number_of(fields, "offset");
  capture.place.length = number_of(fields, "length");
  capture.status = static_cast<int>(std::min<std::uint64_t>(number_of(fields, "status"), 999));
  capture.media_type = text_of(fields, "mime");
  capture.type = capture.status != 0 ? "response" : "resource";
  if (capture.media_type == "warc/revisit") {
    capture.type = "revisit";
    capture.media_type.clear();
  }
  return capture;
}

}  // namespace weiguan
