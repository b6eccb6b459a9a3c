#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/edit_classes.h"
#include "text/places.h"
#include "views/web/detail/article_text.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::size_t longest_text = 1'000'000;
constexpr std::size_t most_rows = 500;

Article read_side(const Site& site, const Request& request, std::string_view name) {
  const std::string_view text = request.parameter(name);
  const auto id = parse_article_id(text);
  auto article = id ? site.archive->article(*id) : std::nullopt;
  if (!article) {
    throw UsageError(
        fmt::format("{} cannot be \"{}\"", name, text), say("diff.advice", request.speech));
  }
  return std::move(*article);
}

std::string in_words(const std::vector<EditClass>& classes, Speech speech) {
  std::string all;
  for (const EditClass one : classes) {
    const Words words = edit_class_choices()[static_cast<std::size_t>(one)].meaning;
    if (!all.empty()) all += speech == Speech::zh ? "、" : ", ";
    all += speech == Speech::zh ? words.zh : words.en;
  }
  return all;
}

// What changed of one side: the headline's ranges or the text's.
std::vector<Range> marks_of(const Edit& edit, bool later, bool headline) {
  std::vector<Range> marks;
  for (const JudgedOperation& one : edit.operations) {
    const Range& range = later ? one.operation.after : one.operation.before;
    if (one.headline == headline && range.begin < range.end) marks.push_back(range);
  }
  return marks;
}

Sheet sheet_of(const Article& before, const Article& after, const Edit& edit, Speech speech) {
  Sheet sheet{
      "operations",
      {column("place_of_change"),
       column("classes"),
       column("severity", Type::whole),
       column("before"),
       column("after"),
       column("before_begin", Type::whole),
       column("before_end", Type::whole),
       column("after_begin", Type::whole),
       column("after_end", Type::whole)},
      {}};
  const CharacterPlaces old_text(before.text), new_text(after.text), old_title(before.title),
      new_title(after.title);
  for (const JudgedOperation& one : edit.operations) {
    const Range &old = one.operation.before, &now = one.operation.after;
    const std::string &left = one.headline ? before.title : before.text,
                      &right = one.headline ? after.title : after.text;
    const Range from = (one.headline ? old_title : old_text).of(old),
                to = (one.headline ? new_title : new_text).of(now);
    Cell place = text_cell(one.headline ? "headline" : "text");
    place.shown = say(one.headline ? "diff.headline" : "diff.text", speech);
    Cell classes = text_cell(names_of(one.classes));
    classes.shown = in_words(one.classes, speech);
    Cell gone = text_cell(left.substr(old.begin, old.end - old.begin)),
         come = text_cell(right.substr(now.begin, now.end - now.begin));
    gone.language = language_tag(before.language, before.script);
    come.language = language_tag(after.language, after.script);
    sheet.rows.push_back(
        {place,
         classes,
         count_cell(static_cast<std::uint64_t>(one.severity)),
         gone,
         come,
         count_cell(from.begin),
         count_cell(from.end),
         count_cell(to.begin),
         count_cell(to.end)});
  }
  return sheet;
}

std::string json_of(const Article& before, const Article& after, const Edit& edit, Speech speech) {
  std::vector<std::string> classes;
  for (const EditClass one : edit.classes)
    classes.emplace_back(edit_class_choices()[static_cast<std::size_t>(one)].name);
  JsonObject json;
  json.text("before", to_string(before.id))
      .text("after", to_string(after.id))
      .raw("changed", edit.changed ? "true" : "false")
      .texts("classes", classes)
      .count("severity", static_cast<std::uint64_t>(edit.severity))
      .count("deleted", edit.deleted)
      .count("inserted", edit.inserted)
      .raw("operations", to_json_rows(sheet_of(before, after, edit, speech)));
  return json.str();
}

Html side_of(
    const Site& site, const Article& article, const Edit& edit, bool later, Speech speech) {
  const auto tag = language_tag(article.language, article.script);
  Html html;
  html.open("section", {{"class", later ? "come" : "gone"}});
  html.leaf("h2", say(later ? "diff.after" : "diff.before", speech));
  html.open("p", {{"class", "note"}});
  html.link("/article/" + to_string(article.id), to_string(article.id));
  const auto readings = site.archive->readings(article.id);
  if (!readings.empty()) {
    if (const auto capture = site.archive->capture(readings.front().capture)) {
      html.text(" · " + say("diff.seen", speech, {show_time(capture->time, site.zone)}));
    }
  }
  html.close("p");
  html.open("h3", {{"lang", tag}}).marked(article.title, marks_of(edit, later, true)).close("h3");
  bool cut = false;
  html.add(article_text(article.text, tag, marks_of(edit, later, false), longest_text, cut));
  if (cut) html.leaf("p", say("article.cut", speech, {show_number(article.text.size())}));
  return html.close("section");
}

}  // namespace

Reply diff_page(const Site& site, const Request& request) {
  const Article before = read_side(site, request, "before"),
                after = read_side(site, request, "after");
  const EditJudge judge(*site.packs);
  const Edit edit = judge.judge({before.title, before.text}, {after.title, after.text});
  const Speech speech = request.speech;
  if (request.form == Form::json) return json_reply(json_of(before, after, edit, speech));
  const Sheet sheet = sheet_of(before, after, edit, speech);
  if (request.form == Form::csv) return csv_reply(request, sheet);
  const auto title = say("diff.title", speech);
  Html body;
  body.leaf("h1", title);
  if (!after.url.empty()) body.open("p").outside(after.url).close("p");
  if (!edit.changed) body.leaf("p", say("diff.unchanged", speech));
  if (!edit.classes.empty()) {
    body.leaf(
        "p",
        say("diff.summary",
            speech,
            {in_words(edit.classes, speech),
             show_number(static_cast<std::uint64_t>(edit.severity)),
             show_number(edit.deleted),
             show_number(edit.inserted)}));
  }
  body.open("div", {{"class", "beside"}});
  body.add(side_of(site, before, edit, false, speech));
  body.add(side_of(site, after, edit, true, speech));
  body.close("div");
  if (!sheet.rows.empty()) {
    body.leaf("h2", say("diff.operations", speech));
    body.add(to_html(
        sheet,
        say("diff.operations", speech),
        request,
        most_rows,
        address_of(request.path, without(request.parameters, "ui"), Form::csv)));
  }
  return page(site, request, title, body);
}

}  // namespace weiguan::web
