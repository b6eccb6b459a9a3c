#include "extract/detail/xml.h"

#include <algorithm>
#include <memory>

#include <expat.h>

#include "base/url.h"
#include "extract/detail/strings.h"
#include "text/charset.h"

namespace weiguan::extract {

namespace {

struct Declared {
  std::string prefix;  // Empty: the default namespace.
  XmlSpace space;
  std::size_t depth;
};

constexpr std::size_t longest_address = 2048;  // Longer bases are left out of account.

// &#146; is a control character in XML; all who write it mean the character of windows-1252.
const std::string& meant_by(unsigned char control) {
  static const std::vector<std::string> meant = [] {
    std::vector<std::string> out;
    for (int c = 0x80; c < 0xA0; ++c) {
      out.push_back(decode_as(std::string(1, static_cast<char>(c)), "windows-1252").text);
    }
    return out;
  }();
  return meant[control - 0x80U];
}

void append_mended(std::string& out, std::string_view run) {
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t lead = run.find('\xC2', at);
    if (lead == std::string_view::npos || lead + 1 >= run.size()) {
      out += run.substr(at);
      return;
    }
    const auto next = static_cast<unsigned char>(run[lead + 1]);
    out += run.substr(at, lead - at);
    if (next < 0xA0) {
      out += meant_by(next);
    } else {
      out += run.substr(lead, 2);
    }
    at = lead + 2;
  }
}

struct Reader {
  const std::vector<std::string_view>* entry_names = nullptr;
  XmlLimits limits;
  const XmlEntrySink* sink = nullptr;
  XML_Parser parser = nullptr;
  XmlResult result;
  std::vector<XmlIndex> open;  // The elements that are open and kept.
  std::vector<Declared> spaces;
  std::size_t depth = 0;       // Of all open elements.
  std::size_t dropped = 0;     // The depth at which an element was left out; 0 for none.
  std::size_t attributes = 0;  // Of the nodes in the tree.
  bool has_entities = false;
  bool ended = false;  // By the sink.

  XmlSpace space_of(std::string_view prefix, bool is_attribute) const {
    if (is_attribute && prefix.empty()) return XmlSpace::none;
    for (auto one = spaces.rbegin(); one != spaces.rend(); ++one) {
      if (one->prefix == prefix) return one->space;
    }
    return prefix.empty() ? XmlSpace::none : space_of_prefix(prefix);
  }

  bool is_entry(const XmlNode& node) const {
    if (node.space == XmlSpace::other || open.empty() || open.size() > 3) return false;
    for (const XmlIndex above : open) {
      if (is_entry_name(result.tree[above].name)) return false;
    }
    return is_entry_name(node.name);
  }

  bool is_entry_name(std::string_view name) const {
    return std::find(entry_names->begin(), entry_names->end(), name) != entry_names->end();
  }
};

std::string_view split(std::string_view name, std::string_view& prefix) {
  const std::size_t colon = name.find(':');
  prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// These have no namespace, whatever a file declares as the default one.
bool has_no_space(std::string_view name) {
  return name == "rss" || name == "channel" || name == "urlset" || name == "sitemapindex";
}

void declare(Reader& reader, std::string_view element, const XML_Char** attributes) {
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view name = attributes[0];
    if (name != "xmlns" && !name.starts_with("xmlns:")) continue;
    if (reader.spaces.size() >= reader.limits.max_depth * 4) {
      reader.result.left_out = true;
      return;
    }
    XmlSpace space = space_of_uri(attributes[1]);
    const bool is_default = name == "xmlns";
    if (is_default && has_no_space(element)) space = XmlSpace::none;
    if (is_default && reader.depth == 1) {
      reader.result.root_space = first_characters(attributes[1], 100);
    }
    // A default namespace that is not known is somebody's own name for RSS or a sitemap.
    reader.spaces.push_back(
        {is_default ? std::string() : std::string(name.substr(6)),
         is_default && space == XmlSpace::other ? XmlSpace::none : space,
         reader.depth});
  }
}

void start_element(void* user, const XML_Char* name, const XML_Char** attributes) {
  Reader& reader = *static_cast<Reader*>(user);
  ++reader.depth;
  if (reader.dropped != 0) return;
  XmlTree& tree = reader.result.tree;
  if (reader.depth > reader.limits.max_depth ||
      tree.size() + reader.attributes >= reader.limits.max_nodes) {
    reader.result.left_out = true;
    reader.dropped = reader.depth;
    return;
  }
  declare(reader, name, attributes);
  XmlNode node;
  std::string_view prefix;
  node.name = lower(split(name, prefix));
  node.space = reader.space_of(prefix, false);
  node.parent = reader.open.empty() ? 0 : reader.open.back();
  node.from = static_cast<std::size_t>(XML_GetCurrentByteIndex(reader.parser));
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view key = attributes[0];
    if (key == "xmlns" || key.starts_with("xmlns:")) continue;
    if (tree.size() + ++reader.attributes >= reader.limits.max_nodes) {
      reader.result.left_out = true;
      break;
    }
    XmlAttribute attribute;
    attribute.name = lower(split(key, prefix));
    attribute.space = reader.space_of(prefix, true);
    attribute.value = attributes[1];
    node.attributes.push_back(std::move(attribute));
  }
  reader.open.push_back(static_cast<XmlIndex>(tree.size()));
  tree.push_back(std::move(node));
}

void end_element(void* user, const XML_Char*) {
  Reader& reader = *static_cast<Reader*>(user);
  const std::size_t depth = reader.depth--;
  if (reader.dropped != 0) {
    if (depth == reader.dropped) reader.dropped = 0;
    return;
  }
  while (!reader.spaces.empty() && reader.spaces.back().depth == depth) reader.spaces.pop_back();
  XmlTree& tree = reader.result.tree;
  const XmlIndex at = reader.open.back();
  reader.open.pop_back();
  XmlNode& node = tree[at];
  node.end = static_cast<XmlIndex>(tree.size());
  node.to = static_cast<std::size_t>(XML_GetCurrentByteIndex(reader.parser)) +
            static_cast<std::size_t>(XML_GetCurrentByteCount(reader.parser));
  if (!reader.is_entry(node)) return;
  if (!(*reader.sink)(tree, at)) {
    reader.ended = true;
    XML_StopParser(reader.parser, XML_FALSE);
  }
  for (std::size_t i = at; i < tree.size(); ++i) reader.attributes -= tree[i].attributes.size();
  tree.resize(at);
}

void characters(void* user, const XML_Char* text, int length) {
  Reader& reader = *static_cast<Reader*>(user);
  if (reader.dropped != 0 || reader.open.empty()) return;
  XmlTree& tree = reader.result.tree;
  const std::string_view run(text, static_cast<std::size_t>(length));
  if (tree.back().is_text && tree.back().parent == reader.open.back()) {
    append_mended(tree.back().name, run);
    return;
  }
  if (tree.size() + reader.attributes >= reader.limits.max_nodes) {
    reader.result.left_out = true;
    return;
  }
  XmlNode node;
  node.is_text = true;
  append_mended(node.name, run);
  node.parent = reader.open.back();
  node.end = static_cast<XmlIndex>(tree.size() + 1);
  tree.push_back(std::move(node));
}

void stop_at_entity(Reader& reader) {
  reader.has_entities = true;
  XML_StopParser(reader.parser, XML_FALSE);
}

void entity_declared(
    void* user,
    const XML_Char*,
    int,
    const XML_Char*,
    int,
    const XML_Char*,
    const XML_Char*,
    const XML_Char*,
    const XML_Char*) {
  stop_at_entity(*static_cast<Reader*>(user));
}

void entity_skipped(void* user, const XML_Char*, int) {
  stop_at_entity(*static_cast<Reader*>(user));
}

// A file cut in an element still has the elements that were open.
void close_open(XmlTree& tree, const std::vector<XmlIndex>& open) {
  for (const XmlIndex at : open) tree[at].end = static_cast<XmlIndex>(tree.size());
}

}  // namespace

XmlResult read_xml(
    std::string_view text,
    const std::vector<std::string_view>& entry_names,
    const XmlLimits& limits,
    const XmlEntrySink& sink) {
  Reader reader;
  reader.entry_names = &entry_names;
  reader.limits = limits;
  reader.sink = &sink;
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), &XML_ParserFree);
  if (parser == nullptr) throw std::bad_alloc();
  reader.parser = parser.get();
  XML_SetUserData(parser.get(), &reader);
  XML_SetElementHandler(parser.get(), start_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), characters);
  XML_SetEntityDeclHandler(parser.get(), entity_declared);
  XML_SetSkippedEntityHandler(parser.get(), entity_skipped);
  const bool whole =
      XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) ==
      XML_STATUS_OK;
  if (!whole && !reader.ended) {
    reader.result.well_formed = false;
    reader.result.error = reader.has_entities ? "an entity that is not one of XML's own"
                                              : XML_ErrorString(XML_GetErrorCode(parser.get()));
    reader.result.error_at =
        static_cast<std::size_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser.get())));
  }
  close_open(reader.result.tree, reader.open);
  return std::move(reader.result);
}

std::vector<XmlIndex> children(const XmlTree& tree, XmlIndex parent) {
  std::vector<XmlIndex> out;
  if (tree.empty()) return out;
  for (XmlIndex at = parent + 1; at < tree[parent].end; at = tree[at].end) {
    if (!tree[at].is_text) out.push_back(at);
  }
  return out;
}

XmlIndex child(const XmlTree& tree, XmlIndex parent, std::string_view name, XmlSpace space) {
  for (const XmlIndex at : children(tree, parent)) {
    if (tree[at].name == name && tree[at].space == space) return at;
  }
  return 0;
}

std::string text_in(const XmlTree& tree, XmlIndex element) {
  std::string out;
  for (XmlIndex at = element + 1; at < tree[element].end; ++at) {
    if (tree[at].is_text) out += tree[at].name;
  }
  return std::string(trim(out));
}

bool has_children(const XmlTree& tree, XmlIndex element) {
  for (XmlIndex at = element + 1; at < tree[element].end; ++at) {
    if (!tree[at].is_text) return true;
  }
  return false;
}

std::string_view attribute(
    const XmlTree& tree, XmlIndex element, std::string_view name, XmlSpace space) {
  for (const XmlAttribute& one : tree[element].attributes) {
    if (one.name == name && one.space == space) return one.value;
  }
  return {};
}

std::string base_of(const XmlTree& tree, XmlIndex element, const std::string& document) {
  std::vector<std::string_view> bases;  // The innermost first.
  for (XmlIndex at = element;; at = tree[at].parent) {
    const std::string_view base = trim(attribute(tree, at, "base", XmlSpace::xml));
    if (!base.empty() && base.size() <= longest_address) bases.push_back(base);
    if (at == 0) break;
  }
  std::string out = document;
  for (auto one = bases.rbegin(); one != bases.rend(); ++one) {
    auto resolved = resolve_url(out, *one);
    if (resolved && resolved->size() <= longest_address) out = std::move(*resolved);
  }
  return out;
}

std::string_view language_of(const XmlTree& tree, XmlIndex element) {
  for (XmlIndex at = element;; at = tree[at].parent) {
    const std::string_view language = trim(attribute(tree, at, "lang", XmlSpace::xml));
    if (!language.empty() || at == 0) return language;
  }
}

}  // namespace weiguan::extract
