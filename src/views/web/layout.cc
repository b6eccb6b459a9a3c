#include "views/web/detail/layout.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/url.h"
#include "text/utf8.h"
#include "views/web/detail/bundle.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

void add_speech_switch(Html& html, const Request& request) {
  const bool zh = request.speech == Speech::zh;
  html.link(
      address_of(request.path, with(request.parameters, "ui", zh ? "en" : "zh"), request.form),
      zh ? "English" : "中文",
      {{"class", "speech"}, {"lang", zh ? "en" : "zh-Hans"}, {"hreflang", zh ? "en" : "zh-Hans"}});
}

// What the page's head has of its own.
Html head_of(const Request& request, bool twins) {
  Html html;
  if (!twins) return html;
  const auto parameters = without(request.parameters, "ui");
  for (const Form form : {Form::json, Form::csv}) {
    html.open(
        "link",
        {{"rel", "alternate"},
         {"type", form == Form::json ? "application/json" : "text/csv"},
         {"href", address_of(request.path, parameters, form)}});
  }
  return html;
}

// The built index.html with its three places filled in.
std::string filled(Speech speech, std::string_view title, const Html& head, const Html& body) {
  std::string text = shell();
  const auto put = [&](std::string_view place, std::string_view with) {
    const auto at = text.find(place);
    if (at != std::string::npos) text.replace(at, place.size(), with);
  };
  put("<!--body-->", body.str());
  put("<!--head-->", head.str());
  put("<title>Weiguan 围观</title>", Html().leaf("title", title).str());
  if (speech == Speech::zh) put("<html lang=\"en\"", "<html lang=\"zh-Hans\"");
  return text;
}

std::string whole_title(const Site& site, std::string_view title) {
  const std::string_view name = site.name.empty() ? "Weiguan 围观" : std::string_view(site.name);
  return title.empty() ? std::string(name) : fmt::format("{} · {}", title, name);
}

void add_foot(Html& html, const Request& request, bool twins) {
  html.open("footer");
  if (twins) {
    const auto parameters = without(request.parameters, "ui");
    html.open("p", {{"class", "twins"}}).text(say("foot.twins", request.speech)).text(" ");
    html.link(address_of(request.path, parameters, Form::json), "JSON").text(" · ");
    html.link(address_of(request.path, parameters, Form::csv), "CSV").text(" · ");
    html.link(
        address_of(request.path, with(parameters, "bom", "1"), Form::csv),
        say("foot.excel", request.speech));
    html.close("p");
  }
  html.leaf("p", say("foot.promise", request.speech));
  html.leaf("p", "Weiguan 围观 " WEIGUAN_VERSION);
  html.close("footer");
}

bool whole(const TimeRange& range, Unit unit, const Zone& zone) {
  const auto period = period_of(range.earliest, unit, zone);
  return period.from == range.earliest && period.to == range.latest + std::chrono::seconds{1};
}

}  // namespace

Reply page(
    const Site& site,
    const Request& request,
    std::string_view title,
    const Html& body,
    bool twins) {
  Html html;
  html.link("#content", say("nav.skip", request.speech), {{"class", "skip"}});
  // The dashboard takes this place where there is script.
  html.open("div", {{"id", "app"}}).open("header", {{"class", "top"}});
  html.open("a", {{"class", "brand"}, {"href", "/"}}).leaf("span", "围观", {{"lang", "zh-Hans"}});
  html.leaf("bdi", site.name.empty() ? "Weiguan" : site.name).close("a");
  add_speech_switch(html, request);
  html.close("header").close("div");
  html.open("main", {{"id", "content"}}).add(body).close("main");
  add_foot(html, request, twins);
  Reply reply;
  reply.body = filled(request.speech, whole_title(site, title), head_of(request, twins), html);
  return reply;
}

Reply screen(const Site& site, const Request& request) {
  Html html;
  html.link("#content", say("nav.skip", request.speech), {{"class", "skip"}});
  html.open("div", {{"id", "app"}}).close("div");
  html.open("noscript").open("p", {{"class", "note"}}).text(say("nav.script", request.speech));
  html.text(" ").link("/search.csv", "/search.csv").close("p").close("noscript");
  Reply reply;
  reply.body = filled(request.speech, whole_title(site, {}), {}, html);
  return reply;
}

Reply json_reply(std::string body) {
  Reply reply;
  reply.type = "application/json; charset=utf-8";
  reply.body = std::move(body);
  if (reply.body.empty() || reply.body.back() != '\n') reply.body += '\n';
  return reply;
}

Reply rows_reply(const Request& request, const Sheet& sheet) {
  const auto format = rows_format(request.form);
  Reply reply;
  reply.type = media_type(format);
  reply.headers.push_back(download_header(sheet.name, request.form));
  reply.body = to_rows(sheet, format, request.has("bom"));
  return reply;
}

Reply error_reply(
    const Site& site,
    const Request& request,
    int status,
    std::string_view what,
    std::string_view advice) {
  Reply reply;
  if (request.form == Form::html) {
    const auto title = say("error." + std::to_string(status), request.speech);
    Html body;
    body.leaf("h1", title).open("p", {{"class", "error"}}).quoted(what).close("p");
    if (!advice.empty()) body.open("p").quoted(advice).close("p");
    body.open("p").link("/", say("error.home", request.speech)).close("p");
    reply = page(site, request, title, body, false);
  } else {
    reply = json_reply(fmt::format(
        "{{\"error\": {}, \"advice\": {}}}",
        json_text(what),
        advice.empty() ? "null" : json_text(advice)));
  }
  reply.status = status;
  return reply;
}

std::string show_time(Time time, const Zone& zone) {
  // The zone's wall clock, printed as if it were UTC.
  const auto local = Time{zone.to_local(time).time_since_epoch()};
  std::string text = format_time(local);  // 2024-07-02T17:30:05Z
  text[10] = ' ';
  text.pop_back();
  return text;
}

void add_time(Html& html, Time time, const Zone& zone) {
  html.leaf("time", show_time(time, zone), {{"datetime", format_time(time)}});
}

std::string show_range(const TimeRange& range, const Zone& zone, Speech speech) {
  if (range.source == TimeSource::first_seen) {
    return say("time.first_seen", speech, {show_time(range.latest, zone)});
  }
  if (range.earliest == range.latest) return show_time(range.earliest, zone);
  for (const Unit unit : {Unit::day, Unit::month, Unit::year}) {
    if (!whole(range, unit, zone)) continue;
    const auto period = format_period(range.earliest, unit, zone);
    return unit == Unit::day ? say("time.day", speech, {period}) : period;
  }
  if (range.earliest <= beginning_of_time) {
    return say("time.until", speech, {show_time(range.latest, zone)});
  }
  const std::string first = show_time(range.earliest, zone);
  const std::string last = show_time(range.latest, zone);
  // A minute without its seconds.
  constexpr std::size_t minute = std::string_view("2024-07-02 09:30").size();
  if (first.substr(0, minute) == last.substr(0, minute)) return first.substr(0, minute);
  return say("time.between", speech, {first, last});
}

std::string name_of(const Names& names, Speech speech) {
  const auto first = [](std::initializer_list<std::string_view> choices) {
    const auto* at = std::find_if(
        choices.begin(), choices.end(), [](std::string_view one) { return !one.empty(); });
    return at == choices.end() ? std::string{} : std::string(*at);
  };
  return speech == Speech::zh ? first({names.hans, names.hant, names.en})
                              : first({names.en, names.hans, names.hant});
}

std::string outlet_name(const Packs& packs, std::string_view id, Speech speech) {
  const auto* outlet = packs.outlet(id);
  const auto name = outlet == nullptr ? std::string{} : name_of(outlet->names, speech);
  return name.empty() ? std::string(id) : name;
}

std::string outlet_address(std::string_view id) {
  return id.empty() ? std::string{} : "/outlet/" + percent_encode(id);
}

Cell outlet_cell(const Packs& packs, std::string_view id, Speech speech) {
  auto cell = text_cell(id, outlet_address(id));
  cell.shown = outlet_name(packs, id, speech);
  return cell;
}

std::string title_of(const Article& article, Speech speech) {
  if (!article.title.empty()) return article.title;
  constexpr std::size_t longest = 40;
  std::string text;
  std::size_t at = 0;
  for (std::size_t count = 0; at < article.text.size() && article.text[at] != '\n'; ++count) {
    if (count == longest) return text + "…";
    append_utf8(text, next_character(article.text, at));
  }
  return text.empty() ? say("article.untitled", speech) : text;
}

std::string spoken(std::string_view what, std::string_view value, Speech speech) {
  if (value.empty()) return {};
  return say(fmt::format("{}.{}", what, value), speech);
}

void Facts::add(std::string_view word, const Html& value, std::string_view origin) {
  if (value.empty()) return;
  html_.leaf("dt", say(word, speech_)).open("dd").add(value);
  if (!origin.empty()) html_.text(" ").leaf("span", say(origin, speech_), {{"class", "origin"}});
  html_.close("dd");
}

void Facts::add(std::string_view word, std::string_view value, std::string_view origin) {
  if (value.empty()) return;
  add(word, Html().quoted(value), origin);
}

void Facts::add_labelled(std::string_view label, std::string_view value) {
  html_.leaf("dt", label).open("dd").quoted(value).close("dd");
}

Html Facts::finish() {
  html_.close("dl");
  return std::move(html_);
}

}  // namespace weiguan::web
