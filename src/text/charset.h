// Bytes of a page to UTF-8, whatever they say they are.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

struct Decoded {
  std::string text;  // Valid UTF-8, without a byte order mark.
  std::string
      charset;  // WHATWG name of what was decoded: "utf-8", "gb18030", "big5", "windows-1252", ...
  std::string
      declared;  // What the page or its header says, as said, lower case; empty where neither does.
  bool lossy = false;  // Some bytes had no meaning in that charset and became U+FFFD.
};

// The charset a label stands for by the WHATWG Encoding Standard, except that every GB name decodes
// as gb18030 and Big5 as Big5-HKSCS.  Empty where the label is not known.
std::string charset_of_label(std::string_view label);

// `charset` is a WHATWG name.  Bytes without meaning become U+FFFD.  An unknown name decodes as
// UTF-8.
Decoded decode_as(std::string_view bytes, std::string_view charset);

// Byte order mark; then UTF-8 where the bytes are valid as such; then `http_charset` (from the
// Content-Type header, may be empty); then a declaration in the first 1,024 bytes (HTML meta
// prescan, XML declaration); then a comparison of GB18030 and Big5 by the frequency of the
// characters they would give.
Decoded decode_page(std::string_view bytes, std::string_view http_charset = {});

}  // namespace weiguan
