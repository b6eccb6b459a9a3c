// Atom 0.3 and 1.0 (RFC 4287).
#include "extract/detail/base64.h"
#include "extract/detail/feed_parts.h"
#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

// Some files declare no namespace.
bool is_atom(const XmlNode& node, std::string_view name) {
  return node.name == name && (node.space == XmlSpace::atom || node.space == XmlSpace::atom_03 ||
                               node.space == XmlSpace::none);
}

XmlIndex atom_child(const XmlTree& tree, XmlIndex parent, std::string_view name) {
  for (const XmlIndex at : children(tree, parent)) {
    if (is_atom(tree[at], name)) return at;
  }
  return 0;
}

std::string text_of(const XmlTree& tree, XmlIndex parent, std::string_view name) {
  const XmlIndex at = atom_child(tree, parent, name);
  return at == 0 ? std::string() : text_in(tree, at);
}

// The <div> that Atom wants around XHTML and that is no part of it.
XmlIndex without_div(const XmlTree& tree, XmlIndex element) {
  const std::vector<XmlIndex> all = children(tree, element);
  if (all.size() != 1 || tree[all.front()].name != "div") return element;
  for (XmlIndex at = element + 1; at < tree[element].end; at = tree[at].end) {
    if (tree[at].is_text && !trim(tree[at].name).empty()) return element;
  }
  return all.front();
}

struct Construct {
  std::string raw;
  Writing writing = Writing::unknown;
};

Construct construct_of(const XmlTree& tree, XmlIndex element) {
  const std::string type = lower(trim(attribute(tree, element, "type")));
  const std::string mode = lower(trim(attribute(tree, element, "mode")));
  Construct out;
  const bool binary = mode == "base64" || type == "application/octet-stream" ||
                      type.starts_with("image/") || type.starts_with("audio/") ||
                      type.starts_with("video/");
  if (binary) {
    out.raw = base64_decode(text_in(tree, element)).value_or(std::string());
    if (!is_utf8(out.raw)) out.raw.clear();
    return out;
  }
  if (has_children(tree, element)) {
    const bool is_html = type == "html" || type == "text/html";
    out.raw = markup_in(tree, without_div(tree, element), !is_html);
    out.writing = Writing::html;
    return out;
  }
  out.raw = text_in(tree, element);
  if (type == "html" || type == "text/html") out.writing = Writing::html;
  if (type == "text" || type == "text/plain") out.writing = Writing::text;
  return out;
}

std::string line_of(FeedState& state, const XmlTree& tree, XmlIndex parent, std::string_view name) {
  const XmlIndex at = atom_child(tree, parent, name);
  if (at == 0) return {};
  const Construct construct = construct_of(tree, at);
  return one_line_of(state, construct.raw, construct.writing);
}

FeedText rich_of(FeedState& state, const XmlTree& tree, XmlIndex parent, std::string_view name) {
  const XmlIndex at = atom_child(tree, parent, name);
  if (at == 0) return {};
  const Construct construct = construct_of(tree, at);
  const std::string base = base_of(tree, at, state.input->url);
  return rich_text(state, construct.raw, construct.writing, base);
}

std::optional<TimeRange> date_of(
    FeedState& state,
    const XmlTree& tree,
    XmlIndex parent,
    std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (auto found = date(state, text_of(tree, parent, name))) return found;
  }
  return {};
}

struct Links {
  std::string alternate;
  std::string self;
  std::string next;
};

Links links_of(FeedState& state, const XmlTree& tree, XmlIndex parent, FeedEntry* entry) {
  Links out;
  bool is_page = false;  // `alternate` is declared as HTML.
  for (const XmlIndex at : children(tree, parent)) {
    if (!is_atom(tree[at], "link")) continue;
    const std::string relation = lower(trim(attribute(tree, at, "rel")));
    const std::string type = lower(trim(attribute(tree, at, "type")));
    std::string written(attribute(tree, at, "href"));
    if (written.empty()) written = text_in(tree, at);
    const std::string base = base_of(tree, at, state.input->url);
    if (written.empty() && (base.empty() || relation.empty())) continue;
    const std::string whole = address(state, written.empty() ? base : written, base);
    if (relation.empty() || relation == "alternate") {
      const bool page = type.empty() || contains(type, "html");
      if (out.alternate.empty() || (page && !is_page)) {
        out.alternate = whole;
        is_page = page;
      }
    } else if (relation == "self" && out.self.empty()) {
      out.self = whole;
    } else if (relation == "next" && out.next.empty()) {
      out.next = whole;
    } else if (relation == "enclosure" && entry != nullptr) {
      add_file(*entry, {whole, type, size_of(attribute(tree, at, "length"))});
    }
  }
  return out;
}

void add_authors(const XmlTree& tree, XmlIndex parent, std::vector<std::string>& out) {
  for (const XmlIndex at : children(tree, parent)) {
    if (is_atom(tree[at], "author")) add(out, atom_person(tree, at));
    if (tree[at].name == "creator" && tree[at].space == XmlSpace::dc) {
      add(out, name_of_person(text_in(tree, at)));
    }
  }
}

void add_categories(const XmlTree& tree, XmlIndex parent, std::vector<std::string>& out) {
  for (const XmlIndex at : children(tree, parent)) {
    if (tree[at].name == "subject" && tree[at].space == XmlSpace::dc) {
      add(out, one_line(text_in(tree, at)));
    }
    if (!is_atom(tree[at], "category")) continue;
    std::string name = one_line(attribute(tree, at, "label"));
    if (name.empty()) name = one_line(attribute(tree, at, "term"));
    if (name.empty()) name = one_line(text_in(tree, at));
    add(out, std::move(name));
  }
}

std::string language_at(const XmlTree& tree, XmlIndex at) {
  const std::string_view language = language_of(tree, at);
  return language.size() <= 35 ? std::string(language) : std::string();
}

// An id may be relative to xml:base, as gofeed and old feeds have it.
std::string id_of(const XmlTree& tree, XmlIndex parent) {
  const XmlIndex at = atom_child(tree, parent, "id");
  return at == 0 ? std::string() : one_line(text_in(tree, at));
}

}  // namespace

std::string atom_person(const XmlTree& tree, XmlIndex person) {
  if (!has_children(tree, person)) return name_of_person(text_in(tree, person));
  for (const std::string_view name : {"name", "email", "uri", "url", "homepage"}) {
    std::string found = name_of_person(text_of(tree, person, name));
    if (!found.empty()) return found;
  }
  return {};
}

FeedEntry atom_entry(FeedState& state, const XmlTree& tree, XmlIndex at) {
  FeedEntry entry;
  entry.id = id_of(tree, at);
  const Links links = links_of(state, tree, at, &entry);
  entry.url = links.alternate.empty() ? links.self : links.alternate;
  const bool id_is_address = entry.id.starts_with("http://") || entry.id.starts_with("https://");
  if (entry.url.empty() && id_is_address) entry.url = address(state, entry.id, {});
  entry.title = line_of(state, tree, at, "title");
  entry.summary = rich_of(state, tree, at, "summary");
  entry.content = rich_of(state, tree, at, "content");
  if (const XmlIndex content = atom_child(tree, at, "content"); content != 0) {
    const std::string_view source = attribute(tree, content, "src");
    if (!source.empty()) {
      const std::string base = base_of(tree, content, state.input->url);
      add_file(
          entry, {address(state, source, base), std::string(attribute(tree, content, "type")), 0});
    }
  }
  add_authors(tree, at, entry.authors);
  add_categories(tree, at, entry.categories);
  entry.published = date_of(state, tree, at, {"published", "issued", "created"});
  entry.modified = date_of(state, tree, at, {"updated", "modified"});
  if (const XmlIndex source = atom_child(tree, at, "source"); source != 0) {
    entry.source = line_of(state, tree, source, "title");
    if (entry.authors.empty()) add_authors(tree, source, entry.authors);
  }
  entry.language = language_at(tree, at);
  for (const XmlIndex one : children(tree, at)) {
    if (tree[one].name == "thumbnail" && tree[one].space == XmlSpace::media) {
      entry.image =
          address(state, attribute(tree, one, "url"), base_of(tree, one, state.input->url));
      break;
    }
  }
  return entry;
}

void atom_feed(FeedState& state, const XmlTree& tree, Feed& feed) {
  feed.kind = FeedKind::atom;
  feed.version = trim(attribute(tree, 0, "version"));
  if (feed.version.empty() && tree[0].space == XmlSpace::atom) feed.version = "1.0";
  if (feed.version.empty() && tree[0].space == XmlSpace::atom_03) feed.version = "0.3";
  feed.title = line_of(state, tree, 0, "title");
  feed.description = rich_of(state, tree, 0, "subtitle").text;
  if (feed.description.empty()) feed.description = rich_of(state, tree, 0, "tagline").text;
  const Links links = links_of(state, tree, 0, nullptr);
  feed.url = links.alternate;
  feed.self = links.self;
  feed.next = links.next;
  feed.language = language_at(tree, 0);
  feed.generator = line_of(state, tree, 0, "generator");
  add_authors(tree, 0, feed.authors);
  add_categories(tree, 0, feed.categories);
  feed.modified = date_of(state, tree, 0, {"updated", "modified"});
}

}  // namespace weiguan::extract
