// Which of the rows of a file may stand, when no two outlets may claim one domain or account.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "packs/packs.h"

namespace weiguan {

// For each of `fresh`, from front to back, whether it may stand in place of the outlet of its id
// among `earlier` (or beside them): no other outlet that stands claims the same.  `told` is called
// once for each claim that is taken.
std::vector<bool> settle_claims(
    const std::vector<const Outlet*>& earlier,
    const std::vector<const Outlet*>& fresh,
    const std::function<void(
        std::size_t fresh, const std::string& field, const std::string& claim, const Outlet& by)>&
        told);

// The form of an account under which claims and look-ups meet: blind to case.
std::string account_key(std::string_view platform, std::string_view handle);

}  // namespace weiguan
