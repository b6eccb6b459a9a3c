// What a page says of itself for machines: meta tags, OpenGraph, JSON-LD, microdata, link tags.
#pragma once

#include <string>
#include <vector>

#include "extract/detail/document.h"

namespace weiguan::extract {

enum class DateOrigin {
  address,
  headline,
  itemprop,
  json_ld,
  meta,
  time_tag,
  classed,
  labelled,
  short_block,
  any_block,
  updated
};

struct DateText {
  DateOrigin origin = DateOrigin::meta;
  std::string text;
};

struct Metadata {
  std::string title;     // <title>, as it stands.
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
