// The words of a question in one language and form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "collect/battery.h"

namespace weiguan {

struct Variant {
  std::string text;
  std::string made_from;  // Empty where it stands in the battery so.
  std::string why_not;    // Why there is none, in words; empty where there is one.
};

// `form` is one of question_forms().
Variant variant_of(
    const Battery& battery,
    const BatteryQuestion& question,
    std::string_view language,
    std::string_view form,
    const Packs& packs);

// Words as written, or made from zh-Hans where the battery wants that.
Variant written_in(const Battery& battery, const Wordings& words, std::string_view language);

}  // namespace weiguan
