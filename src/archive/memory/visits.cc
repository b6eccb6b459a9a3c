#include "archive/memory/detail/visits.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "archive/detail/rules.h"
#include "base/url.h"

namespace weiguan::detail {

namespace {

// An address or, where that is empty, an article.  Addresses come first.
using Key = std::tuple<bool, std::string, ArticleId>;

Key key_of(const std::string& url, ArticleId article) {
  const std::string address = normal_url(url);
  if (is_web_address(address)) return {false, address, ArticleId{}};
  return {true, {}, article};
}

struct Group {
  std::set<CaptureId> captures;
  std::vector<Reading> readings;
};

Visits visits_of_group(const World& world, const std::string& address, Group&& group) {
  Visits visits;
  visits.address = address;
  for (const CaptureId id : group.captures) visits.captures.push_back(world.captures.at(id));
  std::sort(visits.captures.begin(), visits.captures.end(), is_earlier);
  visits.readings = std::move(group.readings);
  std::sort(
      visits.readings.begin(), visits.readings.end(), [&](const Reading& a, const Reading& b) {
        return std::tuple(world.captures.at(a.capture).time, a.capture, a.begin, a.end, a.article) <
               std::tuple(world.captures.at(b.capture).time, b.capture, b.begin, b.end, b.article);
      });
  std::set<ArticleId> articles;
  for (const Reading& reading : visits.readings) articles.insert(reading.article);
  for (const auto& [key, observation] : world.observations) {
    if (observation.counter == removed_counter && articles.contains(observation.article))
      visits.removals.push_back(observation);
  }
  std::sort(visits.removals.begin(), visits.removals.end(), is_earlier_removal);
  return visits;
}

}  // namespace

std::vector<Visits> visits_in(const World& world) {
  std::map<Key, Group> groups;
  for (const auto& [id, capture] : world.captures) {
    const std::string address = normal_url(capture.url);
    if (!capture.purpose.empty() || !is_web_address(address)) continue;
    groups[{false, address, ArticleId{}}].captures.insert(id);
  }
  for (const auto& [key, reading] : world.readings) {
    const Capture& capture = world.captures.at(reading.capture);
    const bool is_row = reading.end != 0;
    const Key group = is_row
                          ? key_of(world.articles.at(reading.article).article.url, reading.article)
                          : key_of(capture.url, reading.article);
    if (!is_row && (!capture.purpose.empty() || std::get<0>(group))) continue;
    Group& known = groups[group];
    known.captures.insert(reading.capture);
    known.readings.push_back(reading);
    known.readings.back().extra.clear();
  }
  std::vector<Visits> all;
  for (auto& [key, group] : groups) {
    all.push_back(visits_of_group(world, std::get<1>(key), std::move(group)));
  }
  return all;
}

}  // namespace weiguan::detail
