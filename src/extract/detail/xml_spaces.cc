#include "extract/detail/xml_spaces.h"

#include <string>

#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

struct Known {
  std::string_view uri;  // Without scheme, "www." and what stands at its end: / and #.
  XmlSpace space;
};

constexpr Known known[] = {
    {"w3.org/2005/atom", XmlSpace::atom},
    {"purl.org/atom/ns", XmlSpace::atom_03},
    {"purl.org/rss/1.0", XmlSpace::none},
    {"purl.org/rss/1.0/modules/content", XmlSpace::content},
    {"purl.org/dc/elements/1.1", XmlSpace::dc},
    {"purl.org/dc/elements/1.0", XmlSpace::dc},
    {"purl.org/dc/terms", XmlSpace::dcterms},
    {"google.com/schemas/sitemap-image/1.1", XmlSpace::image},
    {"google.com/schemas/sitemap-news/0.9", XmlSpace::news},
    {"itunes.com/dtds/podcast-1.0.dtd", XmlSpace::itunes},
    {"google.com/schemas/play-podcasts/1.0", XmlSpace::itunes},
    {"search.yahoo.com/mrss", XmlSpace::media},
    {"search.yahoo.com/rss", XmlSpace::media},
    {"w3.org/1999/02/22-rdf-syntax-ns", XmlSpace::rdf},
    {"w3.org/1999/xhtml", XmlSpace::xhtml},
    {"w3.org/xml/1998/namespace", XmlSpace::xml},
};

constexpr Known prefixes[] = {
    {"atom", XmlSpace::atom},
    {"content", XmlSpace::content},
    {"dc", XmlSpace::dc},
    {"dcterms", XmlSpace::dcterms},
    {"image", XmlSpace::image},
    {"itunes", XmlSpace::itunes},
    {"media", XmlSpace::media},
    {"news", XmlSpace::news},
    {"rdf", XmlSpace::rdf},
    {"xhtml", XmlSpace::xhtml},
    {"xml", XmlSpace::xml},
};

}  // namespace

XmlSpace space_of_uri(std::string_view uri) {
  const std::string small = lower(trim(uri));
  std::string_view rest = small;
  for (const std::string_view start : {"http://", "https://", "www."}) {
    if (rest.starts_with(start)) rest.remove_prefix(start.size());
  }
  while (rest.ends_with('/') || rest.ends_with('#')) rest.remove_suffix(1);
  for (const Known& one : known) {
    if (rest == one.uri) return one.space;
  }
  return XmlSpace::other;
}

XmlSpace space_of_prefix(std::string_view prefix) {
  const std::string small = lower(prefix);
  for (const Known& one : prefixes) {
    if (small == one.uri) return one.space;
  }
  return XmlSpace::other;
}

}  // namespace weiguan::extract
