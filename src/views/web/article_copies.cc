#include <algorithm>

#include <fmt/format.h>

#include "views/web/detail/article_parts.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

Sheet copies_sheet(const Site& site, const KnownArticle& known, Speech speech) {
  Sheet sheet{
      "copies",
      {column("relation"),
       column("article", Type::article),
       column("title"),
       column("outlet", Type::outlet),
       column("published"),
       column("resemblance", Type::number),
       column("shared", Type::number),
       column("compare")},
      {}};
  auto repeats = known.repeats;
  std::stable_sort(repeats.begin(), repeats.end(), [](const Repeat& a, const Repeat& b) {
    return a.resemblance > b.resemblance;
  });
  const auto share = [](double value) {
    Cell cell{value, {}, {}, {}};
    cell.shown = fmt::format("{:.0f} %", 100 * value);
    return cell;
  };
  for (const Repeat& one : repeats) {
    const bool later = one.target == known.article.id;
    const ArticleId id = later ? one.source : one.target;
    const auto other = site.archive->article(id);
    if (!other) continue;
    auto relation = text_cell(later ? "source" : "target");
    relation.shown =
        say(one.are_copies() ? (later ? "copies.of" : "copies.by")
                             : (later ? "copies.shares_earlier" : "copies.shares_later"),
            speech);
    auto title = text_cell(other->title);
    title.shown = title_of(*other, speech);
    title.language = language_tag(other->language, other->script);
    auto compare = text_cell(
        "versus",
        fmt::format("/versus?article={}&source={}", to_string(one.target), to_string(one.source)));
    compare.shown = say("diff.compare", speech);
    sheet.rows.push_back(
        {relation,
         text_cell(to_string(id), "/article/" + to_string(id)),
         title,
         outlet_cell(*site.packs, other->outlet, speech),
         text_cell(show_range(other->published, site.zone, speech)),
         share(one.resemblance),
         share(later ? one.of_target : one.of_source),
         compare});
  }
  return sheet;
}

Html article_asked(const KnownArticle& known, Speech speech) {
  Html html;
  if (!known.answer) return html;
  const Answer& answer = *known.answer;
  const std::string asked = answer.asked.empty() ? known.article.title : answer.asked;
  html.open("section", {{"class", "asked"}}).leaf("h2", say("answer.asked", speech));
  html.open("blockquote", {{"lang", answer.language}, {"dir", "auto"}}).text(asked);
  html.close("blockquote");
  if (answer.left || answer.withdrawn_ms) {
    html.open("p", {{"class", "withdrawn"}}).leaf("strong", say("answer.withdrawn", speech));
    if (answer.withdrawn_ms) {
      html.text(" ").text(
          say("answer.withdrawn_after",
              speech,
              {fmt::format("{:.1f}", static_cast<double>(*answer.withdrawn_ms) / 1000)}));
    }
    html.close("p");
    if (answer.left && !answer.left->empty()) {
      html.leaf("h3", say("answer.left", speech));
      html.open("blockquote", {{"dir", "auto"}}).text(*answer.left).close("blockquote");
    } else if (answer.left) {
      html.leaf("p", say("answer.nothing_left", speech), {{"class", "note"}});
    }
  }
  if (!answer.reasoning.empty()) {
    html.open("details").leaf("summary", say("answer.reasoning", speech));
    html.open("p", {{"class", "preserved"}, {"dir", "auto"}}).text(answer.reasoning).close("p");
    html.close("details");
  }
  return html.leaf("h2", say("answer.text", speech)).close("section");
}

}  // namespace weiguan::web
