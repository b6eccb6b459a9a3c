#include "views/web/detail/passage.h"

#include <charconv>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan::web {

namespace {

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace

Range read_range(std::string_view passage, std::string_view text) {
  Range range;
  const char* const end = passage.data() + passage.size();
  const auto first = std::from_chars(passage.data(), end, range.begin);
  const bool dash = first.ec == std::errc{} && first.ptr != end && *first.ptr == '-';
  const auto second = dash ? std::from_chars(first.ptr + 1, end, range.end) : first;
  if (!dash || second.ec != std::errc{} || second.ptr != end || range.end <= range.begin ||
      range.end > text.size() || !is_border(text, range.begin) || !is_border(text, range.end)) {
    throw UsageError(
        fmt::format("\"{}\" is no passage of this text", passage),
        fmt::format(
            "A passage is BEGIN-END in bytes on character borders; this text has {}.",
            text.size()));
  }
  return range;
}

}  // namespace weiguan::web
