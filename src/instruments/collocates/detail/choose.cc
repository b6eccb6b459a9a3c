#include "instruments/collocates/detail/choose.h"

#include <algorithm>

#include "instruments/collocates/detail/little_words.h"

namespace weiguan::collocates {

namespace {

class Chooser {
 public:
  Chooser(const Counts& counts, const Question& question, std::size_t phrase)
      : tree_(counts.tree),
        beside_(tree_.size(), 0),
        chosen_(tree_.size(), 0),
        named_(tree_.size(), 0) {
    const std::uint32_t first = counts.pot(phrase, 0), end = counts.pot(phrase + 1, 0);
    for (std::uint32_t i = 0; i < counts.keys.size(); ++i) {
      const auto pot = static_cast<std::uint32_t>(counts.keys.key(i));
      if (pot < first || pot >= end) continue;
      const auto node = static_cast<Tree::Node>(counts.keys.key(i) >> 32);
      beside_[node] += counts.tallies[i].beside;
      if (counts.tallies[i].beside >= question.least) chosen_[node] = 1;
    }
    for (const std::string& one : question.glossary) {
      if (const auto symbols = counts.symbols_of(one); !symbols.empty()) {
        named_[tree_.find(symbols)] = 1;
      }
    }
  }

  std::vector<std::uint8_t> choose() {
    for (Tree::Node node = 1; node < tree_.size(); ++node) look_at(node);
    for (const Tree::Node node : dropped_) {
      if (named_[node] == 0) chosen_[node] = 0;
    }
    return std::move(chosen_);
  }

 private:
  bool is_mostly(Tree::Node part, Tree::Node whole) const {
    return static_cast<double>(beside_[whole]) >= fold_share * static_cast<double>(beside_[part]);
  }

  // A run of characters and its two parts that are one character shorter.
  void look_at(Tree::Node node) {
    if (beside_[node] == 0 || tree_.symbol(node) >= first_word) return;
    std::vector<Symbol> symbols = tree_.symbols(node);
    const Symbol front = symbols.front(), back = symbols.back();
    if (is_joint(front) || is_joint(back)) dropped_.push_back(node);
    if (symbols.size() < 3) return;
    const Tree::Node without_back = tree_.parent(node);
    symbols.erase(symbols.begin());
    const Tree::Node without_front = tree_.find(symbols);
    if (may_be_joint(front) && !is_mostly(without_front, node)) dropped_.push_back(node);
    if (may_be_joint(back) && !is_mostly(without_back, node)) dropped_.push_back(node);
    // 的 and its like never make what they join part of something longer.
    if (!is_joint(back) && is_mostly(without_back, node)) dropped_.push_back(without_back);
    if (!is_joint(front) && is_mostly(without_front, node)) dropped_.push_back(without_front);
  }

  const Tree& tree_;
  std::vector<std::uint64_t> beside_;
  std::vector<std::uint8_t> chosen_, named_;
  std::vector<Tree::Node> dropped_;
};

}  // namespace

std::vector<std::uint8_t> choose(
    const Counts& counts, const Question& question, std::size_t phrase) {
  return Chooser(counts, question, phrase).choose();
}

}  // namespace weiguan::collocates
