#include "extract/detail/body.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/detail/lexicon.h"
#include "extract/detail/weights.h"

namespace weiguan::extract {

namespace {

// "18:34", as the lines have that say when a page was published.
bool has_clock_time(std::string_view text) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (std::size_t at = text.find(':'); at != text.npos; at = text.find(':', at + 1)) {
    if (at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2)) return true;
  }
  return false;
}

constexpr int most_caption = 100;

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
    add_lead();
    start_behind_headline();
    drop_furniture();
    drop_captions();
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

  // The lead may stand apart from the rest: running text between the headline and the container.
  void add_lead() {
    if (headline_ == no_block || blocks_[headline_].first >= container_) return;
    std::size_t first = headline_ + 1;
    while (first < blocks_.size() && !kept(first)) ++first;
    for (std::size_t i = headline_ + 1; i < first; ++i) {
      const Block& block = blocks_[i];
      const Hint hint = hints_[block.node];
      const bool much = block.size >= (block.cjk * 2 > block.size ? 24 : 80);
      if (much && weight(block) > 0 && !block.caption && hint != Hint::furniture &&
          hint != Hint::comments && !has_clock_time(block.text))
        fates_[i] = Fate::kept;
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
    const bool sure = headline_ != no_block && blocks_[headline_].heading;
    for (NodeIndex i = node; i < document_.nodes[node].end && !sure; ++i) {
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
      const bool fragments = sums_.weights[i] < 0.4 * sums_.sizes[i] && !only_headings(i);
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

  bool only_headings(NodeIndex node) const {
    if (hints_[node] != Hint::weak) return false;
    const NodeIndex end = document_.nodes[node].end;
    auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), node, [](const Block& block, NodeIndex from) {
          return block.first < from;
        });
    while (at != blocks_.end() && at->first < end && at->heading) ++at;
    return at == blocks_.end() || at->first >= end;
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
    // Of news in pictures the captions are the text.
    int prose = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (kept(i) && weight(blocks_[i]) > 0 && !is_caption_line(blocks_[i].text))
        prose += blocks_[i].size;
    }
    const bool captions_are_the_text = prose < 100;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!kept(i)) continue;
      const Block& block = blocks_[i];
      if (block.caption) {
        fates_[i] = Fate::line;
      } else if (link_share(block) > 0.6 && block.size < 60 && !block.ends_sentence) {
        fates_[i] = Fate::link;
      } else if (
          block.size < 60 && !block.ends_sentence &&
          (is_tool_line(block.text) || is_rights_line(block.text) || is_bare_time(block.text))) {
        fates_[i] = Fate::line;
      } else if (is_caption_line(block.text) && !captions_are_the_text) {
        fates_[i] = Fate::line;
      } else if (block.size == 0) {
        fates_[i] = Fate::line;
      }
    }
  }

  // What a block looks like: paragraphs of one article share tag and class, and their parents'.
  std::size_t shape_of(const Block& block) const {
    const auto name = [&](NodeIndex node) {
      return std::hash<std::string_view>()(document_.attribute(node, "class")) * 64 +
             static_cast<std::size_t>(document_.nodes[node].tag);
    };
    const std::size_t own = name(block.node) * 31;
    if (document_.has_attribute(block.node, "class")) return own;
    return own + name(document_.nodes[block.node].parent);
  }

  // The shape of most of the kept running text.
  std::size_t common_shape() const {
    std::unordered_map<std::size_t, int> shapes;
    std::size_t most = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!kept(i) || weight(blocks_[i]) <= 0) continue;
      const std::size_t shape = shape_of(blocks_[i]);
      shapes[shape] += blocks_[i].size;
      if (shapes[shape] > shapes[most]) most = shape;
    }
    return most;
  }

  // A short text that shares a small element with the picture before it is its caption.
  void drop_captions() {
    // How many of each stand before a node.
    std::vector<std::uint32_t> images(document_.nodes.size() + 1);
    std::vector<std::uint32_t> headings(document_.nodes.size() + 1);
    for (std::size_t i = 0; i < document_.nodes.size(); ++i) {
      images[i + 1] = images[i] + (document_.nodes[i].tag == Tag::img ? 1 : 0);
      headings[i + 1] = headings[i] + (is_heading(document_.nodes[i].tag) ? 1 : 0);
    }
    const std::size_t most = common_shape();
    int whole = 0;
    int captions = 0;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!kept(i)) continue;
      const Block& block = blocks_[i];
      whole += block.size;
      if (block.heading || block.item || block.size >= most_caption || shape_of(block) == most) continue;
      NodeIndex around = block.node;
      for (int up = 0; up < 3 && around > container_; ++up) {
        if (sums_.sizes[around] > block.size + 10 || headings[document_.nodes[around].end] != headings[around]) break;
        if (images[block.first] != images[around]) {
          found.push_back(i);
          captions += block.size;
          break;
        }
        around = document_.nodes[around].parent;
      }
    }
    if (captions * 3 > whole) return;
    for (const std::size_t i : found) fates_[i] = Fate::line;
  }

  // Kept text by what it looks like: how much of it stands before a place and how much behind.
  struct Sides {
    std::unordered_map<std::size_t, int> before, behind;
    std::size_t most = 0;  // What most of the text before looks like.

    void pass(std::size_t key, int size) {
      behind[key] -= size;
      before[key] += size;
      if (before[key] > before[most]) most = key;
    }
    bool goes_on() { return behind[most] * 8 > before[most]; }
  };

  // Cuts at the first line that ends the article: related stories, rights, comments.  Where text
  // of the same shape goes on behind such a line, or behind the comments' in the same element, only
  // the line goes.
  void stop() {
    Sides shapes;
    Sides columns;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      if (!kept(i) || weight(block) <= 0) continue;
      shapes.behind[shape_of(block)] += block.size;
      columns.behind[column_of(block)] += block.size;
    }
    const int whole = kept_size();
    int so_far = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      const bool inside =
          block.first >= container_ && block.first < document_.nodes[container_].end;
      if (inside && i != headline_) {
        const bool comments = so_far * 100 > whole * 12 && so_far > 150 && is_comment_line(block.text);
        if (comments || ends_article(block, so_far, whole)) {
          const bool longer_than_article =
              comments && so_far * 2 <= whole && link_share(block) < 0.5;
          if (longer_than_article || !(comments ? columns : shapes).goes_on()) {
            for (std::size_t j = i; j < blocks_.size(); ++j) {
              if (kept(j)) fates_[j] = Fate::behind_stop;
            }
            return;
          }
          if (kept(i) && !block.ends_sentence) fates_[i] = Fate::line;
        }
      }
      if (!kept(i)) continue;
      so_far += block.size;
      if (weight(block) <= 0) continue;
      shapes.pass(shape_of(block), block.size);
      columns.pass(column_of(block), block.size);
    }
  }

  // The element that holds the block directly or as a paragraph.
  NodeIndex column_of(const Block& block) const {
    return holds_blocks(document_.nodes[block.node].tag) ? block.node
                                                         : document_.nodes[block.node].parent;
  }

  static bool ends_article(const Block& block, int so_far, int whole) {
    if (so_far * 2 <= whole) return false;
    return (!block.ends_sentence && is_stop_line(block.text)) ||
           (block.size < 200 && is_rights_line(block.text));
  }

  void drop_repeated() {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!kept(i) || weight(blocks_[i]) <= 0) continue;
      if (!seen.insert(blocks_[i].text).second) fates_[i] = Fate::repeated;
    }
  }

  // Fragments before the first sentence and after the last are no part of an article.
  void trim_ends() {
    const std::size_t most = common_shape();
    const auto sentence = [&](std::size_t i) {
      return kept(i) && (weight(blocks_[i]) > 0 || blocks_[i].ends_sentence);
    };
    const auto alike = [&](std::size_t i) {
      return kept(i) && !is_byline(blocks_[i].text) && blocks_[i].size >= 10 && link_share(blocks_[i]) < 0.3 && shape_of(blocks_[i]) == most;
    };
    std::size_t last = blocks_.size();
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      if (sentence(i) || alike(i)) {
        last = i;
        break;
      }
    }
    if (last == blocks_.size()) return;
    for (std::size_t i = last + 1; i < blocks_.size(); ++i) {
      if (kept(i)) fates_[i] = Fate::line;
    }
    std::size_t first = 0;
    while (!sentence(first) && !alike(first)) ++first;
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
  int links = 0;
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
      links += block.linked;
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
  const bool fragments = headline != no_block && blocks[headline].heading &&
                         body.container < blocks[headline].first && blocks[headline].first < end &&
                         kept >= 100 && links * 3 < kept;
  if (list || (prose < 40 && all_linked > 200 && !fragments)) {
    body.kind = PageKind::listing;
  } else if (prose >= 40 || fragments) {
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

std::string_view to_string(Fate fate) {
  static constexpr std::array<std::string_view, 9> names = {
      "kept",
      "outside",
      "before-headline",
      "headline",
      "furniture",
      "link",
      "behind-stop",
      "line",
      "repeated"};
  return names[static_cast<std::size_t>(fate)];
}

Body choose_body(
    const Document& document,
    const std::vector<Block>& blocks,
    std::size_t headline,
    bool says_article) {
  Body body;
  const std::vector<Hint> hints = hints_of(document, blocks, headline);
  const Sums sums = add_up(document, blocks, hints);
  body.container = choose_container(
      document, sums, blocks, hints, headline == no_block ? 0 : blocks[headline].first);
  body.fates = Cleaner(document, blocks, sums, hints, body.container, headline).run();
  judge(blocks, document, headline, says_article, body);
  return body;
}

}  // namespace weiguan::extract
