// Whatever the bytes are and are called: the text is valid UTF-8, decoding again gives the same,
// and text that was UTF-8 stays as it was.  The first byte chooses what the header says.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "text/charset.h"
#include "text/utf8.h"

namespace {

constexpr std::string_view labels[] = {
    "",           "gb2312",      "big5",     "utf-8",        "utf-16",     "utf-16be",
    "shift_jis",  "euc-jp",      "euc-kr",   "iso-2022-jp",  "koi8-r",     "x-user-defined",
    "iso-8859-1", "iso-8859-16", "klingon",  "hz-gb-2312",   "iso-8859-8", "macintosh",
    "\xFF\xFE",   "windows-874", "GB18030 ", "windows-1255",
};

bool is_plain_utf8(std::string_view bytes) {
  return weiguan::is_utf8(bytes) && !bytes.starts_with("\xEF\xBB\xBF") &&
         std::none_of(bytes.begin(), bytes.end(), [](char c) { return c == 0 || c == '\x1B'; });
}

void require(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view label = labels[data[0] % std::size(labels)];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);

  const weiguan::Decoded page = weiguan::decode_page(bytes, label);
  require(weiguan::is_utf8(page.text) && weiguan::is_utf8(page.declared));
  require(weiguan::charset_of_label(page.charset) == page.charset);
  const weiguan::Decoded again = weiguan::decode_as(bytes, page.charset);
  require(again.text == page.text && again.lossy == page.lossy && again.charset == page.charset);
  if (is_plain_utf8(bytes)) require(page.text == bytes && !page.lossy);
  if (page.lossy) require(page.text.find("\uFFFD") != std::string::npos);

  const weiguan::Decoded as = weiguan::decode_as(bytes, weiguan::charset_of_label(label));
  require(weiguan::is_utf8(as.text));
  const std::string declared = weiguan::declared_charset(bytes);
  require(declared.empty() || weiguan::charset_of_label(declared) == declared);
  return 0;
}
