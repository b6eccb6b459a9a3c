// The namespaces that feeds and sitemaps use.
#pragma once

#include <cstdint>
#include <string_view>

namespace weiguan::extract {

enum class XmlSpace : std::uint8_t {
  none,  // RSS of any version and sitemaps: most files declare nothing or something else for them.
  atom,
  atom_03,
  content,
  dc,
  dcterms,
  image,
  itunes,
  media,
  news,
  rdf,
  xhtml,
  xml,
  other,
};

// Of a declared address, blanks and case aside.
XmlSpace space_of_uri(std::string_view uri);

// Of a prefix that a file uses without declaring it.
XmlSpace space_of_prefix(std::string_view prefix);

}  // namespace weiguan::extract
