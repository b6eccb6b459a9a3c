// The little words by which languages in Latin letters are told apart.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace weiguan::detail {

inline constexpr std::array<std::string_view, 18> latin_languages = {
    "en",
    "fr",
    "de",
    "es",
    "pt",
    "it",
    "nl",
    "sv",
    "da",
    "no",
    "fi",
    "pl",
    "cs",
    "hu",
    "ro",
    "tr",
    "vi",
    "id"};

// The languages that have the word (folded) as a common little word, or a letter that few others
// have: bit n is latin_languages[n].
std::uint32_t languages_of_word(std::string_view folded);

}  // namespace weiguan::detail
