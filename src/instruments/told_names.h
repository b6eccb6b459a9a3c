// What a story is called, for readers of either language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "instruments/told_words.h"
#include "model/article.h"

namespace weiguan::told {

// The title of the first telling in that language and the day; where none is in it, who and what
// the title of another one names, as far as that is known, else that title.  Never empty.
struct StoryNames {
  std::string en, zh;
};
StoryNames names_of(
    const std::optional<std::string>& english_title,
    const std::optional<std::string>& chinese_title,
    const std::string& first_title,
    const TimeRange& first,
    const Zone& zone,
    const Concepts& concepts);

}  // namespace weiguan::told
