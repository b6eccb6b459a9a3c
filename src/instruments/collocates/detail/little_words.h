// What is too common to say anything by standing beside a phrase.
#pragma once

#include <string_view>

namespace weiguan::collocates {

bool is_little_word(std::string_view folded);  // the, of, said: English.

// Characters that only join: an expression never begins or ends with one (的 了 是 在 ...).
bool is_joint(char32_t folded);

// Characters that join but also begin or end words (和平, 参与): whether one belongs to an
// expression of three or more characters, the counts must say.
bool may_be_joint(char32_t folded);

}  // namespace weiguan::collocates
