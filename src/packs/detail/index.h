// Finding outlets and groups by domain, name and account.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "packs/packs.h"

namespace weiguan {

// Lets a map of strings be asked with a view.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

using Numbers = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;

// In place of a number: more than one bears the name, so it tells nothing.
inline constexpr std::size_t ambiguous = static_cast<std::size_t>(-1);

struct PackIndex {
  Numbers domains;
  Numbers accounts;
  Numbers spelled;  // Names as they stand in the pack.
  Numbers folded;   // Names folded.
  Numbers groups;   // Names of groups, folded.
  Numbers phrases;  // Wordings of phrases, folded.
};

std::shared_ptr<const PackIndex> make_pack_index(
    std::span<const Outlet> outlets,
    std::span<const Group> groups,
    std::span<const Phrase> phrases);

}  // namespace weiguan
