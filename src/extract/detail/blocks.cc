#include "extract/detail/blocks.h"

#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

struct Counts {
  int size = 0;
  int marks = 0;
  int cjk = 0;
  bool ends_sentence = false;
};

bool is_wide_mark(char32_t c) {
  switch (c) {
    case U'，':
    case U'。':
    case U'！':
    case U'？':
    case U'；':
    case U'：':
    case U'、':
    case U'…':
    case U'“':
    case U'”':
      return true;
    default:
      return false;
  }
}

bool is_narrow_mark(char32_t c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
}

bool ends(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == U'。' || c == U'！' || c == U'？' || c == U'…' ||
         c == U'．' || c == U'；';
}

bool closes_quote(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == U'”' || c == U'’' || c == U'）' || c == U'」' ||
         c == U'』' || c == U'»' || c == ']' || c == U'】';
}

Counts count(std::string_view text) {
  Counts counts;
  bool in_word = false;
  char32_t before = 0;
  char32_t last = 0;  // The last character that closes no quotation.
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_cjk(c)) {
      ++counts.cjk;
      ++counts.size;
      in_word = false;
    } else if (is_wide_mark(c)) {
      ++counts.marks;
      in_word = false;
    } else if (c == ' ') {
      if (is_narrow_mark(before)) ++counts.marks;
      in_word = false;
    } else if (
        c >= 0xC0 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
      if (!in_word) counts.size += 2;
      in_word = true;
    }
    before = c;
    if (!closes_quote(c) && c != ' ') last = c;
  }
  if (is_narrow_mark(before)) ++counts.marks;
  counts.ends_sentence = ends(last);
  return counts;
}

enum class Shown { yes, unseen, no };

// `unseen`: laid out but not painted, as scripts leave an article until the page has loaded.
Shown is_shown(const Document& document, NodeIndex node) {
  const Node& one = document.nodes[node];
  for (std::uint32_t i = 0; i < one.attribute_count; ++i) {
    const Attribute& attribute = document.attributes[one.attributes + i];
    if (attribute.name == "hidden")
      return attribute.value == "until-found" ? Shown::yes : Shown::no;
    if (attribute.name == "style") {
      std::string style;
      for (const char c : attribute.value) {
        if (c != ' ') style += lower(c);
      }
      if (contains(style, "display:none")) return Shown::no;
      if (contains(style, "visibility:hidden")) return Shown::unseen;
    }
  }
  return Shown::yes;
}

bool is_hidden(const Document& document, NodeIndex node) {
  return is_shown(document, node) != Shown::yes;
}

bool is_unread(Tag tag) {
  switch (tag) {
    case Tag::head:
    case Tag::iframe:
    case Tag::input:
    case Tag::noscript:
    case Tag::option:
    case Tag::script:
    case Tag::select:
    case Tag::svg:
    case Tag::template_tag:
    case Tag::textarea:
    case Tag::title:
    case Tag::button:
      return true;
    default:
      return false;
  }
}

constexpr std::size_t most_linked = 1200;  // Bytes of text of a link: a teaser has less.
constexpr std::size_t most_heading = 800;
constexpr std::size_t most_unseen = 200;  // Of text that is not painted and stays so.

// What holds the text that is being collected.
struct Around {
  NodeIndex node;
  NodeIndex end;
};

class Collector {
 public:
  Collector(const Document& document, Hidden hidden)
      : document_(document), show_hidden_(hidden == Hidden::shown) {}

  std::vector<Block> run() {
    const auto size = static_cast<NodeIndex>(document_.nodes.size());
    mark_hidden_pages();
    add_up_text();
    for (NodeIndex i = 0; i < size;) {
      close(i);
      const Node& node = document_.nodes[i];
      if (node.tag == Tag::text) {
        add_text(i);
        ++i;
      } else if (is_unread(node.tag) || (i != 0 && !show_hidden_ && is_left_out(i))) {
        i = node.end;
      } else {
        open(i);
        ++i;
      }
    }
    close(size);
    flush();
    return std::move(blocks_);
  }

 private:
  // Some pages hide the whole body until a script shows it.
  void mark_hidden_pages() {
    for (NodeIndex i = 1; i < document_.nodes.size(); ++i) {
      if (document_.nodes[i].tag != Tag::body) continue;
      show_hidden_ = show_hidden_ || is_hidden(document_, i);
      return;
    }
  }

  bool is_left_out(NodeIndex i) const {
    const Shown shown = is_shown(document_, i);
    return shown == Shown::no || (shown == Shown::unseen && holds_at_most(i, most_unseen));
  }

  // Bytes of text before each node.
  void add_up_text() {
    text_before_.reserve(document_.nodes.size() + 1);
    std::size_t sum = 0;
    for (const Node& node : document_.nodes) {
      text_before_.push_back(sum);
      sum += node.text.size();
    }
    text_before_.push_back(sum);
  }

  // Tags that were never closed run on over the page: what holds much text is neither a heading
  // nor a link.
  bool holds_at_most(NodeIndex i, std::size_t bytes) const {
    return text_before_[document_.nodes[i].end] - text_before_[i] <= bytes;
  }

  void open(NodeIndex i) {
    const Node& node = document_.nodes[i];
    if (is_block(node.tag)) {
      flush();
      if (node.tag != Tag::br && node.tag != Tag::hr) blocks_open_.push_back({i, node.end});
    }
    switch (node.tag) {
      case Tag::a:
        if (leads_away(i) && holds_at_most(i, most_linked))
          link_end_ = std::max(link_end_, node.end);
        break;
      case Tag::b:
      case Tag::strong:
        bold_end_ = std::max(bold_end_, node.end);
        break;
      case Tag::li:
        item_end_ = std::max(item_end_, node.end);
        break;
      case Tag::td:
      case Tag::th:
        cell_end_ = std::max(cell_end_, node.end);
        break;
      case Tag::figcaption:
      case Tag::caption:
        caption_end_ = std::max(caption_end_, node.end);
        break;
      case Tag::pre:
        pre_end_ = std::max(pre_end_, node.end);
        break;
      default:
        if (is_heading(node.tag) && holds_at_most(i, most_heading))
          heading_end_ = std::max(heading_end_, node.end);
        break;
    }
  }

  // A heading that links to itself is a heading, not a link.
  bool leads_away(NodeIndex i) const {
    const std::string_view target = document_.attribute(i, "href");
    if (i < heading_end_ && target.size() > 1 && target.front() == '#') return false;
    return document_.has_attribute(i, "href");
  }

  void close(NodeIndex next) {
    while (!blocks_open_.empty() && blocks_open_.back().end <= next) {
      flush();
      blocks_open_.pop_back();
    }
  }

  void add_text(NodeIndex i) {
    std::string_view text = document_.nodes[i].text;
    // Two wide blanks in a run of text begin a paragraph on older Chinese pages.
    constexpr std::string_view indent = "\xE3\x80\x80\xE3\x80\x80";
    while (true) {
      const std::size_t at = text.find(indent);
      if (at == std::string_view::npos) break;
      add_run(i, text.substr(0, at));
      if (!trim(raw_).empty() && count(one_line(raw_)).ends_sentence) flush();
      raw_ += ' ';
      text.remove_prefix(at + indent.size());
    }
    if (i < pre_end_) {
      while (true) {
        const std::size_t at = text.find("\n\n");
        if (at == std::string_view::npos) break;
        add_run(i, text.substr(0, at));
        flush();
        text.remove_prefix(at + 2);
      }
    }
    add_run(i, text);
  }

  void add_run(NodeIndex i, std::string_view text) {
    if (!trim(text).empty()) {
      if (first_ == 0) first_ = i;
      if (i < link_end_) linked_ += count(one_line(text)).size;
      if (i < bold_end_) bold_ += count(one_line(text)).size;
    }
    raw_.append(text);
  }

  void flush() {
    Block block;
    block.text = one_line(raw_);
    raw_.clear();
    if (!block.text.empty()) {
      block.node = blocks_open_.empty() ? 0 : blocks_open_.back().node;
      block.first = first_;
      measure(block);
      block.linked = std::min(linked_, block.size);
      block.bold = std::min(bold_, block.size);
      block.heading = first_ < heading_end_;
      block.item = first_ < item_end_;
      block.cell = first_ < cell_end_;
      block.caption = first_ < caption_end_;
      block.preformatted = first_ < pre_end_;
      blocks_.push_back(std::move(block));
    }
    first_ = 0;
    linked_ = 0;
    bold_ = 0;
  }

  const Document& document_;
  bool show_hidden_;
  std::vector<std::size_t> text_before_;
  std::vector<Block> blocks_;
  std::vector<Around> blocks_open_;
  NodeIndex link_end_ = 0, bold_end_ = 0, item_end_ = 0, cell_end_ = 0, caption_end_ = 0,
            pre_end_ = 0, heading_end_ = 0;
  std::string raw_;
  NodeIndex first_ = 0;
  int linked_ = 0;
  int bold_ = 0;
};

}  // namespace

std::vector<Block> blocks_of(const Document& document, Hidden hidden) {
  return Collector(document, hidden).run();
}

double link_share(const Block& block) {
  return block.size == 0 ? 0 : static_cast<double>(block.linked) / block.size;
}

void measure(Block& block) {
  const Counts counts = count(block.text);
  block.size = counts.size;
  block.marks = counts.marks;
  block.cjk = counts.cjk;
  block.ends_sentence = counts.ends_sentence;
}

}  // namespace weiguan::extract
