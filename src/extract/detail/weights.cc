#include "extract/detail/weights.h"

#include <algorithm>

namespace weiguan::extract {

namespace {

// What running text counts where the classes around it speak of comments or of page furniture.
constexpr double comment_worth = 0.05;
constexpr double furniture_worth = 0.2;

// A child that is a list of links costs its parent no more than this.
constexpr double most_cost = -25;

}  // namespace

double weight(const Block& block) {
  const double links = link_share(block);
  if (block.heading) return 0;
  const bool prose = (block.size >= 24 && block.marks >= 1) ||
                     (block.size >= 12 && block.ends_sentence) || (block.size >= 40 && links < 0.1);
  if (links < 0.4 && prose) {
    if (block.size < 200 && is_rights_line(block.text)) return -block.size;
    return (block.size + 4 * block.marks) * (1 - links);
  }
  const int plain = block.size - block.linked;
  if (links < 0.8 && plain >= 12 && block.marks >= 2 && block.ends_sentence) return 0;
  return -(block.linked + 0.5 * (block.size - block.linked));
}

std::vector<double> weights_of(const std::vector<Block>& blocks) {
  std::vector<double> weights;
  weights.reserve(blocks.size());
  for (const Block& block : blocks) weights.push_back(weight(block));
  return weights;
}

Sums add_up(
    const Document& document,
    const std::vector<Block>& blocks,
    const std::vector<double>& weights,
    const std::vector<Hint>& hints) {
  Sums sums{std::vector<double>(document.nodes.size()), std::vector<int>(document.nodes.size())};
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    double own = weights[i];
    if (own > 0 && hints[block.node] == Hint::comments) own *= comment_worth;
    if (own > 0 && hints[block.node] == Hint::furniture) own *= furniture_worth;
    sums.weights[block.node] += own;
    sums.sizes[block.node] += block.size;
  }
  for (std::size_t i = document.nodes.size(); i-- > 1;) {
    const NodeIndex parent = document.nodes[i].parent;
    sums.weights[parent] += std::max(sums.weights[i], most_cost);
    sums.sizes[parent] += sums.sizes[i];
  }
  return sums;
}

}  // namespace weiguan::extract
