#include "capture/detail/chunked.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "capture/detail/text.h"

namespace weiguan::detail {

namespace {

// The length a chunk's first line gives; extensions behind ";" are passed over.
std::optional<std::uint64_t> chunk_length(std::string_view line) {
  line = trim(line.substr(0, line.find(';')));
  std::uint64_t length = 0;
  const auto result = std::from_chars(line.data(), line.data() + line.size(), length, 16);
  if (line.empty() || result.ec != std::errc{} || result.ptr != line.data() + line.size())
    return {};
  return length;
}

}  // namespace

Unchunked undo_chunks(std::string_view body) {
  Unchunked out;
  const char* const begin = body.data();
  const auto stretch = [&](std::string_view from) {
    out.stretches.push_back({out.bytes.size(), static_cast<std::uint64_t>(from.data() - begin)});
  };
  while (true) {
    const std::string_view here = body;
    if (body.empty()) {
      if (out.chunked) out.reason = "the chunked body ends without its last chunk";
      return out;
    }
    const bool has_end = body.find('\n') != std::string_view::npos;
    const auto length = has_end ? chunk_length(take_line(body)) : std::nullopt;
    if (!length) {
      if (out.chunked) {
        out.reason = "a chunk's length is no number; the rest is taken as it stands";
        stretch(here);
        out.bytes += here;
      }
      return out;
    }
    out.chunked = true;
    if (*length == 0) return out;
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(*length, body.size()));
    stretch(body);
    out.bytes += body.substr(0, size);
    if (size < *length) {
      out.reason = fmt::format("a chunk of {} bytes is cut off after {}", *length, size);
      return out;
    }
    body.remove_prefix(size);
    if (body.starts_with("\r\n")) {
      body.remove_prefix(2);
    } else if (body.starts_with('\n')) {
      body.remove_prefix(1);
    }
  }
}

}  // namespace weiguan::detail
