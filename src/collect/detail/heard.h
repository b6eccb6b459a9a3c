// What an exchange with a chat endpoint in OpenAI's manner brought: how the answer came, and its
// text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "collect/stream.h"
#include "fetch/client.h"
#include "model/answer.h"
#include "packs/providers.h"

namespace weiguan {

// What is archived of an exchange.  Everything hear() tells is derived from this alone.
struct Came {
  std::string_view block;       // The answer's head and body as they came; empty where nothing did.
  std::vector<BodyPart> parts;  // Offsets in `block`; empty where no times are known.
  std::optional<std::uint32_t> lasted;
  std::string failure;  // As Capture::failure.
};

struct Heard {
  std::string text;  // Shown when most was shown, without reasoning.  Valid UTF-8.
  // Rules answer-utf8 and answer-event; `file` and `offset` are the caller's to set.
  std::vector<Problem> problems;
};

// Fills the half of `answer` that tells how it came, but for attempts, cost and currency.  Never
// throws for what a server sent.  What is withdrawn is told by finish reasons, codes and messages
// of moderation, by `providers`, and by text that takes the place of other text.  Where it was a
// stream, `moments` gets one for each event.
Heard hear(
    const Came& came,
    const Providers& providers,
    Answer& answer,
    std::vector<StreamMoment>* moments = nullptr);

}  // namespace weiguan
