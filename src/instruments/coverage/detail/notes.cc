// What is to be said of the whole result.
#include <algorithm>

#include <fmt/format.h>

#include "instruments/coverage/detail/writer.h"
#include "instruments/rows.h"

namespace weiguan::coverage {

namespace {

struct CorrectionName {
  std::string_view en, zh;
};

CorrectionName name_of(Correction correction) {
  if (correction == Correction::heyse) return {"Heyse", "Heyse"};
  if (correction == Correction::benjamini_yekutieli) {
    return {"Benjamini and Yekutieli", "Benjamini–Yekutieli"};
  }
  return {"Benjamini and Hochberg", "Benjamini–Hochberg"};
}

}  // namespace

void Writer::tell_notes(double level) const {
  const std::size_t shown = static_cast<std::size_t>(
      std::count_if(gathered_.stories.begin(), gathered_.stories.end(), [](const StoryView& one) {
        return one.shown;
      }));
  if (listed_.size() < shown) {
    note(
        context_,
        fmt::format(
            "Of {} stories the {} told by most outlets are in the table cells; --stories 0 lists "
            "all.",
            shown,
            listed_.size()),
        fmt::format(
            "共 {} 个事件，cells 表只列报道家数最多的 {} 个；--stories 0 列出全部。",
            shown,
            listed_.size()));
  }
  if (gathered_.board.outlets.size() < 2) {
    note(
        context_,
        "There is one outlet only: nobody else's telling shows what it might have told.",
        "只有一家媒体：没有别家的报道可以对照它本可报道什么。");
  }
  if (gathered_.undated > 0) {
    note(
        context_,
        fmt::format(
            "Of {} stories is only known that they were seen, not when they began: nobody is "
            "called "
            "silent on them.",
            gathered_.undated),
        fmt::format(
            "有 {} 个事件只知被见到，不知始于何时：不据以认定任何一家沉默。", gathered_.undated));
  }
  std::size_t unknown = 0, silent = 0, told = 0;
  for (std::size_t story = 0; story < gathered_.stories.size(); ++story) {
    if (!gathered_.stories[story].shown) continue;
    for (std::size_t unit = 0; unit < gathered_.board.units.size(); ++unit) {
      const std::string_view state = state_of({story, unit});
      unknown += state == "cannot-know" ? 1U : 0U;
      silent += state == "silent" ? 1U : 0U;
      told += tested_.at(story, unit).told ? 1U : 0U;
    }
  }
  const CorrectionName name = name_of(tested_.correction);
  note(
      context_,
      fmt::format(
          "{} cells are silent, of {} nothing can be known. {} silences are told at a "
          "false-discovery "
          "rate of {} over {} cells in which silence was unlikely ({}).",
          silent,
          unknown,
          told,
          level,
          tested_.tests,
          name.en),
      fmt::format(
          "{} 格未报道，{} 格无从得知。在 {} 个沉默本不太可能的格子上，以错误发现率 {} 计，有 {} "
          "处沉默成立（{}）。",
          silent,
          unknown,
          tested_.tests,
          level,
          told,
          name.zh));
  if (silent > 0 && tested_.tests == 0) {
    note(
        context_,
        fmt::format(
            "No outlet has a record that makes a silence unlikely: it takes {} stories of which it "
            "is known whether it told them.",
            least_record),
        fmt::format(
            "没有一家的记录足以使沉默显得不太可能：至少要有 {} 个可知其是否报道的事件。",
            least_record));
  }
}

}  // namespace weiguan::coverage
