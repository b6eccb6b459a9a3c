// A text as its sentences, Chinese and English.
#pragma once

#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan {

// The sentences in order, without white space around them; between two of them there is nothing but
// white space and invisible characters, so every character that can be seen stands in exactly one.
//
// A sentence ends behind 。 ！ ？ or their Latin forms, with all closing marks that follow, and
// where a paragraph ends.  It does not end
//   before a comma or the like, nor in Latin script before a small letter: “好！”的口号, "No!" he
//   said behind a quotation that no colon or comma led in, where Chinese goes on: “不去。”张某说。
//   at the full stop of 3.5, tide.example, a number that opens it (1. Tides), an initial or a title
//   (J. Tide, U.S. fleet, Dr. Tide), unless a little word that begins sentences follows an initial
// Sentences within one quotation are sentences: “潮涨。潮落。” is two.
//
// Time is O(n), memory sixteen bytes a character.
std::vector<Range> sentences(std::string_view text);

}  // namespace weiguan
