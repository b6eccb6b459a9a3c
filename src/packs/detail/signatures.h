// Signatures as they are compared, and what they say of an exchange.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "packs/providers.h"

namespace weiguan {

struct ReadSignature {
  std::string id;
  Block block = Block::input;
  bool by_stage = false;
  std::vector<int> status;
  std::vector<std::string> codes, finish;     // Folded.
  std::vector<std::string> messages, canned;  // Folded, letters and digits alone.
  bool refusal = false;
};

ReadSignature read_signature(const Signature& signature);

std::optional<BlockFound> block_among(
    const std::vector<ReadSignature>& signatures, const Answer& answer, std::string_view text);

}  // namespace weiguan
