#include "instruments/versus/versus.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/rows.h"
#include "instruments/versus/detail/compare.h"
#include "instruments/versus/detail/copies.h"
#include "instruments/versus/detail/source.h"
#include "instruments/versus/detail/tables.h"
#include "instruments/versus/detail/writer.h"

namespace weiguan::versus {

namespace {

constexpr std::array<Parameter, 3> parameters = {
    {{"article",
      {"The article, by its id. Left away: every copy of the source.",
       "文章编号。不给则比较母本的全部转载。"},
      Type::article,
      "",
      {},
      true},
     {"source",
      {"The article it is laid beside, by its id. Left away: the best earlier one that the archive "
       "finds.",
       "母本文章的编号。不给则由档案找出最可能的更早一篇。"},
      Type::article,
      ""},
     {"least",
      {"With a source only: the share of an article's words that must stand in it, 0 to 1, for the "
       "article to be a copy.",
       "只给母本时：文章的字词至少有多大比例见于母本（0 至 1）才算转载。"},
      Type::number,
      "0.3"}}};

Article read(const Archive& archive, std::string_view which, const std::string& id) {
  auto found = archive.article(*parse_article_id(id));
  if (!found) {
    throw UsageError(
        fmt::format("there is no {} {}", which, id),
        "\"weiguan search\" shows the ids of articles.");
  }
  return std::move(*found);
}

void tell_missing(const Article& article, const RunContext& context) {
  if (!article.text.empty()) return;
  const std::string id = to_string(article.id);
  note(context, fmt::format("Article {} has no text.", id), fmt::format("文章 {} 没有正文。", id));
}

void tell_source(const Found& found, const Article& article, const RunContext& context) {
  const std::string id = to_string(found.source.id);
  if (found.chosen == Chosen::declared) {
    note(
        context,
        fmt::format(
            "{} is taken as the source, of {} candidates: the article names its outlet as its "
            "source.",
            id,
            found.candidates),
        fmt::format("取 {} 为母本（候选 {} 篇）：文章注明来源为其媒体。", id, found.candidates));
  } else {
    note(
        context,
        fmt::format(
            "{} is taken as the source, of {} candidates: most of the article stands in it. Who "
            "took it from whom is a guess.",
            id,
            found.candidates),
        fmt::format(
            "取 {} 为母本（候选 {} 篇）：文章与它重合最多。谁抄自谁只是推测。",
            id,
            found.candidates));
  }
  if (clock_of(found.source, article) == "cannot-tell") {
    note(
        context,
        "The clocks do not decide which of the two was out first.",
        "时间精度不足，无法判定两者孰先。");
  }
}

void write_pair(const Beside& pair, const Packs& packs, const RunContext& context) {
  tell_missing(pair.source, context);
  tell_missing(pair.article, context);
  const Tools tools(packs);
  if (packs.wording().speech.all().empty() && packs.wording().clause_speech.all().empty()) {
    note(
        context,
        "The packs list no verbs of speech (wording.toml), so speakers are not known.",
        "资料包未列引述动词（wording.toml），无从辨认说话人。");
  }
  const Comparison texts = compare(pair.source.text, pair.article.text, tools, true, context.stop);
  if (requested(context.stop)) return;
  if (write_headline(pair, texts, context) && write_sentences(pair, texts, context))
    write_changes(pair, texts, tools, context);
}

void run_pair(
    const Archive& archive,
    const Packs& packs,
    const Article& article,
    const std::string& source_id,
    const RunContext& context) {
  if (!source_id.empty()) {
    const Article source = read(archive, "source", source_id);
    if (source.id == article.id) {
      throw UsageError(
          "the article and the source are the same", "Name two articles, or leave --source away.");
    }
    if (clock_of(source, article) == "after") {
      note(
          context,
          "The source was out after the article, by their clocks.",
          "按两者时间，母本晚于文章。");
    }
    write_pair({source, article}, packs, context);
    return;
  }
  if (archive.compare(context.progress, context.stop).stopped) return;
  const auto found = find_source(archive, packs, article);
  if (!found) {
    note(
        context,
        "No earlier article is known that this one repeats (30 Chinese characters or 12 words in a "
        "row).",
        "未见此文重复任何更早的文章（连续 30 个汉字或 12 个词）。");
    return;
  }
  tell_source(*found, article, context);
  write_pair({found->source, article, found->chosen, found->candidates}, packs, context);
}

void run_copies(
    const Archive& archive,
    const Packs& packs,
    const Article& source,
    double least,
    const RunContext& context) {
  if (archive.compare(context.progress, context.stop).stopped) return;
  tell_missing(source, context);
  std::size_t others = 0;
  const std::vector<Article> copies = find_copies(archive, source, least, others);
  if (others > 0) {
    note(
        context,
        fmt::format(
            "{} articles repeat less of it than --least {} and are left out.", others, least),
        fmt::format("另有 {} 篇重合不足（--least {}），未计。", others, least));
  }
  if (copies.empty()) {
    note(context, "No copy of it is known.", "未见转载。");
    return;
  }
  write_copies(source, copies, Tools(packs), context);
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const std::vector<std::string> articles = split_lines(arguments.at("article"));
  const std::string& source = arguments.at("source");
  if (articles.size() > 1) {
    throw UsageError("versus takes one article", "Name what it is laid beside with --source.");
  }
  const double least = std::stod(arguments.at("least"));
  if (least < 0 || least > 1) {
    throw UsageError(
        fmt::format("--least cannot be \"{}\"", arguments.at("least")), "It takes 0 to 1.");
  }
  if (!articles.empty()) {
    run_pair(archive, packs, read(archive, "article", articles.front()), source, context);
  } else if (!source.empty()) {
    run_copies(archive, packs, read(archive, "source", source), least, context);
  } else {
    throw UsageError("versus needs an article or a source", "\"weiguan search\" shows their ids.");
  }
}

}  // namespace

const Instrument instrument = {
    "versus",
    "1",
    {"What did an article keep, cut, add and change of its source, sentence by sentence?",
     "一篇文章对其母本，逐句而言，照录了什么，删了、加了、改了什么？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::versus
