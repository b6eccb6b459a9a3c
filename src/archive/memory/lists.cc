#include "archive/memory/detail/lists.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "archive/detail/accounts.h"

namespace weiguan::detail {

namespace {

std::vector<Capture> last_captures(const Archive& archive, std::size_t count) {
  std::vector<Capture> all;
  archive.captures([&](const Capture& one) {
    all.push_back(one);
    return true;
  });
  std::sort(all.begin(), all.end(), [](const Capture& a, const Capture& b) {
    return std::tie(a.time, a.id) > std::tie(b.time, b.id);
  });
  if (all.size() > count) all.resize(count);
  return all;
}

}  // namespace

std::vector<Arrival> arrivals_in(const Archive& archive, std::size_t limit, std::size_t captures) {
  std::vector<Arrival> arrivals;
  for (const Capture& capture : last_captures(archive, captures)) {
    auto readings = archive.readings_of(capture.id, std::numeric_limits<std::int64_t>::max());
    std::sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
      return std::tie(a.begin, a.end, a.article) > std::tie(b.begin, b.end, b.article);
    });
    for (const Reading& reading : readings) {
      if (arrivals.size() == limit) return arrivals;
      const Reading first = archive.readings(reading.article).front();
      if (first == reading) arrivals.push_back({reading.article, capture.id, capture.time});
    }
  }
  return arrivals;
}

std::vector<AccountCount> accounts_in(const Archive& archive, const Filter& filter) {
  std::map<std::string, std::uint64_t> by_account;
  archive.articles(filter, [&](const Article& article) {
    ++by_account[article.account];
    return true;
  });
  std::vector<AccountCount> counts;
  for (auto& [account, articles] : by_account) counts.push_back({account, articles});
  sort_accounts(counts);
  return counts;
}

}  // namespace weiguan::detail
