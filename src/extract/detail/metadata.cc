#include "extract/detail/metadata.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

using Json = nlohmann::json;

constexpr std::size_t max_json = std::size_t{2} << 20;
constexpr int max_json_depth = 64;

// Whether nested values stay shallow enough for a parser that recurses.
bool is_shallow(std::string_view json) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > max_json_depth) return false;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return true;
}

std::string text_of(const Json& value) {
  if (value.is_string()) return one_line(value.get_ref<const std::string&>());
  if (value.is_array() && !value.empty()) return text_of(value.front());
  if (value.is_object()) {
    for (const char* key : {"name", "@value"}) {
      if (const auto at = value.find(key); at != value.end() && at->is_string())
        return text_of(*at);
    }
  }
  return {};
}

std::string text_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at == object.end() ? std::string() : text_of(*at);
}

void add_name(std::vector<std::string>& names, std::string name) {
  if (name.empty() || name.size() > 200 || name.find("://") != name.npos) return;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

void add_date(
    std::vector<DateText>& dates,
    DateProperty property,
    std::string text,
    std::string headline = {}) {
  constexpr std::size_t most = 50;
  if (!text.empty() && dates.size() < most)
    dates.push_back({property, std::move(text), std::move(headline)});
}

void set(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

bool is_type(const Json& object, std::string_view end) {
  const auto at = object.find("@type");
  if (at == object.end()) return false;
  const auto fits = [&](const Json& one) {
    return one.is_string() && std::string_view(one.get_ref<const std::string&>()).ends_with(end);
  };
  return fits(*at) || (at->is_array() && std::any_of(at->begin(), at->end(), fits));
}

void read_article(const Json& object, Metadata& out) {
  out.says_article = true;
  set(out.og_title, text_at(object, "headline"));
  set(out.section, text_at(object, "articleSection"));
  set(out.site_name, text_at(object, "publisher"));
  const std::string headline = text_at(object, "headline");
  add_date(out.published, DateProperty::json_article, text_at(object, "datePublished"), headline);
  add_date(out.published, DateProperty::json_other, text_at(object, "dateCreated"), headline);
  add_date(out.modified, DateProperty::json_article, text_at(object, "dateModified"), headline);
  if (const auto author = object.find("author"); author != object.end()) {
    if (author->is_array()) {
      for (const Json& one : *author) add_name(out.authors, text_of(one));
    } else {
      add_name(out.authors, text_of(*author));
    }
  }
}

// Moves `script` behind the next "key": "value" and gives the value; empty where there is none.
std::string next_value(std::string_view& script, std::string_view key) {
  const std::string quoted = "\"" + std::string(key) + "\"";
  for (std::size_t at = 0; (at = script.find(quoted)) != script.npos;) {
    script.remove_prefix(at + quoted.size());
    const std::size_t colon = script.find_first_not_of(" \t\r\n");
    if (colon == script.npos || script[colon] != ':') continue;
    const std::size_t from = script.find_first_not_of(" \t\r\n", colon + 1);
    if (from == script.npos || script[from] != '"') continue;
    const std::size_t end = script.find('"', from + 1);
    if (end == script.npos || end - from > 40) continue;
    return std::string(script.substr(from + 1, end - from - 1));
  }
  return {};
}

void read_broken_json_ld(std::string_view script, Metadata& out) {
  std::string_view rest = script;
  add_date(out.published, DateProperty::json_page, next_value(rest, "datePublished"));
  rest = script;
  add_date(out.modified, DateProperty::json_page, next_value(rest, "dateModified"));
}

void read_json_ld(std::string_view script, Metadata& out) {
  if (script.size() > max_json || !is_shallow(script)) return;
  std::string clean(script);
  // Many write line ends into strings, where JSON allows none.
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const Json root = Json::parse(clean, nullptr, false, true);
  if (root.is_discarded()) {
    read_broken_json_ld(clean, out);
    return;
  }
  std::vector<const Json*> waiting = {&root};
  for (std::size_t i = 0; i < waiting.size() && i < 1000; ++i) {
    const Json& one = *waiting[i];
    if (one.is_array()) {
      for (const Json& child : one) waiting.push_back(&child);
    } else if (one.is_object()) {
      if (is_type(one, "Article") || is_type(one, "Posting") || is_type(one, "Report")) {
        read_article(one, out);
      } else {
        const bool page = is_type(one, "Page");
        const auto property = page ? DateProperty::json_page : DateProperty::json_other;
        add_date(out.published, property, text_at(one, "datePublished"));
        add_date(out.published, DateProperty::json_other, text_at(one, "uploadDate"));
        if (page) add_date(out.modified, property, text_at(one, "dateModified"));
      }
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (const auto at = one.find(key); at != one.end()) waiting.push_back(&*at);
      }
    }
  }
}

// Publication dates in JSON that is no JSON-LD.
void read_state(std::string_view script, Metadata& out) {
  if (script.size() > max_json) return;
  static constexpr std::string_view keys[] = {
      "datePublished",
      "publishDate",
      "publishedAt",
      "publish_date",
      "published_at",
      "publicationDate",
      "publishedDate",
      "pubDate",
      "first_publish_date",
      "firstPublished",
      "publishTime",
      "publish_time"};
  for (const std::string_view key : keys) {
    std::string_view rest = script;
    for (int i = 0; i < 10; ++i) {
      std::string value = next_value(rest, key);
      if (value.empty()) break;
      add_date(out.published, DateProperty::state, std::move(value));
    }
  }
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// Hundreds of names are in use, so it is their parts that count.
void read_meta_date(std::string_view name, const std::string& content, Metadata& out) {
  static const std::vector<std::string_view> other = {
      "expir",
      "event",
      "image",
      "valid",
      "copyright",
      "birth",
      "unpublish",
      "publisher",
      "url",
      "timezone",
      "start",
      "end_",
      "reading",
      "format"};
  static const std::vector<std::string_view> modified = {
      "modif", "updat", "lastmod", "revised", "last-mod"};
  static const std::vector<std::string_view> created = {"datecreated", "uploaddate", "upload_date"};
  static const std::vector<std::string_view> published = {
      "publishdate",
      "publish_date",
      "publish-date",
      "publishtime",
      "publish_time",
      "publish-time",
      "published",
      "publication",
      "pubdate",
      "pub_date",
      "pub-date",
      "pubtime",
      "release_date",
      "releasedate",
      "post_date",
      "create_at",
      "regdate"};
  static const std::vector<std::string_view> vague = {
      "date",
      "issued",
      "created",
      "available",
      "ptime",
      "apub:time",
      "timestamp",
      "sailthru.time",
      "gentime"};
  if (contains_any(name, other)) return;
  if (contains_any(name, modified)) {
    add_date(out.modified, DateProperty::meta, content);
  } else if (contains_any(name, created)) {
    add_date(out.published, DateProperty::json_other, content);
  } else if (contains_any(name, published)) {
    add_date(out.published, DateProperty::meta, content);
  } else if (contains_any(name, vague) || name.ends_with("time")) {
    add_date(out.published, DateProperty::meta_vague, content);
  }
}

void read_meta(const Document& document, NodeIndex node, Metadata& out) {
  std::string name = lower(document.attribute(node, "property"));
  if (name.empty()) name = lower(document.attribute(node, "name"));
  if (name.empty()) name = lower(document.attribute(node, "itemprop"));
  if (name.empty()) name = lower(document.attribute(node, "http-equiv"));
  std::string content = one_line(document.attribute(node, "content"));
  if (name.empty() || content.empty()) return;
  if (is_one_of(name, {"og:title", "twitter:title", "headline"})) {
    set(out.og_title, content);
  } else if (name == "og:site_name" || name == "application-name") {
    set(out.site_name, content);
  } else if (name == "og:type") {
    out.says_article = out.says_article || lower(content) == "article" || lower(content) == "news";
  } else if (is_one_of(
                 name, {"article:section", "section", "articlesection", "catalogs", "category"})) {
    set(out.section, content);
  } else if (is_one_of(
                 name,
                 {"author",
                  "article:author",
                  "dc.creator",
                  "dcterms.creator",
                  "parsely-author",
                  "sailthru.author",
                  "byl",
                  "og:article:author"})) {
    add_name(out.authors, content);
  } else if (is_one_of(
                 name,
                 {"source", "mediaid", "contentsource", "og:article:source", "article:source"})) {
    set(out.source, content);
  } else if (name == "description" || name == "og:description") {
    set(out.description, content);
  } else if (name.size() < 60) {
    read_meta_date(name, content, out);
  }
}

void read_microdata(const Document& document, NodeIndex node, Metadata& out) {
  const std::string_view property = document.attribute(node, "itemprop");
  if (property.empty() || document.nodes[node].tag == Tag::meta) return;
  const bool published = contains(property, "datePublished");
  const bool modified = contains(property, "dateModified");
  if (!published && !modified) return;
  std::string text = one_line(document.attribute(node, "content"));
  if (text.empty()) text = one_line(document.attribute(node, "datetime"));
  if (text.empty()) {
    for (NodeIndex i = node + 1; i < document.nodes[node].end && text.size() < 100; ++i) {
      if (document.nodes[i].tag == Tag::text) text += document.nodes[i].text;
    }
    text = one_line(text);
  }
  add_date(published ? out.published : out.modified, DateProperty::microdata, std::move(text));
}

}  // namespace

Metadata read_metadata(const Document& document) {
  Metadata out;
  for (NodeIndex i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    switch (node.tag) {
      case Tag::text:
        break;
      case Tag::html:
        set(out.language, one_line(document.attribute(i, "lang")));
        break;
      case Tag::title:
        if (i + 1 < node.end) set(out.title, one_line(document.nodes[i + 1].text));
        break;
      case Tag::meta:
        read_meta(document, i, out);
        break;
      case Tag::link: {
        const std::string relation = lower(document.attribute(i, "rel"));
        if (relation == "canonical") set(out.canonical, one_line(document.attribute(i, "href")));
        break;
      }
      case Tag::script:
        if (i + 1 >= node.end) break;
        if (contains(lower(document.attribute(i, "type")), "ld+json")) {
          read_json_ld(document.nodes[i + 1].text, out);
        } else {
          read_state(document.nodes[i + 1].text, out);
        }
        break;
      default:
        read_microdata(document, i, out);
        break;
    }
  }
  return out;
}

}  // namespace weiguan::extract
