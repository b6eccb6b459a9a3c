// The month's new phrases, as the instrument newphrases tells them.
#pragma once

#include <optional>
#include <vector>

#include "instruments/instruments.h"

namespace weiguan::monthly {

struct NewPhrase {
  Value phrase, articles, days, before, growth, known, example;
  Evidence evidence;
};

// Asks it through the list of instruments, with the same outlets, kinds and search; nothing where
// this build has no such instrument.
std::optional<std::vector<NewPhrase>> ask_newphrases(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const Period& month,
    std::uint64_t most,
    const RunContext& context);

}  // namespace weiguan::monthly
