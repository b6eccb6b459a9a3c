// Which of many patterns stand at a place of a text: tables of bits say where none can, and a tree
// the rest.
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
    std::uint32_t begin = 0;   // For value(): theirs are in order.
    std::uint32_t end = 0;     // Not included.
  };
  struct Candidate {
    std::uint32_t at = 0;    // In the text.
    std::uint32_t node = 0;  // Of its first three symbols; 0 where there is none.
  };

  // A pattern that is given twice with one value is there once.
  explicit PhraseTree(std::vector<Pattern> patterns);

  std::size_t longest() const { return longest_; }

  // Writes to `out` which places from `from` to `to` (not included) something may begin at, and
  // gives how many.  REQUIRES: two symbols behind `to` can be read, and `out` has room for all.
  std::size_t candidates(
      const Symbol* text, std::size_t from, std::size_t to, Candidate* out) const;

  // Finds the nodes of so many candidates and has them fetched from memory.
  void enter(const Symbol* text, Candidate* candidates, std::size_t count) const;

  // Gives what begins there, shorter first.  REQUIRES: the text ends with three times no_symbol.
  void find(const Symbol* text, const Candidate& candidate, std::vector<Hit>& hits) const;

  std::uint32_t value(std::uint32_t at) const { return nodes_[at]; }

 private:
  // From the first three symbols of a pattern, or from a node and a symbol, to a node.
  struct Edge {
    std::uint64_t from = 0;
    std::uint32_t symbol = 0;
    std::uint32_t node = 0;  // 0 where there is no edge.
  };
  struct Bits {
    std::vector<std::uint64_t> words;
    int shift = 31;

    void resize(std::size_t entries);
    void set(std::uint32_t hash) {
      words[hash >> shift >> 6] |= std::uint64_t{1} << (hash >> shift & 63);
    }
    bool get(std::uint32_t hash) const {
      return (words[hash >> shift >> 6] >> (hash >> shift & 63) & 1) != 0;
    }
  };
  struct Branch;

  void measure(const std::vector<Pattern>& patterns);
  void add_node(const std::vector<Pattern>& patterns, Branch branch, std::vector<Branch>& later);
  void add_edge(const Edge& edge);
  std::size_t home(std::uint64_t from, std::uint32_t symbol) const;
  std::size_t slot(std::uint64_t from, std::uint32_t symbol) const;
  std::uint32_t follow(std::uint64_t from, std::uint32_t symbol) const;
  void find_short(std::uint32_t node, std::uint32_t length, std::vector<Hit>& hits) const;

  Bits ones_, twos_, threes_;  // Patterns of one symbol, of two, the first three of longer ones.
  bool has_ones_ = false;
  bool has_twos_ = false;
  std::vector<Edge> edges_;  // An open hash table.
  std::size_t edge_count_ = 0;
  // A node is where it begins here: how many symbols its label has, how many values end there, bits
  // for the symbols that longer patterns go on with, the label, the values.  So one look at the
  // memory mostly has it all.
  std::vector<std::uint32_t> nodes_;
  std::size_t longest_ = 0;
};

}  // namespace weiguan::detail
