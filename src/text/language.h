// Which language a text is in and, for Chinese, in which script.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

struct Language {
  std::string language;  // ISO 639: "zh", "en", "ja", ...; empty where it cannot be told.
  std::string script;    // ISO 15924: "Hans" or "Hant" for Chinese; empty for others, mixed, or too
                         // short to tell.
};

Language detect_language(std::string_view text);

}  // namespace weiguan
