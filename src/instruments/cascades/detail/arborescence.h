// The cheapest tree that hangs all of some things below one of them.
#pragma once

#include <cstdint>
#include <vector>

namespace weiguan::cascades {

struct Edge {
  std::uint32_t from = 0, to = 0;
  std::int64_t cost = 0;
};

// For each of `count` things the edge (its number) by which it hangs below another one, so that all
// of them hang below `root` and the sum of costs is the least (Chu and Liu 1965, Edmonds 1967, with
// heaps that are melded as in Tarjan 1977).  Of equal ones that with the lesser `from` is taken.
// The root's own entry means nothing.  REQUIRES: every thing can be reached from the root.
// Time is O(edges log edges), but for cycles within cycles.
std::vector<std::uint32_t> least_tree(
    std::uint32_t count, std::uint32_t root, const std::vector<Edge>& edges);

}  // namespace weiguan::cascades
