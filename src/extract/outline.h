// What a page holds beside its words: where its links lead, and its tags.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

struct PageOutline {
  std::vector<std::string> links;  // As written, of links and pictures; in page order.
  std::vector<std::uint8_t> tags;  // A number for each kind of tag, in page order.

  friend bool operator==(const PageOutline&, const PageOutline&) = default;
};

// `bytes` as served, content coding undone; the charset as an HTTP header names it, or empty.
// Never throws for bad input; time is bounded as that of read_page() (extract/page.h).
PageOutline outline_of(std::string_view bytes, const std::string& charset = {});

}  // namespace weiguan
