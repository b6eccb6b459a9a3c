// The order that Archive::count_accounts() promises.
#pragma once

#include <algorithm>
#include <tuple>
#include <vector>

#include "archive/archive.h"

namespace weiguan::detail {

inline void sort_accounts(std::vector<AccountCount>& counts) {
  std::sort(counts.begin(), counts.end(), [](const AccountCount& a, const AccountCount& b) {
    return std::tuple(b.articles, a.account) < std::tuple(a.articles, b.account);
  });
}

}  // namespace weiguan::detail
