#include "text/detail/phrase_tree.h"

#include <algorithm>

namespace weiguan::detail {
namespace {

constexpr std::size_t entry_size = 3;  // So many symbols lead to the first node.
constexpr std::uint32_t inner_edge = 0xFFFFFFFF;

constexpr std::uint32_t hash_one(Symbol a) {
  return a * 0x9E3779B1U;
}
constexpr std::uint32_t hash_two(Symbol a, Symbol b) {
  return (hash_one(a) + b) * 0x85EBCA77U;
}
constexpr std::uint32_t hash_three(Symbol a, Symbol b, Symbol c) {
  return (hash_two(a, b) + c) * 0xC2B2AE3DU;
}

constexpr std::uint64_t both(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{a} << 32 | b;
}

bool in_order(const Pattern& a, const Pattern& b) {
  return a.symbols != b.symbols ? a.symbols < b.symbols : a.value < b.value;
}

bool same(const Pattern& a, const Pattern& b) {
  return a.symbols == b.symbols && a.value == b.value;
}

std::size_t common(const Pattern& a, const Pattern& b) {
  const auto ends =
      std::mismatch(a.symbols.begin(), a.symbols.end(), b.symbols.begin(), b.symbols.end());
  return static_cast<std::size_t>(ends.first - a.symbols.begin());
}

// The end of the patterns from `at` on that have the first `size` symbols in common.
std::size_t end_of_group(
    const std::vector<Pattern>& patterns, std::size_t at, std::size_t end, std::size_t size) {
  std::size_t next = at + 1;
  while (next < end && common(patterns[at], patterns[next]) >= size) ++next;
  return next;
}

}  // namespace

// Patterns, in order, from `first` to `end`, that have `length` symbols in common and are to get a
// node that the edge leads to.
struct PhraseTree::Branch {
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t length = 0;
  Edge edge;
};

void PhraseTree::Bits::resize(std::size_t entries) {
  constexpr std::size_t bits_each = 32;
  int bits = 6;
  while (bits < 26 && std::size_t{1} << bits < entries * bits_each) ++bits;
  words.assign(std::size_t{1} << bits >> 6, 0);
  shift = 32 - bits;
}

PhraseTree::PhraseTree(std::vector<Pattern> patterns) : edges_(16) {
  std::sort(patterns.begin(), patterns.end(), in_order);
  patterns.erase(std::unique(patterns.begin(), patterns.end(), same), patterns.end());
  add_bits(patterns);
  std::vector<Branch> later;
  for (std::size_t at = 0; at < patterns.size();) {
    const auto& symbols = patterns[at].symbols;
    longest_ = std::max(longest_, symbols.size());
    const std::size_t length = std::min(symbols.size(), entry_size);
    std::size_t end = end_of_group(patterns, at, patterns.size(), length);
    // Shorter patterns have a node of their own, apart from longer ones that begin with them.
    if (length < entry_size) {
      while (patterns[end - 1].symbols.size() > length) --end;
    }
    const Symbol second = length > 1 ? symbols[1] : no_symbol;
    const Symbol third = length > 2 ? symbols[2] : no_symbol;
    later.push_back({at, end, length, {both(symbols[0], second), third, 0}});
    while (!later.empty()) {
      const Branch branch = later.back();
      later.pop_back();
      add_node(patterns, branch, later);
    }
    at = end;
  }
}

void PhraseTree::add_bits(const std::vector<Pattern>& patterns) {
  std::size_t counts[entry_size] = {0, 0, 0};
  for (const auto& one : patterns) ++counts[std::min(one.symbols.size(), entry_size) - 1];
  ones_.resize(counts[0]);
  twos_.resize(counts[1]);
  threes_.resize(counts[2]);
  has_ones_ = counts[0] > 0;
  has_twos_ = counts[1] > 0;
  for (const auto& [symbols, value] : patterns) {
    if (symbols.size() == 1) {
      ones_.set(hash_one(symbols[0]));
    } else if (symbols.size() == 2) {
      twos_.set(hash_two(symbols[0], symbols[1]));
    } else {
      threes_.set(hash_three(symbols[0], symbols[1], symbols[2]));
    }
  }
}

void PhraseTree::add_node(
    const std::vector<Pattern>& patterns, Branch branch, std::vector<Branch>& later) {
  const std::vector<Symbol>& symbols = patterns[branch.first].symbols;
  const std::size_t length = common(patterns[branch.first], patterns[branch.end - 1]);
  Node node;
  node.label = static_cast<std::uint32_t>(labels_.size());
  node.length = static_cast<std::uint32_t>(length);
  node.begin = static_cast<std::uint32_t>(values_.size());
  labels_.insert(
      labels_.end(),
      symbols.begin() + static_cast<std::ptrdiff_t>(branch.length),
      symbols.begin() + static_cast<std::ptrdiff_t>(length));
  std::size_t at = branch.first;
  for (; at < branch.end && patterns[at].symbols.size() == length; ++at) {
    values_.push_back(patterns[at].value);
  }
  node.end = static_cast<std::uint32_t>(values_.size());
  node.more = at < branch.end;
  nodes_.push_back(node);
  const auto number = static_cast<std::uint32_t>(nodes_.size());
  branch.edge.node = number;
  add_edge(branch.edge);
  while (at < branch.end) {
    const std::size_t end = end_of_group(patterns, at, branch.end, length + 1);
    later.push_back(
        {at, end, length + 1, {both(number, patterns[at].symbols[length]), inner_edge, 0}});
    at = end;
  }
}

void PhraseTree::add_edge(const Edge& edge) {
  if (2 * edge_count_ >= edges_.size()) {
    std::vector<Edge> old(2 * edges_.size());
    old.swap(edges_);
    for (const Edge& one : old) {
      if (one.node != 0) edges_[slot(one.from, one.symbol)] = one;
    }
  }
  edges_[slot(edge.from, edge.symbol)] = edge;
  ++edge_count_;
}

// Where the edge stands, or the empty slot where it would.
inline std::size_t PhraseTree::slot(std::uint64_t from, std::uint32_t symbol) const {
  const std::uint64_t hash = (from * 0x9E3779B97F4A7C15 + symbol) * 0xC2B2AE3D27D4EB4F;
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = (hash >> 32) & mask;
  while (edges_[at].node != 0 && (edges_[at].from != from || edges_[at].symbol != symbol)) {
    at = (at + 1) & mask;
  }
  return at;
}

inline const PhraseTree::Node* PhraseTree::follow(std::uint64_t from, std::uint32_t symbol) const {
  const std::uint32_t node = edges_[slot(from, symbol)].node;
  return node == 0 ? nullptr : &nodes_[node - 1];
}

std::size_t PhraseTree::candidates(
    const Symbol* text, std::size_t from, std::size_t to, std::uint32_t* out) const {
  std::size_t count = 0;
  for (std::size_t at = from; at < to; ++at) {
    const std::uint32_t one = hash_one(text[at]);
    const std::uint32_t two = (one + text[at + 1]) * 0x85EBCA77U;
    const std::uint32_t three = (two + text[at + 2]) * 0xC2B2AE3DU;
    bool may = threes_.get(three);
    if (has_twos_) may |= twos_.get(two);
    if (has_ones_) may |= ones_.get(one);
    out[count] = static_cast<std::uint32_t>(at);
    count += may ? 1 : 0;
  }
  return count;
}

void PhraseTree::find(const Symbol* at, std::vector<Hit>& hits) const {
  if (has_ones_) {
    const Node* node = follow(both(at[0], no_symbol), no_symbol);
    if (node != nullptr) hits.push_back({1, node->begin, node->end});
  }
  if (has_twos_ && at[1] != no_symbol) {
    const Node* node = follow(both(at[0], at[1]), no_symbol);
    if (node != nullptr) hits.push_back({2, node->begin, node->end});
  }
  if (at[2] == no_symbol) return;
  const Node* node = follow(both(at[0], at[1]), at[2]);
  for (std::size_t length = entry_size; node != nullptr; ++length) {
    const Symbol* label = labels_.data() + node->label;
    for (; length < node->length; ++length, ++label) {
      if (at[length] != *label) return;
    }
    if (node->begin != node->end) hits.push_back({node->length, node->begin, node->end});
    if (!node->more) return;
    const auto number = static_cast<std::uint32_t>(node - nodes_.data() + 1);
    node = follow(both(number, at[length]), inner_edge);
  }
}

}  // namespace weiguan::detail
