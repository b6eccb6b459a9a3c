#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "collect/stream.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

// An answer of a chatbot is small; what is larger is not read again for a drawing.
constexpr std::uint64_t largest_record = std::uint64_t{16} << 20;
constexpr std::size_t most_moments = 20'000;

// The exchange that the answer was read from; nothing where somebody else's rows were imported.
std::optional<Capture> exchange_of(const Site& site, ArticleId article) {
  for (const auto& reading : site.archive->readings(article)) {
    auto capture = site.archive->capture(reading.capture);
    if (capture && capture->purpose == purpose::ask) return capture;
  }
  return {};
}

StreamTold read_again(const Site& site, const Capture& capture) {
  if (capture.place.length > largest_record) {
    throw Error(
        fmt::format("the record of the capture {} is too large", to_string(capture.id)),
        "Its page offers the record as a file.");
  }
  const Record record = site.record(capture);
  const std::string asked =
      asked_before(site.file_of(capture.place), capture.place, record.record_id());
  return read_stream(record, asked, site.packs->providers());
}

std::string count_or_null(const std::optional<std::uint64_t>& count) {
  return count ? std::to_string(*count) : "null";
}

Sheet sheet_of(const Capture& capture, const std::vector<StreamMoment>& moments) {
  Sheet sheet{
      "stream-" + to_string(capture.id),
      {column("milliseconds", Type::whole),
       column("shown", Type::whole),
       column("reasoning", Type::whole),
       column("withdrawn", Type::boolean),
       column("finished", Type::boolean)},
      {}};
  for (const StreamMoment& one : moments) {
    sheet.rows.push_back(
        {one.milliseconds ? count_cell(*one.milliseconds) : Cell{},
         count_cell(one.shown),
         count_cell(one.reasoning),
         text_cell(one.withdrawn ? "true" : "false"),
         text_cell(one.finished ? "true" : "false")});
  }
  return sheet;
}

}  // namespace

Reply stream_page(const Site& site, const Request& request) {
  const auto id = parse_article_id(request.parameter("article"));
  const bool is_answer = id && site.archive->answer(*id).has_value();
  if (!is_answer || request.form == Form::html) return not_found(site, request);
  const auto capture = exchange_of(site, *id);
  StreamTold told;
  if (capture) told = read_again(site, *capture);
  const std::size_t events = told.moments.size();
  told.moments.resize(std::min(events, most_moments));
  const Sheet sheet = sheet_of(capture.value_or(Capture{}), told.moments);
  if (is_rows(request.form)) return rows_reply(request, sheet);
  JsonObject json;
  json.text("article", to_string(*id))
      .text("capture", capture ? to_string(capture->id) : "")
      .count("events", events)
      .raw("first_ms", count_or_null(told.answer.first_ms))
      .raw("withdrawn_ms", count_or_null(told.answer.withdrawn_ms))
      .raw("ended_ms", count_or_null(told.answer.ended_ms))
      .raw("moments", to_json_rows(sheet));
  return json_reply(json.str());
}

}  // namespace weiguan::web
