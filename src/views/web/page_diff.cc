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

std::string side_json(const Site& site, const Article& article) {
  std::optional<Time> seen;
  const auto readings = site.archive->readings(article.id);
  if (!readings.empty()) {
    if (const auto capture = site.archive->capture(readings.front().capture)) seen = capture->time;
  }
  JsonObject json;
  json.text("id", to_string(article.id))
      .text("title", article.title)
      .text("text", article.text)
      .text("language", language_tag(article.language, article.script))
      .text("url", article.url)
      .time("seen", seen);
  return json.str();
}

std::string json_of(
    const Site& site,
    const Article& before,
    const Article& after,
    const Edit& edit,
    Speech speech) {
  std::vector<std::string> classes;
  for (const EditClass one : edit.classes)
    classes.emplace_back(edit_class_choices()[static_cast<std::size_t>(one)].name);
  JsonObject json;
  json.raw("before", side_json(site, before))
      .raw("after", side_json(site, after))
      .raw("changed", edit.changed ? "true" : "false")
      .texts("classes", classes)
      .count("severity", static_cast<std::uint64_t>(edit.severity))
      .count("deleted", edit.deleted)
      .count("inserted", edit.inserted)
      .raw("operations", to_json_rows(sheet_of(before, after, edit, speech)));
  return json.str();
}

}  // namespace

Reply diff_page(const Site& site, const Request& request) {
  const Article before = read_side(site, request, "before"),
                after = read_side(site, request, "after");
  const EditJudge judge(*site.packs);
  const Edit edit = judge.judge({before.title, before.text}, {after.title, after.text});
  const Speech speech = request.speech;
  if (is_rows(request.form)) return rows_reply(request, sheet_of(before, after, edit, speech));
  return json_reply(json_of(site, before, after, edit, speech));
}

}  // namespace weiguan::web
