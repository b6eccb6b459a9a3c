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
  for (const char* key : {"datePublished", "dateCreated"}) {
    const std::string date = text_at(object, key);
    if (!date.empty()) {
      out.published.push_back({key[4] == 'P' ? DateOrigin::json_ld : DateOrigin::updated, date});
    }
  }
  if (const std::string date = text_at(object, "dateModified"); !date.empty()) {
    out.modified.push_back({DateOrigin::json_ld, date});
  }
  if (const auto author = object.find("author"); author != object.end()) {
    if (author->is_array()) {
      for (const Json& one : *author) add_name(out.authors, text_of(one));
    } else {
      add_name(out.authors, text_of(*author));
    }
  }
}

void read_json_ld(std::string_view script, Metadata& out) {
  if (script.size() > max_json || !is_shallow(script)) return;
  const Json root = Json::parse(script, nullptr, false, true);
  if (root.is_discarded()) return;
  std::vector<const Json*> waiting = {&root};
  for (std::size_t i = 0; i < waiting.size() && i < 1000; ++i) {
    const Json& one = *waiting[i];
    if (one.is_array()) {
      for (const Json& child : one) waiting.push_back(&child);
    } else if (one.is_object()) {
      if (is_type(one, "Article") || is_type(one, "BlogPosting") ||
          is_type(one, "SocialMediaPosting") || is_type(one, "Report")) {
        read_article(one, out);
      } else if (is_type(one, "WebPage")) {
        if (const std::string date = text_at(one, "datePublished"); !date.empty()) {
          out.published.push_back({DateOrigin::json_ld, date});
        }
        if (const std::string date = text_at(one, "dateModified"); !date.empty()) {
          out.modified.push_back({DateOrigin::json_ld, date});
        }
      }
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (const auto at = one.find(key); at != one.end()) waiting.push_back(&*at);
      }
    }
  }
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

void read_meta(const Document& document, NodeIndex node, Metadata& out) {
  std::string name = lower(document.attribute(node, "property"));
  if (name.empty()) name = lower(document.attribute(node, "name"));
  if (name.empty()) name = lower(document.attribute(node, "itemprop"));
  if (name.empty()) name = lower(document.attribute(node, "http-equiv"));
  std::string content = one_line(document.attribute(node, "content"));
  if (name.empty() || content.empty()) return;
  if (name == "og:title") {
    set(out.og_title, content);
  } else if (name == "twitter:title" || name == "headline") {
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
  } else if (is_one_of(
                 name,
                 {"article:published_time",
                  "og:published_time",
                  "og:article:published_time",
                  "publishdate",
                  "pubdate",
                  "publish_date",
                  "publish-date",
                  "date",
                  "dc.date",
                  "dc.date.issued",
                  "dcterms.created",
                  "dcterms.date",
                  "dcterms.issued",
                  "datepublished",
                  "date_published",
                  "parsely-pub-date",
                  "sailthru.date",
                  "article.published",
                  "published-date",
                  "original-publication-date",
                  "originalpublicationdate",
                  "og:pubdate",
                  "article_date_original",
                  "cxenseparse:recs:publishtime",
                  "weibo:article:create_at",
                  "ptime",
                  "bt:pubdate",
                  "apub:time",
                  "citation_publication_date",
                  "citation_date",
                  "firstpublished",
                  "publication_date",
                  "release_date",
                  "displaydate",
                  "rnews:datepublished",
                  "og:regdate",
                  "dc:created",
                  "publishtime",
                  "published_time",
                  "published_at",
                  "pub_date",
                  "timestamp",
                  "last-publish-time",
                  "shareaholic:article_published_time",
                  "og:release_date",
                  "article.created",
                  "created",
                  "article:post_date",
                  "iso-8601-publish-date",
                  "gentime",
                  "video:release_date",
                  "mediator_published_time",
                  "dc.date.created",
                  "date.created",
                  "dcsext.articlefirstpublished",
                  "nrkdate",
                  "doc_date",
                  "vr:published_time",
                  "dcterms.available"})) {
    out.published.push_back({DateOrigin::meta, content});
  } else if (is_one_of(name, {"datecreated", "uploaddate"})) {
    out.published.push_back({DateOrigin::updated, content});
  } else if (is_one_of(
                 name,
                 {"article:modified_time",
                  "og:updated_time",
                  "lastmod",
                  "last-modified",
                  "datemodified",
                  "dcterms.modified",
                  "dc.date.modified",
                  "modified",
                  "og:modified_time",
                  "revised",
                  "updated_time",
                  "article:modified",
                  "cxenseparse:lastmodified"})) {
    out.modified.push_back({DateOrigin::meta, content});
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
  if (!text.empty())
    (published ? out.published : out.modified).push_back({DateOrigin::itemprop, text});
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
        if (i + 1 < node.end && contains(lower(document.attribute(i, "type")), "ld+json")) {
          read_json_ld(document.nodes[i + 1].text, out);
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
