// Bytes of a page to UTF-8, whatever they say they are.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

struct Decoded {
  std::string text;  // Valid UTF-8, without a byte order mark.
  // WHATWG name of what was decoded: "utf-8", "gb18030", "big5", "windows-1252", ...
  std::string charset;
  // What the page or its header says, as said, lower case; empty where neither does.
  std::string declared;
  bool lossy = false;  // Some bytes had no meaning in that charset and became U+FFFD.
};

// The charset a label stands for by the WHATWG Encoding Standard, except that every GB name decodes
// as gb18030 and Big5 as Big5-HKSCS.  Empty where the label is not known.
std::string charset_of_label(std::string_view label);

// What the first 1,024 bytes declare: HTML meta prescan, then XML declaration, by the HTML
// Standard.  A WHATWG name; empty where they declare nothing known.
std::string declared_charset(std::string_view bytes);

// `charset` is a WHATWG name.  Bytes without meaning become U+FFFD.  An unknown name decodes as
// UTF-8.
Decoded decode_as(std::string_view bytes, std::string_view charset);

// The first of these that applies:
//   a byte order mark;
//   UTF-16 without one, where every second of the first bytes is zero; ISO-2022-JP, where its
//   escape sequences stand in ASCII;
//   UTF-8, where the bytes are valid as such (the last character may be cut off);
//   `http_charset` (from the Content-Type header, may be empty);
//   a declaration in the first 1,024 bytes (declared_charset);
//   UTF-8, where four of five characters that are not ASCII are valid as such;
//   GB18030 or Big5, whichever gives the commoner characters; windows-1252 where neither reads as
//   Chinese.
// A label that is not known is passed over, and so is one of UTF-8 where most of what is not ASCII
// is invalid, and one of UTF-16 where no byte is zero.
Decoded decode_page(std::string_view bytes, std::string_view http_charset = {});

}  // namespace weiguan
