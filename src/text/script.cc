#include "text/script.h"

#include <memory>
#include <mutex>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "base/error.h"

namespace weiguan {

std::string to_traditional(std::string_view text) {
  // ICU's transliterators hold state of their own; one at a time uses it.
  static std::mutex in_use;
  static const std::unique_ptr<icu::Transliterator> change = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Hans-Hant", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !made)
      throw Error(
          "cannot change simplified characters into traditional ones: ICU has no table for it",
          "Install ICU with its full data.");
    return made;
  }();
  icu::UnicodeString characters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const std::lock_guard<std::mutex> alone(in_use);
  change->transliterate(characters);
  std::string out;
  characters.toUTF8String(out);
  return out;
}

}  // namespace weiguan
