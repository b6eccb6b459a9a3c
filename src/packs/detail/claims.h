// Which of the rows of a file may stand, when no two may claim one domain, account or wording.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

struct Claim {
  std::string field;
  std::string shown;  // As a reason shows it.
  std::string key;    // Two claims with one key are one claim.
};

struct Claimant {
  std::string_view id;
  std::vector<Claim> claims;
};

// For each of `fresh`, from front to back, whether it may stand in place of the one of its id
// among `earlier` (or beside them): nobody else that stands claims the same.  `told` is called
// once for each claim that is taken.
std::vector<bool> settle_claims(
    const std::vector<Claimant>& earlier,
    const std::vector<Claimant>& fresh,
    const std::function<void(std::size_t fresh, const Claim& claim, std::string_view by)>& told);

// The form of an account under which claims and look-ups meet: blind to case.
std::string account_key(std::string_view platform, std::string_view handle);

}  // namespace weiguan
