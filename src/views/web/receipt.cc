#include "views/web/detail/receipt.h"

#include <algorithm>

#include <fmt/format.h>

#include "views/web/detail/evidence.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/replay.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::size_t most_captures = 20;

struct Line {
  std::string_view word;  // "receipt.time"; what it means is "receipt.time_means".
  std::string value;
  bool code = false;
};

std::vector<Line> lines_of(const Capture& capture, Speech speech) {
  std::vector<Line> lines;
  const auto add = [&](std::string_view word, std::string value, bool code = false) {
    if (!value.empty()) lines.push_back({word, std::move(value), code});
  };
  add("receipt.url", capture.url);
  add("receipt.time", format_time(capture.time));
  add("receipt.status", capture.status == 0 ? "" : std::to_string(capture.status));
  add("receipt.failure", capture.failure);
  add("receipt.media_type", capture.media_type);
  if (capture.failure.empty()) {
    add("receipt.size", say("capture.bytes", speech, {show_number(capture.size)}));
  }
  add("receipt.digest", capture.digest, true);
  add("receipt.record_id", capture.record_id, true);
  add("receipt.file", capture.place.file, true);
  if (!capture.place.file.empty()) {
    add("receipt.offset",
        say(capture.place.inner > 0 ? "capture.place_inner" : "capture.place",
            speech,
            {show_number(capture.place.offset),
             show_number(capture.place.length),
             show_number(capture.place.inner)}));
  }
  add("receipt.capture", to_string(capture.id), true);
  return lines;
}

std::string meaning(std::string_view word, Speech speech) {
  return say(std::string(word) + "_means", speech);
}

}  // namespace

Html receipt(
    const Site& site, const std::vector<Capture>& captures, std::string_view wacz, Speech speech) {
  Html html;
  html.open("section", {{"class", "receipt"}, {"id", "receipt"}});
  html.leaf("h2", say("receipt.title", speech))
      .leaf("p", say("receipt.lead", speech), {{"class", "note"}});
  for (std::size_t i = 0; i < std::min(captures.size(), most_captures); ++i) {
    const Capture& capture = captures[i];
    html.open("dl", {{"class", "lines"}});
    for (const Line& line : lines_of(capture, speech)) {
      html.open("div").leaf("dt", say(line.word, speech)).open("dd");
      if (line.word == "receipt.url") {
        html.outside(line.value);
      } else if (line.code) {
        html.leaf("code", line.value);
      } else {
        html.quoted(line.value);
      }
      if (line.word == "receipt.time") {
        html.text(" · ");
        add_time(html, capture.time, site.zone);
        html.text(" " + std::string(site.zone.name()));
      }
      html.leaf("span", meaning(line.word, speech), {{"class", "origin"}});
      html.close("dd").close("div");
    }
    html.close("dl").open("p", {{"class", "downloads"}});
    const auto here = "/capture/" + to_string(capture.id);
    html.link(here, say("receipt.check", speech));
    if (!capture.place.file.empty()) {
      html.text(" · ").link(here + "/record", say("capture.download_record", speech));
    }
    if (can_replay(capture)) {
      html.text(" · ").link(replay_address(capture), say("capture.replay", speech));
    }
    html.close("p");
  }
  if (captures.size() > most_captures) {
    html.leaf(
        "p",
        say("rows.cut", speech, {show_number(most_captures), show_number(captures.size())}),
        {{"class", "note"}});
  }
  if (!wacz.empty()) {
    html.open("p", {{"class", "downloads"}});
    html.link(
        wacz, say("receipt.wacz", speech), {{"class", "button"}, {"download", "evidence.wacz"}});
    html.text(" ")
        .leaf("span", say("receipt.wacz_means", speech), {{"class", "origin"}})
        .close("p");
  }
  return html.close("section");
}

std::string receipt_text(
    const Site& site, const std::vector<Capture>& captures, std::string_view title, Speech speech) {
  std::string text = fmt::format("{}\n{}\n{}\n", say("receipt.title", speech), site.name, title);
  for (const Capture& capture : captures) {
    text += '\n';
    for (const Line& line : lines_of(capture, speech)) {
      text += fmt::format(
          "{}: {}\n    {}\n", say(line.word, speech), line.value, meaning(line.word, speech));
    }
  }
  return text;
}

}  // namespace weiguan::web
