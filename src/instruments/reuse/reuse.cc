#include "instruments/reuse/reuse.h"

#include <string>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/reuse/detail/asked.h"
#include "instruments/reuse/detail/tables.h"
#include "instruments/reuse/detail/writer.h"
#include "instruments/rows.h"

namespace weiguan::reuse {

namespace {

// What it repeats, then what repeats it, oldest first.
bool write_one(const Archive& archive, ArticleId id, Writer& writer) {
  const std::optional<Article> article = archive.article(id);
  if (!article) {
    throw UsageError(
        fmt::format("there is no article {}", to_string(id)),
        "Articles are named by their ids, as search and every table show them.");
  }
  if (!writer.target(*article)) return false;
  for (const Repeat& repeat : archive.repeats_of(id)) {
    if (repeat.source != id) continue;
    const std::optional<Article> target = archive.article(repeat.target);
    if (target && !writer.target(*target, id)) return false;
  }
  return true;
}

bool write_all(const Archive& archive, const Filter& targets, Writer& writer) {
  bool more = true;
  archive.articles(targets, [&](const Article& article) {
    more = writer.target(article);
    return more;
  });
  return more;
}

void tell_left_out(const Asked& asked, const Tally& tally, const RunContext& context) {
  const auto tell = [&context](const std::string& en, const std::string& zh) {
    context.note({en, zh});
  };
  if (asked.limit > 0 && tally.chosen > asked.limit) {
    tell(
        fmt::format(
            "{} of {} passages are shown, the first; --limit 0 shows all.",
            asked.limit,
            tally.chosen),
        fmt::format("共 {1} 段，列出前 {0} 段；--limit 0 列出全部。", asked.limit, tally.chosen));
  }
  if (tally.boilerplate > 0) {
    tell(
        fmt::format(
            "{} passages are boilerplate and stand in the table boilerplate only; --boilerplate "
            "with shows them here.",
            tally.boilerplate),
        fmt::format(
            "另有 {} 段为套话，只列于 boilerplate 表；--boilerplate with 可在此列出。",
            tally.boilerplate));
  }
  if (tally.unknown_outlet > 0) {
    tell(
        fmt::format(
            "{} pairs of articles are left out because the outlet of one of them is not known.",
            tally.unknown_outlet),
        fmt::format("有 {} 对文章因一方媒体未知而略去。", tally.unknown_outlet));
  }
  if (tally.partly_compared > 0) {
    tell(
        fmt::format(
            "{} articles repeat {} others or more; such an article was compared with half as many "
            "of those that were archived first and of those archived last before it, not with all.",
            tally.partly_compared,
            most_repeats),
        fmt::format(
            "有 {} 篇文章重复了 {} 篇以上的文章；这类文章只与其中最先与最近存档的各一半相比较，"
            "并非全部。",
            tally.partly_compared,
            most_repeats));
  }
}

void tell_undecided(const Archive& archive, const Asked& asked, const RunContext& context) {
  if (!asked.targets.published) return;
  Search search;
  search.filter = asked.targets;
  search.limit = 0;
  const std::uint64_t undecided = archive.search(search).undecided;
  if (undecided == 0) return;
  context.note(
      {fmt::format(
           "{} more articles may be of that period, but their time is not known closely enough; "
           "what they repeat is not shown.",
           undecided),
       fmt::format("另有 {} 篇文章可能属于该时段，但时间不够精确，未列出。", undecided)});
}

void tell_why_empty(
    const Archive& archive, const Asked& asked, const Tally& tally, const RunContext& context) {
  if (tally.chosen > 0) return;
  if (archive.counts().articles == 0 || tally.articles == 0) {
    note_nothing(context);
    return;
  }
  if (tally.passages == 0) {
    note(
        context,
        asked.article
            ? "The article repeats no other, and none repeats it, by a run of 30 Chinese "
              "characters or 12 words."
            : "None of the articles repeats an earlier one by a run of 30 Chinese characters or 12 "
              "words.",
        asked.article ? "该文章与其他文章均无连续 30 个汉字或 12 个单词的重复。"
                      : "所选文章与更早的文章均无连续 30 个汉字或 12 个单词的重复。");
    return;
  }
  if (tally.refused + tally.other == 0) return;
  context.note(
      {fmt::format(
           "{} passages or pairs of articles were found, but none is as was asked for "
           "(sources, within, before, least, boilerplate).",
           tally.refused + tally.other),
       fmt::format(
           "找到 {} 段或对，但无一符合所求（sources、within、before、least、boilerplate）。",
           tally.refused + tally.other)});
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Asked asked = read_asked(archive, packs, arguments, context);
  const Compared compared = archive.compare(context.progress, context.stop);
  if (compared.stopped) {
    note(
        context,
        "Nothing is shown: it was stopped before all articles were compared. It goes on from there "
        "the next time.",
        "文章尚未全部比较即被中止，因此没有结果；下次将从中止处继续。");
    return;
  }
  Writer writer(archive, asked, context);
  if (asked.article) {
    if (!write_one(archive, *asked.article, writer)) return;
  } else if (!asked.nothing && !write_all(archive, asked.targets, writer)) {
    return;
  }
  if (!writer.families() || !context.note) return;
  tell_why_empty(archive, asked, writer.tally(), context);
  tell_left_out(asked, writer.tally(), context);
  tell_undecided(archive, asked, context);
}

}  // namespace

const Instrument instrument = {
    "reuse",
    "1",
    {"Which passages do articles repeat from earlier ones, word for word or altered?",
     "文章的哪些段落重复了更早的文章？是逐字照录还是有所改动？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::reuse
