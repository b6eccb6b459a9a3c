#include "instruments/collocates/detail/tree.h"

#include <algorithm>

namespace weiguan::collocates {

Tree::Node Tree::find(const std::vector<Symbol>& symbols) const {
  Node node = root;
  for (const Symbol one : symbols) {
    node = child(node, one);
    if (node == root) return root;
  }
  return node;
}

std::vector<Symbol> Tree::symbols(Node node) const {
  std::vector<Symbol> all;
  for (; node != root; node = parent(node)) all.push_back(symbol(node));
  std::reverse(all.begin(), all.end());
  return all;
}

std::vector<std::uint8_t> Tree::ways_to(const std::vector<std::uint8_t>& wanted) const {
  std::vector<std::uint8_t> ways = wanted;
  for (auto node = static_cast<Node>(size()); --node > root;) {
    if (ways[node] != 0) ways[parent(node)] = 1;
  }
  return ways;
}

}  // namespace weiguan::collocates
