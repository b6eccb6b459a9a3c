// Which language a text is in and, for Chinese, in which script.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

struct Language {
  std::string language;  // ISO 639: "zh", "en", "ja", ...; empty where it cannot be told.
  // ISO 15924, for Chinese: "Hans" or "Hant", "Hani" where both are mixed; empty for others or
  // where too little is there.
  std::string script;
};

// By the script most of the text is in, then by its little words and the letters that few languages
// have.  Names and quotations in another language do not matter.  What it cannot see stands in
// README.md.
Language detect_language(std::string_view text);

}  // namespace weiguan
