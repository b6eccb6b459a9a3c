#include "instruments/collocates/detail/choose.h"

#include <algorithm>

#include "instruments/collocates/detail/little_words.h"

namespace weiguan::collocates {

Chooser::Chooser(const Counts& counts, const Question& question)
    : counts_(counts),
      question_(question),
      named_(counts.tree.size(), 0),
      beside_(counts.tree.size(), 0),
      chosen_(counts.tree.size(), 0) {
  for (const std::string& one : question.glossary) {
    if (const auto symbols = counts.symbols_of(one); !symbols.empty()) {
      named_[counts.tree.find(symbols)] = 1;
    }
  }
}

bool Chooser::is_mostly(Tree::Node part, Tree::Node whole) const {
  return static_cast<double>(beside_[whole]) >= fold_share * static_cast<double>(beside_[part]);
}

void Chooser::drop(Tree::Node node) {
  if (named_[node] == 0) chosen_[node] = 0;
}

// A run of characters and its two parts that are one character shorter.
void Chooser::look_at(Tree::Node node) {
  const Tree& tree = counts_.tree;
  if (tree.symbol(node) >= first_word) return;
  std::vector<Symbol> symbols = tree.symbols(node);
  const Symbol front = symbols.front(), back = symbols.back();
  if (is_joint(front) || is_joint(back)) drop(node);
  if (symbols.size() > question_.longest) chosen_[node] = 0;
  if (symbols.size() < 3) return;
  const Tree::Node without_back = tree.parent(node);
  symbols.erase(symbols.begin());
  const Tree::Node without_front = tree.find(symbols);
  if (may_be_joint(front) && !is_mostly(without_front, node)) drop(node);
  if (may_be_joint(back) && !is_mostly(without_back, node)) drop(node);
  // 的 and its like never make what they join part of something longer.
  if (!is_joint(back) && is_mostly(without_back, node)) drop(without_back);
  if (!is_joint(front) && is_mostly(without_front, node)) drop(without_front);
}

std::vector<Tree::Node> Chooser::choose(std::span<const std::uint32_t> pots) {
  std::vector<Tree::Node> nodes;
  for (const std::uint32_t pot : pots) {
    for (const std::uint32_t number : counts_.tallies_of(pot)) {
      const auto node = static_cast<Tree::Node>(counts_.keys.key(number) >> 32);
      const std::uint32_t beside = counts_.tallies[number].beside;
      if (beside_[node] == 0) nodes.push_back(node);
      beside_[node] += beside;
      if (beside >= question_.least) chosen_[node] = 1;
    }
  }
  for (const Tree::Node node : nodes) look_at(node);
  std::vector<Tree::Node> chosen;
  for (const Tree::Node node : nodes) {
    if (chosen_[node] != 0) chosen.push_back(node);
    beside_[node] = 0;
    chosen_[node] = 0;
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace weiguan::collocates
