// Dates stand where they are said to stand, one behind another, and are real days.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/detail/date_scan.h"
#include "extract/detail/dates.h"

namespace {

template <typename Date>
void stand_in_order(std::string_view text, const Date& dates) {
  std::size_t behind = 0;
  for (const auto& date : dates) {
    if (date.begin < behind || date.end <= date.begin || date.end > text.size()) __builtin_trap();
    behind = date.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace weiguan::extract;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const bool month_first : {false, true}) {
    const auto dates = dates_in(text, month_first);
    stand_in_order(text, dates);
    for (const WrittenDate& date : dates) {
      if (!is_real(date)) __builtin_trap();
      if (date.seconds && (*date.seconds < 0 || *date.seconds > 86400)) __builtin_trap();
      if (date.offset && (*date.offset < -15 * 3600 || *date.offset > 15 * 3600)) __builtin_trap();
      const auto range = range_of(date, weiguan::Zone(), weiguan::TimeSource::text);
      if (range.latest < range.earliest) __builtin_trap();
    }
  }
  stand_in_order(text, loose_dates_in(text));
  if (const auto date = date_of_value(text); date && !is_real(*date)) __builtin_trap();
  if (const auto date = date_of_address(text); date && !is_real(*date)) __builtin_trap();
  if (const int month = month_of_address(text); month != 0 && (month % 100 < 1 || month % 100 > 12))
    __builtin_trap();
  return 0;
}
