// The words that a pack's cells may hold, with what they mean in both languages.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace weiguan {

struct PackWord {
  std::string_view word;  // As it stands in the file.
  std::string_view zh;
  std::string_view en;  // What it means.
};

std::span<const PackWord> outlet_kinds();
std::span<const PackWord> outlet_controls();
std::span<const PackWord> account_platforms();
std::span<const PackWord> body_kinds();  // Of affiliations/bodies.csv.
std::span<const PackWord> equivalent_kinds();
std::span<const PackWord> relation_words();  // Of affiliations/edges.csv.

// Null where there is no such word.
const PackWord* find_word(std::span<const PackWord> words, std::string_view word);

}  // namespace weiguan
