#include "instruments/rows.h"

namespace weiguan {

void note_selection(const Selection& selection, const RunContext& context) {
  if (selection.widened) {
    note(
        context,
        "The range was widened to whole periods, so that no row counts part of one.",
        "时间范围已扩展为完整时段，以免某行只计一部分。");
  }
  if (selection.per == Per::group) {
    note(
        context,
        "An outlet that is in several groups is counted in each of them.",
        "属于多个组的媒体在每组中都计数。");
  }
}

void note_nothing(const RunContext& context) {
  note(
      context,
      "The archive holds no article and no capture of what was asked for.",
      "档案中没有符合条件的文章，也没有相应的存档。");
}

}  // namespace weiguan
