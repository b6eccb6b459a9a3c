// A parsed page as one flat list of nodes in page order, so that nothing that reads it recurses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace weiguan::extract {

enum class Tag : std::uint8_t {
  text,  // Not an element: a run of characters.
  other,
  a,
  article,
  aside,
  b,
  base,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  dd,
  div,
  dl,
  dt,
  em,
  figcaption,
  figure,
  font,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  li,
  link,
  main,
  meta,
  nav,
  noscript,
  ol,
  option,
  p,
  pre,
  script,
  section,
  select,
  span,
  strong,
  svg,
  table,
  tbody,
  td,
  template_tag,
  textarea,
  th,
  thead,
  time,
  title,
  tr,
  ul,
};

struct Attribute {
  std::string_view name;  // Lower case.
  std::string_view value;
};

using NodeIndex = std::uint32_t;

struct Node {
  Tag tag = Tag::other;
  NodeIndex parent = 0;          // The first node is its own parent.
  NodeIndex end = 0;             // Its descendants are the nodes behind it, up to here.
  std::uint32_t attributes = 0;  // Of Document::attributes, the first.
  std::uint32_t attribute_count = 0;
  std::string_view text;  // Of a text node.
};

struct Document {
  std::vector<Node> nodes;  // At least one.
  std::vector<Attribute> attributes;
  std::shared_ptr<void> memory;  // What the views point into.
  bool too_large = false;  // The parse asked for more memory than it may have; the nodes are what a
                           // simpler reading of the page gave.

  std::string_view attribute(
      NodeIndex node, std::string_view name) const;  // Empty where there is none.
  bool has_attribute(NodeIndex node, std::string_view name) const;
};

bool is_block(Tag tag);    // Begins a new line of text.
bool is_heading(Tag tag);  // h1 to h6.

// `html` is UTF-8 that went through guard(); it must outlive the document.
Document parse_html(std::string_view html);

}  // namespace weiguan::extract
