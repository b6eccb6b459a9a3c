// Columns that several of its tables have.
#pragma once

#include <array>

#include "instruments/instruments.h"

namespace weiguan::coverage {

inline constexpr std::array<Choice, 3> order_choices = {
    {{"first", {"surely first", "确定最先"}},
     {"after", {"after others", "在后"}},
     {"cannot-tell", {"cannot tell", "无法判定"}}}};
inline constexpr std::array<Choice, 7> sight_choices = {
    {{"seen", {"seen", "看得到"}},
     {"list-failed", {"lists failed", "列表取不到"}},
     {"not-looked", {"nobody looked", "无人察看"}},
     {"unread", {"a page could not be read", "有页面读不到"}},
     {"no-articles", {"no article of a day", "某日无文章"}},
     {"other-language", {"told in another language only", "只见他语报道"}},
     {"undated", {"time of the story unknown", "事件时间不明"}}}};

inline constexpr Column story_column{
    "story", {"Story", "事件编号"}, {"Its id.", "事件的编号。"}, Type::text, {}, true};
inline constexpr Column name_zh_column{
    "name_zh",
    {"Story (Chinese)", "事件"},
    {"Who, what, where, when, as far as that is known; in Chinese.",
     "何人何事何地何时，就所知；中文。"},
    Type::text};
inline constexpr Column name_en_column{
    "name_en", {"Story", "事件（英文）"}, {"The same in English.", "同上；英文。"}, Type::text};
inline constexpr Column first_column{
    "first",
    {"First told", "首报时间"},
    {"Not before this time; empty where only an end is known.", "不早于此时；只知截止时间者为空。"},
    Type::time};
inline constexpr Column outlet_column{
    "outlet", {"Outlet", "媒体"}, {"Empty when it is by group.", "按组计时为空。"}, Type::outlet};
inline constexpr Column group_column{
    "group",
    {"Group", "媒体组"},
    {"The group of outlets; empty when it is by outlet.", "媒体组；按媒体计时为空。"},
    Type::group};
inline constexpr Column chance_column{
    "chance",
    {"Chance of silence", "沉默的机会"},
    {"How likely it was, by its own record of such stories, that it would tell nothing; empty "
     "where "
     "there is no record to judge by.",
     "依其报道此类事件的自身记录，它什么也不报的可能性；没有足够记录时为空。"},
    Type::number};
inline constexpr Column q_column{
    "q",
    {"q", "q 值"},
    {"The least false-discovery rate over the whole table at which the silence is told; empty "
     "where "
     "it could not be told whatever came out.",
     "在整张表上使该沉默成立的最小错误发现率；无论如何不能成立者为空。"},
    Type::number};
inline constexpr Column window_from_column{
    "window_from",
    {"Looked from", "察看起"},
    {"The time of the story begins.", "事件时段之始。"},
    Type::time,
    {},
    true};
inline constexpr Column window_to_column{
    "window_to",
    {"Looked to", "察看止"},
    {"It ends: who told nothing until then was silent.", "时段之末：至此未报即为沉默。"},
    Type::time,
    {},
    true};

}  // namespace weiguan::coverage
