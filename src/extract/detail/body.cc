#include "extract/detail/body.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/detail/lexicon.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

// How much a block speaks for being running text; below zero it speaks against.
double weight(const Block& block) {
  const double links = link_share(block);
  if (block.heading) return 0;
  const bool prose =
      (block.size >= 24 && block.marks >= 1) || (block.size >= 12 && block.ends_sentence);
  if (links < 0.4 && prose) {
    if (block.size < 200 && is_rights_line(block.text)) return -block.size;
    return (block.size + 4 * block.marks) * (1 - links);
  }
  return -(block.linked + 0.5 * (block.size - block.linked));
}

// What running text counts where the classes around it speak of comments or of page furniture.
constexpr double comment_worth = 0.05;
constexpr double furniture_worth = 0.2;
// How much more an element counts whose name says that it holds the article.
constexpr double body_worth = 1.15;

// A child that is a list of links costs its parent no more than this.
constexpr double most_cost = -25;

// What the classes of each element and of those around it say.
std::vector<Hint> hints_of(
    const Document& document, const std::vector<Block>& blocks, std::size_t headline) {
  const NodeIndex shows_headline = headline == no_block ? 0 : blocks[headline].first;
  std::vector<bool> holds_h1(document.nodes.size());
  for (std::size_t i = document.nodes.size(); i-- > 1;) {
    const Node& node = document.nodes[i];
    if (node.tag == Tag::h1) holds_h1[i] = true;
    if (holds_h1[i]) holds_h1[node.parent] = true;
  }
  // A name on an element that holds most of the page's text says nothing against that text.
  std::vector<double> prose(document.nodes.size());
  for (const Block& block : blocks) prose[block.node] += std::max(0.0, weight(block));
  for (std::size_t i = document.nodes.size(); i-- > 1;) prose[document.nodes[i].parent] += prose[i];
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
    if (node.attribute_count != 0) {
      std::string words(document.attribute(i, "class"));
      words += ' ';
      words += document.attribute(i, "id");
      words += ' ';
      words += document.attribute(i, "role");
      const Hint named = hint_of(words);
      if (named != Hint::none && own != Hint::furniture) own = named;
      if (around == Hint::furniture && own == Hint::weak) own = Hint::none;
      if (named == Hint::comments) own = named;
      if (document.attribute(i, "itemprop") == "articleBody" && own == Hint::none) own = Hint::body;
    }
    if (own == Hint::furniture && prose[i] > 0.4 * prose[0]) own = Hint::none;
    if (own == Hint::comments && prose[i] > 0.9 * prose[0]) own = Hint::none;
    if (own != Hint::none) hints[i] = own == Hint::body && around != Hint::none ? around : own;
  }
  return hints;
}

struct Sums {
  std::vector<double> weights;  // Of the nodes with all below them.
  std::vector<int> sizes;
};

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

NodeIndex choose_container(
    const Document& document, const Sums& sums, const std::vector<Hint>& hints) {
  NodeIndex best = 0;
  double most = sums.weights[0];
  for (NodeIndex i = 0; i < document.nodes.size(); ++i) {
    const double own = sums.weights[i] * (hints[i] == Hint::body ? body_worth : 1);
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
    if (next == 0) return best;
    best = next;
  }
}

class Cleaner {
 public:
  Cleaner(
      const Document& document,
      const std::vector<Block>& blocks,
      const Sums& sums,
      const std::vector<Hint>& hints,
      NodeIndex container,
      std::size_t headline)
      : document_(document),
        blocks_(blocks),
        sums_(sums),
        hints_(hints),
        container_(container),
        headline_(headline) {
    fates_.assign(blocks.size(), Fate::outside);
  }

  std::vector<Fate> run() {
    const NodeIndex end = document_.nodes[container_].end;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].first >= container_ && blocks_[i].first < end) fates_[i] = Fate::kept;
    }
    start_behind_headline();
    drop_furniture();
    drop_lines();
    stop();
    drop_repeated();
    trim_ends();
    return fates_;
  }

 private:
  bool kept(std::size_t i) const { return fates_[i] == Fate::kept; }

  int kept_size() const {
    int size = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) size += kept(i) ? blocks_[i].size : 0;
    return size;
  }

  void start_behind_headline() {
    if (headline_ == no_block || !kept(headline_)) return;
    int before = 0;
    for (std::size_t i = 0; i < headline_; ++i)
      before += kept(i) ? static_cast<int>(std::max(0.0, weight(blocks_[i]))) : 0;
    fates_[headline_] = Fate::headline;
    if (before * 10 > kept_size()) return;
    for (std::size_t i = 0; i < headline_; ++i) {
      if (kept(i)) fates_[i] = Fate::before_headline;
    }
  }

  // Drops the kept blocks of a subtree.
  void drop(NodeIndex node, Fate fate) {
    const NodeIndex end = document_.nodes[node].end;
    auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), node, [](const Block& block, NodeIndex from) {
          return block.first < from;
        });
    for (; at != blocks_.end() && at->first < end; ++at) {
      auto& one = fates_[static_cast<std::size_t>(at - blocks_.begin())];
      if (one == Fate::kept) one = fate;
    }
  }

  bool holds_h1(NodeIndex node) const {
    for (NodeIndex i = node; i < document_.nodes[node].end; ++i) {
      if (document_.nodes[i].tag == Tag::h1) return true;
    }
    return headline_ != no_block && blocks_[headline_].first >= node &&
           blocks_[headline_].first < document_.nodes[node].end;
  }

  void drop_furniture() {
    const int whole = std::max(1, sums_.sizes[container_]);
    const NodeIndex end = document_.nodes[container_].end;
    for (NodeIndex i = container_ + 1; i < end;) {
      const Node& node = document_.nodes[i];
      if (node.tag == Tag::text) {
        ++i;
        continue;
      }
      const bool comments = hints_[i] == Hint::comments;
      const bool fragments = sums_.weights[i] < 0.4 * sums_.sizes[i];
      const bool furniture =
          (hints_[i] == Hint::furniture || (hints_[i] == Hint::weak && fragments)) &&
          !holds_quote(i);
      const double share = static_cast<double>(sums_.sizes[i]) / whole;
      if ((furniture || comments) && sums_.sizes[i] > 0 && share < (comments ? 0.6 : 0.3) &&
          !holds_h1(i)) {
        drop(i, Fate::furniture);
        i = node.end;
        continue;
      }
      if (sums_.weights[i] < 0 && share < 0.3 && is_block(node.tag) && !is_heading(node.tag) &&
          !holds_h1(i) && mostly_links(i)) {
        drop(i, Fate::link);
        i = node.end;
        continue;
      }
      ++i;
    }
  }

  // Posts of other sites are quoted inside elements named "social".
  bool holds_quote(NodeIndex node) const {
    for (NodeIndex i = node; i < document_.nodes[node].end; ++i) {
      if (document_.nodes[i].tag == Tag::blockquote) return true;
    }
    return false;
  }

  bool mostly_links(NodeIndex node) const {
    int size = 0;
    int linked = 0;
    const NodeIndex end = document_.nodes[node].end;
    auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), node, [](const Block& block, NodeIndex from) {
          return block.first < from;
        });
    for (; at != blocks_.end() && at->first < end; ++at) {
      size += at->size;
      linked += at->linked;
    }
    return linked * 2 > size;
  }

  void drop_lines() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!kept(i)) continue;
      const Block& block = blocks_[i];
      if (block.caption) {
        fates_[i] = Fate::line;
      } else if (link_share(block) > 0.6 && block.size < 60 && !block.ends_sentence) {
        fates_[i] = Fate::link;
      } else if (
          block.size < 60 && !block.ends_sentence &&
          (is_tool_line(block.text) || is_rights_line(block.text))) {
        fates_[i] = Fate::line;
      } else if (is_caption_line(block.text)) {
        fates_[i] = Fate::line;
      } else if (block.size == 0) {
        fates_[i] = Fate::line;
      }
    }
  }

  // The element that holds most of the text directly or as paragraphs.
  NodeIndex column_of(const Block& block) const {
    return holds_blocks(document_.nodes[block.node].tag) ? block.node
                                                         : document_.nodes[block.node].parent;
  }

  // Whether the article goes on behind a line that looks like its end: with more text of the same
  // column.
  bool resumes_behind(std::size_t line) const {
    std::unordered_map<NodeIndex, int> columns;
    for (std::size_t i = 0; i < line; ++i) {
      if (kept(i) && weight(blocks_[i]) > 0) columns[column_of(blocks_[i])] += blocks_[i].size;
    }
    NodeIndex column = 0;
    int most = 0;
    for (const auto& [node, size] : columns) {
      if (size > most || (size == most && node < column)) {
        column = node;
        most = size;
      }
    }
    int behind = 0;
    for (std::size_t i = line + 1; i < blocks_.size(); ++i) {
      if (kept(i) && weight(blocks_[i]) > 0 && column_of(blocks_[i]) == column)
        behind += blocks_[i].size;
    }
    return behind * 8 > most;
  }

  void stop() {
    const int whole = kept_size();
    int so_far = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      const bool inside =
          block.first >= container_ && block.first < document_.nodes[container_].end;
      if (inside && i != headline_) {
        const bool late = so_far * 2 > whole;
        const bool comments = so_far * 100 > whole * 12 && so_far > 150;
        if (late && resumes_behind(i)) {
          if (is_stop_line(block.text) && kept(i)) fates_[i] = Fate::line;
        } else if (
            (late &&
             (is_stop_line(block.text) || (block.size < 200 && is_rights_line(block.text)))) ||
            (comments && is_comment_line(block.text))) {
          for (std::size_t j = i; j < blocks_.size(); ++j) {
            if (kept(j)) fates_[j] = Fate::behind_stop;
          }
          return;
        }
      }
      so_far += kept(i) ? block.size : 0;
    }
  }

  void drop_repeated() {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!kept(i) || blocks_[i].size < 8) continue;
      if (!seen.insert(blocks_[i].text).second) fates_[i] = Fate::repeated;
    }
  }

  // Fragments before the first sentence and after the last are no part of an article.
  void trim_ends() {
    const auto sentence = [&](std::size_t i) {
      return kept(i) && (weight(blocks_[i]) > 0 || blocks_[i].ends_sentence);
    };
    std::size_t last = blocks_.size();
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (sentence(i)) {
        last = i;
        break;
      }
    }
    if (last == blocks_.size()) return;
    for (std::size_t i = last + 1; i < blocks_.size(); ++i) {
      if (kept(i)) fates_[i] = Fate::line;
    }
    std::size_t first = 0;
    while (!sentence(first)) ++first;
    for (std::size_t i = 0; i < first; ++i) {
      if (kept(i) && !blocks_[i].heading) fates_[i] = Fate::line;
    }
  }

  const Document& document_;
  const std::vector<Block>& blocks_;
  const Sums& sums_;
  const std::vector<Hint>& hints_;
  NodeIndex container_;
  std::size_t headline_;
  std::vector<Fate> fates_;
};

}  // namespace

namespace {

// What the kept blocks say of the page as a whole.
void judge(
    const std::vector<Block>& blocks,
    const Document& document,
    std::size_t headline,
    bool says_article,
    Body& body) {
  int prose = 0;
  int pieces = 0;
  int kept = 0;
  int inside = 0;
  int teasers = 0;
  int all_linked = 0;
  bool behind_link = false;
  const NodeIndex end = document.nodes[body.container].end;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    all_linked += block.linked;
    const bool in_container = block.first >= body.container && block.first < end;
    if (in_container) inside += block.size;
    const bool link = link_share(block) > 0.6 && block.size >= 6 && i != headline;
    if (body.fates[i] == Fate::kept) {
      kept += block.size;
      if (weight(block) > 0) {
        prose += block.size;
        ++pieces;
        teasers += behind_link ? 1 : 0;
      }
    }
    behind_link = link;
  }
  // A list of teasers is a link, some text, a link, some text ...
  const bool list = !says_article && pieces >= 4 && teasers * 10 > pieces * 6;
  if (list || (prose < 60 && all_linked > 200)) {
    body.kind = PageKind::listing;
  } else if (prose >= 60) {
    body.kind = PageKind::article;
  }
  if (kept == 0) return;
  const double share = static_cast<double>(kept) / std::max(1, inside);
  const double running = static_cast<double>(prose) / std::max(1, kept);
  double confidence = 0.2 + 0.25 * share + 0.2 * running + 0.2 * std::min(1.0, prose / 400.0);
  if (headline != no_block) confidence += 0.15;
  if (body.kind != PageKind::article) confidence *= 0.5;
  body.confidence = std::clamp(confidence, 0.0, 1.0);
}

}  // namespace

Body choose_body(
    const Document& document,
    const std::vector<Block>& blocks,
    std::size_t headline,
    bool says_article) {
  Body body;
  const std::vector<Hint> hints = hints_of(document, blocks, headline);
  const Sums sums = add_up(document, blocks, hints);
  body.container = choose_container(document, sums, hints);
  body.fates = Cleaner(document, blocks, sums, hints, body.container, headline).run();
  judge(blocks, document, headline, says_article, body);
  return body;
}

}  // namespace weiguan::extract
