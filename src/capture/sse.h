// Server-sent events: a stream of events in the body of one answer.  WHATWG HTML, 9.2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

struct SseEvent {
  std::string type = "message";  // The event field.
  std::string data;              // Its data lines with a newline between them; bytes as they came.
  std::string id;                // Told with it; the standard lets it hold until the next is told.
  // Where it lies in the body: from its first line, comments before it among them, to behind the
  // blank line that ends it.
  std::uint64_t begin = 0, end = 0;

  friend bool operator==(const SseEvent&, const SseEvent&) = default;
};

struct SseStream {
  std::vector<SseEvent> events;        // That were dispatched, in order.
  std::optional<SseEvent> unfinished;  // Lines at the end that no blank line follows.
  std::optional<std::uint64_t> retry;  // The last one told, in milliseconds.
  bool any_field = false;              // A line with a field that the standard knows was met.

  friend bool operator==(const SseStream&, const SseStream&) = default;
};

// In time linear in the body's length, whatever stands in it.
SseStream parse_sse(std::string_view body);

}  // namespace weiguan
