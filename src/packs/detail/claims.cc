#include "packs/detail/claims.h"

#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "text/fold.h"

namespace weiguan {

namespace {

struct Claims {
  std::unordered_map<std::string, const Outlet*> domains, accounts;

  void add(const Outlet& outlet) {
    for (const std::string& domain : outlet.domains) domains.emplace(domain, &outlet);
    for (const Account& account : outlet.accounts)
      accounts.emplace(account_key(account.platform, account.handle), &outlet);
  }
};

}  // namespace

std::vector<bool> settle_claims(
    const std::vector<const Outlet*>& earlier,
    const std::vector<const Outlet*>& fresh,
    const std::function<void(
        std::size_t fresh, const std::string& field, const std::string& claim, const Outlet& by)>&
        told) {
  std::vector<bool> stands(fresh.size(), true);
  std::unordered_set<std::string_view> ids;
  for (const Outlet* one : earlier) ids.insert(one->id);
  // A row that falls brings back the earlier one of its id, whose claims may fell another row.
  for (bool again = true; again;) {
    again = false;
    std::unordered_set<std::string_view> replaced;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      if (stands[i]) replaced.insert(fresh[i]->id);
    }
    Claims claims;
    for (const Outlet* one : earlier) {
      if (replaced.count(one->id) == 0) claims.add(*one);
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      if (!stands[i]) continue;
      for (const std::string& domain : fresh[i]->domains) {
        const auto taken = claims.domains.find(domain);
        if (taken == claims.domains.end()) continue;
        told(i, "domains", domain, *taken->second);
        stands[i] = false;
      }
      for (const Account& account : fresh[i]->accounts) {
        const auto taken = claims.accounts.find(account_key(account.platform, account.handle));
        if (taken == claims.accounts.end()) continue;
        told(i, "accounts", fmt::format("{}:{}", account.platform, account.handle), *taken->second);
        stands[i] = false;
      }
      if (stands[i]) {
        claims.add(*fresh[i]);
      } else if (ids.count(fresh[i]->id) > 0) {
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
