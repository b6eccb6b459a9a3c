// The entries of phrases.toml, each key of them checked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "packs/detail/claims.h"
#include "packs/packs.h"
#include "packs/toml_reader.h"

namespace weiguan {

// The keys, in the order in which docs/formats/pack.md lists them.
const std::vector<std::string_view>& phrase_keys();
const std::vector<std::string_view>& phrase_group_keys();
const std::vector<std::string_view>& tier_keys();

// Each lays the table over `into`, which has its id already, and tells every fault to the reader.
// `groups`: ids of phrase groups, sorted.
void read_phrase(TomlReader& reader, const std::vector<std::string_view>& groups, Phrase& into);
void read_phrase_group(TomlReader& reader, PhraseGroup& into);
void read_tier(TomlReader& reader, Tier& into);

// The wordings that no other phrase may have.
Claimant claimant(const Phrase& phrase);

}  // namespace weiguan
