// What phrases have to do with each other: wider, narrower, rival.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "packs/packs.h"

namespace weiguan {

// Takes out of the phrases `fresh` the relations that cannot be: to a phrase that is neither among
// `standing` nor `fresh`, to itself, or such that a phrase would be wider than itself by way of
// others.  `told` is called for each.  No two phrases have one id.
void settle_relations(
    const std::vector<const Phrase*>& standing,
    const std::vector<Phrase*>& fresh,
    const std::function<void(
        std::size_t fresh, std::string_view field, const std::string& id, std::string expected)>&
        told);

// Says each relation from the other side too.  The phrases are by id.
void complete_relations(std::vector<Phrase>& phrases);

}  // namespace weiguan
