#include "extract/detail/furniture.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace weiguan::extract {

namespace {

constexpr int most_caption = 100;  // Size of a caption.
constexpr int little_prose = 100;  // Less is not the text of an article with captions.

// Posts of other sites are quoted inside elements named "social".
bool holds_quote(const Draft& draft, NodeIndex node) {
  for (NodeIndex i = node; i < draft.document.nodes[node].end; ++i) {
    if (draft.document.nodes[i].tag == Tag::blockquote) return true;
  }
  return false;
}

bool only_headings(const Draft& draft, NodeIndex node) {
  std::size_t i = draft.first_block(node);
  while (i < draft.blocks.size() && draft.inside(node, i) && draft.blocks[i].heading) ++i;
  return i == draft.blocks.size() || !draft.inside(node, i);
}

bool mostly_links(const Draft& draft, NodeIndex node) {
  int size = 0;
  int linked = 0;
  for (std::size_t i = draft.first_block(node); i < draft.blocks.size() && draft.inside(node, i);
       ++i) {
    size += draft.blocks[i].size;
    linked += draft.blocks[i].linked;
  }
  return linked * 2 > size;
}

bool is_furniture(const Draft& draft, NodeIndex node) {
  const Hint hint = draft.hints[node];
  if (hint == Hint::weak) {
    const bool fragments = draft.sums.weights[node] < 0.4 * draft.sums.sizes[node];
    return fragments && !only_headings(draft, node) && !holds_quote(draft, node);
  }
  return hint == Hint::furniture && !holds_quote(draft, node);
}

// How many pictures and headings stand before each node.
struct Counts {
  std::vector<std::uint32_t> images, headings;

  explicit Counts(const Document& document)
      : images(document.nodes.size() + 1), headings(document.nodes.size() + 1) {
    for (std::size_t i = 0; i < document.nodes.size(); ++i) {
      images[i + 1] = images[i] + (document.nodes[i].tag == Tag::img ? 1 : 0);
      headings[i + 1] = headings[i] + (is_heading(document.nodes[i].tag) ? 1 : 0);
    }
  }
};

bool stands_under_picture(const Draft& draft, const Counts& counts, const Block& block) {
  NodeIndex around = block.node;
  for (int up = 0; up < 3 && around > draft.container; ++up) {
    const NodeIndex end = draft.document.nodes[around].end;
    if (draft.sums.sizes[around] > block.size + 10) return false;
    if (counts.headings[end] != counts.headings[around]) return false;
    if (counts.images[block.first] != counts.images[around]) return true;
    around = draft.document.nodes[around].parent;
  }
  return false;
}

}  // namespace

void drop_furniture(Draft& draft) {
  const Sums& sums = draft.sums;
  const int whole = std::max(1, sums.sizes[draft.container]);
  const NodeIndex end = draft.document.nodes[draft.container].end;
  for (NodeIndex i = draft.container + 1; i < end;) {
    const Node& node = draft.document.nodes[i];
    if (node.tag == Tag::text || sums.sizes[i] == 0) {
      ++i;
      continue;
    }
    const double share = static_cast<double>(sums.sizes[i]) / whole;
    const bool comments = draft.hints[i] == Hint::comments;
    if (share < (comments ? 0.6 : 0.3) && (comments || is_furniture(draft, i)) &&
        !draft.holds_headline(i)) {
      draft.drop(i, Fate::furniture);
      i = node.end;
    } else if (
        sums.weights[i] < 0 && share < 0.3 && is_block(node.tag) && !is_heading(node.tag) &&
        !draft.holds_headline(i) && mostly_links(draft, i)) {
      draft.drop(i, Fate::link);
      i = node.end;
    } else {
      ++i;
    }
  }
}

void drop_captions(Draft& draft) {
  const Counts counts(draft.document);
  const std::size_t common = draft.common_shape();
  int captions = 0;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    if (!draft.kept(i) || block.heading || block.item || block.size >= most_caption ||
        draft.shapes[i] == common || !stands_under_picture(draft, counts, block))
      continue;
    found.push_back(i);
    captions += block.size;
  }
  // Where much of the text is found so, the pictures are beside paragraphs.
  if (captions * 3 > draft.kept_size()) return;
  for (const std::size_t i : found) draft.fates[i] = Fate::line;
}

void drop_lines(Draft& draft) {
  // Of news in pictures the captions are the text.
  int prose = 0;
  int captions = 0;
  for (std::size_t i = 0; i < draft.blocks.size() && prose < little_prose; ++i) {
    if (!draft.is_prose(i)) continue;
    (is_caption_line(draft.blocks[i].text) ? captions : prose) += draft.blocks[i].size;
  }
  const bool in_pictures = prose < little_prose && captions * 2 > prose;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    if (!draft.kept(i)) continue;
    const Block& block = draft.blocks[i];
    const bool fragment = block.size < 60 && !block.ends_sentence;
    const auto is_line = [&] {
      if (block.caption || block.size == 0) return true;
      if (fragment &&
          (is_tool_line(block.text) || is_rights_line(block.text) || is_bare_time(block.text)))
        return true;
      return !in_pictures && is_caption_line(block.text);
    };
    if (fragment && !block.caption && block.size > 0 && link_share(block) > 0.6) {
      draft.fates[i] = Fate::link;
    } else if (is_line()) {
      draft.fates[i] = Fate::line;
    }
  }
}

void drop_repeated(Draft& draft) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    if (draft.is_prose(i) && !seen.insert(draft.blocks[i].text).second)
      draft.fates[i] = Fate::repeated;
  }
}

}  // namespace weiguan::extract
