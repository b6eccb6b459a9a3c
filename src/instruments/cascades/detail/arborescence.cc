#include "instruments/cascades/detail/arborescence.h"

#include <limits>
#include <utility>

namespace weiguan::cascades {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// Leftist heaps of edges, by cost; what is added to a whole heap waits at its top.
class Heaps {
 public:
  explicit Heaps(const std::vector<Edge>& edges) : edges_(edges), nodes_(edges.size()) {
    for (std::size_t i = 0; i < edges.size(); ++i) nodes_[i].cost = edges[i].cost;
  }

  std::uint32_t meld(std::uint32_t a, std::uint32_t b) {
    if (a == none) return b;
    if (b == none) return a;
    settle(a);
    settle(b);
    if (less(b, a)) std::swap(a, b);
    const std::uint32_t right = meld(nodes_[a].right, b);
    Node& top = nodes_[a];
    top.right = right;
    if (top.left == none || nodes_[top.left].rank < nodes_[right].rank) {
      std::swap(top.left, top.right);
    }
    top.rank = 1 + (top.right == none ? 0 : nodes_[top.right].rank);
    return a;
  }

  std::uint32_t without_top(std::uint32_t heap) {
    settle(heap);
    return meld(nodes_[heap].left, nodes_[heap].right);
  }

  void add(std::uint32_t heap, std::int64_t cost) {
    if (heap == none) return;
    nodes_[heap].cost += cost;
    nodes_[heap].owed += cost;
  }

  std::int64_t cost(std::uint32_t top) const { return nodes_[top].cost; }

 private:
  struct Node {
    std::int64_t cost = 0, owed = 0;  // Owed to what is below.
    std::uint32_t left = none, right = none, rank = 1;
  };

  bool less(std::uint32_t a, std::uint32_t b) const {
    if (nodes_[a].cost != nodes_[b].cost) return nodes_[a].cost < nodes_[b].cost;
    if (edges_[a].from != edges_[b].from) return edges_[a].from < edges_[b].from;
    return a < b;
  }
  void settle(std::uint32_t one) {
    Node& node = nodes_[one];
    add(node.left, node.owed);
    add(node.right, node.owed);
    node.owed = 0;
  }

  const std::vector<Edge>& edges_;
  std::vector<Node> nodes_;
};

// Things, and cycles of them that were contracted to one.
struct Contracted {
  explicit Contracted(std::uint32_t count) : in(count, none), above(count, none) {}

  std::uint32_t add() {
    in.push_back(none);
    above.push_back(none);
    return static_cast<std::uint32_t>(in.size() - 1);
  }
  void put(std::uint32_t one, std::uint32_t into) { in[one] = above[one] = into; }
  std::uint32_t outermost(std::uint32_t one) {
    std::uint32_t top = one;
    while (above[top] != none) top = above[top];
    while (above[one] != none) one = std::exchange(above[one], top);
    return top;
  }

  std::vector<std::uint32_t> in;     // The cycle it is part of.
  std::vector<std::uint32_t> above;  // The same with shortcuts.
};

}  // namespace

std::vector<std::uint32_t> least_tree(
    std::uint32_t count, std::uint32_t root, const std::vector<Edge>& edges) {
  Heaps heaps(edges);
  Contracted contracted(count);
  std::vector<std::uint32_t> heap(count, none), enters(count, none);
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    if (edges[i].to != root) heap[edges[i].to] = heaps.meld(heap[edges[i].to], i);
  }
  enum : char { fresh, on_path, done };
  std::vector<char> state(count, fresh);
  state[root] = done;
  for (std::uint32_t start = 0; start < count; ++start) {
    std::vector<std::uint32_t> path;
    std::uint32_t at = contracted.outermost(start);
    while (state[at] != done) {
      if (state[at] == fresh) {
        state[at] = on_path;
        path.push_back(at);
      }
      while (heap[at] != none && contracted.outermost(edges[heap[at]].from) == at) {
        heap[at] = heaps.without_top(heap[at]);
      }
      if (heap[at] == none) break;  // Cannot be reached, against what is required.
      const std::uint32_t edge = heap[at];
      enters[at] = edge;
      // From now on each other edge into it costs what it costs more.
      const std::int64_t cost = heaps.cost(edge);
      heap[at] = heaps.without_top(edge);
      heaps.add(heap[at], -cost);
      const std::uint32_t from = contracted.outermost(edges[edge].from);
      if (state[from] != on_path) {
        at = from;
        continue;
      }
      const std::uint32_t cycle = contracted.add();
      enters.push_back(none);
      heap.push_back(none);
      state.push_back(fresh);
      for (bool more = true; more;) {
        const std::uint32_t one = path.back();
        path.pop_back();
        more = one != from;
        contracted.put(one, cycle);
        heap[cycle] = heaps.meld(heap[cycle], heap[one]);
      }
      at = cycle;
    }
    for (const std::uint32_t one : path) state[one] = done;
  }
  // What enters a cycle enters one of its parts in the place of the cycle's own edge; later cycles
  // hold earlier ones.
  for (auto cycle = static_cast<std::uint32_t>(enters.size()); cycle-- > count;) {
    if (enters[cycle] == none) continue;
    std::uint32_t part = edges[enters[cycle]].to;
    while (contracted.in[part] != cycle) part = contracted.in[part];
    enters[part] = enters[cycle];
  }
  enters.resize(count);
  return enters;
}

}  // namespace weiguan::cascades
