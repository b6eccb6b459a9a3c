// Which of many patterns stand at a place of a text: a table of bits says where none can, and a
// tree the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/detail/symbols.h"

namespace weiguan::detail {

struct Pattern {
  std::vector<Symbol> symbols;  // At least one.
  std::uint32_t value = 0;
};

class PhraseTree {
 public:
  // Patterns that end at one place.
  struct Hit {
    std::uint32_t length = 0;  // In symbols.
    std::uint32_t begin = 0;   // Of their values, which are in order.
    std::uint32_t end = 0;     // Not included.
  };

  // A pattern that is given twice with one value is there once.
  explicit PhraseTree(std::vector<Pattern> patterns);

  std::size_t longest() const { return longest_; }

  // Writes to `out` which places from `from` to `to` (not included) something may begin at, and
  // gives how many.  REQUIRES: two symbols behind `to` can be read, and `out` has room for all.
  std::size_t candidates(
      const Symbol* text, std::size_t from, std::size_t to, std::uint32_t* out) const;

  // Gives what begins at `at`, shorter first.  REQUIRES: the text ends with three times no_symbol.
  void find(const Symbol* at, std::vector<Hit>& hits) const;

  std::uint32_t value(std::uint32_t at) const { return values_[at]; }

 private:
  // Patterns that begin with one row of symbols; what follows an edge stands in it as a label.
  struct Node {
    std::uint32_t label = 0;   // In labels_.
    std::uint32_t length = 0;  // From the beginning of the pattern to the end of the label.
    std::uint32_t begin = 0;   // The values of the pattern that ends here, if any.
    std::uint32_t end = 0;
    bool more = false;  // Longer ones go on from here.
  };
  // From the first three symbols of a pattern, or from a node and a symbol, to a node.
  struct Edge {
    std::uint64_t from = 0;
    std::uint32_t symbol = 0;
    std::uint32_t node = 0;  // Counted from 1; 0 where there is no edge.
  };
  struct Bits {
    std::vector<std::uint64_t> words;
    int shift = 31;

    void resize(std::size_t entries);
    void set(std::uint32_t hash) {
      words[hash >> shift >> 6] |= std::uint64_t{1} << (hash >> shift & 63);
    }
    bool get(std::uint32_t hash) const {
      return words[hash >> shift >> 6] >> (hash >> shift & 63) & 1;
    }
  };
  struct Branch;

  void add_bits(const std::vector<Pattern>& patterns);
  void add_node(const std::vector<Pattern>& patterns, Branch branch, std::vector<Branch>& later);
  void add_edge(const Edge& edge);
  const Node* follow(std::uint64_t from, std::uint32_t symbol) const;
  std::size_t slot(std::uint64_t from, std::uint32_t symbol) const;

  Bits ones_, twos_, threes_;  // Patterns of one symbol, of two, the first three of longer ones.
  bool has_ones_ = false;
  bool has_twos_ = false;
  std::vector<Edge> edges_;  // An open hash table.
  std::size_t edge_count_ = 0;
  std::vector<Node> nodes_;
  std::vector<Symbol> labels_;
  std::vector<std::uint32_t> values_;
  std::size_t longest_ = 0;
};

}  // namespace weiguan::detail
