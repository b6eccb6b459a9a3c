#include "extract/detail/document.h"

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <string>

#include <gumbo.h>

namespace weiguan::extract {

namespace {

// Memory for one parse, given back all at once: the parser's own way to free a tree recurses on its
// depth.
class Arena {
 public:
  explicit Arena(std::size_t limit) : limit_(limit) {}
  ~Arena() {
    for (void* block : blocks_) std::free(block);
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* take(std::size_t size) {
    const std::size_t rounded = (size + 15) & ~std::size_t{15};
    if (rounded > free_) {
      const std::size_t wanted = std::max(rounded, block_size);
      if (taken_ + wanted > limit_ || blocks_.size() == blocks_.capacity()) return nullptr;
      void* block = std::malloc(wanted);
      if (block == nullptr) return nullptr;
      blocks_.push_back(block);
      taken_ += wanted;
      next_ = static_cast<char*>(block);
      free_ = wanted;
    }
    void* given = next_;
    next_ += rounded;
    free_ -= rounded;
    return given;
  }

  // So that take() never moves the list while the parser is at work.
  void reserve() { blocks_.reserve(limit_ / block_size * 2 + 2); }

 private:
  static constexpr std::size_t block_size = std::size_t{256} << 10;
  std::size_t limit_;
  std::size_t taken_ = 0;
  std::vector<void*> blocks_;
  char* next_ = nullptr;
  std::size_t free_ = 0;
};

struct Parse {
  Arena* arena;
  std::jmp_buf out_of_memory;
};

// The parser cannot be told that memory is short; it is left by a jump over its frames, which hold
// nothing but memory of the arena.
void* allocate(void* data, std::size_t size) {
  auto* parse = static_cast<Parse*>(data);
  void* given = parse->arena->take(size);
  if (given == nullptr) std::longjmp(parse->out_of_memory, 1);
  return given;
}

void deallocate(void*, void*) {}

// Null when the arena is full.  Only plain data lives in this frame, so the jump skips no
// destructor.
GumboOutput* parse_in(Arena& arena, const char* html, std::size_t size) {
  static thread_local Parse parse;
  parse.arena = &arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = &parse;
  options.max_errors = 0;
  if (setjmp(parse.out_of_memory) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html, size);
}

Tag tag_of(const GumboNode& node) {
  switch (node.v.element.tag) {
    case GUMBO_TAG_A:
      return Tag::a;
    case GUMBO_TAG_ARTICLE:
      return Tag::article;
    case GUMBO_TAG_ASIDE:
      return Tag::aside;
    case GUMBO_TAG_B:
      return Tag::b;
    case GUMBO_TAG_BASE:
      return Tag::base;
    case GUMBO_TAG_BLOCKQUOTE:
      return Tag::blockquote;
    case GUMBO_TAG_BODY:
      return Tag::body;
    case GUMBO_TAG_BR:
      return Tag::br;
    case GUMBO_TAG_BUTTON:
      return Tag::button;
    case GUMBO_TAG_CAPTION:
      return Tag::caption;
    case GUMBO_TAG_CENTER:
      return Tag::center;
    case GUMBO_TAG_DD:
      return Tag::dd;
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_DIV:
      return Tag::div;
    case GUMBO_TAG_DL:
      return Tag::dl;
    case GUMBO_TAG_DT:
      return Tag::dt;
    case GUMBO_TAG_EM:
      return Tag::em;
    case GUMBO_TAG_FIGCAPTION:
      return Tag::figcaption;
    case GUMBO_TAG_FIGURE:
      return Tag::figure;
    case GUMBO_TAG_FONT:
      return Tag::font;
    case GUMBO_TAG_FOOTER:
      return Tag::footer;
    case GUMBO_TAG_FORM:
      return Tag::form;
    case GUMBO_TAG_H1:
      return Tag::h1;
    case GUMBO_TAG_H2:
      return Tag::h2;
    case GUMBO_TAG_H3:
      return Tag::h3;
    case GUMBO_TAG_H4:
      return Tag::h4;
    case GUMBO_TAG_H5:
      return Tag::h5;
    case GUMBO_TAG_H6:
      return Tag::h6;
    case GUMBO_TAG_HEAD:
      return Tag::head;
    case GUMBO_TAG_HEADER:
      return Tag::header;
    case GUMBO_TAG_HR:
      return Tag::hr;
    case GUMBO_TAG_HTML:
      return Tag::html;
    case GUMBO_TAG_I:
      return Tag::i;
    case GUMBO_TAG_IFRAME:
      return Tag::iframe;
    case GUMBO_TAG_IMG:
      return Tag::img;
    case GUMBO_TAG_INPUT:
      return Tag::input;
    case GUMBO_TAG_LABEL:
      return Tag::label;
    case GUMBO_TAG_LI:
      return Tag::li;
    case GUMBO_TAG_LINK:
      return Tag::link;
    case GUMBO_TAG_MAIN:
      return Tag::main;
    case GUMBO_TAG_META:
      return Tag::meta;
    case GUMBO_TAG_NAV:
      return Tag::nav;
    case GUMBO_TAG_NOSCRIPT:
      return Tag::noscript;
    case GUMBO_TAG_OL:
      return Tag::ol;
    case GUMBO_TAG_OPTION:
      return Tag::option;
    case GUMBO_TAG_P:
      return Tag::p;
    case GUMBO_TAG_PRE:
      return Tag::pre;
    case GUMBO_TAG_SCRIPT:
      return Tag::script;
    case GUMBO_TAG_SECTION:
      return Tag::section;
    case GUMBO_TAG_SELECT:
      return Tag::select;
    case GUMBO_TAG_SPAN:
      return Tag::span;
    case GUMBO_TAG_STRONG:
      return Tag::strong;
    case GUMBO_TAG_SVG:
      return Tag::svg;
    case GUMBO_TAG_TABLE:
      return Tag::table;
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
      return Tag::tbody;
    case GUMBO_TAG_TD:
      return Tag::td;
    case GUMBO_TAG_TEMPLATE:
      return Tag::template_tag;
    case GUMBO_TAG_TEXTAREA:
      return Tag::textarea;
    case GUMBO_TAG_TH:
      return Tag::th;
    case GUMBO_TAG_THEAD:
      return Tag::thead;
    case GUMBO_TAG_TIME:
      return Tag::time;
    case GUMBO_TAG_TITLE:
      return node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML ? Tag::title : Tag::other;
    case GUMBO_TAG_TR:
      return Tag::tr;
    case GUMBO_TAG_UL:
      return Tag::ul;
    default:
      return Tag::other;
  }
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) {
    return &node.v.element.children;
  }
  return nullptr;
}

void add(Document& document, const GumboNode& node, NodeIndex parent) {
  Node one;
  one.parent = parent;
  if (children_of(node) == nullptr) {
    one.tag = Tag::text;
    one.text = node.v.text.text;
  } else {
    one.tag = tag_of(node);
    one.attributes = static_cast<std::uint32_t>(document.attributes.size());
    const GumboVector& list = node.v.element.attributes;
    one.attribute_count = list.length;
    for (unsigned i = 0; i < list.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(list.data[i]);
      document.attributes.push_back({attribute->name, attribute->value});
    }
  }
  document.nodes.push_back(one);
}

void flatten(Document& document, const GumboNode& root) {
  struct Level {
    const GumboVector* children;
    unsigned next;
    NodeIndex node;
  };
  std::vector<Level> levels;
  add(document, root, 0);
  levels.push_back({children_of(root), 0, 0});
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.children->length) {
      document.nodes[level.node].end = static_cast<NodeIndex>(document.nodes.size());
      levels.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(level.children->data[level.next++]);
    if (child->type == GUMBO_NODE_COMMENT || child->type == GUMBO_NODE_DOCUMENT) continue;
    const auto index = static_cast<NodeIndex>(document.nodes.size());
    add(document, *child, level.node);
    document.nodes[index].end = index + 1;
    if (const GumboVector* deeper = children_of(*child)) levels.push_back({deeper, 0, index});
  }
}

// What is left of a page too large to parse: its text, a line break for every tag.
std::string without_tags(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      const std::size_t end = std::min(html.find('<', at), html.size());
      out.append(html, at, end - at);
      at = end;
    } else {
      const std::size_t end = html.find('>', at);
      at = end == std::string_view::npos ? html.size() : end + 1;
      if (!out.empty() && !out.ends_with("<br>")) out += "<br>";
    }
  }
  return out;
}

// Bytes the parser may use for a page of this size: twenty times the page is common, forty is not
// seen.
std::size_t budget(std::size_t page) {
  return (std::size_t{16} << 20) + page * 64;
}

}  // namespace

std::string_view Document::attribute(NodeIndex node, std::string_view name) const {
  const Node& one = nodes[node];
  for (std::uint32_t i = 0; i < one.attribute_count; ++i) {
    const Attribute& attribute = attributes[one.attributes + i];
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool Document::has_attribute(NodeIndex node, std::string_view name) const {
  const Node& one = nodes[node];
  for (std::uint32_t i = 0; i < one.attribute_count; ++i) {
    if (attributes[one.attributes + i].name == name) return true;
  }
  return false;
}

bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::text:
    case Tag::other:
    case Tag::a:
    case Tag::b:
    case Tag::base:
    case Tag::button:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::img:
    case Tag::input:
    case Tag::label:
    case Tag::span:
    case Tag::strong:
    case Tag::time:
      return false;
    default:
      return true;
  }
}

Document parse_html(std::string_view html) {
  struct Memory {
    explicit Memory(std::size_t limit) : arena(limit) { arena.reserve(); }
    Arena arena;
    std::string simple;
  };
  Document document;
  auto memory = std::make_shared<Memory>(budget(html.size()));
  const GumboOutput* output = parse_in(memory->arena, html.data(), html.size());
  if (output == nullptr) {
    document.too_large = true;
    std::string simple = without_tags(html);
    memory = std::make_shared<Memory>(budget(simple.size()));
    memory->simple = std::move(simple);
    output = parse_in(memory->arena, memory->simple.data(), memory->simple.size());
  }
  document.memory = memory;
  if (output == nullptr) {
    document.nodes.push_back({Tag::html, 0, 1, 0, 0, {}});
  } else {
    flatten(document, *output->root);
  }
  return document;
}

}  // namespace weiguan::extract
