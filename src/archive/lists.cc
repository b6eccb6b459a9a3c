#include "archive/lists.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "archive/detail/lists.h"

namespace weiguan {

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

std::vector<Arrival> latest_arrivals(
    const Archive& archive, std::size_t limit, std::size_t captures) {
  if (const auto* lists = dynamic_cast<const detail::Lists*>(&archive)) {
    return lists->latest_arrivals(limit, captures);
  }
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

std::vector<AccountCount> count_accounts(const Archive& archive, const Filter& filter) {
  std::vector<AccountCount> counts;
  if (const auto* lists = dynamic_cast<const detail::Lists*>(&archive)) {
    counts = lists->count_accounts(filter);
  } else {
    std::map<std::string, std::uint64_t> by_account;
    archive.articles(filter, [&](const Article& article) {
      ++by_account[article.account];
      return true;
    });
    for (auto& [account, articles] : by_account) counts.push_back({account, articles});
  }
  std::sort(counts.begin(), counts.end(), [](const AccountCount& a, const AccountCount& b) {
    return std::tuple(b.articles, a.account) < std::tuple(a.articles, b.account);
  });
  return counts;
}

}  // namespace weiguan
