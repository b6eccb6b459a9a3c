// Which edition of an article a page is, and the other pages of the same article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/detail/blocks.h"
#include "extract/detail/body.h"
#include "extract/detail/document.h"
#include "extract/detail/metadata.h"
#include "extract/page.h"

namespace weiguan::extract {

struct AddressEdition {
  PageVariant variant = PageVariant::standard;
  std::string standard;  // What the standard edition's address would be; empty where it cannot be
                         // told without guessing a host or a name.
};

// By these rules, and no others:
//   AMP    a path that ends in /amp or /amp/ (the word is taken off), begins with /amp/ (taken
//   off),
//          or ends in .amp or .amp.html (becomes nothing, or .html); a parameter amp, amp=1,
//          outputType=amp, output=amp (taken off); a host amp.* (not guessed).
//   print  a path that ends in /print or /print/ (taken off), or begins with /print/ (taken off);
//          a name that ends in _print or -print before its ending (taken off); a name printpage,
//          print.html and the like (not guessed); a parameter print=1, print=true, print=yes,
//          print, printable=1, view=print, output=print, action=print, page=all, showall=1 (taken
//          off).
AddressEdition edition_of_address(std::string_view url);

// An address as one page of several: "/a_2.html" is page 2 of "/a.html".
struct PagedAddress {
  std::string stem;  // Without the part that names the page.
  int number = 0;
  bool folder = false;  // "/a/2/": any two numbered articles of a folder look like this.
};
std::optional<PagedAddress> paged_address(std::string_view url);

struct EditionParts {
  std::string_view html;  // Decoded, before guard(): the AMP sign on the html tag.
  std::string_view url;
  std::string_view base;  // What the page's relative addresses refer to.
  const Document& document;
  const std::vector<Block>& blocks;
  const Metadata& metadata;
  const Body& body;
};

struct Editions {
  PageVariant variant = PageVariant::standard;
  std::string canonical;
  std::string next_page;
  std::string previous_page;
};

Editions find_editions(const EditionParts& parts);

}  // namespace weiguan::extract
