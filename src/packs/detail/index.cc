#include "packs/detail/index.h"

#include <utility>

#include "packs/detail/claims.h"
#include "text/fold.h"

namespace weiguan {

namespace {

void put(Numbers& numbers, std::string name, std::size_t number) {
  if (name.empty()) return;
  const auto [at, is_new] = numbers.emplace(std::move(name), number);
  if (!is_new && at->second != number) at->second = ambiguous;
}

}  // namespace

std::shared_ptr<const PackIndex> make_pack_index(
    std::span<const Outlet> outlets,
    std::span<const Group> groups,
    std::span<const Phrase> phrases) {
  auto index = std::make_shared<PackIndex>();
  for (std::size_t i = 0; i < outlets.size(); ++i) {
    const Outlet& outlet = outlets[i];
    for (const std::string& domain : outlet.domains) index->domains.emplace(domain, i);
    for (const Account& account : outlet.accounts)
      index->accounts.emplace(account_key(account.platform, account.handle), i);
    const auto put_name = [&](const std::string& name) {
      put(index->spelled, name, i);
      put(index->folded, fold(name), i);
    };
    put_name(outlet.names.hans);
    put_name(outlet.names.hant);
    put_name(outlet.names.en);
    for (const std::string& name : outlet.also) put_name(name);
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const Names& names = groups[i].names;
    for (const std::string* name : {&names.hans, &names.hant, &names.en})
      put(index->groups, fold(*name), i);
  }
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    for (std::string& wording : wordings(phrases[i])) put(index->phrases, std::move(wording), i);
  }
  return index;
}

}  // namespace weiguan
