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

// By the script most of the text is in, then by its little words and the letters that few languages
// have.  Names and quotations in another language do not matter.  What it cannot see stands in
// README.md.
Language detect_language(std::string_view text);

}  // namespace weiguan
