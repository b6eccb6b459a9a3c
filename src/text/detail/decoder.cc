#include "text/detail/decoder.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include "text/detail/characters.h"
#include "text/detail/decode.h"

namespace weiguan::detail {
namespace {

struct Mend {
  char16_t from;  // A character, or two bytes of which the first is the high one.
  char16_t to;
  char16_t then = 0;  // A second character, 0 where there is none.
};

// clang-format off
#include "text/detail/charset_mends.inc"
#include "text/detail/common_characters.inc"
// clang-format on

constexpr std::string_view big5_converter = "ibm-1375_P100-2008";
constexpr std::string_view gb_converter = "gb18030";

struct Converter {
  std::string_view charset, name;
};

// Where ICU's converter has another name than the charset.
constexpr Converter converters[] = {
    {"big5", big5_converter},
    {"euc-kr", "windows-949-2000"},
    {"ibm866", "ibm-866_P100-1995"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"windows-874", "windows-874-2000"},
};

constexpr std::string_view same_name[] = {
    "gb18030",      "euc-jp",       "iso-2022-jp",  "utf-16be",     "utf-16le",      "iso-8859-2",
    "iso-8859-3",   "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",    "iso-8859-8",
    "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",  "koi8-r",        "koi8-u",
    "macintosh",    "windows-1250", "windows-1251", "windows-1252", "windows-1253",  "windows-1254",
    "windows-1255", "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic"};

// Empty where ICU has none.
std::string_view converter_of(std::string_view charset) {
  for (const Converter& converter : converters) {
    if (converter.charset == charset) return converter.name;
  }
  const auto* found = std::find(std::begin(same_name), std::end(same_name), charset);
  return found == std::end(same_name) ? std::string_view() : *found;
}

constexpr std::u16string_view unknown = u"\uFFFD";

const Mend* mend_of(std::span<const Mend> mends, char16_t from) {
  const auto found = std::lower_bound(
      mends.begin(), mends.end(), from, [](const Mend& m, char16_t key) { return m.from < key; });
  return found != mends.end() && found->from == from ? &*found : nullptr;
}

struct Context {
  bool big5 = false, gb = false;
  std::size_t bad = 0;
};

// What the bytes stand for that ICU does not know.
std::u16string_view characters_of(const Context& context, std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (context.gb && bytes == "\x80") return u"\u20AC";
  if (!context.big5 || bytes.size() != 2) return unknown;
  const auto code = static_cast<char16_t>(byte(0) << 8 | byte(1));
  const Mend* found = mend_of(big5_bytes, code);
  return found ? std::u16string_view(&found->to, 1) : unknown;
}

extern "C" void replace_unknown(
    const void* context,
    UConverterToUnicodeArgs* args,
    const char* bytes,
    std::int32_t length,
    UConverterCallbackReason reason,
    UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  // ICU hands back as constant what it was given as constant; this one was made in open().
  auto& own = *static_cast<Context*>(const_cast<void*>(context));
  const auto characters = characters_of(own, {bytes, static_cast<std::size_t>(length)});
  if (characters == unknown) ++own.bad;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(
      args, characters.data(), static_cast<std::int32_t>(characters.size()), 0, status);
}

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using OpenConverter = std::unique_ptr<UConverter, Close>;

OpenConverter open(std::string_view charset, Context& context) {
  const std::string_view name = converter_of(charset);
  context.big5 = name == big5_converter;
  context.gb = name == gb_converter;
  UErrorCode status = U_ZERO_ERROR;
  OpenConverter converter(ucnv_open(std::string(name).c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), replace_unknown, &context, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

// Calls `each` with every character.  Without `all`, a sequence that the end cuts off is passed
// over.  False where ICU has no such converter.
template <typename Each>
bool convert(
    std::string_view bytes, std::string_view charset, bool all, Context& context, Each each) {
  const OpenConverter converter = open(charset, context);
  if (!converter) return false;
  const std::span<const Mend> mends = context.big5 ? std::span<const Mend>(big5_characters)
                                                   : std::span<const Mend>(gb18030_characters);
  std::array<UChar, 4096> buffer;
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  char32_t high = 0;
  for (UErrorCode status = U_BUFFER_OVERFLOW_ERROR; status == U_BUFFER_OVERFLOW_ERROR;) {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(
        converter.get(),
        &target,
        buffer.data() + buffer.size(),
        &source,
        source_end,
        nullptr,
        static_cast<UBool>(all),
        &status);
    for (const UChar* at = buffer.data(); at != target; ++at) {
      char32_t c = *at;
      if (c >= 0xD800 && c < 0xDC00) {
        high = c;
        continue;
      }
      if (c >= 0xDC00 && c < 0xE000) c = 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00);
      if (c >= 0xE000 && c < 0xF900 && (context.big5 || context.gb)) {
        if (const Mend* better = mend_of(mends, static_cast<char16_t>(c))) {
          c = better->to;
          if (better->then != 0) {
            each(c);
            c = better->then;
          }
        } else if (context.big5) {  // It has no private characters; GB18030 has.
          c = unknown[0];
          ++context.bad;
        }
      }
      each(c);
    }
  }
  return true;
}

bool is_common(char32_t folded) {
  static const auto common = [] {
    std::array<bool, 0x5200> set{};
    for (const char16_t c : common_characters) set[static_cast<std::size_t>(c - 0x4E00)] = true;
    return set;
  }();
  return folded >= 0x4E00 && folded < 0x4E00 + common.size() && common[folded - 0x4E00];
}

// The charsets of one byte that ICU does not have.
std::size_t decode_bytes(std::string_view bytes, std::string_view charset, std::string& out) {
  for (const char byte : bytes) {
    char32_t c = static_cast<unsigned char>(byte);
    if (charset == "x-user-defined") {
      if (c >= 0x80) c += 0xF700;
    } else if (c >= 0xA0) {
      c = iso_8859_16[c - 0xA0];
    }
    append_one(out, c);
  }
  return 0;
}

}  // namespace

bool can_decode(std::string_view charset) {
  return charset == "x-user-defined" || charset == "iso-8859-16" || !converter_of(charset).empty();
}

std::size_t decode_to(std::string_view bytes, std::string_view charset, std::string& out) {
  if (converter_of(charset).empty()) return decode_bytes(bytes, charset, out);
  Context context;
  out.reserve(out.size() + bytes.size() + bytes.size() / 2);
  convert(bytes, charset, true, context, [&](char32_t c) { append_one(out, c); });
  return context.bad;
}

double chinese_score(std::string_view bytes, std::string_view charset) {
  Context context;
  std::size_t all = 0;
  std::size_t common = 0;
  convert(bytes, charset, false, context, [&](char32_t c) {
    if (c < 0x80) return;
    ++all;
    if (is_common(look_up(c).folded)) ++common;
  });
  if (all == 0) return 0;
  return (static_cast<double>(common) - 3 * static_cast<double>(context.bad)) /
         static_cast<double>(all);
}

}  // namespace weiguan::detail
