#include "extract/detail/draft.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace weiguan::extract {

namespace {

std::vector<std::size_t> shapes_of(const Document& document, const std::vector<Block>& blocks) {
  std::vector<std::size_t> names(document.nodes.size());  // 0: not known yet.
  const auto name = [&](NodeIndex node) {
    if (names[node] == 0) {
      names[node] = std::hash<std::string_view>()(document.attribute(node, "class")) * 64 +
                    static_cast<std::size_t>(document.nodes[node].tag) + 1;
    }
    return names[node];
  };
  std::vector<std::size_t> shapes;
  shapes.reserve(blocks.size());
  for (const Block& block : blocks) {
    std::size_t shape = name(block.node) * 31;
    if (document.attribute(block.node, "class").empty())
      shape += name(document.nodes[block.node].parent);
    shapes.push_back(shape);
  }
  return shapes;
}

}  // namespace

bool Draft::inside(NodeIndex node, std::size_t block) const {
  return blocks[block].first >= node && blocks[block].first < document.nodes[node].end;
}

bool Draft::holds_headline(NodeIndex node) const {
  if (headline != no_block && inside(node, headline)) return true;
  if (headline != no_block && blocks[headline].heading) return false;
  for (NodeIndex i = node; i < document.nodes[node].end; ++i) {
    if (document.nodes[i].tag == Tag::h1) return true;
  }
  return false;
}

int Draft::kept_size() const {
  int size = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) size += kept(i) ? blocks[i].size : 0;
  return size;
}

std::size_t Draft::common_shape() const {
  std::unordered_map<std::size_t, int> sizes;
  std::size_t most = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_prose(i)) continue;
    sizes[shapes[i]] += blocks[i].size;
    if (sizes[shapes[i]] > sizes[most]) most = shapes[i];
  }
  return most;
}

std::size_t Draft::first_block(NodeIndex node) const {
  const auto at =
      std::lower_bound(blocks.begin(), blocks.end(), node, [](const Block& block, NodeIndex from) {
        return block.first < from;
      });
  return static_cast<std::size_t>(at - blocks.begin());
}

void Draft::drop(NodeIndex node, Fate fate) {
  for (std::size_t i = first_block(node); i < blocks.size() && inside(node, i); ++i) {
    if (kept(i)) fates[i] = fate;
  }
}

void Draft::drop_from(std::size_t block, Fate fate) {
  for (std::size_t i = block; i < blocks.size(); ++i) {
    if (kept(i)) fates[i] = fate;
  }
}

Draft draft_of(
    const Document& document,
    const std::vector<Block>& blocks,
    const std::vector<double>& weights,
    const Sums& sums,
    const std::vector<Hint>& hints,
    NodeIndex container,
    std::size_t headline) {
  Draft draft{document, blocks, weights, sums, hints, container, headline, {}, {}};
  draft.shapes = shapes_of(document, blocks);
  draft.fates.assign(blocks.size(), Fate::outside);
  for (std::size_t i = draft.first_block(container);
       i < blocks.size() && draft.inside(container, i);
       ++i)
    draft.fates[i] = Fate::kept;
  return draft;
}

}  // namespace weiguan::extract
