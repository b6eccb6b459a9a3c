#include "instruments/stories/stories.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/rows.h"
#include "instruments/told_stories.h"

namespace weiguan::stories {

namespace {

constexpr std::array<Parameter, 9> parameters = {
    {{"story",
      {"Only this story, by its id: then each of its articles has a row.",
       "只看这一事件（按编号），并逐篇列出其文章。"},
      Type::text,
      ""},
     {"least",
      {"Only stories with so many of the chosen articles.", "所选文章中至少有这么多篇的事件。"},
      Type::whole,
      "2"},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter}};

constexpr std::array<Column, 10> story_columns = {
    {{"story",
      {"Story", "事件"},
      {"Its id: that of its first article.", "编号，即其首篇文章的编号。"},
      Type::text},
     {"name",
      {"Name", "名称"},
      {"The first English headline and the day; where there is none, who and what is named.",
       "首个英文标题与日期；没有则列出所涉人物与事项。"},
      Type::text},
     {"name_zh",
      {"Chinese name", "中文名称"},
      {"The first Chinese headline and the day; where there is none, who and what is named.",
       "首个中文标题与日期；没有则列出所涉人物与事项。"},
      Type::text},
     {"first",
      {"First told", "首次报道"},
      {"When its first article was published, at the earliest; empty where that is not known.",
       "首篇文章最早可能的发布时间；未知则为空。"},
      Type::time},
     {"last",
      {"Last told", "末次报道"},
      {"When the last chosen article was published, at the earliest; empty where that is not "
       "known.",
       "所选末篇文章最早可能的发布时间；未知则为空。"},
      Type::time},
     {"articles",
      {"Articles", "文章数"},
      {"Chosen articles of the story.", "所选文章中属于该事件的篇数。"},
      Type::whole,
      "articles"},
     {"copies",
      {"Copies", "转载数"},
      {"Of these, those that repeat an earlier one word for word.", "其中逐字重复更早一篇的篇数。"},
      Type::whole,
      "articles"},
     {"outlets",
      {"Outlets", "媒体数"},
      {"Known outlets that told it.", "报道该事件的已知媒体数。"},
      Type::whole,
      "outlets"},
     {"who",
      {"Told by", "报道媒体"},
      {"These outlets, with commas between.", "上述媒体，以逗号分隔。"},
      Type::text,
      {},
      true},
     {"languages",
      {"Languages", "语言"},
      {"ISO 639 codes of its articles, with commas between.",
       "文章语言的 ISO 639 代码，以逗号分隔。"},
      Type::text}}};

constexpr std::array<Column, 9> telling_columns = {
    {{"story", {"Story", "事件"}, {"Its id.", "编号。"}, Type::text, {}, true},
     {"article", {"Article", "文章"}, {"Its id.", "编号。"}, Type::article},
     {"published",
      {"Published", "发布时间"},
      {"At the earliest; empty where that is not known.", "最早可能的时间；未知则为空。"},
      Type::time},
     {"latest",
      {"At the latest", "最晚"},
      {"When it was out, at the latest.", "最晚可能的时间。"},
      Type::time,
      {},
      true},
     {"outlet", {"Outlet", "媒体"}, {"Who published it.", "发布媒体。"}, Type::outlet},
     {"source",
      {"Source", "来源"},
      {"The outlet that it says it comes from.", "文中注明的来源媒体。"},
      Type::outlet},
     {"title", {"Title", "标题"}, {"As published.", "如所发布。"}, Type::text},
     {"copy",
      {"Copy", "转载"},
      {"Whether it repeats an earlier article of the story word for word.",
       "是否逐字重复该事件中更早的一篇。"},
      Type::boolean},
     {"own",
      {"Own", "自有"},
      {"The share of its text that no earlier article of the story has, 0 to 1; empty for a title "
       "without text.",
       "正文中不见于该事件更早文章的比例（0 至 1）；只有标题则为空。"},
      Type::number}}};

constexpr std::array<Table, 2> tables = {
    {{"stories",
      {"Stories: those with most articles first.", "事件，文章多者在前。"},
      story_columns},
     {"tellings",
      {"The articles of the story that was asked for, oldest first.",
       "所指事件的各篇文章，旧者在前。"},
      telling_columns}}};

enum : std::size_t { stories_table, tellings_table };

Value earliest(const TimeRange& time) {
  if (time.source == TimeSource::first_seen) return {};
  return format_time(time.earliest);
}

template <typename Set>
std::string joined(const Set& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += ",";
    out += name;
  }
  return out;
}

Row story_row(const ToldStory& story) {
  std::set<std::string> outlets, languages;
  std::uint64_t copies = 0;
  Row row;
  row.table = stories_table;
  for (const Telling& one : story.tellings) {
    if (!one.outlet.empty()) outlets.insert(one.outlet);
    languages.insert(one.language.empty() ? std::string(unknown_language) : one.language);
    if (one.copy) ++copies;
    row.evidence.articles.push_back(one.article);
  }
  row.values = {
      story.id,
      story.name_en,
      story.name_zh,
      earliest(story.first),
      earliest(story.tellings.back().published),
      whole(story.tellings.size()),
      whole(copies),
      whole(outlets.size()),
      known(joined(outlets)),
      joined(languages)};
  return row;
}

Row telling_row(const Archive& archive, const ToldStory& story, const Telling& one) {
  Row row;
  row.table = tellings_table;
  const auto article = archive.article(one.article);
  row.values = {
      story.id,
      to_string(one.article),
      earliest(one.published),
      format_time(one.published.latest),
      known(one.outlet),
      known(one.source_outlet),
      known(article ? article->title : std::string{}),
      std::string(one.copy ? "true" : "false"),
      known(one.own)};
  row.evidence.articles.push_back(one.article);
  return row;
}

void write_story(const Archive& archive, const ToldStory& story, const RunContext& context) {
  if (!context.row(story_row(story))) return;
  for (const Telling& one : story.tellings) {
    if (!context.row(telling_row(archive, story, one))) return;
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Selection selection = select(archive, packs, arguments, context);
  const std::uint64_t least = whole_argument(arguments, "least", 1, 1000000);
  note_selection(selection, context);
  std::vector<ToldStory> all;
  if (!selection.nobody)
    all = told_stories(archive, packs, selection.filter(), context.progress, context.stop);
  if (requested(context.stop)) {
    note(
        context,
        "Nothing is shown: it was stopped before all articles were grouped. It goes on from there "
        "the next time.",
        "文章尚未全部归组即被中止，因此没有结果；下次将从中止处继续。");
    return;
  }
  const std::string& asked = arguments.at("story");
  if (!asked.empty()) {
    for (const ToldStory& one : all) {
      if (one.id == asked) return write_story(archive, one, context);
    }
    throw UsageError(
        fmt::format("there is no story {} among the chosen articles", asked),
        "\"weiguan stories\" lists them; ids change where an earlier article comes in.");
  }
  std::vector<const ToldStory*> chosen;
  std::uint64_t fewer = 0;
  for (const ToldStory& one : all) {
    if (one.tellings.size() >= least) {
      chosen.push_back(&one);
    } else {
      ++fewer;
    }
  }
  std::ranges::stable_sort(chosen, [](const ToldStory* a, const ToldStory* b) {
    return a->tellings.size() > b->tellings.size();
  });
  if (all.empty()) {
    note_nothing(context);
  } else if (fewer > 0 && context.note) {
    context.note(
        {fmt::format("{} stories with fewer articles than --least are not shown.", fewer),
         fmt::format("另有 {} 个事件的文章少于 --least，未列出。", fewer)});
  }
  for (const ToldStory* one : chosen) {
    if (!context.row(story_row(*one))) return;
  }
}

}  // namespace

const Instrument instrument = {
    "stories",
    "1",
    {"Which articles of all outlets, in Chinese and English, report one event?",
     "哪些文章（不分媒体，不分中英文）报道的是同一件事？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::stories
