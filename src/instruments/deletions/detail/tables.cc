#include "instruments/deletions/detail/tables.h"

#include "instruments/fates_rows.h"

namespace weiguan::deletions {

namespace {

constexpr std::array<Column, 18> addresses = {
    {address_column,
     title_column,
     outlet_column,
     account_column,
     published_column,
     {"fate",
      {"Fate", "去向"},
      {"How the address stands. What kept us from looking is unreachable, never removed.",
       "该地址的现状。我方未能访问者记为 unreachable，绝不记为消失。"},
      Type::choice,
      {},
      false,
      fate_choices},
     {"cause",
      {"Cause", "原因"},
      {"What the visits met; of a removal the first of them that says why.",
       "访问所见；若已消失，取最先说明原因的一次。"},
      Type::choice,
      {},
      false,
      why_choices},
     certainty_column,
     {"last_alive",
      {"Last seen alive", "最后可见"},
      {"The last visit that showed the page; empty where none did, or its time is not known.",
       "最后一次见到该页的时间；从未见到或时间未知为空。"},
      Type::time},
     {"first_gone",
      {"First seen gone", "首见消失"},
      {"The first visit behind it that showed it gone: it went between the two times.",
       "其后首次发现消失的时间：消失即在两者之间。"},
      Type::time},
     {"last_visit",
      {"Last visit", "最近访问"},
      {"The last visit of all, whatever it met.", "最近一次访问，不论结果。"},
      Type::time,
      {},
      true},
     {"visits",
      {"Visits", "访问"},
      {"How often somebody looked.", "共访问几次。"},
      Type::whole,
      "visits"},
     {"failed",
      {"Failed", "未果"},
      {"Visits that could not look: they say nothing of the page.",
       "其中未能访问的次数：与该页存否无关。"},
      Type::whole,
      "visits",
      true},
     {"returns",
      {"Came back", "复现"},
      {"How often it was gone and then shown again.", "消失后又再出现的次数。"},
      Type::whole,
      "times",
      true},
     {"words", {"Words", "原话"}, {"What stood in its place.", "取而代之的提示文字。"}, Type::text},
     {"leads_to",
      {"Leads to", "转向"},
      {"Where the redirect that ended it led.", "使其消失的跳转所指向的地址。"},
      Type::text,
      {},
      true},
     {"gone_capture",
      {"Capture of its end", "消失的存档"},
      {"The first capture that shows it gone; of rows that of their file.",
       "首次显示其消失的存档；数据行则为其文件的存档。"},
      Type::capture,
      {},
      true},
     article_column}};

constexpr Column count_column(
    std::string_view name, Words heading, Words meaning, bool minor = false) {
  return {name, heading, meaning, Type::whole, "addresses", minor};
}

constexpr std::array<Column, 11> summary = {
    {outlet_column,
     {"cause",
      {"Cause", "原因"},
      {"Of the removals; empty in the row that has all of them.", "消失的原因；合计行为空。"},
      Type::choice,
      {},
      false,
      why_choices},
     count_column(
         "removed", {"Removed", "已消失"}, {"Addresses that went so.", "因此消失的地址数。"}),
     count_column(
         "confirmed",
         {"Confirmed", "经确认"},
         {"Of these, confirmed by a later visit.", "其中经再次访问确认的地址数。"}),
     count_column(
         "present",
         {"Present", "仍在"},
         {"Addresses of the outlet that are still there; the same in each of its rows, like all "
          "that follow.",
          "该媒体仍可见的地址数；此列及以下各列在同一媒体各行中相同。"}),
     count_column(
         "hidden", {"Hidden", "被隐藏"}, {"Hidden by the author.", "被作者隐藏的地址数。"}),
     count_column(
         "unreachable",
         {"Unreachable", "无法访问"},
         {"At which we could not look: no removals.", "我方无法访问的地址数，不算消失。"}),
     count_column(
         "unknown", {"Unknown", "不明"}, {"Of which it cannot be told.", "无法判断的地址数。"}),
     count_column(
         "once",
         {"Seen once", "仅见一次"},
         {"Visited once only: nothing can be told; counted nowhere else.",
          "仅访问过一次，无从判断；不计入其他各列。"}),
     count_column(
         "returned",
         {"Came back", "复现"},
         {"Gone at some time and shown again, whatever they are now.",
          "曾消失又复现的地址数，不论现状。"},
         true),
     count_column("addresses", {"All", "全部"}, {"All addresses.", "全部地址数。"})}};

}  // namespace

const std::array<Table, 2> tables = {
    {{"addresses",
      {"What became of each address that was visited more than once",
       "访问过一次以上的各个地址的去向"},
      addresses},
     {"summary",
      {"Removals by outlet and cause, beside what could not be looked at",
       "按媒体与原因统计的消失，并列出无法访问者"},
      summary}}};

}  // namespace weiguan::deletions
