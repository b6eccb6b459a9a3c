// RSS 0.9x, 1.0 and 2.0 with the modules that news sites use.
#include <initializer_list>

#include "extract/detail/feed_parts.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

struct Name {
  std::string_view name;
  XmlSpace space = XmlSpace::none;
};

bool is(const XmlNode& node, const Name& name) {
  return node.name == name.name && node.space == name.space;
}

// The first of these elements, in the order of the names, that holds anything.
XmlIndex first_of(const XmlTree& tree, XmlIndex parent, std::initializer_list<Name> names) {
  const std::vector<XmlIndex> all = children(tree, parent);
  for (const Name& name : names) {
    for (const XmlIndex at : all) {
      if (is(tree[at], name) && (has_children(tree, at) || !text_in(tree, at).empty())) return at;
    }
  }
  return 0;
}

std::string text_of(const XmlTree& tree, XmlIndex parent, std::initializer_list<Name> names) {
  const XmlIndex at = first_of(tree, parent, names);
  return at == 0 ? std::string() : text_in(tree, at);
}

// The first of these that can be read.
std::optional<TimeRange> date_of(
    FeedState& state, const XmlTree& tree, XmlIndex parent, std::initializer_list<Name> names) {
  for (const Name& name : names) {
    const XmlIndex at = first_of(tree, parent, {name});
    if (at == 0) continue;
    if (auto found = date(state, text_in(tree, at))) return found;
  }
  return {};
}

FeedText rich_of(
    FeedState& state, const XmlTree& tree, XmlIndex parent, std::initializer_list<Name> names) {
  const XmlIndex at = first_of(tree, parent, names);
  if (at == 0) return {};
  const std::string base = base_of(tree, at, state.input->url);
  return rich_text(state, source_in(tree, at), Writing::unknown, base);
}

std::string line_of(
    FeedState& state, const XmlTree& tree, XmlIndex parent, std::initializer_list<Name> names) {
  const XmlIndex at = first_of(tree, parent, names);
  return at == 0 ? std::string() : one_line_of(state, source_in(tree, at), Writing::unknown);
}

// Of <link>text</link> and <link href=""/> the last: where there are several, readers agree on it.
std::string link_of(FeedState& state, const XmlTree& tree, XmlIndex parent) {
  std::string out;
  for (const XmlIndex at : children(tree, parent)) {
    if (!is(tree[at], {"link"})) continue;
    std::string written = text_in(tree, at);
    if (written.empty()) written = attribute(tree, at, "href");
    if (written.empty()) continue;
    std::string found = address(state, written, base_of(tree, at, state.input->url));
    if (!found.empty()) out = std::move(found);
  }
  return out;
}

std::string atom_link(
    FeedState& state, const XmlTree& tree, XmlIndex parent, std::string_view relation) {
  for (const XmlIndex at : children(tree, parent)) {
    const XmlNode& node = tree[at];
    if (node.name != "link" || node.space == XmlSpace::none) continue;
    const std::string_view written = trim(attribute(tree, at, "rel"));
    if (written == relation || (written.empty() && relation == "alternate")) {
      return address(state, attribute(tree, at, "href"), base_of(tree, at, state.input->url));
    }
  }
  return {};
}

void add_authors(const XmlTree& tree, XmlIndex parent, std::vector<std::string>& out) {
  for (const XmlIndex at : children(tree, parent)) {
    const XmlNode& node = tree[at];
    const bool names_someone = is(node, {"creator", XmlSpace::dc}) ||
                               is(node, {"managingeditor"}) ||
                               (node.name == "author" && node.space != XmlSpace::itunes);
    if (!names_someone) continue;
    const bool as_atom = child(tree, at, "name", node.space) != 0;
    add(out, as_atom ? atom_person(tree, at) : name_of_person(text_in(tree, at)));
  }
  if (out.empty()) {
    add(out, name_of_person(text_of(tree, parent, {{"author", XmlSpace::itunes}})));
  }
}

void add_categories(
    FeedState& state, const XmlTree& tree, XmlIndex parent, std::vector<std::string>& out) {
  for (const XmlIndex at : children(tree, parent)) {
    if (!is(tree[at], {"category"}) && !is(tree[at], {"subject", XmlSpace::dc})) continue;
    add(out, one_line_of(state, source_in(tree, at), Writing::unknown));
  }
}

std::string language_at(const XmlTree& tree, XmlIndex parent) {
  std::string out = text_of(tree, parent, {{"language"}, {"language", XmlSpace::dc}});
  if (out.empty()) out = language_of(tree, parent);
  return out.size() <= 35 ? out : std::string();
}

void add_media(FeedState& state, const XmlTree& tree, XmlIndex parent, FeedEntry& entry) {
  const auto at_base = [&](XmlIndex at, std::string_view written) {
    return address(state, written, base_of(tree, at, state.input->url));
  };
  for (const XmlIndex at : children(tree, parent)) {
    const XmlNode& node = tree[at];
    const std::string_view url = attribute(tree, at, "url");
    if (is(node, {"enclosure"})) {
      const std::uint64_t size = size_of(attribute(tree, at, "length"));
      add_file(entry, {at_base(at, url), std::string(attribute(tree, at, "type")), size});
    } else if (is(node, {"content", XmlSpace::media})) {
      const std::string whole = at_base(at, url);
      const std::uint64_t size = size_of(attribute(tree, at, "filesize"));
      const std::string type(attribute(tree, at, "type"));
      if (attribute(tree, at, "medium") == "image" || type.starts_with("image/")) {
        if (entry.image.empty()) entry.image = whole;
      }
      add_file(entry, {whole, type, size});
      add_media(state, tree, at, entry);
    } else if (is(node, {"group", XmlSpace::media})) {
      add_media(state, tree, at, entry);
    } else if (is(node, {"thumbnail", XmlSpace::media}) && entry.image.empty()) {
      entry.image = at_base(at, url);
    } else if (is(node, {"image", XmlSpace::itunes}) && entry.image.empty()) {
      entry.image = at_base(at, attribute(tree, at, "href"));
    } else if (is(node, {"image"}) && entry.image.empty()) {
      entry.image = at_base(at, text_of(tree, at, {{"url"}}));
    }
  }
}

std::string source_of(FeedState& state, const XmlTree& tree, XmlIndex item) {
  std::string out = line_of(state, tree, item, {{"source"}});
  if (!out.empty()) return out;
  out = line_of(state, tree, item, {{"source", XmlSpace::dc}});
  return contains(out, "://") ? std::string() : out;
}

}  // namespace

FeedEntry rss_entry(FeedState& state, const XmlTree& tree, XmlIndex item) {
  FeedEntry entry;
  const XmlIndex guid = child(tree, item, "guid");
  if (guid != 0) entry.id = one_line(source_in(tree, guid));
  entry.url = link_of(state, tree, item);
  if (entry.url.empty()) entry.url = atom_link(state, tree, item, "alternate");
  // An id that says it is an address, or may be one and does not look otherwise.
  const bool may_be_address = guid != 0 && lower(attribute(tree, guid, "ispermalink")) != "false" &&
                              (entry.id.starts_with("http://") || entry.id.starts_with("https://"));
  if (entry.url.empty() && may_be_address) entry.url = address(state, entry.id, {});
  const std::string_view about = attribute(tree, item, "about", XmlSpace::rdf);
  if (entry.url.empty() && about.starts_with("http")) entry.url = address(state, about, {});
  if (entry.id.empty()) entry.id = one_line(about);

  entry.title = line_of(
      state,
      tree,
      item,
      {{"title"}, {"title", XmlSpace::dc}, {"title", XmlSpace::media}, {"title", XmlSpace::atom}});
  entry.summary = rich_of(
      state,
      tree,
      item,
      {{"description"},
       {"description", XmlSpace::dc},
       {"summary", XmlSpace::atom},
       {"summary", XmlSpace::itunes},
       {"description", XmlSpace::media}});
  entry.content = rich_of(
      state,
      tree,
      item,
      {{"encoded", XmlSpace::content},
       {"body", XmlSpace::xhtml},
       {"content", XmlSpace::atom},
       {"content"}});
  add_authors(tree, item, entry.authors);
  add_categories(state, tree, item, entry.categories);
  entry.published = date_of(
      state,
      tree,
      item,
      {{"pubdate"},
       {"date", XmlSpace::dc},
       {"issued", XmlSpace::dcterms},
       {"created", XmlSpace::dcterms},
       {"published", XmlSpace::atom},
       {"published"},
       {"date"}});
  entry.modified = date_of(
      state,
      tree,
      item,
      {{"modified", XmlSpace::dcterms}, {"updated", XmlSpace::atom}, {"updated"}, {"lastmod"}});
  entry.source = source_of(state, tree, item);
  entry.language = language_at(tree, item);
  add_media(state, tree, item, entry);
  return entry;
}

void rss_channel(FeedState& state, const XmlTree& tree, Feed& feed) {
  const bool bare = tree[0].name == "channel";
  const XmlIndex channel = bare ? 0 : child(tree, 0, "channel");
  feed.kind = tree[0].name == "rdf" ? FeedKind::rdf : FeedKind::rss;
  feed.version = trim(attribute(tree, 0, "version"));
  if (channel == 0 && !bare) return;
  feed.title = line_of(state, tree, channel, {{"title"}, {"title", XmlSpace::dc}});
  feed.description = rich_of(
                         state,
                         tree,
                         channel,
                         {{"description"},
                          {"description", XmlSpace::dc},
                          {"summary", XmlSpace::itunes},
                          {"subtitle", XmlSpace::itunes}})
                         .text;
  feed.url = link_of(state, tree, channel);
  if (feed.url.empty()) feed.url = atom_link(state, tree, channel, "alternate");
  feed.self = atom_link(state, tree, channel, "self");
  feed.next = atom_link(state, tree, channel, "next");
  feed.language = language_at(tree, channel);
  feed.generator = line_of(state, tree, channel, {{"generator"}});
  add_authors(tree, channel, feed.authors);
  add_categories(state, tree, channel, feed.categories);
  feed.published = date_of(state, tree, channel, {{"pubdate"}, {"date", XmlSpace::dc}});
  feed.modified = date_of(
      state,
      tree,
      channel,
      {{"lastbuilddate"}, {"modified", XmlSpace::dcterms}, {"updated", XmlSpace::atom}});
}

}  // namespace weiguan::extract
