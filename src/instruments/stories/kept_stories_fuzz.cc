// Any bytes are read as a kept day or refused, and what was read is written as it stood.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "instruments/told_keep.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto day = weiguan::told::decode(bytes);
  if (day && weiguan::told::encode(*day) != bytes) __builtin_trap();
  const auto key = weiguan::told::day_of_key(bytes);
  if (key && weiguan::told::key_of_day(*key) != bytes) __builtin_trap();
  return 0;
}
