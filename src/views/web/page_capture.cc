#include <algorithm>
#include <limits>
#include <memory>

#include <fmt/format.h>

#include "base/files.h"
#include "text/charset.h"
#include "views/web/detail/asked.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/replay.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::uint64_t most_checked = std::uint64_t{64} << 20;
constexpr std::uint64_t most_readings = 200;
constexpr std::size_t longest_preview = 20'000;

void attach(Reply& reply, const std::string& name) {
  // Whatever the bytes are, a browser is told to save them and, should it show them, to run
  // nothing.
  reply.type = "application/octet-stream";
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  reply.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
}

std::string_view ending_of(std::string_view first_bytes) {
  if (first_bytes.substr(0, 2) == "\x1f\x8b") return ".warc.gz";
  if (first_bytes.substr(0, 4) == "\x28\xb5\x2f\xfd") return ".warc.zst";
  return ".warc";
}

// The record's bytes as they are stored, member and all.
Reply record_download(const Site& site, const Capture& capture) {
  const auto path = site.file_of(capture.place);
  auto file = std::make_shared<InputFile>(path);
  char first[4] = {};
  const auto got = file->read_at(capture.place.offset, first, sizeof first);
  Reply reply;
  attach(reply, to_string(capture.id) + std::string(ending_of({first, got})));
  reply.length = capture.place.length;
  reply.stream = [file, place = capture.place](const Write& write, const Stop& stop) {
    std::string piece(std::size_t{64} << 10, '\0');
    std::uint64_t at = place.offset;
    const std::uint64_t end = place.offset + place.length;
    while (at < end && !stop.requested()) {
      const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), end - at));
      const auto read = file->read_at(at, piece.data(), want);
      if (read == 0) throw Error("the file ends inside the record");
      if (!write({piece.data(), read})) return;
      at += read;
    }
  };
  return reply;
}

Reply payload_download(const Site& site, const Capture& capture) {
  Reply reply;
  attach(reply, to_string(capture.id) + ".bin");
  reply.body = site.payload(capture).bytes;
  return reply;
}

// Whether the stored bytes are still those that were captured.
void add_check(Facts& facts, const Site& site, const Capture& capture, Speech speech) {
  if (capture.place.length > most_checked) {
    facts.add("capture.check", say("capture.too_large", speech));
    return;
  }
  Html html;
  try {
    site.record(capture);
    html.leaf("strong", say("capture.intact", speech), {{"class", "good"}});
  } catch (const Error& error) {
    html.open("strong", {{"class", "bad"}}).text(say("capture.broken", speech)).text(" ");
    html.quoted(error.what()).close("strong");
  }
  facts.add("capture.check", html);
}

Html facts_of(const Site& site, const Capture& capture, Speech speech) {
  Facts facts(speech);
  Html time;
  add_time(time, capture.time, site.zone);
  time.text(" · " + format_time(capture.time));
  facts.add("capture.time", time);
  facts.add("capture.url", Html().outside(capture.url));
  facts.add("capture.failure", capture.failure);
  facts.add("capture.type", capture.type);
  if (capture.status != 0) facts.add("capture.status", std::to_string(capture.status));
  facts.add("capture.media_type", capture.media_type, "origin.declared");
  if (capture.failure.empty()) {
    facts.add("capture.size", say("capture.bytes", speech, {show_number(capture.size)}));
  }
  if (!capture.outlet.empty()) {
    facts.add(
        "article.outlet",
        Html().link(
            outlet_address(capture.outlet), outlet_name(*site.packs, capture.outlet, speech)),
        "origin.pack");
  }
  facts.add("capture.digest", Html().leaf("code", capture.digest));
  add_check(facts, site, capture, speech);
  facts.add("capture.record_id", Html().leaf("code", capture.record_id));
  facts.add("capture.file", Html().leaf("code", capture.place.file));
  facts.add(
      "capture.position",
      say(capture.place.inner > 0 ? "capture.place_inner" : "capture.place",
          speech,
          {show_number(capture.place.offset),
           show_number(capture.place.length),
           show_number(capture.place.inner)}));
  return facts.finish();
}

Sheet readings_sheet(const Site& site, const std::vector<Reading>& readings, Speech speech) {
  Sheet sheet{
      "readings",
      {column("article", Type::article),
       column("title"),
       column("begin", Type::whole),
       column("end", Type::whole)},
      {}};
  for (const auto& reading : readings) {
    const auto id = to_string(reading.article);
    const auto article = site.archive->article(reading.article);
    Cell title;
    if (article) {
      title = text_cell(article->title);
      title.shown = title_of(*article, speech);
      title.language = language_tag(article->language, article->script);
      title.address =
          reading.end > 0 ? reading_address(reading.capture, reading.begin, reading.end) : "";
    }
    sheet.rows.push_back(
        {text_cell(id, "/article/" + id),
         title,
         reading.end > 0 ? count_cell(reading.begin) : Cell{},
         reading.end > 0 ? count_cell(reading.end) : Cell{}});
  }
  return sheet;
}

bool all_may_be_named(const Site& site, const std::vector<Reading>& readings) {
  return std::all_of(readings.begin(), readings.end(), [&](const Reading& reading) {
    const auto article = site.archive->article(reading.article);
    return !article || may_be_named(site, article->account);
  });
}

void add_bytes(Html& body, std::string_view heading, std::string_view text, Speech speech) {
  body.leaf("h2", say(heading, speech));
  body.open("pre", {{"class", "bytes"}, {"tabindex", "0"}, {"dir", "auto"}})
      .text(text)
      .close("pre");
}

// The bytes of one row, as text, where the request names one that something was read from.
void add_row(Html& body, const Site& site, const Request& request, const Capture& capture) {
  const auto speech = request.speech;
  constexpr auto any = std::numeric_limits<std::int64_t>::max();
  const auto begin = read_count(request, "begin", 0, 0, any);
  const auto end = read_count(request, "end", 0, 0, any);
  std::vector<Reading> of_row;
  for (auto& reading : site.archive->readings_of(capture.id, any)) {
    if (reading.begin == begin && reading.end == end && end > 0) of_row.push_back(reading);
  }
  if (of_row.empty()) {
    throw UsageError(
        fmt::format("nothing was read from bytes {} to {} of this capture", begin, end),
        "The capture's own page lists what was read from it.");
  }
  if (!all_may_be_named(site, of_row)) {
    body.leaf("p", say("people.withheld", speech), {{"class", "note"}});
  } else {
    const auto payload = site.payload(capture);
    if (end > payload.bytes.size())
      throw Error("the capture is shorter than the row's place in it");
    const auto row = std::string_view(payload.bytes).substr(begin, end - begin);
    add_bytes(body, "capture.row", decode_page(row, payload.charset).text, speech);
  }
  body.add(to_html(readings_sheet(site, of_row, speech), say("capture.readings", speech), request));
}

// The beginning of a page as text, so that one sees what was captured without opening it.
void add_preview(Html& body, const Site& site, const Capture& capture, Speech speech) {
  const auto& type = capture.media_type;
  const bool text = type.substr(0, 5) == "text/" || type.find("json") != std::string::npos ||
                    type.find("xml") != std::string::npos;
  if (!text || !capture.failure.empty() || capture.place.length > most_checked) return;
  try {
    const auto payload = site.payload(capture);
    auto shown_text = decode_page(payload.bytes, payload.charset).text;
    std::size_t length = std::min(shown_text.size(), longest_preview);
    while (length < shown_text.size() &&
           (static_cast<unsigned char>(shown_text[length]) & 0xC0) == 0x80) {
      ++length;
    }
    const bool cut = length < shown_text.size();
    shown_text.resize(length);
    add_bytes(body, cut ? "capture.beginning" : "capture.content", shown_text, speech);
  } catch (const Error&) {
    // What is wrong with the bytes stands beside their digest already.
  }
}

Reply twin(const Site& site, const Request& request, const Capture& capture) {
  constexpr auto any = std::numeric_limits<std::int64_t>::max();
  if (is_rows(request.form)) {
    return rows_reply(
        request,
        {"capture-" + to_string(capture.id), capture_columns(), {capture_cells(site, capture)}});
  }
  std::string json = capture_json(capture);
  json.back() = ',';
  json += " \"readings\": ";
  json += to_json_rows(
      readings_sheet(site, site.archive->readings_of(capture.id, any), request.speech));
  return json_reply(json + "}");
}

}  // namespace

Reply capture_page(
    const Site& site, const Request& request, std::string_view text_id, std::string_view part) {
  const auto id = parse_capture_id(text_id);
  const auto capture = id ? site.archive->capture(*id) : std::nullopt;
  if (!capture) return not_found(site, request);
  if (part == "record") return record_download(site, *capture);
  if (part == "payload") return payload_download(site, *capture);
  if (request.form != Form::html) return twin(site, request, *capture);

  const auto speech = request.speech;
  Html body;
  body.leaf("h1", say("capture.title", speech));
  body.add(facts_of(site, *capture, speech));
  body.open("p", {{"class", "downloads"}});
  const auto here = "/capture/" + to_string(capture->id);
  body.link(here + "/record", say("capture.download_record", speech));
  if (capture->failure.empty()) {
    body.text(" · ").link(here + "/payload", say("capture.download_payload", speech));
  }
  if (!capture->place.file.empty()) {
    body.text(" · ").link(here + std::string(package_ending), say("receipt.wacz", speech));
  }
  if (can_replay(*capture)) {
    body.text(" · ").link(replay_address(*capture), say("capture.replay", speech));
  }
  body.close("p").leaf("p", say("capture.safety", speech), {{"class", "note"}});
  if (request.has("begin") || request.has("end")) {
    add_row(body, site, request, *capture);
    body.open("p").link(here, say("capture.whole", speech)).close("p");
  } else {
    auto readings = site.archive->readings_of(capture->id, most_readings + 1);
    const bool more = readings.size() > most_readings;
    if (more) readings.pop_back();
    body.leaf("h2", say("capture.readings", speech));
    if (readings.empty()) {
      body.leaf("p", say("capture.nothing_read", speech), {{"class", "note"}});
    } else {
      body.add(to_html(
          readings_sheet(site, readings, speech), say("capture.readings", speech), request));
    }
    if (more) {
      body.open("p", {{"class", "note"}});
      body.text(say("capture.more_readings", speech, {show_number(most_readings)})).text(" ");
      body.link(address_of(request.path, {}, Form::json), "JSON").close("p");
    }
    const bool rows = std::any_of(
        readings.begin(), readings.end(), [](const Reading& one) { return one.end > 0; });
    if (!rows && all_may_be_named(site, readings)) add_preview(body, site, *capture, speech);
  }
  return page(site, request, say("capture.title", speech), body);
}

}  // namespace weiguan::web
