// XML as feeds and sitemaps use it: a flat tree, handed over entry by entry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/detail/xml_spaces.h"

namespace weiguan::extract {

using XmlIndex = std::uint32_t;

struct XmlAttribute {
  XmlSpace space = XmlSpace::none;
  std::string name;  // Lower case, without its prefix.
  std::string value;
};

struct XmlNode {
  bool is_text = false;
  XmlSpace space = XmlSpace::none;
  std::string name;  // Lower case, without its prefix; or the run of text.
  XmlIndex parent = 0;
  XmlIndex end = 0;  // Its descendants are the nodes behind it, up to here.
  std::vector<XmlAttribute> attributes;
  std::size_t from = 0;  // Its bytes in the text that was read.
  std::size_t to = 0;    // Not included.
};

using XmlTree = std::vector<XmlNode>;  // The root first; a parent always before its children.

struct XmlLimits {
  std::size_t max_nodes = 200'000;
  std::size_t max_depth = 256;
};

struct XmlResult {
  XmlTree tree;            // What stands outside of the entries.
  std::string root_space;  // The default namespace of the root, as written.
  bool well_formed = true;
  std::string error;         // Of the first fault.
  std::size_t error_at = 0;  // In bytes of the text.
  bool left_out = false;     // More nodes or deeper ones than the limits allow.
};

// Told each whole entry; its nodes are dropped afterwards.  False ends the reading.
using XmlEntrySink = std::function<bool(const XmlTree& tree, XmlIndex entry)>;

// `text` is UTF-8, whatever its XML declaration says.  Entries are the elements of these names in
// the first levels of the tree.  Stops at the first fault; a declared entity counts as one.
XmlResult read_xml(
    std::string_view text,
    const std::vector<std::string_view>& entry_names,
    const XmlLimits& limits,
    const XmlEntrySink& sink);

std::vector<XmlIndex> children(const XmlTree& tree, XmlIndex parent);  // Elements only.

// The first child of that name; 0, which is nobody's child, where there is none.
XmlIndex child(
    const XmlTree& tree, XmlIndex parent, std::string_view name, XmlSpace space = XmlSpace::none);

// All text inside, trimmed.
std::string text_in(const XmlTree& tree, XmlIndex element);

bool has_children(const XmlTree& tree, XmlIndex element);

// The markup inside, as HTML.  `escape` says whether the text is text or HTML source itself.
std::string markup_in(const XmlTree& tree, XmlIndex element, bool escape);

// Empty where there is none.
std::string_view attribute(
    const XmlTree& tree, XmlIndex element, std::string_view name, XmlSpace space = XmlSpace::none);

// What relative addresses in `element` refer to: xml:base of it and all above, then `document`.
std::string base_of(const XmlTree& tree, XmlIndex element, const std::string& document);

// The nearest xml:lang of the element and all above.
std::string_view language_of(const XmlTree& tree, XmlIndex element);

}  // namespace weiguan::extract
