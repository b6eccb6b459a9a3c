// wording.toml: how things are said.
#pragma once

#include <string_view>
#include <vector>

#include "base/digest.h"
#include "packs/packs.h"
#include "packs/told.h"

namespace weiguan {

// The groups, in the order in which docs/formats/pack.md lists them.
const std::vector<std::string_view>& wording_groups();

// Lays the file over `into`: a list that it gives takes the place of the earlier one.  Texts with a
// fault are told and left out, the others of their list stand.
void read_wording(std::string_view bytes, Wording& into, const Teller& teller);

void hash_wording(const Wording& wording, Hasher& hasher);

}  // namespace weiguan
