// Expressions that share their beginnings. Each node stands for the symbols on the way to it.
#pragma once

#include <cstdint>
#include <vector>

#include "instruments/collocates/detail/index.h"
#include "instruments/collocates/detail/text.h"

namespace weiguan::collocates {

class Tree {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;

  Node child(Node node, Symbol symbol) const {  // The root, which is no child, where there is none.
    const std::uint32_t number = children_.find(pair_key(node, symbol));
    return number == Index::none ? root : number + 1;
  }
  Node add(Node node, Symbol symbol) { return children_.add(pair_key(node, symbol)) + 1; }
  Node find(const std::vector<Symbol>& symbols) const;  // The root where it is not there.

  std::size_t size() const { return children_.size() + 1; }  // A parent comes before its children.
  Node parent(Node node) const { return static_cast<Node>(children_.key(node - 1) >> 32); }
  Symbol symbol(Node node) const { return static_cast<Symbol>(children_.key(node - 1)); }
  std::vector<Symbol> symbols(Node node) const;  // From the root on.

  // For each node whether it or one below it is wanted.
  std::vector<std::uint8_t> ways_to(const std::vector<std::uint8_t>& wanted) const;

 private:
  Index children_;
};

}  // namespace weiguan::collocates
