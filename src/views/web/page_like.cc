#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "views/tables/describe.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

std::vector<Column> columns() {
  return {
      {"article", {"Article", "文章"}, {"The other article.", "另一篇文章。"}, Type::article},
      {"title", {"Title", "标题"}, {"Its title.", "其标题。"}},
      {"outlet", {"Outlet", "媒体"}, {"Who published it.", "发布媒体。"}, Type::outlet},
      {"earliest",
       {"Earliest", "最早"},
       {"It was published then or later.", "发布时间不早于此。"},
       Type::time},
      {"latest",
       {"Latest", "最晚"},
       {"It was published then or before.", "发布时间不晚于此。"},
       Type::time},
      {"published_source",
       {"Time known from", "时间依据"},
       {"How the time of publication is known.", "发布时间的依据。"}},
      {"resemblance",
       {"Alike", "相似度"},
       {"How much of both texts is the same, from 0 to 1.", "两篇全文相同的程度，0 至 1。"},
       Type::number},
      {"of_this",
       {"Of this one", "占本文"},
       {"The share of this article's words that both have in common.", "共有字句占本文的比例。"},
       Type::number},
      {"of_that",
       {"Of the other", "占另一篇"},
       {"The share of the other article's words.", "共有字句占另一篇的比例。"},
       Type::number},
      {"passages",
       {"Passages", "段落数"},
       {"Runs of words that both have in common.", "两篇共有的连续字句数。"},
       Type::whole},
      {"copies",
       {"Copies", "同一文本"},
       {"Whether both are copies of one text.", "两篇是否为同一文本的副本。"},
       Type::boolean},
      {"versus", {"Side by side", "对照"}, {"Where both are compared.", "两篇对照的地址。"}}};
}

struct Found {
  Sheet sheet;
  Article article;
};

Found found_like(const Site& site, const Request& request) {
  const auto asked = request.parameter("article");
  const auto id = parse_article_id(asked);
  auto article = id ? site.archive->article(*id) : std::nullopt;
  if (!article) {
    throw UsageError(
        fmt::format("\"{}\" is no article of this archive", asked),
        say("error.not_found_advice", request.speech));
  }
  auto repeats = site.archive->repeats_of(article->id);
  std::stable_sort(repeats.begin(), repeats.end(), [](const Repeat& a, const Repeat& b) {
    return a.resemblance > b.resemblance;
  });
  Sheet sheet{"like", columns(), {}};
  for (const auto& one : repeats) {
    const bool is_source = one.source == article->id;
    const auto other = site.archive->article(is_source ? one.target : one.source);
    if (!other) continue;
    const bool dated = other->published.source != TimeSource::first_seen;
    sheet.rows.push_back(
        {text_cell(to_string(other->id)),
         text_cell(other->title),
         text_cell(other->outlet),
         text_cell(dated ? format_time(other->published.earliest) : ""),
         text_cell(format_time(other->published.latest)),
         text_cell(to_string(other->published.source)),
         Cell{one.resemblance, {}, {}, {}},
         Cell{is_source ? one.of_source : one.of_target, {}, {}, {}},
         Cell{is_source ? one.of_target : one.of_source, {}, {}, {}},
         count_cell(one.passages.size()),
         text_cell(one.are_copies() ? "true" : "false"),
         text_cell(fmt::format(
             "/versus?source={}&article={}&run=1", to_string(one.source), to_string(one.target)))});
  }
  return {std::move(sheet), std::move(*article)};
}

}  // namespace

Reply like_page(const Site& site, const Request& request) {
  const auto found = found_like(site, request);
  if (is_rows(request.form)) return rows_reply(request, found.sheet);
  JsonObject json;
  json.count("state", site.archive->state())
      .count("total", found.sheet.rows.size())
      .text("article", to_string(found.article.id))
      .text("title", title_of(found.article, request.speech))
      .text("language", found.article.language)
      .text("script", found.article.script)
      .raw("columns", described(found.sheet.columns))
      .raw("rows", to_json_rows(found.sheet));
  return json_reply(json.str());
}

}  // namespace weiguan::web
