#include "extract/detail/weights.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

// What running text counts where the classes around it speak of comments or of page furniture.
constexpr double comment_worth = 0.05;
constexpr double furniture_worth = 0.2;
// How much more an element counts whose name says that it holds the article.
constexpr double body_worth = 1.15;

// A child that is a list of links costs its parent no more than this.
constexpr double most_cost = -25;

// Running text an element must hold to be taken at its word that it is the article.
constexpr double least_scope = 100;

// What an element counts that does not begin soon behind the headline, and how soon is soon.
constexpr double far_worth = 0.7;
constexpr int far_text = 300;

// Running text far from the headline that is less than this may be anything.
constexpr double little_prose = 600;

}  // namespace

double weight(const Block& block) {
  const double links = link_share(block);
  if (block.heading) return 0;
  const bool prose =
      (block.size >= 24 && block.marks >= 1) || (block.size >= 12 && block.ends_sentence) ||
      (block.size >= 40 && links < 0.1);
  if (links < 0.4 && prose) {
    if (block.size < 200 && is_rights_line(block.text)) return -block.size;
    return (block.size + 4 * block.marks) * (1 - links);
  }
  const int plain = block.size - block.linked;
  if (links < 0.8 && plain >= 12 && block.marks >= 2 && block.ends_sentence) return 0;
  return -(block.linked + 0.5 * (block.size - block.linked));
}

std::vector<Hint> hints_of(
    const Document& document, const std::vector<Block>& blocks, std::size_t headline) {
  const NodeIndex shows_headline = headline == no_block ? 0 : blocks[headline].first;
  // Where the headline is known, no other h1 speaks for an element.
  const bool sure = headline != no_block && blocks[headline].heading;
  std::vector<bool> holds_h1(document.nodes.size());
  for (std::size_t i = document.nodes.size(); i-- > 1;) {
    const Node& node = document.nodes[i];
    if (node.tag == Tag::h1 && !sure) holds_h1[i] = true;
    if (holds_h1[i]) holds_h1[node.parent] = true;
  }
  // A name on an element that holds most of the page's text says nothing against that text.
  std::vector<double> prose(document.nodes.size());
  for (const Block& block : blocks) prose[block.node] += std::max(0.0, weight(block));
  for (std::size_t i = document.nodes.size(); i-- > 1;) prose[document.nodes[i].parent] += prose[i];
  // What each set of names says, and how much running text stands in elements of these names.
  struct Named {
    Hint hint = Hint::none;
    double prose = 0;
    NodeIndex end = 0;  // Of the last one counted: those inside it are not counted again.
  };
  std::unordered_map<std::string, Named> known;
  std::vector<Named*> names(document.nodes.size());
  std::string words;
  for (NodeIndex i = 1; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.tag == Tag::text || node.attribute_count == 0) continue;
    words = document.attribute(i, "class");
    words += ' ';
    words += document.attribute(i, "id");
    words += ' ';
    words += document.attribute(i, "role");
    if (words.size() == 2) continue;
    const auto [at, is_new] = known.try_emplace(words);
    Named& named = at->second;
    if (is_new) named.hint = hint_of(words);
    if (named.hint == Hint::none) continue;
    names[i] = &named;
    if (i < named.end) continue;
    named.prose += prose[i];
    named.end = node.end;
  }
  std::vector<Hint> hints(document.nodes.size(), Hint::none);
  for (NodeIndex i = 1; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    const Hint around = hints[node.parent];
    hints[i] = around == Hint::body || around == Hint::weak ? Hint::none : around;
    if (node.tag == Tag::text || node.tag == Tag::html || node.tag == Tag::body ||
        around == Hint::comments)
      continue;
    const bool guarded = holds_h1[i] || (shows_headline > i && shows_headline < node.end);
    if (guarded || is_heading(node.tag)) continue;
    Hint own = Hint::none;
    if (node.tag == Tag::nav || node.tag == Tag::aside || node.tag == Tag::footer ||
        node.tag == Tag::figcaption || node.tag == Tag::form) {
      own = Hint::furniture;
    }
    double whose = prose[i];
    if (names[i] != nullptr) {
      const Hint named = names[i]->hint;
      if (own != Hint::furniture) {
        own = named;
        whose = names[i]->prose;
      }
      if (around == Hint::furniture && own == Hint::weak) own = Hint::none;
      if (named == Hint::comments) {
        own = named;
        whose = prose[i];
      }
    }
    if (own == Hint::none && document.attribute(i, "itemprop") == "articleBody") own = Hint::body;
    if (own == Hint::furniture && whose > 0.4 * prose[0]) own = Hint::none;
    if (own == Hint::comments && whose > 0.9 * prose[0]) own = Hint::none;
    if (own != Hint::none) hints[i] = own == Hint::body && around != Hint::none ? around : own;
  }
  return hints;
}

Sums add_up(
    const Document& document, const std::vector<Block>& blocks, const std::vector<Hint>& hints) {
  Sums sums{std::vector<double>(document.nodes.size()), std::vector<int>(document.nodes.size())};
  for (const Block& block : blocks) {
    double own = weight(block);
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

bool holds_blocks(Tag tag) {
  return tag != Tag::p && tag != Tag::li && tag != Tag::blockquote && tag != Tag::pre &&
         !is_heading(tag);
}

namespace {

// The element the page itself names as its article, by microdata, an article tag around the
// headline, or a main tag; the whole page where none holds running text.
NodeIndex scope_of(const Document& document, const Sums& sums, NodeIndex headline) {
  NodeIndex body = 0, article = 0, main = 0;
  for (NodeIndex i = 1; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.tag == Tag::text || sums.weights[i] < least_scope) continue;
    if (body == 0 && contains(document.attribute(i, "itemprop"), "articleBody")) body = i;
    if (node.tag == Tag::article && headline > i && headline < node.end) article = i;
    if (main == 0 && (node.tag == Tag::main || document.attribute(i, "role") == "main")) main = i;
  }
  return body != 0 ? body : article != 0 ? article : main;
}

}  // namespace

namespace {

// The smallest element around the headline in which some text without links stands behind it: a
// timetable, a list of names.  0 where links outweigh it.
NodeIndex column_of_headline(
    const Document& document,
    const std::vector<Block>& blocks,
    const std::vector<Hint>& hints,
    NodeIndex headline) {
  auto at = std::lower_bound(
      blocks.begin(), blocks.end(), headline, [](const Block& block, NodeIndex from) {
        return block.first < from;
      });
  if (at == blocks.end() || !at->heading) return 0;
  int plain = 0;
  int linked = 0;
  ++at;
  for (NodeIndex around = document.nodes[headline].parent; around != 0;
       around = document.nodes[around].parent) {
    for (; at != blocks.end() && at->first < document.nodes[around].end; ++at) {
      linked += at->linked;
      if (hints[at->node] == Hint::none || hints[at->node] == Hint::body)
        plain += at->size - at->linked;
    }
    if (linked > plain) return 0;
    if (plain >= 100) return around;
  }
  return 0;
}

}  // namespace

NodeIndex choose_container(
    const Document& document,
    const Sums& sums,
    const std::vector<Block>& blocks,
    const std::vector<Hint>& hints,
    NodeIndex headline) {
  std::vector<int> before(document.nodes.size() + 1);
  {
    std::size_t b = 0;
    int sum = 0;
    for (NodeIndex i = 0; i < document.nodes.size(); ++i) {
      before[i] = sum;
      while (b < blocks.size() && blocks[b].first == i) sum += blocks[b++].size;
    }
  }
  const auto is_far = [&](NodeIndex i) {
    if (headline == 0 || (headline > i && headline < document.nodes[i].end)) return false;
    return i < headline || before[i] - before[headline] > far_text;
  };
  NodeIndex best = scope_of(document, sums, headline);
  // Sizes of the text before each node, to see what stands between the headline and it.
  double most = 0;
  for (NodeIndex i = best, end = document.nodes[best].end; i < end; ++i) {
    double own = sums.weights[i] * (hints[i] == Hint::body ? body_worth : 1);
    if (is_far(i)) own *= far_worth;
    if (own > most) {
      best = i;
      most = own;
    }
  }
  while (true) {
    NodeIndex next = 0;
    for (NodeIndex i = best + 1; i < document.nodes[best].end; i = document.nodes[i].end) {
      if (sums.weights[i] >= 0.8 * sums.weights[best] && sums.weights[i] > 0 &&
          holds_blocks(document.nodes[i].tag))
        next = i;
    }
    if (next == 0) break;
    best = next;
  }
  if (is_far(best) && sums.weights[best] < little_prose) {
    const NodeIndex column = column_of_headline(document, blocks, hints, headline);
    if (column != 0) return column;
  }
  return best;
}

}  // namespace weiguan::extract
