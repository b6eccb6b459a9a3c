// Any text: what normal_url() gives stays as it is, what percent_encode() writes is read back.
#include <cstddef>
#include <cstdint>

#include "base/url.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string normal = weiguan::normal_url(text);
  if (weiguan::normal_url(normal) != normal) __builtin_trap();
  if (weiguan::percent_decode(weiguan::percent_encode(text)) != text) __builtin_trap();
  weiguan::surt(text);
  if (const auto resolved = weiguan::resolve_url("http://tide.example/a/b?c", text)) {
    if (!weiguan::parse_url(*resolved)) __builtin_trap();
  }
  return 0;
}
