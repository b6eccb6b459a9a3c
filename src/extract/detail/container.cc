#include "extract/detail/container.h"

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

// How much more an element counts whose name says that it holds the article.
constexpr double body_worth = 1.15;

// Running text an element must hold to be taken at its word that it is the article: by microdata,
// by its tag.
constexpr double least_named = 30;
constexpr double least_scope = 100;

// What an element counts that does not begin soon behind the headline, and how soon is soon.
constexpr double far_worth = 0.7;
constexpr int far_text = 300;

// Running text far from the headline that is less than this may be anything.
constexpr double little_prose = 600;

// Text without links that makes a list under the headline an article.
constexpr int least_list = 100;

// The element the page itself names as its article, by microdata, an article tag around the
// headline, or a main tag; the whole page where none holds running text.
NodeIndex scope_of(const Document& document, const Sums& sums, NodeIndex headline) {
  NodeIndex body = 0, article = 0, main = 0;
  for (NodeIndex i = 1; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.tag == Tag::text || sums.weights[i] < least_named) continue;
    if (body == 0 && contains(document.attribute(i, "itemprop"), "articleBody")) body = i;
    if (sums.weights[i] < least_scope) continue;
    if (node.tag == Tag::article && headline > i && headline < node.end) article = i;
    if (main == 0 && (node.tag == Tag::main || document.attribute(i, "role") == "main")) main = i;
  }
  return body != 0 ? body : article != 0 ? article : main;
}

// The smallest element around the headline in which some text without links stands behind it: a
// timetable, a list of names.  0 where links outweigh it.
NodeIndex column_of_headline(
    const Document& document,
    const std::vector<Block>& blocks,
    const std::vector<Hint>& hints,
    std::size_t headline) {
  if (!blocks[headline].heading) return 0;
  int plain = 0;
  int linked = 0;
  std::size_t next = headline + 1;
  for (NodeIndex around = document.nodes[blocks[headline].first].parent; around != 0;
       around = document.nodes[around].parent) {
    for (; next < blocks.size() && blocks[next].first < document.nodes[around].end; ++next) {
      const Block& block = blocks[next];
      linked += block.linked;
      if (hints[block.node] == Hint::none || hints[block.node] == Hint::body)
        plain += block.size - block.linked;
    }
    if (linked > plain) return 0;
    if (plain >= least_list) return around;
  }
  return 0;
}

// Whether an element begins soon behind the headline or holds it.
class Distance {
 public:
  Distance(const Document& document, const std::vector<Block>& blocks, NodeIndex headline)
      : document_(document), headline_(headline), before_(document.nodes.size()) {
    std::size_t next = 0;
    int sum = 0;
    for (NodeIndex i = 0; i < document.nodes.size(); ++i) {
      before_[i] = sum;
      while (next < blocks.size() && blocks[next].first == i) sum += blocks[next++].size;
    }
  }

  bool is_far(NodeIndex node) const {
    if (headline_ == 0) return false;
    if (headline_ > node) return headline_ >= document_.nodes[node].end;
    return before_[node] - before_[headline_] > far_text;
  }

 private:
  const Document& document_;
  NodeIndex headline_;
  std::vector<int> before_;  // Size of the text before each node.
};

// The deepest element below `top` that still holds most of its text.
NodeIndex narrowed(const Document& document, const Sums& sums, NodeIndex top) {
  while (true) {
    NodeIndex next = 0;
    for (NodeIndex i = top + 1; i < document.nodes[top].end; i = document.nodes[i].end) {
      if (sums.weights[i] >= 0.8 * sums.weights[top] && sums.weights[i] > 0 &&
          holds_blocks(document.nodes[i].tag))
        next = i;
    }
    if (next == 0) return top;
    top = next;
  }
}

}  // namespace

bool holds_blocks(Tag tag) {
  return tag != Tag::p && tag != Tag::li && tag != Tag::blockquote && tag != Tag::pre &&
         !is_heading(tag);
}

NodeIndex choose_container(
    const Document& document,
    const std::vector<Block>& blocks,
    const Sums& sums,
    const std::vector<Hint>& hints,
    std::size_t headline) {
  const NodeIndex title = headline == no_block ? 0 : blocks[headline].first;
  const Distance distance(document, blocks, title);
  const NodeIndex scope = scope_of(document, sums, title);
  NodeIndex best = scope;
  double most = 0;
  for (NodeIndex i = scope, end = document.nodes[scope].end; i < end; ++i) {
    double own = sums.weights[i] * (hints[i] == Hint::body ? body_worth : 1);
    if (distance.is_far(i)) own *= far_worth;
    if (own > most) {
      best = i;
      most = own;
    }
  }
  best = narrowed(document, sums, best);
  if (distance.is_far(best) && sums.weights[best] < little_prose) {
    const NodeIndex column = column_of_headline(document, blocks, hints, headline);
    if (column != 0) return column;
  }
  return best;
}

}  // namespace weiguan::extract
