// The chunked transfer coding of HTTP/1.1.  RFC 9112, 7.1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "capture/http.h"

namespace weiguan::detail {

struct Unchunked {
  bool chunked = false;  // False: the body does not begin with a chunk; `bytes` is empty.
  std::string bytes;
  std::vector<Stretch> stretches;  // As HttpMessage::stretches.
  std::string reason;              // What was wrong; empty when all was well.
};

// Salvages what it can: where a chunk's length is wrong the rest is taken as it stands.
Unchunked undo_chunks(std::string_view body);

}  // namespace weiguan::detail
