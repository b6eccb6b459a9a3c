#include "text/traditional.h"

#include <memory>

#include <unicode/translit.h>

#include "base/error.h"

namespace weiguan {

std::string to_traditional(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transform(
      icu::Transliterator::createInstance("Hans-Hant", UTRANS_FORWARD, status));
  if (transform == nullptr || U_FAILURE(status) != 0)
    throw Error("ICU has no transform Hans-Hant", "Install ICU with its data (libicu).");
  icu::UnicodeString letters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  transform->transliterate(letters);
  std::string out;
  letters.toUTF8String(out);
  return out;
}

}  // namespace weiguan
