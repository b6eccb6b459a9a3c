#include "instruments/cascades/detail/gather.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace weiguan::cascades {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// What passes, and to which group of copies each belongs: named by its first article.
struct Chosen {
  std::vector<ArticleId> articles;                         // Oldest first.
  std::vector<std::pair<ArticleId, std::uint32_t>> by_id;  // Sorted.
  std::vector<std::uint32_t> group, size;                  // By place; the size by first one.

  std::uint32_t place(ArticleId id) const {
    const auto found = std::lower_bound(by_id.begin(), by_id.end(), std::pair(id, 0U));
    return found == by_id.end() || found->first != id ? none : found->second;
  }
};

Chosen choose(const Archive& archive, const Filter& filter) {
  Chosen chosen;
  Search search;
  search.filter = filter;
  search.order = Order::oldest;
  search.limit = std::uint64_t{1} << 40;
  for (const Hit& hit : archive.search(search).hits) chosen.articles.push_back(hit.id);
  for (std::uint32_t i = 0; i < chosen.articles.size(); ++i) {
    chosen.by_id.emplace_back(chosen.articles[i], i);
  }
  std::sort(chosen.by_id.begin(), chosen.by_id.end());
  chosen.group.resize(chosen.articles.size());
  std::iota(chosen.group.begin(), chosen.group.end(), 0U);
  chosen.size.assign(chosen.articles.size(), 1);
  archive.copies(filter, [&](const std::vector<ArticleId>& group) {
    const std::uint32_t first = chosen.place(group.front());
    for (const ArticleId id : group) {
      const std::uint32_t at = chosen.place(id);
      // An article that came while we asked.
      if (at == none || first == none) continue;
      chosen.group[at] = first;
    }
    if (first != none) chosen.size[first] = static_cast<std::uint32_t>(group.size());
    return true;
  });
  return chosen;
}

struct Join {
  std::uint32_t one = 0, host = 0;  // Groups.
  double share = 0;                 // Of what joins.
};

// How the two may come together; nothing where they do not.
std::optional<Join> join_of(
    const Chosen& chosen,
    std::uint32_t source,
    std::uint32_t target,
    double of_source,
    double of_target) {
  const bool source_is_part = of_source > of_target;
  const std::uint32_t part = chosen.group[source_is_part ? source : target];
  const std::uint32_t whole = chosen.group[source_is_part ? target : source];
  const double of_part = std::max(of_source, of_target);
  const double of_whole = std::min(of_source, of_target);
  if (part == whole || of_part < excerpt_share) return {};
  if (chosen.size[whole] >= chosen.size[part]) return Join{part, whole, of_part};
  if (of_whole < extended_share) return {};
  return Join{whole, part, of_whole};
}

}  // namespace

Gathered gather(const Archive& archive, const Filter& filter, const RunContext& context) {
  Gathered gathered;
  const auto stopped = [&context] { return requested(context.stop); };
  Chosen chosen = choose(archive, filter);
  gathered.articles = chosen.articles.size();
  std::vector<Join> joins;
  const auto each = [&](const Repeat& repeat) {
    const std::uint32_t source = chosen.place(repeat.source), target = chosen.place(repeat.target);
    if (repeat.are_copies() || source == none || target == none) return true;
    const auto join = join_of(chosen, source, target, repeat.of_source, repeat.of_target);
    if (join) joins.push_back(*join);
    return true;
  };
  archive.repeats(filter, each, context.stop);
  if (stopped()) {
    gathered.stopped = true;
    return gathered;
  }
  std::sort(joins.begin(), joins.end(), [&](const Join& a, const Join& b) {
    return std::tuple(chosen.size[b.host], b.share, a.host, a.one) <
           std::tuple(chosen.size[a.host], a.share, b.host, b.one);
  });
  enum : char { free, host, joined };
  std::vector<char> role(chosen.articles.size(), free);
  std::vector<std::uint32_t> into(chosen.articles.size());
  std::iota(into.begin(), into.end(), 0U);
  for (const Join& one : joins) {
    if (role[one.one] != free || role[one.host] == joined) continue;
    role[one.one] = joined;
    role[one.host] = host;
    into[one.one] = one.host;
  }
  std::vector<std::vector<ArticleId>> all(chosen.articles.size());
  for (std::uint32_t i = 0; i < chosen.articles.size(); ++i) {
    all[into[chosen.group[i]]].push_back(chosen.articles[i]);
  }
  for (std::vector<ArticleId>& group : all) {
    if (group.size() > 1) gathered.groups.push_back(std::move(group));
  }
  return gathered;
}

}  // namespace weiguan::cascades
