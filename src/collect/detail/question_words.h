// The words in which a question is asked: as they were written, or made by rule.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "collect/battery.h"

namespace weiguan {

struct AskedWords {
  std::string text;
  std::string made_from;  // As Answer::made_from.
};

// Nothing where nobody wrote the question so and it cannot be made; then `why`, if it is not null,
// says so.  The seed of the battery and the question's id choose where there is a choice.
std::optional<AskedWords> words_of(
    const Battery& battery,
    const BatteryQuestion& question,
    std::string_view language,
    std::string_view form,
    const Packs& packs,
    std::string* why = nullptr);

// What was written in the language; made of zh-Hans for zh-Hant where the battery says so.
std::optional<AskedWords> written(
    const Wordings& wordings, std::string_view language, bool convert);

// The text with dates and phrases in the words that the packs know for them.
std::optional<std::string> with_euphemisms(
    std::string_view text, std::string_view language, const Packs& packs, std::uint64_t seed);

// The same numbers on every machine (SplitMix64, Steele, Lea and Flood 2014).
std::uint64_t next_number(std::uint64_t& state);
std::uint64_t number_below(std::uint64_t& state, std::uint64_t bound);  // REQUIRES: bound > 0.
std::uint64_t seed_of(std::uint64_t seed, std::string_view name);

}  // namespace weiguan
