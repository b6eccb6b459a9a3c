// What the arguments ask for, read and checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/instruments.h"
#include "instruments/ranking/detail/score.h"
#include "instruments/selection.h"
#include "packs/registers.h"

namespace weiguan::ranking {

enum class BunchBy { day, outlet, article };

struct Asked {
  const Register* entities = nullptr;
  const OfficialRanking* official = nullptr;  // Null: the packs have none.
  Weights weights{};
  double state_discount = 0, own_discount = 0;
  bool abroad = true;  // Only articles of outlets outside of `home` are media mentions.
  std::string home;    // ISO 3166, two letters; empty: no outlet of the packs has a place.
  bool logarithms = false;
  BunchBy bunch_by = BunchBy::day;
  double confidence = 0.95;
  std::size_t draws = 1000;
  std::uint64_t seed = 0;
  bool list_all = false, items = false;
  std::vector<bool> chosen;  // By entity: for the tables movement and items.
  Selection selection;
};

// Weights as "media=1,social=0.5"; a component that is not named weighs 1.  Throws UsageError where
// a name is unknown, a weight is none or below 0, or all are 0.
Weights parse_weights(std::string_view text);

// Throws UsageError where arguments make no sense.
Asked read_arguments(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context);

}  // namespace weiguan::ranking
