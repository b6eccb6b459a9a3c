// Answers that deny what was said before.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/tokens.h"

namespace weiguan::consistency {

enum class Denial : std::uint8_t {
  saying,       // I never said that, 我没有说过.
  conversation  // There was no earlier conversation, 这是我们的第一次对话.
};

struct FoundDenial {
  Denial denial = Denial::saying;
  Range sentence;
};

// The first one.  A denial of words that the earlier turn did not have (I did not say 2006, where
// it said 1983) is a correction and none; so is one where nothing was said.
std::optional<FoundDenial> denial(std::string_view earlier, std::string_view later);

}  // namespace weiguan::consistency
