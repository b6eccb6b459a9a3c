// What the arguments ask for.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "instruments/boilerplate.h"
#include "instruments/instruments.h"

namespace weiguan::reuse {

enum class Sources { any, other, same };
enum class Keep { apart, with, only };

struct Asked {
  std::optional<ArticleId> article;
  Filter targets;
  bool nothing = false;  // No article can be meant.
  Sources sources = Sources::any;
  std::uint64_t within = 0;  // Days; 0: any.
  bool surely = false;
  std::uint64_t least = 0;
  Keep boilerplate = Keep::apart;
  BoilerplateRule rule;
  std::chrono::hours clock_error{};
  std::uint64_t limit = 0;  // 0: none.
};

// Throws UsageError where they do not go together or the search cannot be read.
Asked read_asked(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context);

}  // namespace weiguan::reuse
