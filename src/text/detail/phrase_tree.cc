#include "text/detail/phrase_tree.h"

#include <algorithm>

namespace weiguan::detail {
namespace {

constexpr std::uint32_t entry_size = 3;  // So many symbols lead to the first node.
constexpr std::uint32_t head_size = 3;   // So many numbers stand before a node's label.
constexpr std::uint32_t inner_edge = 0xFFFFFFFF;

constexpr std::uint32_t hash_one(Symbol symbol) {
  return symbol * 0x9E3779B1U;
}

constexpr std::uint32_t hash_more(std::uint32_t hash, Symbol symbol) {
  return (hash + symbol) * 0x85EBCA77U;
}

// One of 32, for the first symbol behind a node.
constexpr std::uint32_t next_bit(Symbol symbol) {
  return std::uint32_t{1} << (hash_one(symbol) >> 27);
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

// How many symbols two patterns have in common; `known` of them are known to be.
std::size_t common(const Pattern& a, const Pattern& b, std::size_t known) {
  const std::size_t most = std::min(a.symbols.size(), b.symbols.size());
  while (known < most && a.symbols[known] == b.symbols[known]) ++known;
  return known;
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

PhraseTree::PhraseTree(std::vector<Pattern> patterns) : edges_(16), nodes_(1) {
  std::sort(patterns.begin(), patterns.end(), in_order);
  patterns.erase(std::unique(patterns.begin(), patterns.end(), same), patterns.end());
  measure(patterns);
  std::vector<Branch> later;
  for (std::size_t at = 0; at < patterns.size();) {
    const auto& symbols = patterns[at].symbols;
    const std::size_t length = std::min<std::size_t>(symbols.size(), entry_size);
    // Shorter patterns have a node of their own, apart from longer ones that begin with them.
    const auto together = [&](const std::vector<Symbol>& other) {
      if (length < entry_size) return other == symbols;
      return other.size() >= length && std::equal(&other[0], &other[0] + length, &symbols[0]);
    };
    std::size_t end = at + 1;
    while (end < patterns.size() && together(patterns[end].symbols)) ++end;
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

void PhraseTree::measure(const std::vector<Pattern>& patterns) {
  std::size_t counts[entry_size] = {0, 0, 0};
  for (const Pattern& pattern : patterns) {
    ++counts[std::min<std::size_t>(pattern.symbols.size(), entry_size) - 1];
    longest_ = std::max(longest_, pattern.symbols.size());
  }
  ones_.resize(counts[0]);
  twos_.resize(counts[1]);
  threes_.resize(counts[2]);
  has_ones_ = counts[0] > 0;
  has_twos_ = counts[1] > 0;
  for (const Pattern& pattern : patterns) {
    const std::vector<Symbol>& symbols = pattern.symbols;
    const std::uint32_t one = hash_one(symbols[0]);
    if (symbols.size() == 1) {
      ones_.set(one);
    } else if (symbols.size() == 2) {
      twos_.set(hash_more(one, symbols[1]));
    } else {
      threes_.set(hash_more(hash_more(one, symbols[1]), symbols[2]));
    }
  }
}

void PhraseTree::add_node(
    const std::vector<Pattern>& patterns, Branch branch, std::vector<Branch>& later) {
  const std::vector<Symbol>& symbols = patterns[branch.first].symbols;
  const std::size_t length =
      common(patterns[branch.first], patterns[branch.end - 1], branch.length);
  std::size_t at = branch.first;
  while (at < branch.end && patterns[at].symbols.size() == length) ++at;
  const auto node = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(static_cast<std::uint32_t>(length - branch.length));
  nodes_.push_back(static_cast<std::uint32_t>(at - branch.first));
  nodes_.push_back(0);
  nodes_.insert(
      nodes_.end(),
      symbols.begin() + static_cast<std::ptrdiff_t>(branch.length),
      symbols.begin() + static_cast<std::ptrdiff_t>(length));
  for (std::size_t i = branch.first; i < at; ++i) nodes_.push_back(patterns[i].value);
  branch.edge.node = node;
  add_edge(branch.edge);
  while (at < branch.end) {
    const Symbol next = patterns[at].symbols[length];
    std::size_t end = at + 1;
    while (end < branch.end && patterns[end].symbols[length] == next) ++end;
    nodes_[node + 2] |= next_bit(next);
    later.push_back({at, end, length + 1, {both(node, next), inner_edge, 0}});
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

inline std::size_t PhraseTree::home(std::uint64_t from, std::uint32_t symbol) const {
  const std::uint64_t hash = (from * 0x9E3779B97F4A7C15 + symbol) * 0xC2B2AE3D27D4EB4F;
  return (hash >> 32) & (edges_.size() - 1);
}

// Where the edge stands, or the empty slot where it would.
inline std::size_t PhraseTree::slot(std::uint64_t from, std::uint32_t symbol) const {
  std::size_t at = home(from, symbol);
  while (edges_[at].node != 0 && (edges_[at].from != from || edges_[at].symbol != symbol)) {
    at = (at + 1) & (edges_.size() - 1);
  }
  return at;
}

inline std::uint32_t PhraseTree::follow(std::uint64_t from, std::uint32_t symbol) const {
  return edges_[slot(from, symbol)].node;
}

std::size_t PhraseTree::candidates(
    const Symbol* text, std::size_t from, std::size_t to, Candidate* out) const {
  std::size_t count = 0;
  for (std::size_t at = from; at < to; ++at) {
    const std::uint32_t one = hash_one(text[at]);
    const std::uint32_t two = hash_more(one, text[at + 1]);
    bool may = threes_.get(hash_more(two, text[at + 2]));
    if (has_twos_) may |= twos_.get(two);
    if (has_ones_) may |= ones_.get(one);
    out[count].at = static_cast<std::uint32_t>(at);
    count += may ? 1 : 0;
  }
  return count;
}

void PhraseTree::enter(const Symbol* text, Candidate* candidates, std::size_t count) const {
  for (std::size_t i = 0; i < count; ++i) {
    const Symbol* at = text + candidates[i].at;
    __builtin_prefetch(&edges_[home(both(at[0], at[1]), at[2])]);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Symbol* at = text + candidates[i].at;
    candidates[i].node = at[2] == no_symbol ? 0 : follow(both(at[0], at[1]), at[2]);
    __builtin_prefetch(&nodes_[candidates[i].node]);
  }
}

// The node of a whole pattern of one or two symbols.
inline void PhraseTree::find_short(
    std::uint32_t node, std::uint32_t length, std::vector<Hit>& hits) const {
  if (node == 0) return;
  hits.push_back({length, node + head_size, node + head_size + nodes_[node + 1]});
}

void PhraseTree::find(
    const Symbol* text, const Candidate& candidate, std::vector<Hit>& hits) const {
  const Symbol* at = text + candidate.at;
  if (has_ones_) find_short(follow(both(at[0], no_symbol), no_symbol), 1, hits);
  if (has_twos_ && at[1] != no_symbol) find_short(follow(both(at[0], at[1]), no_symbol), 2, hits);
  std::uint32_t length = entry_size;
  for (std::uint32_t node = candidate.node; node != 0;) {
    const std::uint32_t label_size = nodes_[node];
    const std::uint32_t values = nodes_[node + 1];
    const std::uint32_t next = nodes_[node + 2];
    const std::uint32_t* const label = nodes_.data() + node + head_size;
    for (std::uint32_t i = 0; i < label_size; ++i) {
      if (at[length + i] != label[i]) return;
    }
    length += label_size;
    const std::uint32_t begin = node + head_size + label_size;
    if (values > 0) hits.push_back({length, begin, begin + values});
    if ((next & next_bit(at[length])) == 0) return;
    node = follow(both(node, at[length]), inner_edge);
    ++length;
  }
}

}  // namespace weiguan::detail
