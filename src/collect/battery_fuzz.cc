// A battery is read or not, never with a crash; what is read can be planned, each turn once.
#include <cstdint>
#include <set>

#include "collect/detail/battery_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const weiguan::Packs packs;
  std::size_t told = 0;
  auto battery = weiguan::parse_battery(
      {reinterpret_cast<const char*>(data), size},
      "fuzz.toml",
      packs,
      [&](const weiguan::Problem& one) {
        if (one.rule.empty() || one.reason.empty()) __builtin_trap();
        ++told;
      });
  if (!battery) {
    if (told == 0) __builtin_trap();
    return 0;
  }
  battery->repeats = 1;
  std::set<std::string> ids;
  for (const weiguan::Script& script : weiguan::plan_of(*battery, packs)) {
    if (script.turns.empty() || script.turns.front().text.empty()) __builtin_trap();
    if (!ids.insert(script.id).second) __builtin_trap();
  }
  return 0;
}
