// Which outlet a page says its text comes from: 来源, 稿源, 转自, "Source:".
#pragma once

#include <string>
#include <string_view>

#include "extract/detail/lines.h"

namespace weiguan::extract {

// Of the label by the headline; empty where there is none.  资料来源 and 图片来源 are no labels.
std::string source_by_headline(const PageLines& lines);

// Of a line at the end of the text: 本文来源：, （摘自《...》）.
std::string source_at_end(const PageLines& lines);

// 2024-07-02 09:30 河谷晨报: the outlet that stands without a label behind the date by the
// headline.
std::string source_behind_date(const PageLines& lines);

// An outlet's name that begins `text`, as far as it goes: up to a mark, a bracket, a date or a word
// of the tool bar glued to it.  Empty where it is no name: an address, 转载, 本站.
std::string outlet_at(std::string_view text);

}  // namespace weiguan::extract
