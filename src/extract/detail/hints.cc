#include "extract/detail/hints.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace weiguan::extract {

std::vector<Hint> hints_of(
    const Document& document,
    const std::vector<Block>& blocks,
    const std::vector<double>& weights,
    std::size_t headline) {
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
  for (std::size_t i = 0; i < blocks.size(); ++i)
    prose[blocks[i].node] += std::max(0.0, weights[i]);
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

}  // namespace weiguan::extract
