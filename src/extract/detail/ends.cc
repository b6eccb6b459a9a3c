#include "extract/detail/ends.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "extract/detail/container.h"

namespace weiguan::extract {

namespace {

constexpr int least_posts = 3;       // Dated pieces of text that are posts or comments.
constexpr int most_dated_line = 40;  // Size of the line that dates one.
constexpr int least_first_post = 60;

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// "18:34", as the lines have that say when a page was published.
bool has_clock_time(std::string_view text) {
  for (std::size_t at = text.find(':'); at != text.npos; at = text.find(':', at + 1)) {
    if (at > 0 && is_digit(text, at - 1) && is_digit(text, at + 1) && is_digit(text, at + 2))
      return true;
  }
  return false;
}

// A year in four figures, also at the front of 20240702.
bool has_year(std::string_view text) {
  for (const std::string_view century : {"19", "20"}) {
    for (std::size_t at = text.find(century); at != text.npos; at = text.find(century, at + 1)) {
      const bool alone = (at == 0 || !is_digit(text, at - 1)) && !is_digit(text, at + 4);
      if (alone && is_digit(text, at + 2) && is_digit(text, at + 3)) return true;
    }
  }
  return false;
}

// The element that holds the block directly or as a paragraph.
NodeIndex column_of(const Draft& draft, const Block& block) {
  const Node& node = draft.document.nodes[block.node];
  return holds_blocks(node.tag) ? block.node : node.parent;
}

// The element that holds most of the text of a shape.
NodeIndex common_column(const Draft& draft, std::size_t shape) {
  std::unordered_map<NodeIndex, int> sizes;
  NodeIndex most = 0;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    if (!draft.is_prose(i) || draft.shapes[i] != shape) continue;
    const NodeIndex column = column_of(draft, draft.blocks[i]);
    sizes[column] += draft.blocks[i].size;
    if (sizes[column] > sizes[most]) most = column;
  }
  return most;
}

// Whether a block is an item of a list that stands between paragraphs of the column.
bool is_listed(const Draft& draft, const Block& block, NodeIndex column) {
  const std::vector<Node>& nodes = draft.document.nodes;
  if (nodes[block.node].tag != Tag::li) return false;
  const NodeIndex list = nodes[block.node].parent;
  return nodes[list].parent == column && draft.document.attribute(list, "class").empty();
}

// Running text by what it looks like: how much stands before a place and how much behind.
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

bool ends_article(const Block& block, int so_far, int whole) {
  if (so_far * 2 <= whole) return false;
  return (!block.ends_sentence && is_stop_line(block.text)) ||
         (block.size < 200 && is_rights_line(block.text));
}

// A link above most of the text that leads to the comments is no head of theirs.
bool begins_comments(const Block& block, int so_far, int whole) {
  return so_far > 150 && so_far * 100 > whole * 12 && is_comment_line(block.text) &&
         (so_far * 2 > whole || link_share(block) < 0.5);
}

// The lines of one shape that give day and time.
struct DatedLines {
  std::size_t first = no_block;
  std::size_t second = no_block;
  int before = 0;  // Running text before the first one.
  int last = 0;    // The same before the latest one.
  int pieces = 0;  // Of text between them.
};

}  // namespace

void add_lead(Draft& draft) {
  if (draft.headline == no_block) return;
  const std::size_t first = draft.first_block(draft.container);
  for (std::size_t i = draft.headline + 1; i < first; ++i) {
    const Block& block = draft.blocks[i];
    const Hint hint = draft.hints[block.node];
    // A summary of one line is left out in English, where it is a second headline.
    const bool much = block.size >= (block.cjk * 2 > block.size ? 24 : 80);
    if (much && draft.weights[i] > 0 && !block.caption && hint != Hint::furniture &&
        hint != Hint::comments && !has_clock_time(block.text))
      draft.fates[i] = Fate::kept;
  }
}

void start_behind_headline(Draft& draft) {
  if (draft.headline == no_block || !draft.kept(draft.headline)) return;
  double before = 0;
  for (std::size_t i = 0; i < draft.headline; ++i)
    before += draft.kept(i) ? std::max(0.0, draft.weights[i]) : 0;
  draft.fates[draft.headline] = Fate::headline;
  if (before * 10 > draft.kept_size()) return;
  for (std::size_t i = 0; i < draft.headline; ++i) {
    if (draft.kept(i)) draft.fates[i] = Fate::before_headline;
  }
}

void keep_first_post(Draft& draft) {
  std::unordered_map<std::size_t, DatedLines> shapes;
  int prose = 0;
  for (std::size_t i = draft.first_block(draft.container);
       i < draft.blocks.size() && draft.inside(draft.container, i);
       ++i) {
    const Block& block = draft.blocks[i];
    if (draft.is_prose(i)) prose += block.size;
    if (block.size > most_dated_line || !has_clock_time(block.text) || !has_year(block.text))
      continue;
    DatedLines& lines = shapes[draft.shapes[i]];
    if (lines.first == no_block) {
      lines.first = i;
      lines.before = prose;
    } else {
      if (lines.second == no_block) lines.second = i;
      lines.pieces += prose > lines.last ? 1 : 0;
    }
    lines.last = prose;
  }
  std::size_t from = draft.blocks.size();
  for (const auto& [shape, lines] : shapes) {
    if (lines.pieces + (prose > lines.last ? 1 : 0) < least_posts) continue;
    from = std::min(from, lines.before >= least_first_post ? lines.first : lines.second);
  }
  draft.drop_from(from, Fate::behind_stop);
}

void stop(Draft& draft) {
  Sides shapes;
  Sides columns;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    if (!draft.is_prose(i)) continue;
    shapes.behind[draft.shapes[i]] += draft.blocks[i].size;
    columns.behind[column_of(draft, draft.blocks[i])] += draft.blocks[i].size;
  }
  const int whole = draft.kept_size();
  int so_far = 0;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    const Block& block = draft.blocks[i];
    if (i != draft.headline && draft.inside(draft.container, i)) {
      const bool comments = begins_comments(block, so_far, whole);
      if (comments || ends_article(block, so_far, whole)) {
        // Comments may be longer than the article.
        const bool longer = comments && so_far * 2 <= whole;
        if (longer || !(comments ? columns : shapes).goes_on()) {
          draft.drop_from(i, Fate::behind_stop);
          return;
        }
        if (draft.kept(i) && !block.ends_sentence) draft.fates[i] = Fate::line;
      }
    }
    if (draft.kept(i)) so_far += block.size;
    if (!draft.is_prose(i)) continue;
    shapes.pass(draft.shapes[i], block.size);
    columns.pass(column_of(draft, block), block.size);
  }
}

void drop_tail(Draft& draft) {
  const std::size_t common = draft.common_shape();
  NodeIndex first = 0;
  NodeIndex last = 0;
  int alike = 0;
  for (std::size_t i = 0; i < draft.blocks.size(); ++i) {
    if (!draft.is_prose(i) || draft.shapes[i] != common) continue;
    const Block& block = draft.blocks[i];
    if (block.item) return;
    alike += block.size;
    if (first == 0) first = block.node;
    last = block.first;
  }
  const int whole = draft.kept_size();
  if (alike * 10 < whole * 6) return;
  NodeIndex around = first;
  while (around != 0 && draft.document.nodes[around].end <= last)
    around = draft.document.nodes[around].parent;
  if (around <= draft.container) return;
  const std::size_t next = draft.first_block(draft.document.nodes[around].end);
  if (next == draft.blocks.size() || (draft.kept(next) && !draft.blocks[next].heading)) return;
  int tail = 0;
  for (std::size_t i = next; i < draft.blocks.size(); ++i)
    tail += draft.kept(i) ? draft.blocks[i].size : 0;
  if (tail * 10 <= whole * 4) draft.drop_from(next, Fate::behind_stop);
}

void trim_ends(Draft& draft) {
  const std::size_t common = draft.common_shape();
  const NodeIndex column = common_column(draft, common);
  const auto belongs = [&](std::size_t i) {
    const Block& block = draft.blocks[i];
    if (!draft.kept(i)) return false;
    if (!block.heading && (draft.weights[i] > 0 || block.ends_sentence)) return true;
    if (link_share(block) >= 0.3 || is_byline(block.text)) return false;
    return is_listed(draft, block, column) || (block.size >= 10 && draft.shapes[i] == common);
  };
  std::size_t last = draft.blocks.size();
  while (last > 0 && !belongs(last - 1)) --last;
  if (last == 0) return;
  draft.drop_from(last, Fate::line);
  // A line with a day in it stands over the text.
  const auto begins = [&](std::size_t i) {
    const Block& block = draft.blocks[i];
    const bool dated = has_clock_time(block.text) || (block.cjk == 0 && has_year(block.text));
    return belongs(i) && (draft.weights[i] > 0 || block.ends_sentence || !dated);
  };
  for (std::size_t i = 0; i + 1 < last && !begins(i); ++i) {
    if (draft.kept(i) && !draft.blocks[i].heading) draft.fates[i] = Fate::line;
  }
}

}  // namespace weiguan::extract
