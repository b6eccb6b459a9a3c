// Yes, no, or neither: how an answer to a question begins.
#pragma once

#include <cstdint>
#include <string_view>

namespace weiguan::consistency {

enum class Polarity : std::uint8_t { neither, yes, no };

// By the first sentence.  Neither where the question has a negative in it (没有……吗, didn't): then
// yes and no may mean the same; where yes is followed by a negative; and where "no" is of something
// else (no doubt, 没有疑问).
Polarity polarity(std::string_view question, std::string_view answer);

}  // namespace weiguan::consistency
