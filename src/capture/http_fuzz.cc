// Any bytes as an HTTP message: the body keeps its limits, and reading twice gives the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "capture/http.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view block(reinterpret_cast<const char*>(data), size);
  weiguan::HttpLimits limits;
  limits.max_body = 1 << 20;
  const auto first = weiguan::parse_http(block, limits);
  const auto second = weiguan::parse_http(block, limits);
  if (first.body.size() > limits.max_body) __builtin_trap();
  if (first.body_offset > size) __builtin_trap();
  if (first.status < 0 || first.status > 999) __builtin_trap();
  if (first.body != second.body || first.headers != second.headers) __builtin_trap();
  if (first.reasons != second.reasons) __builtin_trap();
  for (const auto& [name, value] : first.headers) {
    if (name.find('\n') != std::string::npos || value.find('\n') != std::string::npos)
      __builtin_trap();
  }
  return 0;
}
