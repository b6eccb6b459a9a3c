#include "packs/detail/claims.h"

#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "text/fold.h"

namespace weiguan {

std::vector<bool> settle_claims(
    const std::vector<Claimant>& earlier,
    const std::vector<Claimant>& fresh,
    const std::function<void(std::size_t fresh, const Claim& claim, std::string_view by)>& told) {
  std::vector<bool> stands(fresh.size(), true);
  std::unordered_set<std::string_view> ids;
  for (const Claimant& one : earlier) ids.insert(one.id);
  // A row that falls brings back the earlier one of its id, whose claims may fell another row.
  for (bool again = true; again;) {
    again = false;
    std::unordered_set<std::string_view> replaced;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      if (stands[i]) replaced.insert(fresh[i].id);
    }
    std::unordered_map<std::string_view, std::string_view> taken;  // By whom, by key.
    for (const Claimant& one : earlier) {
      if (replaced.count(one.id) > 0) continue;
      for (const Claim& claim : one.claims) taken.emplace(claim.key, one.id);
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      if (!stands[i]) continue;
      for (const Claim& claim : fresh[i].claims) {
        const auto by = taken.find(claim.key);
        if (by == taken.end()) continue;
        told(i, claim, by->second);
        stands[i] = false;
      }
      if (stands[i]) {
        for (const Claim& claim : fresh[i].claims) taken.emplace(claim.key, fresh[i].id);
      } else if (ids.count(fresh[i].id) > 0) {
        again = true;
      }
    }
  }
  return stands;
}

std::string account_key(std::string_view platform, std::string_view handle) {
  return fmt::format("{}:{}", fold(platform), fold(handle));
}

}  // namespace weiguan
