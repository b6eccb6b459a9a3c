// Dates lie on character borders, in order, and every form of a text is UTF-8 again.
#include <cstdint>

#include "text/date_forms.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = weiguan::to_valid_utf8({reinterpret_cast<const char*>(data), size});
  std::size_t last = 0;
  for (const weiguan::SaidDate& one : weiguan::find_dates(text)) {
    const bool good =
        one.begin >= last && one.begin < one.end && one.end <= text.size() &&
        weiguan::is_utf8(std::string_view(text).substr(one.begin, one.end - one.begin));
    if (!good || one.month > 12 || one.day > 31 || (one.year == 0 && one.month == 0))
      __builtin_trap();
    last = one.end;
  }
  for (int form = 0; form <= static_cast<int>(weiguan::DateForm::cyclical_year); ++form) {
    const auto said =
        weiguan::with_dates_said(text, static_cast<weiguan::DateForm>(form), form % 2 == 0, size);
    if (said && (*said == text || !weiguan::is_utf8(*said))) __builtin_trap();
  }
  return 0;
}
