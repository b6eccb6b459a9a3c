#include "instruments/volume/volume.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "instruments/rows.h"
#include "instruments/volume/detail/series.h"

namespace weiguan::volume {

namespace {

constexpr std::array<Parameter, 11> parameters = {
    {by_parameter("month"),
     per_controller_parameter("outlet"),
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     copies_parameter,
     {"split-kind", {"A row for each kind.", "按类别分行。"}, Type::boolean, "false"},
     {"split-language", {"A row for each language.", "按语言分行。"}, Type::boolean, "false"}}};

constexpr std::array<Column, 8> columns = {
    {{"period",
      {"Period", "时段"},
      {"The day, week, month or year in the observatory's time zone; empty for articles whose time "
       "is not known that closely.",
       "按观测站时区的日、周、月或年；发布时间不够精确的文章此格为空。"},
      Type::period},
     {"outlet",
      {"Outlet", "媒体"},
      {"Who publishes, by the packs; empty where it is not known, and when the count is not by "
       "outlet.",
       "发布媒体（依资料包）；未知时为空，不按媒体计数时也为空。"},
      Type::outlet},
     {"group",
      {"Group", "媒体组"},
      {"The group of outlets, or the body that controlled them (\"unknown\": not known on the "
       "day); "
       "empty when the count is by neither.",
       "媒体组，或当日控制媒体的机构（unknown 为当日不详）；不按二者计数时为空。"},
      Type::group},
     {"kind",
      {"Kind", "类别"},
      {"article, post, answer or document; empty where kinds are counted together.",
       "article、post、answer 或 document；未按类别分行时为空。"},
      Type::text},
     {"language",
      {"Language", "语言"},
      {"ISO 639 code, und where it cannot be told; empty where languages are counted together.",
       "ISO 639 代码，无法判定为 und；未按语言分行时为空。"},
      Type::text},
     {"articles",
      {"Articles", "文章数"},
      {"How many; empty where there are no data for the period, which is not zero.",
       "数量；该时段没有数据时为空，空不等于零。"},
      Type::whole,
      "articles"},
     {"status",
      {"Status", "状态"},
      {"counted; zero (captured in the period, but no such article); missing (neither an article "
       "nor a capture: no data); undated (the articles do not lie within one period).",
       "counted 有计数；zero 该时段有存档但无此类文章；missing "
       "既无文章也无存档（没有数据）；undated "
       "无法归入某一时段。"},
      Type::choice,
      {},
      false,
      status_choices},
     {"captures",
      {"Captures", "存档数"},
      {"Captures of the outlet's addresses made in the period, of any kind, failed ones too.",
       "该时段内对其网址所作的存档数，含失败的存档。"},
      Type::whole,
      "captures"}}};

constexpr std::array<Table, 1> tables = {
    {{"volume",
      {"One row for each outlet or group, kind, language and period, in that order; those that "
       "cannot be dated last.",
       "每个媒体或媒体组、类别、语言、时段一行，依此排序；无法归期者列于最后。"},
      columns}}};

constexpr std::size_t most_named_articles = 100;  // In one row's evidence.

// The articles of each series that cannot be dated, up to a limit: no filter can name them.
std::map<Key, std::vector<ArticleId>> undated_articles(
    const Archive& archive,
    const Asked& asked,
    const std::vector<Series>& all,
    const RunContext& context) {
  std::map<Key, std::vector<ArticleId>> found;
  std::uint64_t wanted = 0;
  for (const Series& one : all) {
    wanted += std::min<std::uint64_t>(one.undated, most_named_articles);
  }
  if (wanted == 0) return found;
  archive.articles(asked.selection.filter(), [&](const Article& article) {
    if (requested(context.stop)) return false;
    if (asked.selection.period_of(article.published)) return true;
    for (const Key& key : asked.keys_of(article)) {
      auto& ids = found[key];
      if (ids.size() >= most_named_articles) continue;
      ids.push_back(article.id);
      --wanted;
    }
    return wanted > 0;
  });
  return found;
}

Value known(const std::optional<std::string>& text, std::string_view where_empty = {}) {
  if (!text) return {};
  if (!text->empty()) return *text;
  if (where_empty.empty()) return {};
  return std::string(where_empty);
}

class Writer {
 public:
  Writer(const Archive& archive, const Asked& asked, const RunContext& context)
      : archive_(archive), asked_(asked), context_(context) {}

  bool cut() const { return cut_; }  // Whether evidence may name some of the articles only.

  bool period(const Series& series, const Ground& ground, const Period& period) {
    const auto articles = series.articles.find(period.from);
    Row row = begin(series, period_name(asked_.selection, period));
    row.values[7] = static_cast<std::int64_t>(ground.captures);
    if (articles != series.articles.end()) {
      row.values[5] = static_cast<std::int64_t>(articles->second);
      row.values[6] = std::string("counted");
    } else if (ground.looked()) {
      row.values[5] = std::int64_t{0};
      row.values[6] = std::string("zero");
    } else {
      row.values[6] = std::string("missing");
      return write(std::move(row));
    }
    const Selection& selection = asked_.selection;
    if (const auto filter = selection.filter_of(series.key.who, period)) {
      row.evidence.filter = asked_.narrowed(*filter, series.key);
    } else if (selection.per == Per::controller) {
      row.evidence.articles = articles_of(
          archive_,
          selection,
          asked_.narrowed(selection.filter(), series.key),
          series.key.who,
          period,
          most_named_articles);
      cut_ = cut_ || row.evidence.articles.size() == most_named_articles;
    }
    return write(std::move(row));
  }

  bool undated(const Series& series, std::vector<ArticleId> articles) {
    Row row = begin(series, {});
    row.values[5] = static_cast<std::int64_t>(series.undated);
    row.values[6] = std::string("undated");
    row.evidence.articles = std::move(articles);
    return write(std::move(row));
  }

 private:
  Row begin(const Series& series, std::string period) const {
    Row row;
    row.values.resize(columns.size());
    if (!period.empty()) row.values[0] = std::move(period);
    if (asked_.selection.per == Per::outlet) row.values[1] = known(series.key.who);
    const Per per = asked_.selection.per;
    if (per == Per::group || per == Per::controller) row.values[2] = known(series.key.who);
    row.values[3] = known(series.key.kind);
    row.values[4] = known(series.key.language, unknown_language);
    return row;
  }

  bool write(Row&& row) {
    if (requested(context_.stop)) return false;
    ++rows_;
    if (context_.progress) context_.progress({"volume", rows_, 0, 0});
    return context_.row(std::move(row));
  }

  const Archive& archive_;
  const Asked& asked_;
  const RunContext& context_;
  std::uint64_t rows_ = 0;
  bool cut_ = false;
};

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  Asked asked;
  asked.selection = select(archive, packs, arguments, context);
  asked.split_kind = arguments.at("split-kind") == "true";
  asked.split_language = arguments.at("split-language") == "true";
  note_selection(asked.selection, context);
  const Survey survey = take_survey(archive, asked.selection);
  const std::vector<Series> all = count_series(archive, asked, survey);
  if (all.empty()) {
    note_nothing(context);
    return;
  }
  const auto undated = undated_articles(archive, asked, all, context);
  const std::vector<Period> periods = survey.periods(asked.selection);
  Writer writer(archive, asked, context);
  bool cut = false;
  for (const Series& series : all) {
    for (const Period& one : periods) {
      if (!writer.period(series, survey.at(series.key.who, one.from), one)) return;
    }
    if (series.undated == 0) continue;
    cut = cut || series.undated > most_named_articles;
    const auto ids = undated.find(series.key);
    if (!writer.undated(series, ids == undated.end() ? std::vector<ArticleId>{} : ids->second)) {
      return;
    }
  }
  if (!survey.range) {
    note(
        context,
        "No article is dated closely enough to lie within one period, and no range was asked for.",
        "没有一篇文章的时间精确到可归入某一时段，也没有指定时间范围。");
  }
  if (cut) {
    note(
        context,
        "The evidence of an undated row names its first 100 articles only.",
        "无法归期的行，其证据只列出前 100 篇文章。");
  }
  if (writer.cut()) {
    note(
        context,
        "Where a controller changed within a period or is not known, a row's evidence names its "
        "first 100 articles only.",
        "控制者在时段内有变动或不详的行，其证据只列出前 100 篇文章。");
  }
}

}  // namespace

const Instrument instrument = {
    "volume",
    "2",
    {"How many articles appeared, by outlet or group, language, kind and day, week, month or year?",
     "各媒体或媒体组、语言、类别在每日、周、月、年各发布了多少文章？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::volume
