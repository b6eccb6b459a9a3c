// What a page says of itself for machines: meta tags, OpenGraph, JSON-LD, microdata, link tags.
#pragma once

#include <string>
#include <vector>

#include "extract/detail/document.h"

namespace weiguan::extract {

// What names a day for machines.
enum class DateProperty {
  json_article,  // datePublished of an article in JSON-LD,
  json_page,     // of the page,
  json_other,    // of something on it; dateCreated, uploadDate.
  meta,          // article:published_time and what else says "published".
  meta_vague,    // "date" and its like.
  microdata,
  state  // A publication date in other JSON of the page.
};

struct DateText {
  DateProperty property = DateProperty::meta;
  std::string text;
  std::string headline;  // Of the JSON-LD article that has it.
};

struct Metadata {
  std::string title;  // <title>, as it stands.
  std::string description;
  std::string og_title;  // og:title, twitter:title or a JSON-LD headline.
  std::string site_name;
  std::string section;
  std::string canonical;  // As written.
  std::string language;   // As declared.
  std::string source;
  std::vector<std::string> authors;
  std::vector<DateText> published;
  std::vector<DateText> modified;
  bool says_article = false;  // og:type or JSON-LD calls the page an article.
};

Metadata read_metadata(const Document& document);

}  // namespace weiguan::extract
