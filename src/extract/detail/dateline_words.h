// The words of the Chinese formulas that open a dispatch.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace weiguan::extract {

using Words = std::vector<std::u32string_view>;

const Words& this_outlet_words();      // 本报, 本网 ...
const Words& outlet_ends();            // What an outlet's name ends in: 社, 网, 日报.
const Words& wire_words();             // What is behind 日 in 7月2日电.
const Words& undated_words();          // 讯, 消息 behind an outlet's name.
const Words& bracket_words();          // 报道, 综合: in brackets only.
const Words& no_place_words();         // 综合, 连线: where a place would stand.
const Words& before_reporter_words();  // 特约, 首席: an office, no outlet.

bool is_sentence_mark(char32_t c);
bool is_of_prose(char32_t c);  // A verb or particle: no place and no outlet has one.

// Whether the last character of a formula's word belongs to a longer one: 电|影, 讯|息.
bool goes_on(std::u32string_view text, std::size_t last);

}  // namespace weiguan::extract
