// Any text is read or refused, and a query that was read is read again from its own text.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "archive/query.h"
#include "base/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  weiguan::Query query;
  try {
    query = weiguan::parse_query(text);
  } catch (const weiguan::UsageError&) {
    return 0;
  }
  if (!(weiguan::parse_query(weiguan::to_text(query)) == query)) __builtin_trap();
  return 0;
}
