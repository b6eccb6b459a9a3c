#include <vector>

#include "extract/detail/xml.h"

namespace weiguan::extract {

namespace {

bool is_void(std::string_view name) {
  for (const std::string_view one :
       {"area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr"}) {
    if (name == one) return true;
  }
  return false;
}

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>' && !in_attribute) {
      out += "&gt;";
    } else if (c == '"' && in_attribute) {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

}  // namespace

std::string markup_in(const XmlTree& tree, XmlIndex element, bool escape) {
  std::string out;
  std::vector<XmlIndex> open;
  const auto close_before = [&](XmlIndex at) {
    while (!open.empty() && tree[open.back()].end <= at) {
      if (!is_void(tree[open.back()].name)) out += "</" + tree[open.back()].name + ">";
      open.pop_back();
    }
  };
  for (XmlIndex at = element + 1; at < tree[element].end; ++at) {
    close_before(at);
    const XmlNode& node = tree[at];
    if (node.is_text) {
      if (escape) {
        append_escaped(out, node.name, false);
      } else {
        out += node.name;
      }
      continue;
    }
    out += "<" + node.name;
    for (const XmlAttribute& one : node.attributes) {
      if (one.space != XmlSpace::none) continue;
      out += " " + one.name + "=\"";
      append_escaped(out, one.value, true);
      out += '"';
    }
    out += '>';
    open.push_back(at);
  }
  close_before(tree[element].end);
  return out;
}

}  // namespace weiguan::extract
