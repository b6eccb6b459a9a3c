// Any bytes as server-sent events: places follow one another, and each event read alone is the
// same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "capture/sse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const weiguan::SseStream stream = weiguan::parse_sse(body);
  std::uint64_t behind = 0;
  for (const weiguan::SseEvent& event : stream.events) {
    if (event.begin < behind || event.end <= event.begin || event.end > size) __builtin_trap();
    behind = event.end;
    // A mark in front would be taken for that of a whole stream.
    const std::string_view part = body.substr(event.begin, event.end - event.begin);
    if (part.starts_with("\xEF\xBB\xBF")) continue;
    const weiguan::SseStream alone = weiguan::parse_sse(part);
    if (alone.events.size() != 1 || alone.unfinished) __builtin_trap();
    if (alone.events[0].data != event.data || alone.events[0].type != event.type) __builtin_trap();
    if (event.data.size() > part.size()) __builtin_trap();
  }
  if (stream.unfinished) {
    if (stream.unfinished->begin < behind || stream.unfinished->end != size) __builtin_trap();
  }
  return 0;
}
